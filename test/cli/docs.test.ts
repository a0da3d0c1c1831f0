import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from '../registry/fixtures';
import { causeway, spawned } from './command';

let folder = '';
const at = (path: string) => join(folder, path);
const read = (path: string) => readFileSync(at(path), 'utf8');
function put(path: string, content: string): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), content);
}
const docs = (...args: readonly string[]) => causeway(folder, 'docs', ...args);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docs-'));
  mkdirSync(at('registry'));
  cpSync(join(ROOT, 'registry/deploy-surfaces.json'), at('registry/deploy-surfaces.json'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('generated documents', () => {
  it('differ until they are built, and are the same however often they are', async () => {
    expect(await docs('check')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('differs  docs/registry.md'),
    });
    expect(existsSync(at('docs'))).toBe(false);
    const built = await docs('build', '--json');
    expect(JSON.parse(built.stdout).written).toEqual(
      expect.arrayContaining([
        ...[
          '.github/CODEOWNERS',
          'docs/commands.md',
          'docs/policies.md',
          'docs/registry.md',
          'registry/readiness.schema.json',
        ],
        ...['docs/deployment/approvals.md', 'docs/deployment/env_matrix.md', 'docs/deployment/toggle-parity.md'],
      ]),
    );
    expect(await docs('check')).toEqual({ code: 0, stdout: 'all are current\n', stderr: '' });
    expect(await docs('build')).toMatchObject({ code: 0, stdout: 'all are current\n' });
    expect(spawned(folder, 'docs', 'check')).toMatchObject({ code: 0 });
  });

  it('are the same whatever day it is', async () => {
    await docs('build', '--now', '2026-11-21T00:00:00Z');
    expect((await docs('check', '--now', '2030-01-01T00:00:00Z')).code).toBe(0);
  });

  const pages = [
    'commands',
    'policies',
    'registry',
    'deployment/approvals',
    'deployment/env_matrix',
    'deployment/toggle-parity',
  ];
  it.each(pages)('say at the top of %s that they are generated, and a byte more is found', async (name) => {
    await docs('build');
    const page = read(`docs/${name}.md`);
    expect(page.split('\n')[2]).toMatch(/^Generated from `.+` by `causeway docs build`; change .+ instead\.$/);
    put(`docs/${name}.md`, `${page} `);
    expect(await docs('check')).toMatchObject({ code: 1, stdout: `differs  docs/${name}.md: causeway docs build\n` });
  });

  it('differ when the registry changes', async () => {
    await docs('build');
    const registry = JSON.parse(read('registry/deploy-surfaces.json'));
    registry.tiers[2].approval.quorum = 1;
    put('registry/deploy-surfaces.json', JSON.stringify(registry));
    const { code, stdout } = await docs('check', '--json');
    expect([code, JSON.parse(stdout)]).toMatchObject([1, { ok: false, stale: ['docs/deployment/approvals.md'] }]);
  });

  it('put the badges into a README and leave the rest of it as it is', async () => {
    put('README.md', '# Shop\n\nText of people.\n');
    await docs('build');
    expect(read('README.md')).toMatch(/^# Shop\n\n<!-- causeway:badges:begin[\s\S]*end -->\n\nText of people\.\n$/);
    put('README.md', read('README.md').replace('**A**', '**?**'));
    expect(await docs('check')).toMatchObject({ code: 1, stdout: 'differs  README.md: causeway docs build\n' });
  });

  it('are not built, none of them, where the markers of the badges make no block', async () => {
    put('README.md', '# Shop\n<!-- causeway:badges:end -->\n');
    expect(await docs('build')).toMatchObject({ code: 2, stderr: expect.stringContaining('README.md:2') });
    expect(existsSync(at('docs'))).toBe(false);
  });

  it('need a registry', async () => {
    rmSync(at('registry'), { recursive: true });
    expect(await docs('build')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('the registry cannot be read'),
    });
    expect(existsSync(at('docs'))).toBe(false);
  });
});

describe('contracts', () => {
  beforeEach(() => docs('build'));

  it('are held against the repository, with file and line', async () => {
    put(
      'docs/page.md',
      '---\nowner: team:web\nmust_haves:\n  artifacts:\n    - path: netlify.toml\n      provides: x\n      contains: y\n---\nText.\n',
    );
    expect(await docs('check')).toEqual({
      code: 1,
      stdout: 'docs/page.md:5: there is no file netlify.toml\n',
      stderr: '',
    });
    put('netlify.toml', 'y');
    expect((await docs('check')).code).toBe(0);
    rmSync(at('netlify.toml'));
    put('elsewhere.toml', 'y');
    symlinkSync('elsewhere.toml', at('netlify.toml'));
    expect((await docs('check')).code).toBe(1);
  });

  it('could not be looked at behind a link, which is no pass', async () => {
    put('elsewhere.txt', '---\nexpires: 2020-01-01\n---\n');
    symlinkSync('../elsewhere.txt', at('docs/page.md'));
    expect(await docs('check')).toMatchObject({ code: 3, stderr: expect.stringContaining('no plain file') });
  });

  it('expire at --now', async () => {
    put('docs/page.md', '---\nexpires: 2026-12-31\n---\nText.\n');
    expect((await docs('check', '--now', '2026-12-31T23:00:00Z')).code).toBe(0);
    const late = await docs('check', '--now', '2027-01-01T00:00:00Z', '--json');
    expect([late.code, JSON.parse(late.stdout)]).toMatchObject([
      1,
      { ok: false, stale: [], documents: [{ path: 'docs/page.md', state: 'broken', problems: [{ line: 2 }] }] },
    ]);
  });

  it('give a document to its code owner alone, at the root as below docs', async () => {
    put('PLAN.md', '---\nowner: team:web\n---\nText.\n');
    expect(await docs('check')).toMatchObject({
      code: 1,
      stdout: 'PLAN.md:2: CODEOWNERS gives PLAN.md to nobody, not to @acme/web alone\n',
    });
  });

  it('that are malformed end with 2, with everything else told too', async () => {
    put('docs/a.md', '---\nexpires: 2020-01-01\n---\n');
    put('docs/b.md', '---\nmust_have: {}\n---\n');
    put('docs/registry.md', 'mine\n');
    const { code, stdout } = await docs('check');
    expect(code).toBe(2);
    expect(stdout).toMatch(
      /^differs {2}docs\/registry\.md.*\ndocs\/a\.md:2: .*expired.*\ndocs\/b\.md:2: .*did you mean must_haves\?\n$/,
    );
  });
});
