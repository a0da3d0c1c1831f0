import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { causeway } from '../../support/cli/command';
import { base, ROOT } from '../../support/registry/fixtures';
import { spawned } from './spawned';

let folder = '';

function put(path: string, content: string): string {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
  return path;
}

function snapshot(): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), 'utf8')]),
  );
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
  mkdirSync(join(folder, 'registry'));
  copyFileSync(join(ROOT, 'registry/deploy-surfaces.json'), join(folder, 'registry/deploy-surfaces.json'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('causeway registry check', () => {
  it('exits with 0 on a sound registry and says its digest', async () => {
    const { code, stdout, stderr } = await causeway(folder, 'registry', 'check');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/deploy-surfaces\.json: sound \(4 surfaces, 3 tiers, 2 repositories; sha256:[0-9a-f]{64}\)/);
  });

  it('exits with 0 on the smallest one, and with warnings', async () => {
    const document = base('minimal');
    document.tiers[1].approval = undefined;
    const path = put('small.json', JSON.stringify(document, null, 2));
    const { code, stdout } = await causeway(folder, 'registry', 'check', '--registry', path);
    expect(code).toBe(0);
    expect(stdout).toContain('small.json:24:5: warning tier-highest-unapproved');
  });

  it('exits with 2 on a bad one, with place, value and allowed set, and changes nothing', async () => {
    const document = base('minimal');
    document.surfaces[0].repository = 'shpo';
    const path = put('bad.json', JSON.stringify(document, null, 2));
    const before = snapshot();
    const { code, stdout } = await causeway(folder, 'registry', 'check', '--registry', path);
    expect(code).toBe(2);
    expect(stdout).toMatch(
      /bad\.json:\d+:\d+: error repository-unknown: there is no repository "shpo" \(allowed: "shop"\)/,
    );
    expect(stdout).not.toContain('    at ');
    expect(snapshot()).toEqual(before);
  });

  it('prints one JSON document with --json, before or after the command', async () => {
    const path = put('bad.json', '{ "a": 1, "a": 2 }');
    for (const args of [
      ['--json', '--registry', path, 'registry', 'check'],
      ['registry', 'check', '--registry', path, '--json'],
    ]) {
      const { code, stdout } = await causeway(folder, ...args);
      expect(code).toBe(2);
      expect(JSON.parse(stdout)).toMatchObject({
        ok: false,
        file: 'bad.json',
        problems: [{ code: 'json-duplicate-key', level: 'error', pointer: '/a', line: 1, column: 11 }],
      });
    }
  });

  it('writes SARIF and Markdown', async () => {
    const path = put('bad.json', JSON.stringify({ ...base('minimal'), unmatchedPaths: 'some' }));
    const sarif = await causeway(folder, 'registry', 'check', '--registry', path, '--format', 'sarif');
    expect(sarif.code).toBe(2);
    expect(JSON.parse(sarif.stdout)).toMatchObject({
      version: '2.1.0',
      runs: [{ tool: { driver: { rules: [{ id: 'schema-value' }] } }, results: [{ ruleId: 'schema-value' }] }],
    });
    const markdown = await causeway(folder, 'registry', 'check', '--registry', path, '--format', 'markdown');
    expect(markdown.code).toBe(2);
    expect(markdown.stdout).toContain('| error | `schema-value` |');
  });

  it.each([
    ['a path where no file exists', ['--registry', 'none.json'], 'there is no such file'],
    ['a folder', ['--registry', 'registry'], 'is not a regular file'],
    ['a time that is none', ['--now', 'tomorrow'], 'RFC 3339'],
    ['a format that is none', ['--format', 'xml'], 'text, markdown, sarif'],
    ['an option that is none', ['--jsonn'], '--json'],
    ['too many arguments', ['more'], 'too many arguments'],
  ])('refuses %s with exit 2 and without a stack', async (_name, args, told) => {
    const { code, stdout, stderr } = await causeway(folder, 'registry', 'check', ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(told);
    expect(stderr).not.toContain('    at ');
  });
});

describe('causeway registry explain', () => {
  it('tells in words and tables what a surface means on every tier', async () => {
    const { code, stdout } = await causeway(folder, 'registry', 'explain', 'storefront');
    expect(code).toBe(0);
    for (const text of [
      'from branch main alone, when 2 of team:release, user:octocat let it through',
      'storefront-production',
      'production-approval-storefront-2',
      'acme/acme-storefront-production',
      'https://shop.acme.example',
      'NETLIFY_API_TOKEN (external)',
      'quality / e2e',
    ]) {
      expect(stdout).toContain(text);
    }
  });

  it('gives the same as JSON', async () => {
    const { code, stdout } = await causeway(folder, 'registry', 'explain', 'api', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      surface: 'api',
      repository: 'acme/services',
      tiers: [
        { tier: 'dev' },
        { tier: 'staging', branch: 'dev' },
        { tier: 'production', environment: 'api-production' },
      ],
    });
  });

  it('refuses an unknown surface, with the nearest and all', async () => {
    const { code, stderr } = await causeway(folder, 'registry', 'explain', 'storefrnt');
    expect(code).toBe(2);
    expect(stderr).toContain('did you mean "storefront"?');
    expect(stderr).toContain('"docs"');
  });

  it('refuses to explain a registry that is refused', async () => {
    const path = put('bad.json', '[]');
    const { code, stdout, stderr } = await causeway(folder, 'registry', 'explain', 'api', '--registry', path, '--json');
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: { exitCode: 2, place: 'bad.json:1:1' } });
    expect(stderr).toContain('schema-type');
  });
});

describe('causeway plan', () => {
  it('prints the plan of a tier, as tables and as JSON', async () => {
    const text = await causeway(folder, 'plan', '--tier', 'staging');
    expect(text.code).toBe(0);
    expect(text.stdout).toContain('staging-approval');
    const json = await causeway(folder, 'plan', '--tier', 'staging', '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ stack: 'staging', tier: 'staging', organization: 'acme' });
    expect(json.stdout).not.toContain('production');
  });

  it('limits the plan to a group of repositories', async () => {
    const { stdout } = await causeway(folder, 'plan', '--tier', 'dev', '--partition', 'backend', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ stack: 'dev.backend', sites: [] });
  });

  it('prints the plan of the foundation', async () => {
    const text = await causeway(folder, 'plan', '--foundation');
    expect(text.code).toBe(0);
    expect(text.stdout).toContain('causeway branch main');
    const json = await causeway(folder, 'plan', '--foundation', '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ stack: 'foundation' });
  });

  it.each([
    [['plan'], '--tier dev | staging | production'],
    [['plan', '--tier', 'prod'], 'dev, staging, production'],
    [['plan', '--tier', 'dev', '--foundation'], 'cannot be used with'],
    [['plan', '--tier', 'dev', '--partition', 'none'], 'backend, web-apps'],
  ])('refuses %j', async (args, told) => {
    const { code, stdout, stderr } = await causeway(folder, ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(told);
  });
});

describe('causeway', () => {
  it.each([[['regsitry']], [['registry', 'chek']]])('tells what is allowed instead of %j', async (args) => {
    const { code, stderr } = await causeway(folder, ...args);
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean');
    expect(stderr).toContain('allowed: ');
  });

  it.each([
    [[]],
    [['init']],
    [['registry']],
    [['registry', 'check']],
    [['registry', 'explain']],
    [['plan']],
    [['docs', 'build']],
    [['docs', 'check']],
  ])('gives help with an example for %j', async (args) => {
    const { code, stdout } = await causeway(folder, ...args, '--help');
    expect(code).toBe(0);
    expect(stdout).toContain('$ causeway ');
    expect(stdout).toContain('--json');
  });

  it('prints its version', async () => {
    expect(await causeway(folder, '--version')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });

  it('does the same in a process of its own: good, bad, bad usage', () => {
    const good = spawned(folder, 'registry', 'check');
    expect(good).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('sound') });
    const path = put('bad.json', '{ // no\n}');
    const before = snapshot();
    const bad = spawned(folder, 'registry', 'check', '--registry', path, '--json');
    expect(bad).toMatchObject({ code: 2, stderr: '' });
    expect(JSON.parse(bad.stdout)).toMatchObject({ ok: false, problems: [{ code: 'json-comment' }] });
    const usage = spawned(folder, 'registry', 'chek');
    expect(usage).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('allowed: fetch, check, explain'),
    });
    expect(usage.stderr).not.toContain('    at ');
    expect(snapshot()).toEqual(before);
  });
});
