import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { rules } from '../../../policy/rules';
import { causeway } from '../../support/cli/command';
import { plannedViews, REGISTRY } from '../../support/policy/world';
import { spawned } from './spawned';

let folder = '';

function put(path: string, content: string): string {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
  return join(folder, path);
}

function state(change: (props: Readonly<Record<string, unknown>>) => object = (props) => props): string {
  const resources = plannedViews('production').map(({ urn, type, name, props, protect, provider }) => ({
    urn,
    type,
    protect,
    inputs: name === 'web.shop.production.deploy' ? change(props) : props,
    provider: `urn:pulumi:production::p::${provider?.type}::${provider?.name}::id`,
  }));
  return JSON.stringify({ version: 3, deployment: { resources } });
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-policy-'));
  put('registry/deploy-surfaces.json', readFileSync(REGISTRY, 'utf8'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const check = (...args: readonly string[]) =>
  causeway(folder, 'policy', 'check', '--registry', join(folder, 'registry/deploy-surfaces.json'), ...args);

describe('causeway policy check', () => {
  it('exits with 0 on a registry that keeps every rule', async () => {
    const { code, stdout } = await check('--on', 'registry', '--now', '2026-02-01T00:00:00Z');
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(
        /^policies on the registry: 3 stacks \(foundation, staging, production\), \d+ resources: nothing found\n$/,
      ),
    ]);
  });

  it('exits with 1 on a registry that breaks one, with the place in each form', async () => {
    const registry = JSON.parse(readFileSync(REGISTRY, 'utf8'));
    registry.repositories.web.workflowPermissions = 'write';
    put('registry/deploy-surfaces.json', JSON.stringify(registry, null, 2));
    const table = await check('--on', 'registry');
    expect(table.code).toBe(1);
    expect(table.stdout).toContain('least-privilege-workflow-token');
    const sarif = JSON.parse((await check('--on', 'registry', '--format', 'sarif')).stdout);
    const [result] = sarif.runs[0].results.filter((each: { level: string }) => each.level === 'error');
    expect(result.ruleId).toBe('least-privilege-workflow-token');
    expect(result.locations[0].logicalLocations[0].fullyQualifiedName).toBe('/repositories/web/workflowPermissions');
    const { stdout } = await check('--on', 'registry', '--format', 'markdown');
    expect(stdout).toContain('| mandatory | [`least-privilege-workflow-token`]');
    const json = JSON.parse((await check('--on', 'registry', '--json')).stdout);
    expect(json).toMatchObject({ schema: 'causeway/policy-check/v1', ok: false, on: 'registry' });
  });

  it('follows the levels of a configuration below the highest tier', async () => {
    const file = put('state.json', state().replaceAll('urn:pulumi:production', 'urn:pulumi:staging'));
    expect((await check('--on', 'state', file)).code).toBe(1);
    const registry = JSON.parse(readFileSync(REGISTRY, 'utf8'));
    registry.repositories.web.workflowPermissions = 'write';
    put('registry/deploy-surfaces.json', JSON.stringify(registry));
    put('policy/config/production.json', '{ "levels": { "least-privilege-workflow-token": "advisory" } }');
    const refused = await check('--on', 'registry');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('least-privilege-workflow-token cannot be advisory for the stack foundation');
  });

  it.each([
    ['a link that leads to itself', 'production.json'],
    ['a link to nothing', 'elsewhere.json'],
  ])('does not take a configuration that is %s for none', async (_what, target) => {
    mkdirSync(join(folder, 'policy/config'), { recursive: true });
    symlinkSync(target, join(folder, 'policy/config/production.json'));
    const says = expect.stringContaining('it exists and cannot be read');
    expect(await check('--on', 'registry')).toMatchObject({ code: 3, stdout: '', stderr: says });
  });

  it('checks an exported state', async () => {
    const now = ['--now', '2026-02-01T00:00:00Z'];
    expect((await check('--on', 'state', put('good.json', state()), ...now)).code).toBe(0);
    const bad = await check(
      '--on',
      'state',
      put(
        'bad.json',
        state((props) => ({ ...props, canAdminsBypass: true })),
      ),
    );
    expect(bad.code).toBe(1);
    expect(bad.stdout).toContain('least-privilege-admin-bypass');
  });

  it('exits with 3 where a rule could not look', async () => {
    const hidden = { '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270', ciphertext: 'x' };
    const file = put(
      'state.json',
      state((props) => ({ ...props, canAdminsBypass: hidden })),
    );
    const { code, stdout } = await check('--on', 'state', file, '--now', '2026-02-01T00:00:00Z');
    expect(code).toBe(3);
    expect(stdout).toContain('1 unverified');
  });

  it.each([
    [['--on', 'state'], 2, /a state is needed/],
    [['--on', 'preview', 'nowhere.json'], 2, /there is no such file/],
    [['--on', 'registry', 'extra.json'], 2, /named by --registry/],
    [['--on', 'moon'], 2, /Allowed choices are registry, preview, state/],
    [[], 2, /--on/],
  ])('refuses %j', async (args, code, message) => {
    const outcome = await check(...args);
    expect([outcome.code, outcome.stderr]).toEqual([code, expect.stringMatching(message)]);
  });

  it('exits with 3 on a document that is not whole', async () => {
    const { code, stderr } = await check('--on', 'preview', put('preview.json', '{"steps":[{"op":"create"}]}'));
    expect([code, stderr]).toEqual([3, expect.stringContaining('this is not a preview')]);
  });

  it('runs as the real command', () => {
    const { code, stdout } = spawned(folder, 'policy', 'check', '--on', 'registry', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).ok).toBe(true);
  });
});

describe('causeway policy list', () => {
  it('names every rule', async () => {
    const { stdout } = await causeway(folder, 'policy', 'list', '--json');
    expect(JSON.parse(stdout).rules.map(({ code }: { code: string }) => code)).toEqual(rules.map(({ code }) => code));
    expect((await causeway(folder, 'policy', 'list')).stdout).toContain('isolation-tier-boundary');
  });
});

describe('the team’s own rules', () => {
  const RULE = {
    code: 'own-short-names',
    title: 'Short names',
    why: 'Long names are cut off.',
    fix: 'Change the name.',
    docs: 'https://example.com/handbook',
    severity: 'low',
    category: 'hygiene',
    level: 'mandatory',
    milestone: 'M0',
    scope: 'stack',
  };
  const rules = (check: string, change: object = {}) =>
    put('policy/rules.js', `module.exports = [{ ...${JSON.stringify({ ...RULE, ...change })}, check: ${check} }];\n`);
  const onRegistry = (...args: readonly string[]) =>
    check('--on', 'registry', '--now', '2026-02-01T00:00:00Z', ...args);

  afterEach(() => {
    // Node keeps a loaded module, and the next test's file is another one.
    for (const path of Object.keys(require.cache)) if (path.startsWith(folder)) delete require.cache[path];
  });

  it('run on the registry, and a report says that they did', async () => {
    rules('(views, { stack }) => stack === "staging" ? [{ what: "our rule speaks", pointer: "/naming" }] : []');
    const text = await onRegistry();
    expect([text.code, text.stdout]).toEqual([1, expect.stringContaining('our rule speaks')]);
    expect(text.stdout).toContain('with 1 rule of policy/rules.js: 1 mandatory, 0 advisory');
    expect(JSON.parse((await onRegistry('--json')).stdout)).toMatchObject({
      ok: false,
      ownRules: { file: 'policy/rules.js', count: 1 },
      findings: [{ code: 'own-short-names', stack: 'staging', pointer: '/naming' }],
    });
    const { runs } = JSON.parse((await onRegistry('--format', 'sarif')).stdout);
    const [{ ruleId, ruleIndex }] = runs[0].results;
    expect([ruleId, runs[0].tool.driver.rules[ruleIndex].id]).toEqual(['own-short-names', 'own-short-names']);
  });

  it('run on a state, too', async () => {
    rules('(view) => (view.name === "web.shop.production.deploy" ? [{ what: "our rule looks", pointer: "" }] : [])', {
      scope: 'resource',
      types: 'every',
    });
    const found = await check('--on', 'state', put('state.json', state()));
    expect([found.code, found.stdout]).toEqual([1, expect.stringContaining('our rule looks')]);
  });

  it('pass when they find nothing, and an empty list is said', async () => {
    put('policy/rules.js', 'module.exports = [];\n');
    expect(await onRegistry()).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(', with 0 rules of policy/rules.js: nothing found'),
    });
  });

  it('that throw could not look, which is no pass', async () => {
    rules('() => { throw new Error("no such property"); }');
    const { code, stdout } = await onRegistry();
    expect([code, stdout]).toEqual([3, expect.stringContaining('the rule failed: no such property')]);
  });

  it.each([
    ['a link that leads to itself', 'policy/rules.js', (at: string) => symlinkSync(at, at)],
    ['a link to nothing', 'policy/rules.js', (at: string) => symlinkSync('elsewhere.js', at)],
    ['a folder', 'policy/rules.js', (at: string) => mkdirSync(at)],
    ['below a link to nothing', 'policy', (at: string) => symlinkSync('elsewhere', at)],
    ['below a file', 'policy', (at: string) => writeFileSync(at, '')],
  ])('that are %s are not taken for none', async (_what, path, make) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    make(join(folder, path));
    const says = expect.stringContaining('it exists and cannot be read');
    expect(await onRegistry()).toMatchObject({ code: 3, stdout: '', stderr: says });
  });

  it.each([
    ['a rule that does not exist', { 'own-nothing': 'advisory' }, "/levels/own-nothing names no rule of Causeway's"],
    ['a rule of the team', { 'own-short-names': 'disabled' }, "/levels/own-short-names names no rule of Causeway's"],
    [
      'a misspelt level',
      { 'least-privilege-workflow-token': 'advisery' },
      'must be equal to one of the allowed values',
    ],
  ])('take no level from a configuration for %s', async (_what, levels, says) => {
    rules('() => []');
    put('policy/config/production.json', JSON.stringify({ levels }));
    const { code, stdout, stderr } = await onRegistry();
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(says)]);
    expect(stderr).toContain('advisory, mandatory or disabled');
    expect(stderr).toContain('A rule of policy/rules.js has its level there');
  });

  it.each([
    ['cannot be loaded', 3, 'require("./missing.js");', 'cannot be loaded'],
    ['are no list', 2, 'module.exports = {};', 'not valid'],
    ['lack a field', 2, `module.exports = [${JSON.stringify(RULE)}];`, 'not valid at 0.check'],
    [
      'take a code of Causeway’s',
      2,
      `module.exports = [{ ...${JSON.stringify({ ...RULE, code: 'isolation-tier-boundary' })}, check: () => [] }];`,
      'two policy rules have the code',
    ],
  ])('that %s are refused with %d', async (_what, code, text, says) => {
    put('policy/rules.js', text);
    const outcome = await onRegistry();
    expect([outcome.code, outcome.stdout, outcome.stderr]).toEqual([code, '', expect.stringContaining(says)]);
  });
});
