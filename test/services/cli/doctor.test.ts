import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { nodeLine } from '../../../cli/world/doctor-node';
import { runHere } from '../../../demo/command';
import type { DoctorLine } from '../../../live/doctor/line';
import { loadRegistry } from '../../../registry/load';
import { projectFiles } from '../../../registry/project-files';
import { stackFiles } from '../../../registry/template';
import { startWorld } from '../../../sandbox/world';
import type { Draft } from '../../engine/draft';
import { firstHour } from '../../engine/first-hour';
import { base, NOW, ROOT } from '../../support/registry/fixtures';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doctor-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Replaces the Pulumi CLI, with the output and exit code of each of its commands. */
function pulumi(answers: Readonly<Record<string, string>>): string {
  const cases = Object.entries(answers).map(([words, text]) => `"${words}"*) ${text} ;;`);
  writeFileSync(join(folder, 'pulumi'), `#!/bin/sh\ncase "$*" in\n${cases.join('\n')}\n*) exit 9 ;;\nesac\n`);
  chmodSync(join(folder, 'pulumi'), 0o755);
  return [folder, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter);
}

const PLUGINS = JSON.stringify([
  { name: 'github', version: '6.15.0' },
  { name: 'terraform-provider', version: '1.1.3' },
]);
const ONE_PLUGIN = JSON.stringify([{ name: 'github', version: '6.15.0' }]);
const WELL = { version: 'echo v3.259.0', 'plugin ls': `echo '${PLUGINS}'`, whoami: 'echo \'{"user":"ada"}\'' };

/** A registry of one tier without Netlify, and the files that `init` writes beside it. */
function project(change: (registry: Draft) => void = () => undefined): void {
  const registry: Draft = JSON.parse(JSON.stringify(firstHour()));
  change(registry);
  const { repository } = registry.governance;
  const own = { name: '@causeway-deploy/causeway', spec: '0.1.0' };
  const files = [
    { path: 'registry/deploy-surfaces.json', content: JSON.stringify(registry) },
    ...projectFiles({ repository, package: own }),
    ...stackFiles(firstHour().tiers.map(({ id }: { readonly id: string }) => id)),
  ];
  for (const { path, content } of files) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

async function asked(env: Readonly<Record<string, string>>) {
  const { code, stdout } = await runHere(['doctor', '--json'], {
    cwd: folder,
    startedAt: NOW,
    env: { HOME: folder, ...env },
  });
  return { code, ...(JSON.parse(stdout) as { schema: string; ok: boolean; lines: readonly DoctorLine[] }) };
}

const lines = async (env: Readonly<Record<string, string>>) => (await asked(env)).lines;

describe('causeway doctor on a machine', () => {
  it('is content with the pinned engine, its plugins and a backend', async () => {
    const found = await lines({ PATH: pulumi(WELL) });
    expect(found.slice(0, 5).map(({ check, state }) => [check, state])).toEqual([
      ['Node', 'ok'],
      ['Pulumi CLI', 'ok'],
      ['Pulumi plugin github', 'ok'],
      ['Pulumi plugin terraform-provider', 'ok'],
      ['state backend', 'ok'],
    ]);
    expect(found[4]?.what).toMatch(/^ada; the registry does not name it for the workflows/);
  });

  it.each([
    ['no CLI', 'Pulumi CLI', 'missing', () => ({ PATH: folder })],
    ['another CLI', 'Pulumi CLI', 'missing', () => ({ PATH: pulumi({ ...WELL, version: 'echo v2.1.0' }) })],
    [
      'a CLI that npm’s package could not download',
      'Pulumi CLI',
      'missing',
      () => ({
        PATH: pulumi({ version: 'echo "Downloading pulumi v3.259.0..." >&2; echo "pulumi: fetch failed" >&2; exit 1' }),
      }),
    ],
    ['a CLI that breaks off', 'Pulumi CLI', 'unknown', () => ({ PATH: pulumi({ ...WELL, version: 'exit 1' }) })],
    ['no plugin', 'Pulumi plugin github', 'missing', () => ({ PATH: pulumi({ ...WELL, 'plugin ls': "echo '[]'" }) })],
    [
      'no plugin for Netlify’s provider',
      'Pulumi plugin terraform-provider',
      'missing',
      () => ({ PATH: pulumi({ ...WELL, 'plugin ls': `echo '${ONE_PLUGIN}'` }) }),
    ],
    [
      'no list of plugins',
      'Pulumi plugin github',
      'unknown',
      () => ({ PATH: pulumi({ ...WELL, 'plugin ls': 'echo x' }) }),
    ],
    ['no backend', 'state backend', 'missing', () => ({ PATH: pulumi({ ...WELL, whoami: 'exit 255' }) })],
    [
      'a backend that does not answer',
      'state backend',
      'unknown',
      () => ({ PATH: pulumi({ ...WELL, whoami: 'exit 255' }), PULUMI_BACKEND_URL: 's3://state' }),
    ],
    ['no registry', 'registry', 'missing', () => ({ PATH: pulumi(WELL) })],
  ])('tells of %s', async (_what, check, state, env) => {
    const line = (await lines(env())).find((each) => each.check === check);
    expect(line).toMatchObject({ check, state, repair: expect.stringMatching(/../) });
  });

  test.each(['', 'no JSON', 'null', '[]', '{}', '{"user":""}', '{"user":null}'])(
    'takes whoami that says "%s" for nobody',
    async (said) => {
      const all = await lines({ PATH: pulumi({ ...WELL, whoami: `echo '${said}'` }) });
      expect(all.find(({ check }) => check === 'state backend')).toMatchObject({ state: 'unknown' });
    },
  );

  it('says what is not reached, and how to reach it', async () => {
    const offline = 'echo "Downloading pulumi v3.259.0..." >&2; echo "pulumi: fetch failed" >&2; exit 1';
    const cli = (await lines({ PATH: pulumi({ version: offline }) })).find(({ check }) => check === 'Pulumi CLI');
    expect(cli).toMatchObject({
      what: 'npm\'s package "pulumi" could not download the CLI: fetch failed',
      repair: expect.stringMatching(
        /^allow https:\/\/get\.pulumi\.com .* or install the CLI and put it first on PATH$/,
      ),
    });
    const env = { PATH: pulumi({ ...WELL, whoami: 'exit 255' }), PULUMI_BACKEND_URL: 's3://state' };
    const backend = (await lines(env)).find(({ check }) => check === 'state backend');
    expect(backend?.repair).toContain('check that this machine reaches s3://state and has its credentials');
  });

  it.each([
    ['file Pulumi.yaml', 'Pulumi.yaml'],
    ['program', 'program.js'],
    ['policy pack', 'policy/PulumiPolicy.yaml'],
    ['file Pulumi.foundation.yaml', 'Pulumi.foundation.yaml'],
    ['file Pulumi.production.yaml', 'Pulumi.production.yaml'],
  ])('tells of the %s that is not in the project', async (check, path) => {
    project();
    const state = async () => (await lines({ PATH: pulumi(WELL) })).find((line) => line.check === check)?.state;
    expect(await state()).toBe('ok');
    rmSync(join(folder, path));
    expect(await state()).toBe('missing');
  });

  it('could not look for the program of a project that it cannot read', async () => {
    project();
    writeFileSync(join(folder, 'Pulumi.yaml'), 'name: [');
    const line = (await lines({ PATH: pulumi(WELL) })).find(({ check }) => check === 'program');
    expect(line).toMatchObject({ state: 'unknown' });
  });

  it.each<[string, string, DoctorLine['state'], Readonly<Record<string, string>>]>([
    ['nobody’s credential', 'GitHub credential', 'missing', {}],
    ['half of an App', 'GitHub credential', 'missing', { GITHUB_APP_ID: '1' }],
    [
      'two credentials',
      'GitHub credential',
      'missing',
      { GITHUB_TOKEN: 't', GITHUB_APP_ID: '1', GITHUB_APP_INSTALLATION_ID: '2', GITHUB_APP_PEM_FILE: 'x' },
    ],
    ['the backend of another', 'state backend', 'missing', { PULUMI_BACKEND_URL: 's3://other' }],
  ])('tells of %s', async (_what, check, state, env) => {
    project((registry) => {
      registry.state = {
        backend: 's3',
        url: 's3://acme-state?region=eu-central-1',
        logins: { aws: { role: 'arn:aws:iam::111122223333:role/state', region: 'eu-central-1' } },
        secrets: { provider: 'passphrase' },
      };
    });
    const line = (await lines({ PATH: pulumi(WELL), ...env })).find((each) => each.check === check);
    expect(line).toMatchObject({ state, repair: expect.stringMatching(/../) });
  });

  it.each([
    ['s3://acme-state', 's3://acme-state-test', 'missing'],
    ['s3://acme-state?region=eu-central-1', 's3://acme-state?region=eu-central-1', 'ok'],
    ['file:///srv/state', 'file:///srv/state2', 'missing'],
    ['file:///srv/state', 'file:///srv/state', 'ok'],
    ['https://api.pulumi.com', 'https://app.pulumi.com/acme', 'ok'],
    ['https://api.pulumi.com', 'https://app.pulumi.com.example.org/acme', 'missing'],
  ] as const)('compares the backend %s with %s: %s', async (url, found, state) => {
    const [backend, logins] = url.startsWith('s3')
      ? ['s3', { aws: { role: 'arn:aws:iam::111122223333:role/state', region: 'eu-central-1' } }]
      : url.startsWith('https')
        ? ['pulumi-cloud', { pulumi: { organization: 'acme' } }]
        : ['file', {}];
    project((registry) => {
      registry.state = { backend, url, logins, secrets: { provider: 'passphrase' } };
    });
    const whoami = `echo '${JSON.stringify({ user: 'ada', url: found })}'`;
    const all = await lines({ PATH: pulumi({ ...WELL, whoami }) });
    expect(all.find(({ check }) => check === 'state backend')).toMatchObject({ state });
  });

  it('tells of the Netlify token that is not set, where the registry has sites', async () => {
    mkdirSync(join(folder, 'registry'));
    writeFileSync(join(folder, 'registry/deploy-surfaces.json'), JSON.stringify(base('full')));
    const line = (await lines({ PATH: pulumi(WELL) })).find(({ check }) => check === 'Netlify credential');
    expect(line).toMatchObject({ state: 'missing', repair: expect.stringContaining('NETLIFY_API_TOKEN') });
  });

  it('ends with 0 where all is there, 1 where something is missing, and 3 where it only could not look', async () => {
    project();
    const registry = loadRegistry(join(folder, 'registry/deploy-surfaces.json'), { now: NOW }).registry;
    expect(await runHere(['workflows', 'build'], { cwd: folder, startedAt: NOW })).toMatchObject({ code: 0 });
    const world = await startWorld(registry);
    try {
      const env = { ...world.environment, PATH: pulumi(WELL) };
      const well = await asked(env);
      expect([well.lines.filter(({ state }) => state !== 'ok'), well.code, well.ok, well.schema]).toEqual([
        [],
        0,
        true,
        'causeway/doctor/v1',
      ]);
      // GitHub does not report a token's permissions.
      expect(await asked({ ...world.tokenEnvironment, PATH: pulumi(WELL) })).toMatchObject({ code: 3, ok: false });
      rmSync(join(folder, 'Pulumi.production.yaml'));
      expect(await asked({ ...world.tokenEnvironment, PATH: pulumi(WELL) })).toMatchObject({ code: 1, ok: false });
    } finally {
      await world.close();
    }
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['nothing was ever built', {}, 'missing'],
    ['a file lost its mark', { 'release-readiness.yml': 'mark' }, 'unknown'],
    ['a file differs', { 'release-readiness.yml': 'body' }, 'missing'],
  ])('says of generated workflows where %s: %s', async (_what, edited, state) => {
    const registry = base('full');
    delete registry.trust;
    mkdirSync(join(folder, 'registry'));
    mkdirSync(join(folder, '.github/workflows'), { recursive: true });
    writeFileSync(join(folder, 'registry/deploy-surfaces.json'), JSON.stringify(registry));
    for (const [name, how] of Object.entries(edited)) {
      const path = join('.github/workflows', name);
      const text = readFileSync(join(ROOT, path), 'utf8');
      writeFileSync(join(folder, path), how === 'mark' ? text.replace('# Generated', '# Made') : `${text}# more\n`);
    }
    const found = (await lines({ PATH: pulumi(WELL) })).find(({ check }) => check === 'generated workflows');
    expect(found).toMatchObject({ state });
  });

  it.each([
    ['v20.20.2', 'missing'],
    ['v22.22.2', 'ok'],
    ['v24.15.0', 'ok'],
    ['v25.0.0', 'missing'],
  ])('says of Node %s: %s', (version, state) => expect(nodeLine(version).state).toBe(state));
});
