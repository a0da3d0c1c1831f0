import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { documentHash } from '../../../documents/generated/document-hash';
import { scripts } from '../../../package.json';
import { causeway } from '../../support/cli/command';
import { ROOT } from '../../support/registry/fixtures';
import { spawned } from './spawned';

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

describe('what is generated for another repository than the governing one', () => {
  const services = (...args: readonly string[]) => docs(...args, '--repository', 'services');

  it('is what GitHub looks for there, and no more; a surface more makes it differ', async () => {
    expect(JSON.parse((await services('build', '--json')).stdout).written).toEqual(['.github/CODEOWNERS']);
    expect(await services('check')).toMatchObject({ code: 0, stdout: 'all are current\n' });
    const registry = JSON.parse(read('registry/deploy-surfaces.json'));
    const worker = registry.surfaces.find(({ id }: { id: string }) => id === 'worker');
    registry.surfaces.push({ ...worker, id: 'mailer' });
    put('registry/deploy-surfaces.json', JSON.stringify(registry));
    const { code, stdout } = await services('check');
    expect([code, stdout]).toEqual([1, expect.stringContaining('differs  .github/CODEOWNERS')]);
  });

  it('reports what its branches require, as far as surfaces go', async () => {
    await causeway(folder, 'workflows', 'build', '--repository', 'services');
    const { stdout } = await causeway(folder, 'workflows', 'check', '--repository', 'services', '--json');
    const verdicts = JSON.parse(stdout)
      .required.filter(({ context }: { context: string }) => context.startsWith('causeway / '))
      .map(({ context, verdict }: Record<string, string>) => `${context} ${verdict}`);
    expect(new Set(verdicts)).toEqual(new Set(['causeway / api reported', 'causeway / worker reported']));
  });

  it('is nothing for a repository that the registry does not have', async () => {
    expect(await docs('build', '--repository', 'nobody')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/there is no repository "nobody"\s+at --repository\s+allowed: web, services/),
    });
    expect(existsSync(at('.github'))).toBe(false);
  });
});

describe('the site of the documents', () => {
  /** Every page of the site by its path, and the targets of its links. */
  const pages = (folder = 'dist') =>
    readdirSync(at(folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.html'))
      .map(
        (path) => [path, [...read(`${folder}/${path}`).matchAll(/href="([^"]+)"/g)].map(([, to = '']) => to)] as const,
      );

  it('has a page for each of them, with links that lead somewhere', async () => {
    expect(await docs('site')).toMatchObject({ code: 0, stdout: 'written  8 pages to dist\n' });
    const found = new Map(pages());
    expect([...found.keys()].sort()).toEqual([
      'commands.html',
      'deployment/approvals.html',
      'deployment/env_matrix.html',
      'deployment/toggle-parity.html',
      'index.html',
      'policies.html',
      'registry.html',
      'search.html',
    ]);
    for (const [path, links] of found) {
      const local = links.filter((link) => !/^(?:https:\/\/|#)/.test(link));
      expect(local.length).toBeGreaterThan(0);
      for (const link of local) expect([path, link, found.has(join(dirname(path), link))]).toEqual([path, link, true]);
    }
    // Each page is in the tree and among the cards, and the first one is in the greeting too. The other links lead to
    // content, start and search.
    expect(new Set(found.get('index.html'))).toEqual(new Set(['#content', ...found.keys()]));
  });

  it('takes the written documents and their pictures along, whole and without a script', async () => {
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00]);
    put(
      'docs/runbook.md',
      '---\nowner: team:web\n---\n# Run\n\n![x](run.png) [map](deployment/approvals.md)\n\n<script>1</script>\n',
    );
    writeFileSync(at('docs/run.png'), picture);
    expect(await docs('site')).toMatchObject({ code: 0, stdout: 'written  9 pages to dist\n' });
    expect(readFileSync(at('dist/run.png'))).toEqual(picture);
    const page = read('dist/runbook.html');
    expect(page).toContain('<p class="contract">owner team:web</p>');
    expect(page).toContain('<a href="deployment/approvals.html">map</a>');
    expect(page).toContain('&#60;script&#62;1&#60;/script&#62;');
    expect(page).not.toContain('<script');
  });

  it('is not written while a link of it leads nowhere: each is told with file and line', async () => {
    put('docs/a.md', '# A\n\n[gone](gone.md), [old](deployment/approvals.md#old)\n![x](x.png)\n');
    const wanted = [
      'docs/a.md:3: there is no file docs/gone.md',
      'docs/a.md:3: docs/deployment/approvals.md has no heading #old',
      'docs/a.md:4: there is no file docs/x.png',
    ];
    expect(await docs('site')).toEqual({ code: 1, stdout: `${wanted.join('\n')}\n`, stderr: '' });
    expect(existsSync(at('dist'))).toBe(false);
    const { code, stdout } = await docs('site', '--json');
    expect([code, JSON.parse(stdout)]).toMatchObject([1, { ok: false, written: [], broken: [{ line: 3 }, {}, {}] }]);
    put('docs/a.md', '# A\n');
    expect((await docs('site')).code).toBe(0);
  });

  it('could not be made of what cannot be read, which is no pass', async () => {
    mkdirSync(at('docs'));
    symlinkSync('../registry/deploy-surfaces.json', at('docs/a.md'));
    expect(await docs('site')).toMatchObject({ code: 3, stderr: expect.stringContaining('not a regular file') });
    expect(existsSync(at('dist'))).toBe(false);
  });

  it('of this project has no link that leads nowhere, and is twice the same, byte for byte', async () => {
    for (const out of ['one', 'two']) expect((await causeway(ROOT, 'docs', 'site', '--out', at(out))).code).toBe(0);
    expect(pages('one').length).toBeGreaterThan(20);
    expect(pages('two')).toHaveLength(pages('one').length);
    for (const [path] of pages('one')) expect(read(`one/${path}`)).toBe(read(`two/${path}`));
    for (const [path] of pages('one')) {
      if (path === 'search.html') continue;
      expect(read(`one/${path}`)).not.toMatch(/<script|src="https?:/);
    }
  });

  it('says what the registry says now, whatever was built before, and is written again to the same bytes', async () => {
    const registry = JSON.parse(read('registry/deploy-surfaces.json'));
    registry.surfaces[0].description = '<script>alert("&")</script>';
    registry.surfaces[0].toggles = { mockPayments: { staging: true, production: false, reason: '<b>none</b>' } };
    put('registry/deploy-surfaces.json', JSON.stringify(registry));
    await docs('site', '--out', 'public');
    const page = read('public/deployment/toggle-parity.html');
    expect(page).toContain('none');
    expect(page).not.toContain('<b>');
    await docs('site', '--out', 'public');
    expect(read('public/deployment/toggle-parity.html')).toBe(page);
    expect(existsSync(at('dist'))).toBe(false);
  });

  it('is what this project builds, after its unit tests', () => {
    expect(scripts['build']).toBe('node bin/causeway.js docs site --out dist');
    // Netlify's build check knows jest but not our own runner.
    expect(scripts['test:run']).toBe('jest test/unit');
    expect(readFileSync(join(ROOT, 'netlify.toml'), 'utf8')).toMatch(/^ {2}publish = "dist"$/m);
  });

  it('needs a registry', async () => {
    rmSync(at('registry'), { recursive: true });
    expect((await docs('site')).code).toBe(2);
    expect(existsSync(at('dist'))).toBe(false);
  });
});

describe('a file of somebody in the folder of the site', () => {
  const built = async () => {
    expect((await docs('build')).code).toBe(0);
    expect((await docs('site')).code).toBe(0);
  };

  it.each(['index.html', 'registry.html', 'search.html'])('is kept as %s, and nothing is written', async (path) => {
    expect((await docs('build')).code).toBe(0);
    put(`dist/${path}`, 'mine\n');
    const { code, stderr } = await docs('site');
    expect([code, stderr]).toEqual([2, expect.stringContaining('this command did not write')]);
    expect([readdirSync(at('dist')), read(`dist/${path}`)]).toEqual([[path], 'mine\n']);
  });

  it('is kept where a picture would be, unless the folder holds an earlier site', async () => {
    put('docs/images/report.png', 'picture');
    put('dist/images/report.png', 'mine');
    expect((await docs('build')).code).toBe(0);
    expect((await docs('site')).code).toBe(2);
    expect(read('dist/images/report.png')).toBe('mine');
    rmSync(at('dist'), { recursive: true });
    await built();
    put('docs/images/report.png', 'a new picture');
    expect((await docs('site')).code).toBe(0);
    expect(read('dist/images/report.png')).toBe('a new picture');
  });

  it('is kept beside the pages, and a page without its mark stops the next site', async () => {
    await built();
    put('dist/CNAME', 'docs.example.com\n');
    expect((await docs('site')).code).toBe(0);
    expect(read('dist/CNAME')).toBe('docs.example.com\n');
    put('dist/registry.html', '<p>mine</p>\n');
    expect((await docs('site')).code).toBe(2);
    expect(read('dist/registry.html')).toBe('<p>mine</p>\n');
  });
});

describe('files of the team’s own', () => {
  const OWN = '# ours\n/apps/ @acme/web\n';

  it('are kept where a generated one would be, told, and end with 1; what is generated is written all the same', async () => {
    put('.github/CODEOWNERS', OWN);
    put('docs/deployment/approvals.md', 'ours\n');
    put('registry/readiness.schema.json', '{"$id":"urn:acme:x"}');
    const { code, stdout } = await docs('build');
    expect(code).toBe(1);
    expect(stdout).toContain('kept     docs/deployment/approvals.md: it is not generated');
    expect(stdout).toContain('kept     registry/readiness.schema.json: it is not generated');
    expect(stdout).toMatch(
      /kept {5}\.github\/CODEOWNERS: you own this file[^\n]*\n# causeway:begin[\s\S]*\n# causeway:end\n/,
    );
    expect(stdout).toContain('written  docs/deployment/env_matrix.md');
    expect([read('.github/CODEOWNERS'), read('docs/deployment/approvals.md')]).toEqual([OWN, 'ours\n']);
    const checked = await docs('check');
    expect(checked.code).toBe(1);
    // `docs build` alone repairs neither: the check says what does.
    expect(checked.stdout).toContain('differs  docs/deployment/approvals.md: it is not generated: move or delete it');
    expect(checked.stdout).toMatch(/differs {2}\.github\/CODEOWNERS: you own this file[^\n]*\n# causeway:begin/);
  });

  it('stay as they are beside the generated lines of CODEOWNERS, however often it is built', async () => {
    await docs('build');
    put('.github/CODEOWNERS', `${OWN}${read('.github/CODEOWNERS')}# the end\n`);
    expect((await docs('check')).code).toBe(0);
    put('.github/CODEOWNERS', read('.github/CODEOWNERS').replace('/registry/ @acme/release\n', ''));
    const stale = read('.github/CODEOWNERS');
    expect((await docs('check')).code).toBe(1);
    for (let time = 0; time < 2; time += 1) expect((await docs('build')).code).toBe(0);
    expect(read('.github/CODEOWNERS')).not.toBe(stale);
    expect(read('.github/CODEOWNERS')).toMatch(
      /^# ours\n\/apps\/ @acme\/web\n# causeway:begin[\s\S]*\/registry\/ @acme\/release\n[\s\S]*# causeway:end\n# the end\n$/,
    );
    expect((await docs('check')).code).toBe(0);
  });

  it('do not count below the generated lines of CODEOWNERS: the last matching line wins', async () => {
    await docs('build');
    put('.github/CODEOWNERS', `${read('.github/CODEOWNERS')}/registry/ @acme/web\n`);
    const before = read('.github/CODEOWNERS');
    expect((await docs('check')).code).toBe(1);
    expect((await docs('build')).code).toBe(1);
    expect(read('.github/CODEOWNERS')).toBe(before);
  });

  it('take the place of the product’s references', async () => {
    put('docs/commands.md', 'our commands\n');
    expect((await docs('build')).code).toBe(0);
    expect(read('docs/commands.md')).toBe('our commands\n');
    expect((await docs('check')).code).toBe(0);
  });

  it('are left out where one document is asked for', async () => {
    const { code, stdout } = await docs('build', '--only', '.github/CODEOWNERS');
    expect([code, stdout]).toEqual([0, 'written  .github/CODEOWNERS\n']);
    expect((await docs('build', '--only', 'docs/x.md')).code).toBe(2);
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

  /** The promises of a plan. */
  const PROMISED = [
    'netlify.toml',
    'docs/operations/release-workflow.md',
    'docs/operations/incident-log.md',
    'docs/operations/postmortem-template.md',
  ];
  it('hold for the must_haves of a plan, and for none of its artifacts less', async () => {
    for (const path of PROMISED) put(path, readFileSync(join(ROOT, path), 'utf8'));
    put('docs/plan.md', readFileSync(join(ROOT, 'test/fixtures/documents/hardening-plan.md'), 'utf8'));
    expect(await docs('check')).toEqual({ code: 0, stdout: 'all are current\n', stderr: '' });
    for (const path of PROMISED) {
      const text = read(path);
      rmSync(at(path));
      const { code, stdout } = await docs('check');
      expect([code, stdout]).toEqual([1, expect.stringContaining(`there is no file ${path}`)]);
      expect(stdout).toMatch(/^docs\/plan\.md:\d+: /m);
      put(path, text);
    }
    put('docs/plan.md', read('docs/plan.md').replace('must_haves:', 'must_haves: ['));
    expect(await docs('check')).toMatchObject({ code: 2, stdout: expect.stringMatching(/^docs\/plan\.md:\d+: /m) });
  });

  it('break with any change of a text that was reviewed', async () => {
    const body = 'What was reviewed.\n';
    put('docs/page.md', `---\ndoc_hash: ${documentHash(body)}\n---\n${body}`);
    expect((await docs('check')).code).toBe(0);
    put('docs/page.md', `${read('docs/page.md')}More.\n`);
    expect(await docs('check')).toMatchObject({ code: 1, stdout: expect.stringContaining('docs/page.md:2: ') });
  });

  it('want a request for an exception filled in, line by line', async () => {
    put('docs/exceptions/one.md', readFileSync(join(ROOT, 'docs/templates/exception-request.md'), 'utf8'));
    const { code, stdout } = await docs('check');
    expect([code, stdout]).toEqual([
      2,
      expect.stringMatching(/docs\/exceptions\/one\.md:\d+: a field is not filled in/),
    ]);
  });

  it('could not be looked at behind a link, which is no pass', async () => {
    put('elsewhere.txt', '---\nexpires: 2020-01-01\n---\n');
    symlinkSync('../elsewhere.txt', at('docs/page.md'));
    expect(await docs('check')).toMatchObject({ code: 3, stderr: expect.stringContaining('not a regular file') });
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
    put(
      'docs/registry.md',
      '# Registry\n\nGenerated from `registry/schema/` by `causeway docs build`; change that instead.\n',
    );
    const { code, stdout } = await docs('check');
    expect(code).toBe(2);
    expect(stdout).toMatch(
      /^differs {2}docs\/registry\.md.*\ndocs\/a\.md:2: .*expired.*\ndocs\/b\.md:2: .*did you mean must_haves\?\n$/,
    );
  });
});
