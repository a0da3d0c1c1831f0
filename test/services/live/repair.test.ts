import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Finding } from '../../../live/compare';
import { type Damage, repairOf, stackOptions } from '../../../live/repair';
import { removeOuter } from '../../../live/repair/removal';
import { renewSecret } from '../../../live/repair/secrets';
import type { SeenObject } from '../../../live/snapshot';
import { stateChanges } from '../../../live/state-changes';
import { causeway } from '../../support/cli/command';

const environment = {
  ...{ adminsBypass: false, waitMinutes: 5, reviewers: ['team:release', 'user:octocat'], preventSelfReview: true },
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
  ['missing', { address: 'web/environment/production/secret/A', kind: 'secret', fields: {} }],
  ['unowned', { address: 'web/ruleset/by hand', kind: 'ruleset', fields: { id: 7 } }],
  ['different', { address: 'web/ruleset/main', kind: 'ruleset', fields: {} }],
  ['unowned', { address: 'web/classic-protection/release/1', kind: 'classic-protection', fields: {} }],
  ...(['Repository', 'Organization', 'unknown'] as const).map((sourceType) => {
    const fields = { sourceType, source: sourceType === 'Repository' ? 'acme/web' : 'acme', id: 7 };
    return ['unowned', { address: `web/branch-rules/main/${sourceType}:7`, kind: 'effective-rules', fields }] as const;
  }),
  ['different', { address: 'web/codeowners', kind: 'codeowners', fields: { content: '' } }],
  ['different', { address: 'web/actions', kind: 'actions', fields: {} }],
  ['unowned', { address: 'netlify/acme/shop', kind: 'site', fields: { id: 's1' } }],
  [
    'unowned',
    { address: 'netlify/acme/shop/variable/A', kind: 'site-variable', fields: { site: 's1', account: 'a1' } },
  ],
  ['missing', { address: 'netlify/acme', kind: 'netlify-team', fields: {} }],
  ['unowned', { address: 'netlify/other', kind: 'netlify-team', fields: { id: 'a2' } }],
];
const outer = (level: string, kind: 'secret' | 'variable') =>
  removeOuter({ organization: 'acme', repository: 'web', level, kind, name: 'A' });
const damage = (kind: Finding['kind'], object: SeenObject): Damage => ({
  ...{ organization: 'acme', stack: 'production.web-apps', kind, object },
});
const COMMANDS: readonly string[] = [
  ...OBJECTS.map(([kind, object]) => repairOf(damage(kind, object))),
  ...(['repository', 'organization'] as const).flatMap((level) => [outer(level, 'secret'), outer(level, 'variable')]),
  renewSecret('acme', { address: 'netlify/acme/shop/variable/KEY', kind: 'site-variable', fields: { site: 's1' } }),
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

/** Whether GitHub documents a method on a path, whatever stands for its parameters. */
function isDocumented(method: string, path: string): boolean {
  const parts = `/${path}`.split('/');
  return Object.entries(github).some(([pattern, methods]) => {
    const wanted = pattern.split('/');
    const fits =
      wanted.length === parts.length && wanted.every((each, index) => /^{.*}$/.test(each) || each === parts[index]);
    return fits && method.toLowerCase() in methods;
  });
}

/** The words of a command as the shell hands them to the program; what it would run inside is run as nothing. */
function wordsOf(command: string): readonly string[] {
  const script = `gh() { printf '1'; }; netlify() { printf '1'; }; jq() { cat >/dev/null; printf '1'; }; export -f gh netlify jq
show() { printf '%s\\0' "$@"; }; ${command.replace(/^(?:[A-Z_]+=\S+ )?/, '$&show ')}`;
  const replaced = script.replace(/((?:[A-Z_]+=\S+ ))show /, '$1 show ').replace(/ \| jq -r '\.repositories.*$/s, '');
  return execFileSync('bash', ['-c', replaced], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

test.each(COMMANDS)('%s is a whole command', (command) => {
  execFileSync('bash', ['-n', '-c', command]);
  expect(command).not.toMatch(/undefined|null|\n/);
});

test.each(COMMANDS.filter((each) => /\bgh api /.test(each)))('GitHub knows what it asks: %s', (command) => {
  const words = wordsOf(command);
  const method = words.includes('--method') ? words[words.indexOf('--method') + 1]! : 'GET';
  const path = words.find((word) => /^(repos|orgs|enterprises)\//.test(word))!;
  expect([method, path, isDocumented(method, path)]).toEqual([method, path, true]);
});

test.each(COMMANDS.filter((each) => /\bnetlify api /.test(each)))('Netlify knows what it asks: %s', (command) => {
  for (const [, operation] of command.matchAll(/netlify api (\w+)/g)) expect(netlify).toContain(operation);
  const words = wordsOf(command);
  if (words.includes('--data')) expect(typeof JSON.parse(words[words.indexOf('--data') + 1]!)).toBe('object');
});

test.each(COMMANDS.filter((each) => each.startsWith('gh ') && !each.startsWith('gh api')))(
  'is a command of gh: %s',
  (command) => {
    expect(wordsOf(command).slice(0, 3).join(' ')).toMatch(/^gh (?:(?:secret|variable) (?:set|delete)|ruleset list)$/);
  },
);

test.each(
  [...COMMANDS, `causeway live verify ${stackOptions('foundation')}`].filter((each) => each.startsWith('causeway ')),
)('is a command of ours, with options that it has: %s', async (command) => {
  const words = wordsOf(command).slice(1);
  const named = words.slice(
    0,
    words.findIndex((word) => word.startsWith('-')),
  );
  const help = await causeway('.', ...named, '--help');
  expect(help.code).toBe(0);
  for (const word of words.filter((each) => each.startsWith('--'))) expect(help.stdout).toContain(word);
});

test.each(COMMANDS.filter((each) => each.startsWith('pulumi ')))('is a command of Pulumi: %s', (command) => {
  expect(wordsOf(command).join(' ')).toMatch(
    /^pulumi (?:up --stack [\w.-]+ --refresh|stack history --stack [\w.-]+ --json)$/,
  );
});

test('every command is of one of these programs', () => {
  expect(COMMANDS.filter((each) => !/^(?:NETLIFY_SITE_ID=\S+ )?(?:gh|netlify|pulumi|causeway) /.test(each))).toEqual(
    [],
  );
});
