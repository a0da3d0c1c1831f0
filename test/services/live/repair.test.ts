import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '../../../live/finding';
import { type Damage, readStates, repairOf } from '../../../live/repair';
import { outerRepair } from '../../../live/repair/removal';
import { fillSecret } from '../../../live/repair/secrets';
import type { SeenObject } from '../../../live/snapshot';
import { stateChanges } from '../../../live/state-changes';
import { stackOptions } from '../../../plan/stack-options';
import { causeway } from '../../support/cli/command';

const environment = {
  adminsBypass: false,
  waitMinutes: 5,
  reviewers: ['team:release', 'user:octocat'],
  preventSelfReview: true,
};
const OBJECTS: readonly (readonly [Finding['kind'], SeenObject])[] = [
  ['missing', { address: 'web/environment/production', kind: 'environment', fields: environment }],
  ['different', { address: 'web/environment/production', kind: 'environment', fields: environment }],
  ['unowned', { address: 'web/environment/by hand', kind: 'environment', fields: {} }],
  ['unowned', { address: 'web/environment/production/branch/release/*', kind: 'branch-policy', fields: { id: 7 } }],
  ['unowned', { address: 'web/environment/production/tag/v1', kind: 'tag-policy', fields: { id: 7 } }],
  ['unowned', { address: 'web/environment/it’s/variable/A', kind: 'variable', fields: {} }],
  ['unowned', { address: "web/environment/it's/secret/A", kind: 'secret', fields: {} }],
  ['unowned', { address: 'web/variable/A', kind: 'variable', fields: {} }],
  ['unowned', { address: 'web/environment/web-staging%2Fx', kind: 'environment', fields: { name: 'web-staging/x' } }],
  ['unowned', { address: 'web/ruleset/by hand', kind: 'ruleset', fields: { id: 7 } }],
  ['different', { address: 'web/ruleset/main', kind: 'ruleset', fields: {} }],
  ['unowned', { address: 'web/classic-protection/release/1', kind: 'classic-protection', fields: {} }],
  ['unowned', { address: 'web/branch-tag/release/1', kind: 'branch-tag', fields: { sha: 'a'.repeat(40) } }],
  ...(['Repository', 'Organization', 'unknown'] as const).map((sourceType) => {
    const fields = { sourceType, source: sourceType === 'Repository' ? 'acme/web' : 'acme', id: 7 };
    return ['unowned', { address: `web/branch-rules/main/${sourceType}:7`, kind: 'effective-rules', fields }] as const;
  }),
  ['different', { address: 'web/codeowners', kind: 'codeowners', fields: { content: '' } }],
  ['different', { address: 'web/immutable-releases', kind: 'immutable-releases', fields: { enabled: true } }],
  ['different', { address: 'web/immutable-releases', kind: 'immutable-releases', fields: { enabled: false } }],
  ['different', { address: 'web/actions', kind: 'actions', fields: {} }],
  ['unowned', { address: 'netlify/acme/shop', kind: 'site', fields: { id: 's1' } }],
  [
    'unowned',
    { address: 'netlify/acme/shop/variable/A', kind: 'site-variable', fields: { site: 's1', account: 'a1' } },
  ],
  [
    'unowned',
    {
      address: 'netlify/acme/shop/variable/B',
      kind: 'site-variable',
      fields: { site: 's1', account: 'a1', secret: false },
    },
  ],
  ['missing', { address: 'netlify/acme', kind: 'netlify-team', fields: {} }],
  ['unowned', { address: 'netlify/other', kind: 'netlify-team', fields: { id: 'a2' } }],
];
const outer = (level: 'repository' | 'organization', kind: 'secret' | 'variable', isFree = false) =>
  outerRepair('acme', { kind: `outer-${kind}`, repository: 'web', level, name: 'A' }, isFree);
const home = { organization: 'acme', stack: 'staging' };
const at = (address: string, fields = {}) => ({ address, fields });
const damage = (kind: Finding['kind'], object: SeenObject): Damage => ({
  organization: 'acme',
  stack: 'production.web-apps',
  kind,
  object,
});
const COMMANDS: readonly string[] = [
  ...OBJECTS.map(([kind, object]) => repairOf(damage(kind, object))),
  ...(['repository', 'organization'] as const).flatMap((level) => [outer(level, 'secret'), outer(level, 'variable')]),
  outer('repository', 'variable', true),
  fillSecret(home, { managed: 'external', name: 'KEY' }, at('netlify/acme/shop/variable/KEY', { site: 's1' })),
  fillSecret(home, { managed: 'external', name: 'A' }, at('web/environment/production/secret/A')),
  fillSecret(home, { managed: 'pulumi', surface: 'api', name: 'A' }, at('web/environment/staging/secret/A')),
  readStates('dev', ['foundation', 'production']),
  ...stateChanges('production', { form: 'export', writtenAt: '2026-11-21T00:00:00Z', pending: 1 }, []).map(
    ({ repair }) => repair,
  ),
];

const openapi = (name: string): { paths: Record<string, Record<string, { operationId?: string } | undefined>> } =>
  JSON.parse(readFileSync(require.resolve(name), 'utf8'));
const github = openapi('@octokit/openapi/generated/api.github.com.json').paths;
const netlify = Object.values(openapi('@netlify/open-api/dist/swagger.json').paths)
  .flatMap((methods) => Object.values(methods))
  .map((operation) => operation?.operationId);

/** Whether GitHub documents a method on a path, with any values for its parameters. */
function isDocumented(method: string, path: string): boolean {
  const parts = `/${path}`.split('/');
  return Object.entries(github).some(([pattern, methods]) => {
    const wanted = pattern.split('/');
    const fits =
      wanted.length === parts.length && wanted.every((each, index) => /^{.*}$/.test(each) || each === parts[index]);
    return fits && method.toLowerCase() in methods;
  });
}

/**
 * Every program that a command runs, with its arguments from the shell, in order. Each is a replacement that records
 * them, records a body that is piped into it, and answers `1`.
 */
function runsOf(command: string): readonly (readonly string[])[] {
  const programs = ['gh', 'netlify', 'pulumi', 'causeway', 'jq'];
  const functions = programs.map(
    (each) => `${each}() { printf '%s\\0' ${each} "$@" >> "$RUNS"; printf '\\n' >> "$RUNS"; printf '1'; }`,
  );
  const folder = mkdtempSync(join(tmpdir(), 'causeway-repair-'));
  const runs = join(folder, 'runs');
  try {
    const script = [...functions, `cd ${folder}; mkdir -p .github`, command].join('\n');
    execFileSync('bash', ['-c', script], { encoding: 'utf8', env: { ...process.env, RUNS: runs } });
    return readFileSync(runs, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split('\0').slice(0, -1));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const RUNS = COMMANDS.map((command) => ({ command, runs: runsOf(command) }));
const of = (...names: readonly string[]) =>
  RUNS.flatMap(({ runs }) => runs).filter((words) => names.every((name, index) => words[index] === name));

test.each(COMMANDS)('%s is a whole command', (command) => {
  execFileSync('bash', ['-n', '-c', command]);
  expect(command).not.toMatch(/undefined|(?<!\/dev\/)null|\n/);
});

test('GitHub knows what is asked of it', () => {
  const asked = of('gh', 'api');
  expect(asked.length).toBeGreaterThan(10);
  for (const words of asked) {
    const method = words.includes('--method') ? words[words.indexOf('--method') + 1]! : 'GET';
    const path = words.find((word) => /^(repos|orgs|enterprises|users)\//.test(word))!;
    expect([method, path, isDocumented(method, path)]).toEqual([method, path, true]);
  }
});

test('Netlify knows what is asked of it', () => {
  const asked = of('netlify', 'api');
  expect(asked.length).toBeGreaterThan(3);
  for (const words of asked) {
    expect(netlify).toContain(words[2]);
    if (words.includes('--data')) expect(typeof JSON.parse(words[words.indexOf('--data') + 1]!)).toBe('object');
  }
});

test('every other command of gh is one that it has', () => {
  const others = of('gh').filter(([, group]) => group !== 'api');
  const known = /^gh (?:secret (?:set|list)|variable (?:get|list|delete)|ruleset (?:list|view)) /;
  for (const words of others) expect(`${words.join(' ')} `).toMatch(known);
});

test('every command of Pulumi is one that changes this stack, or reads', () => {
  const known =
    /^pulumi (?:up --stack [\w.-]+ --refresh|stack history --stack [\w.-]+ --json|stack export --stack [\w.-]+ --file [\w.-]+|config set --secret --path causeway:secrets\.[\w-]+\.\w+ --stack [\w.-]+)$/;
  for (const words of of('pulumi')) expect(words.join(' ')).toMatch(known);
});

test('our own commands have the options that they are given', async () => {
  const own = [...of('causeway'), ['causeway', 'live', 'verify', ...stackOptions('foundation').split(' ')]];
  expect(own.length).toBeGreaterThan(2);
  for (const [, ...words] of own) {
    const named = words.slice(
      0,
      words.findIndex((word) => word.startsWith('-')),
    );
    const help = await causeway('.', ...named, '--help');
    expect(help.code).toBe(0);
    for (const word of words.filter((each) => each.startsWith('--'))) expect(help.stdout).toContain(word);
  }
});

test('no command takes away what may hold secrets or deploys, or governs others', () => {
  const harmful =
    /secret delete|deleteSite|removeAccountMember|DELETE \S*(?:orgs\/acme\/rulesets|environments\/[^/\s]+(?:\s|;|$))/;
  expect(COMMANDS.filter((command) => harmful.test(command))).toEqual([]);
});

test('the reviewers of an environment are written in one body, whole', () => {
  const put = repairOf(damage(...OBJECTS[1]!));
  expect(put).not.toMatch(/ -[fF] /);
  const body = execFileSync('bash', [
    '-c',
    `gh() { if [ "$1 $2" = 'api --method' ]; then cat; else printf 7; fi; }; ${put}`,
  ]);
  expect(JSON.parse(body.toString())).toEqual({
    wait_timer: 5,
    can_admins_bypass: false,
    prevent_self_review: true,
    reviewers: [
      { type: 'Team', id: 7 },
      { type: 'User', id: 7 },
    ],
    deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
  });
});
