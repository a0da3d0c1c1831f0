import { createHash } from 'node:crypto';
import { headingIds } from '../../../../documents/site/heading-ids';
import { documentsSite } from '../../../../documents/site/site';
import type { SiteFacts } from '../../../../documents/site/targets';

const FILES = ['README.md', 'docs/a b.png', 'docs/drawing.svg', 'docs/deep/c.md', 'picture.png', 'registry/x.json'];
const facts: SiteFacts = {
  hasFile: (path) => FILES.includes(path),
  repository: 'https://github.com/acme/shop/blob/HEAD',
};

const OTHER = '# Other\n\n## What is *due*?\n\n## What is due?\n';

function site(text: string, more: Readonly<Record<string, string>> = {}) {
  const documents = { 'docs/a.md': text, 'docs/deep/b.md': OTHER, ...more };
  return documentsSite(
    'acme',
    Object.entries(documents).map(([path, content]) => ({ path, content })),
    facts,
  );
}

/** The content of a page below the navigation. */
function main(text: string, at = 'a.html'): string {
  const content = site(text).pages.find(({ path }) => path === at)?.content ?? '';
  return /<main id="content">\n([\s\S]*)\n<\/main>/.exec(content)?.[1] ?? '';
}

describe('the ids of headings', () => {
  test.each([
    [['Going live, at last!'], ['going-live-at-last']],
    [['`causeway docs build`'.replaceAll('`', '')], ['causeway-docs-build']],
    [
      ['A & B', 'a_b-c', 'Grüße, 世界', '1.2.3'],
      ['a--b', 'a_b-c', 'grüße-世界', '123'],
    ],
    [
      ['Same', 'Same', 'Same'],
      ['same', 'same-1', 'same-2'],
    ],
    [
      ['Same', 'Same 1', 'Same'],
      ['same', 'same-1', 'same-2'],
    ],
    [['a &lt;b&gt; c'], ['a-b-c']],
  ])('of %j are %j, as GitHub makes them', (texts, ids) => expect(headingIds(texts)).toEqual(ids));
});

describe('a page', () => {
  test('is HTML: headings with ids, tables, code, lists', () => {
    const shown = main('# A `b`\n\n| x | y |\n|---|--:|\n| 1 | `2` |\n\n```sh\nnpm ci && ls <x>\n```\n\n- [x] done\n');
    expect(shown).toContain('<h1 id="a-b">A <code>b</code></h1>');
    expect(shown).toMatch(/<table>[\s\S]*<th align="right">y<\/th>[\s\S]*<td align="right"><code>2<\/code><\/td>/);
    expect(shown).toContain('<pre><code class="language-sh">npm ci &amp;&amp; ls &lt;x&gt;\n</code></pre>');
    expect(shown).toMatch(/<li><input [^>]*checked[^>]*> done<\/li>/);
  });

  test('runs and asks for nothing, whatever the document says', () => {
    const canary = '<script>alert("canary")</script>';
    const text = [
      `# Title ${canary}`,
      canary,
      `In a line ${canary}, <img src=x onerror=alert(1)>, <b>bold</b>`,
      `| cell ${canary} |\n|---|\n| ${canary} |`,
      `- item ${canary}`,
      '```"><script>alert(2)</script>\ncode </code><script>\n```',
      '![<script>](https://elsewhere.example/pixel.png) [text](https://x.example/"onclick="y)',
      '<!-- a comment -->\n<iframe src="https://elsewhere.example"></iframe>\n<style>@import "x"</style>',
    ].join('\n\n');
    for (const { path, content } of site(text).pages) {
      if (path === 'search.html') continue;
      expect(content).not.toMatch(/<(?:script|img|iframe|b)\b|<link|@import "x"<|<!-- a|\son\w+=(?!alert)/);
      expect(content.match(/<style/g)).toHaveLength(1);
      expect(content).not.toMatch(/src="https?:|url\(/);
      expect(content).toContain("default-src 'none'");
    }
    // The search contains the text of all pages as data, and runs one own script, which the policy names.
    const found = site(text).pages.find(({ path }) => path === 'search.html')?.content ?? '';
    expect(found.match(/<script/g)).toHaveLength(2);
    const [, own = ''] = /<script>([\s\S]*?)<\/script>/.exec(found) ?? [];
    const hash = createHash('sha256').update(own).digest('base64');
    expect(found).toContain(`script-src 'sha256-${hash}'`);
    const page = main(text);
    expect(page).toContain('&#60;script&#62;alert(&#34;canary&#34;)&#60;/script&#62;');
    expect(page).toContain('<a href="https://elsewhere.example/pixel.png">');
  });

  test('says of its contract who owns it and until when it holds, and shows the fields of what is filled in', () => {
    const contract = 'owner: team:release\nlast_reviewed: 2026-11-21\nexpires: 2027-11-21\n';
    const line = '<p class="contract">owner team:release · last reviewed 2026-11-21 · expires 2027-11-21</p>';
    expect(main(`---\n${contract}---\n# A\n`)).toBe(`${line}\n<h1 id="a">A</h1>`);
    expect(main(`---\n${contract}must_haves:\n  truths: [x]\n---\n# A\n`)).toBe(`${line}\n<h1 id="a">A</h1>`);
    expect(main('---\nowner: "<script>"\n---\n# A\n')).toContain('owner &#60;script&#62;');
    expect(main('---\ntier: <tier>\n---\n# A\n')).toContain('<pre><code>tier: &#60;tier&#62;</code></pre>');
    expect(main('---\nowner: [\n---\n# A\n')).toContain('<pre><code>owner: [</code></pre>');
  });

  test('leads to every other, and says which one it is', () => {
    const { pages } = site('# A\n');
    expect(pages.map(({ path }) => path)).toEqual(['index.html', 'a.html', 'deep/b.html', 'search.html']);
    const [, a, b] = pages.map(({ content }) => content);
    expect(a).toContain('<li><a href="a.html" aria-current="page">A</a></li>');
    expect(a).toContain('<a href="deep/b.html">Other</a>');
    expect(b).toContain('<a href="../a.html">A</a>');
    expect(b).toContain('<a href="../index.html">acme</a>');
  });

  test('the first page begins with what a newcomer reads, in sections that fold, and shows the report', () => {
    const documents = ['getting-started', 'commands', 'runbooks/x'].map((name) => ({
      path: `docs/${name}.md`,
      content: `# ${name}\n`,
    }));
    const shown = { ...facts, hasFile: (path: string) => path === 'docs/images/report.png' };
    const { pages, pictures } = documentsSite('acme', documents, shown);
    const index = pages.find(({ path }) => path === 'index.html')?.content ?? '';
    expect([...index.matchAll(/<details[^>]*><summary>([^<]+)/g)].map(([, title]) => title)).toEqual([
      ...['All documents', 'Getting started', 'Reference', 'Runbooks'],
    ]);
    expect(index).toContain('Begin with <a href="getting-started.html">');
    expect(index).toContain('<img src="images/report.png"');
    expect(index).toContain('prefers-color-scheme:dark');
    expect(pictures).toEqual(['docs/images/report.png']);
  });

  test('is the same, byte for byte, however often and in whatever order it is made', () => {
    expect(site('# A\n[b](deep/b.md)\n')).toEqual(site('# A\n[b](deep/b.md)\n'));
    const documents = ['docs/b.md', 'docs/a.md', 'docs/deep/b.md'].map((path) => ({ path, content: OTHER }));
    expect(documentsSite('x', documents, facts)).toEqual(documentsSite('x', [...documents].reverse(), facts));
  });

  test('is made of documents below docs/ alone, and may be the first one itself', () => {
    const { pages } = site('# A\n', { 'README.md': '# No\n', 'docs/x.json': '{}', 'docs/index.md': '# Mine\n' });
    expect(pages.map(({ path }) => path)).toEqual(['a.html', 'deep/b.html', 'index.html', 'search.html']);
    expect(pages.at(-2)?.content).toContain('<h1 id="mine">Mine</h1>');
  });
});

describe('a link', () => {
  test.each([
    ['[x](deep/b.md)', '<a href="deep/b.html">x</a>'],
    ['[x](deep/b.md#what-is-due)', '<a href="deep/b.html#what-is-due">x</a>'],
    ['[x](./deep/b.md#what-is-due-1)', '<a href="deep/b.html#what-is-due-1">x</a>'],
    ['[x](/docs/deep/b.md)', '<a href="deep/b.html">x</a>'],
    ['[x](#title)', '<a href="#title">x</a>'],
    ['[x](a.md)', '<a href="#">x</a>'],
    ['[x][ref]\n\n[ref]: deep/b.md', '<a href="deep/b.html">x</a>'],
    ['<https://a.example/b?c&d>', '<a href="https://a.example/b?c&#38;d">https://a.example/b?c&amp;d</a>'],
    ['[x](https://nobody.invalid/gone)', '<a href="https://nobody.invalid/gone">x</a>'],
    ['[x](../registry/x.json)', '<a href="https://github.com/acme/shop/blob/HEAD/registry/x.json">x</a>'],
    ['[x](../README.md#y)', '<a href="https://github.com/acme/shop/blob/HEAD/README.md#y">x</a>'],
    ['![x](a%20b.png)', '<img src="a%20b.png" alt="x">'],
  ])('%s leads somewhere: %s', (text, html) => {
    expect(site(`# Title\n\n${text}\n`).broken).toEqual([]);
    expect(main(`# Title\n\n${text}\n`)).toContain(html);
  });

  test('to a picture takes it along, once', () => {
    expect(site('![x](a%20b.png) ![y](<a b.png>)').pictures).toEqual(['docs/a b.png']);
    expect(site('# A').pictures).toEqual([]);
  });

  test.each([
    ['[x](gone.md)', 'there is no file docs/gone.md'],
    ['[x](deep)', 'there is no file docs/deep'],
    ['[x](deep/B.md)', 'there is no file docs/deep/B.md'],
    ['[x](deep/b.md#gone)', 'docs/deep/b.md has no heading #gone'],
    ['[x](deep/b.md#Other)', 'docs/deep/b.md has no heading #Other'],
    ['[x](#gone)', 'docs/a.md has no heading #gone'],
    ['![x](gone.png)', 'there is no file docs/gone.png'],
    ['![x](drawing.svg)', 'docs/drawing.svg is not a picture of the site'],
    ['![x](../picture.png)', 'picture.png is not a picture of the site'],
    ['![x](deep/c.md)', 'docs/deep/c.md is not a picture of the site'],
    ['[x](../../elsewhere.md)', 'leads out of the repository'],
    ['[x](%2e%2e/%2e%2e/elsewhere.md)', 'leads out of the repository'],
    ['[x](javascript:alert%281%29)', 'not to javascript:'],
    ['[x](//host.example/x)', 'not to //host.example'],
    ['[x](data:text/html,x)', 'not to data:'],
    ['[x](%zz.md)', 'is not an address'],
    ['[![x](gone.png)](deep/b.md)', 'there is no file docs/gone.png'],
    ['[x][ref]\n\n[ref]: gone.md', 'there is no file docs/gone.md'],
  ])('%s leads nowhere: %s', (text, why) => {
    expect(site(`# Title\n\n${text}\n`).broken).toEqual([
      { path: 'docs/a.md', line: 3, why: expect.stringContaining(why) },
    ]);
  });

  test('that leads nowhere is told with its line, below the fields, in a list, in a table, after one like it', () => {
    const lines = [
      ...['---', 'owner: team:web', '---', '# A', '', 'Text', 'goes on [one](gone.md).', ''],
      ...['- [fine](deep/b.md)', '- then', '  [two](gone.md)', '', '| a |', '|---|', '| [three](gone.md) |', ''],
      ...['```', '[no link](gone.md)', '```', '> [four](gone.md)'],
    ];
    const wanted = lines.flatMap((line, index) => (/\[(?:one|two|three|four)\]/.test(line) ? [index + 1] : []));
    expect(wanted).toHaveLength(4);
    for (const end of ['\n', '\r\n']) expect(site(lines.join(end)).broken.map(({ line }) => line)).toEqual(wanted);
  });
});
