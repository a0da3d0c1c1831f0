import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { statementBytes } from '../../../evidence/statement/statement';
import { Harbour } from '../../support/cli/harbour';
import { digestOf } from '../../support/evidence/samples';
import { previewText, step } from '../../support/live/blast-radius/preview';

const VARIABLE = 'github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable';
const RUN = {
  GITHUB_REPOSITORY: 'acme/storefront',
  GITHUB_WORKFLOW_REF: 'acme/storefront/.github/workflows/infrastructure-up.yml@refs/heads/main',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_SHA: 'a'.repeat(40),
  GITHUB_RUN_ID: '4711',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_ACTOR: 'octocat',
};

let harbour: Harbour;
beforeEach(async () => {
  harbour = await Harbour.open(['apply-receipt']);
  harbour.put('.gitignore', 'node_modules/\n');
  harbour.put('package-lock.json', '{"lockfileVersion":3}');
  harbour.put('index.ts', 'export const program = 1;\n');
  harbour.put('policy/index.ts', 'export const rules = [];\n');
  harbour.put('policy/config/dev.json', '{}');
  install('pulumi', { name: '@pulumi/pulumi', version: '3.259.0' });
  install('github', provider('6.15.0'));
});
afterEach(() => harbour.close());

const provider = (version: string) => ({
  name: '@pulumi/github',
  version,
  pulumi: { resource: true, name: 'github', version },
});
const install = (name: string, content: object) =>
  harbour.put(`node_modules/@pulumi/${name}/package.json`, JSON.stringify(content));

const change = (value: string, name = 'web.shop.dev.deploy.variable.MODE') => ({
  ...step('dev', 'update', VARIABLE, name, { value: 'old' }),
  newState: { type: VARIABLE, inputs: { value }, modified: '2026-11-21T09:00:00Z' },
  detailedDiff: { value: { kind: 'update', inputDiff: true } },
});
const preview = (name: string, ...steps: readonly { readonly op: string }[]) =>
  harbour.put(`artifacts/${name}.json`, previewText(steps));

const bind = (file = preview('preview', change('new')), out = 'artifacts/binding.json') =>
  harbour.run(['apply', 'bind', file, '--stack', 'dev', '--out', out]);
const check = (file: string, ...more: readonly string[]) =>
  harbour.run(['apply', 'check', 'artifacts/binding.json', file, '--json', ...more]);
const binding = () => JSON.parse(readFileSync(join(harbour.clone, 'artifacts/binding.json'), 'utf8'));
const same = () => preview('now', change('new'));

describe('causeway apply bind and check', () => {
  test('the same preview of the same checkout may be applied, in whatever order and at whatever time', async () => {
    const other = change('new', 'web.docs.dev.deploy.variable.MODE');
    expect(await bind(preview('preview', change('new'), other))).toMatchObject({ code: 0, stderr: '' });
    const again = preview('now', other, {
      ...change('new'),
      newState: { ...change('new').newState, modified: '2027-01-01T00:00:00Z' },
    } as never);
    const outcome = await check(again, '--digest', binding().digest);
    expect([outcome.code, JSON.parse(outcome.stdout)]).toEqual([
      0,
      { schema: 'causeway/apply-check/v1', ok: true, stack: 'dev', digest: binding().digest, differences: [] },
    ]);
  });

  test('who previews and who applies are two Apps: the provider’s credential is not bound, its address is', async () => {
    const provider = (diffReasons: readonly string[]) => ({
      op: 'update',
      urn: 'urn:pulumi:dev::causeway::pulumi:providers:github::github',
      diffReasons,
    });
    await bind(preview('preview', change('new'), provider(['appAuth'])));
    expect((await check(same())).code).toBe(0);
    expect((await check(preview('now', change('new'), provider(['appAuth', 'baseUrl'])))).code).toBe(1);
  });

  test.each<readonly [string, () => void]>([
    ['registry', () => writeRegistry({ unmatchedPaths: 'none' })],
    ['program', () => harbour.put('index.ts', 'export const program = 2;\n')],
    ['program', () => harbour.put('plan/new.ts', '')],
    ['program', () => rmSync(join(harbour.clone, 'index.ts')) ?? harbour.put('other.ts', '')],
    ['program', () => harbour.put('Pulumi.dev.yaml', 'config: {}\n')],
    ['lockfile', () => harbour.put('package-lock.json', '{"lockfileVersion":2}')],
    ['pack', () => harbour.put('policy/index.ts', 'export const rules = [1];\n')],
    ['packConfiguration', () => harbour.put('policy/config/dev.json', '{"all":"advisory"}')],
    ['plugin github', () => install('github', provider('6.15.1'))],
    [
      'plugin netlify',
      () => install('netlify', { name: '@pulumi/netlify', version: '1.0.0', pulumi: { resource: true } }),
    ],
  ])('another %s is refused by its name', async (name, alter) => {
    await bind();
    const file = same();
    alter();
    const outcome = await check(file);
    expect([outcome.code, JSON.parse(outcome.stdout).differences.map((each: { name: string }) => each.name)]).toEqual([
      1,
      [name],
    ]);
  });

  test('another step is refused by its name: one more, one less, another value, another operation', async () => {
    await bind();
    const urn = change('new').urn;
    const names = async (file: string) => {
      const outcome = await check(file);
      expect(outcome.code).toBe(1);
      return JSON.parse(outcome.stdout).differences.map((each: { name: string }) => each.name);
    };
    expect(await names(preview('now', change('other')))).toEqual([`step update ${urn}`]);
    expect(await names(preview('now'))).toEqual([`step update ${urn}`]);
    expect(await names(preview('now', { ...change('new'), op: 'replace' }))).toEqual([
      `step replace ${urn}`,
      `step update ${urn}`,
    ]);
    const more = change('new', 'web.docs.dev.deploy.variable.MODE');
    expect(await names(preview('now', change('new'), more))).toEqual([`step update ${more.urn}`]);
    const old = { ...change('new'), oldState: { inputs: { value: 'drifted' } } };
    expect(await names(preview('now', old))).toEqual([`step update ${urn}`]);
  });

  test('a binding that is another one than the approved, or was changed, is refused', async () => {
    await bind();
    const other = await check(same(), '--digest', digestOf('1'));
    expect([other.code, JSON.parse(other.stdout).differences]).toEqual([
      1,
      [{ name: 'binding', reviewed: digestOf('1'), now: binding().digest }],
    ]);
    harbour.put('artifacts/binding.json', JSON.stringify({ ...binding(), steps: [] }));
    expect(await check(same())).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('changed after it was made'),
    });
    harbour.put('artifacts/binding.json', '{}');
    expect(await check(same())).toMatchObject({ code: 2, stderr: expect.stringContaining('this is not a binding') });
  });

  test('what cannot be looked at whole is not bound', async () => {
    const nothing = () => expect(existsSync(join(harbour.clone, 'artifacts/binding.json'))).toBe(false);
    const cases: readonly (readonly [string, number, RegExp])[] = [
      [harbour.put('artifacts/cut.json', previewText([change('new')]).slice(0, -9)), 3, /cut off/],
      [
        harbour.put('artifacts/short.json', previewText([], { changeSummary: { update: 1 } })),
        3,
        /the preview is incomplete/,
      ],
      [
        harbour.put('artifacts/failed.json', previewText([], { diagnostics: [{ severity: 'error', message: 'no' }] })),
        3,
        /the preview failed/,
      ],
      [preview('foreign', step('production', 'update', VARIABLE, 'x')), 2, /of the stack "production"/],
      [harbour.put('artifacts/other.json', '[]'), 2, /not a preview/],
    ];
    for (const [file, code, message] of cases) {
      expect(await bind(file)).toMatchObject({ code, stderr: expect.stringMatching(message) });
      nothing();
    }
    rmSync(join(harbour.clone, 'package-lock.json'));
    expect(await bind()).toMatchObject({ code: 2, stderr: expect.stringContaining('lacks its lockfile') });
    harbour.put('package-lock.json', '{}');
    rmSync(join(harbour.clone, 'node_modules'), { recursive: true });
    expect(await bind()).toMatchObject({ code: 3, stderr: expect.stringContaining('not installed') });
    nothing();
  });
});

function writeRegistry(more: object): void {
  harbour.put('registry/deploy-surfaces.json', JSON.stringify({ ...harbour.registry, ...more }));
}

const at = (seconds: number) => new Date(harbour.now.getTime() + seconds * 1000).toISOString();
const messageOf = (run = 'runs/4711/attempts/1', digest = binding().digest) =>
  `${digest} by https://github.com/acme/storefront/actions/${run}`;
const history = (more: object = {}) =>
  harbour.put(
    'artifacts/history.json',
    JSON.stringify([
      {
        kind: 'update',
        version: 1,
        startTime: at(-60),
        endTime: at(-30),
        result: 'succeeded',
        message: messageOf(),
        resourceChanges: { update: 1, same: 5 },
        ...more,
      },
    ]),
  );
const readBack = (more: object = {}) =>
  harbour.put(
    'artifacts/read.json',
    statementBytes({
      kind: 'ruleset-verification',
      subjects: { reading: digestOf('9') },
      predicate: {
        stack: 'dev',
        registryDigest: binding().registry,
        verdict: 'verified',
        findings: 0,
        readAt: at(-10),
        ...more,
      },
    }),
  );
const receipt = (...more: readonly string[]) =>
  harbour.run(
    [
      'apply',
      'receipt',
      'artifacts/binding.json',
      '--history',
      'artifacts/history.json',
      '--out',
      'artifacts/r.json',
      ...more,
    ],
    RUN,
  );

describe('causeway apply message', () => {
  test('names the reviewed plan and the attempt of the run, and nothing where there is no run', async () => {
    await bind();
    const said = await harbour.run(['apply', 'message', 'artifacts/binding.json'], RUN);
    expect(said).toMatchObject({ code: 0, stdout: `${messageOf()}\n`, stderr: '' });
    const outside = await harbour.run(['apply', 'message', 'artifacts/binding.json'], {});
    expect(outside).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('not a job of GitHub Actions'),
    });
    harbour.put('artifacts/binding.json', JSON.stringify({ ...binding(), steps: [] }));
    expect(await harbour.run(['apply', 'message', 'artifacts/binding.json'], RUN)).toMatchObject({
      code: 2,
      stdout: '',
    });
  });
});

describe('causeway apply receipt', () => {
  beforeEach(async () => {
    await bind();
    history();
  });

  test('tells of the update and of what was read back, once, on the branch', async () => {
    const outcome = await receipt('--read-back', readBack(), '--push', '--json');
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    const { statements, refused } = await harbour.book();
    expect(refused).toEqual([]);
    expect(statements.map(({ statement }) => statement)).toMatchObject([
      {
        kind: 'apply-receipt',
        subjects: { plan: binding().digest },
        predicate: {
          stack: 'dev',
          registryDigest: binding().registry,
          programDigest: binding().program,
          lockfileDigest: binding().lockfile,
          plugins: { github: '6.15.0', sdk: '3.259.0' },
          changes: { update: 1, same: 5 },
          outcome: 'succeeded',
          finishedAt: at(0),
          readBack: { digest: digestOf('9'), verdict: 'verified' },
          workflow: { path: '.github/workflows/infrastructure-up.yml', runId: 4711 },
        },
      },
    ]);
    rmSync(join(harbour.clone, 'artifacts/r.json'));
    expect(await receipt('--push')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('this update already has a receipt'),
    });
  });

  test('tells of a failed update too, without a read-back', async () => {
    history({ result: 'failed' });
    expect(await receipt('--push')).toMatchObject({ code: 0, stdout: expect.stringContaining('of dev failed') });
    expect((await harbour.book()).statements[0]!.statement.predicate).not.toHaveProperty('readBack');
  });

  test('is not signed for another update, read-back, checkout or run', async () => {
    const head = harbour.scene.head();
    const no = async (code: number, message: RegExp, ...more: readonly string[]) => {
      const outcome = await receipt('--push', ...more);
      expect([outcome.code, outcome.stderr]).toEqual([code, expect.stringMatching(message)]);
      expect(existsSync(join(harbour.clone, 'artifacts/r.json'))).toBe(false);
    };
    await no(2, /of the stack staging/, '--read-back', readBack({ stack: 'staging' }));
    await no(2, /another registry/, '--read-back', readBack({ registryDigest: digestOf('1') }));
    await no(2, /before the update ended/, '--read-back', readBack({ readAt: at(-40) }));
    await no(2, /not a statement/, '--read-back', harbour.put('artifacts/other.json', '{}'));
    for (const [more, message] of [
      [{ kind: 'refresh' }, /is a refresh/],
      [{ endTime: undefined }, /has not ended/],
      [{ endTime: at(-4000) }, /a different update/],
      [{ endTime: at(400) }, /a different update/],
      [{ resourceChanges: undefined }, /does not say/],
      [{ message: undefined }, /not the one of .*runs\/4711\/attempts\/1": it is a different update/],
      [{ message: '' }, /it is a different update/],
      [{ message: 'by hand' }, /it is a different update/],
      [{ message: messageOf('runs/4712/attempts/1') }, /it is a different update/],
      [{ message: messageOf('runs/4711/attempts/2') }, /it is a different update/],
      [{ message: messageOf('runs/4711/attempts/1', digestOf('1')) }, /it is a different update/],
      [{ message: `${messageOf()} and more` }, /it is a different update/],
    ] as const) {
      history(more);
      await no(3, message);
    }
    harbour.put('artifacts/history.json', '[]');
    await no(3, /no update/);
    history();
    harbour.put('index.ts', 'export const program = 2;\n');
    await no(2, /not the one that was bound: program/);
    harbour.put('index.ts', 'export const program = 1;\n');
    const outside = await harbour.run(
      [
        'apply',
        'receipt',
        'artifacts/binding.json',
        '--history',
        'artifacts/history.json',
        '--out',
        'artifacts/r.json',
      ],
      {},
    );
    expect(outside).toMatchObject({ code: 2, stderr: expect.stringContaining('not a job of GitHub Actions') });
    expect(harbour.scene.head()).toBe(head);
  });
});
