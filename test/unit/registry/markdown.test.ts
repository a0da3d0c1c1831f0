import fc from 'fast-check';
import { marked, type Token } from 'marked';
import { markdownReport } from '../../../registry/check-report';
import { inlineCode, markdownHtml, markdownSentence, markdownTable, markdownText } from '../../../registry/markdown';
import { parseRegistry } from '../../../registry/parse';
import { base } from '../../support/registry/fixtures';

const HOSTILE = [
  ...[
    '![x](https://evil.example/?q=1)',
    '[x](https://evil.example)',
    '<img src=x onerror=y>',
    '</details><h1>passes</h1>',
  ],
  ...[
    '`',
    '``',
    '**yes**',
    '__yes__',
    '~~no~~',
    '| a | b |',
    '\\|',
    '\\',
    '\\`',
    'a\n\n# passes',
    '# passes',
    '- [x] done',
  ],
  ...[
    '1. one',
    '1.',
    '2)',
    '2) two',
    '0.12 ratio',
    '> said',
    '---',
    '===',
    '&lt;b&gt;',
    '&#64;team',
    '@acme/release',
    'fixes #12',
    'GH-12',
    'acme/web#1',
  ],
  ...[
    'https://evil.example',
    'www.evil.example',
    'a@evil.example',
    '0@0.0',
    '[x]: https://evil.example',
    '$\\phantom{no}$',
    '$$x$$',
  ],
  ...['\u202Edlrow', '    code', '```', '~~~', '<!--', '-->', '*', '_', '_a_', 'a_b_c', '<https://evil.example>'],
];
const pieces = fc.oneof(fc.constantFrom(...HOSTILE), fc.string());
const foreign = fc.array(pieces, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));

const HARMLESS = new Set(['text', 'escape', 'paragraph', 'space', 'codespan']);

function kinds(tokens: readonly Token[]): readonly string[] {
  return tokens.flatMap((token) => [
    // The two tags are Causeway's own: one ends a mention, the other a formula.
    ...(token.type === 'html' && ['<!-- -->', '<span>', '</span>', '<code>', '</code>'].includes(token.raw)
      ? []
      : [token.type]),
    ...('tokens' in token && token.tokens ? kinds(token.tokens) : []),
    ...('items' in token ? kinds(token.items) : []),
  ]);
}

/** The visible text of Markdown: without tags, with entities resolved. */
function seen(markdown: string): string {
  const html = marked.parseInline(markdown, { async: false });
  const text = html.replaceAll(/<!-- -->|<\/?(?:span|code)>/g, '');
  expect(text).not.toMatch(/<[a-z/!]/i);
  return withoutEntities(text);
}

function withoutEntities(text: string): string {
  return text
    .replaceAll(/&#(\d+);/g, (_all, number: string) => String.fromCodePoint(Number(number)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

const shown = (text: string) =>
  text
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replaceAll(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');

// GitHub makes links of these in the parsed text, even where they were escaped.
const CALL = /(?<![A-Za-z0-9_])@[A-Za-z0-9]|#\d|\bGH-\d/i;

describe('text of others in Markdown', () => {
  it('is shown as it is, and is nothing but text', () => {
    fc.assert(
      fc.property(foreign, (text) => {
        const markdown = markdownText(text);
        expect(kinds(marked.lexer(markdown)).filter((kind) => !HARMLESS.has(kind))).toEqual([]);
        expect(kinds(marked.lexer(`- ${markdown}`)).filter((kind) => !HARMLESS.has(kind))).toEqual([
          'list',
          'list_item',
        ]);
        expect(seen(markdown)).toBe(shown(text));
      }),
      { numRuns: 1000 },
    );
  });

  it.each(HOSTILE)('shows %j', (text) => {
    expect(seen(markdownText(text))).toBe(shown(text));
  });

  it('calls nobody, refers to no issue and hides nothing in a formula', () => {
    fc.assert(
      fc.property(foreign, (text) => {
        expect(withoutEntities(marked.parseInline(markdownText(text), { async: false }))).not.toMatch(CALL);
        expect(markdownText(text).replaceAll('<span>$</span>', '').split('$').length).toBeLessThan(3);
        expect(withoutEntities(markdownHtml(text))).not.toMatch(CALL);
        expect(markdownHtml(text)).not.toMatch(/<(?!!-- -->)|\$/);
      }),
      { numRuns: 1000 },
    );
  });

  it('ends no cell, whichever way a parser counts backslashes', () => {
    fc.assert(
      fc.property(fc.array(foreign, { minLength: 2, maxLength: 3 }), (cells) => {
        const [table] = marked.lexer(
          `${markdownTable(
            cells.map(() => 'head'),
            [cells],
          )}\n| ${inlineCode(cells[0] ?? '')} | ${cells
            .slice(1)
            .map(() => 'x')
            .join(' | ')} |`,
        );
        expect(table).toMatchObject({ type: 'table' });
        const rows = (table as { readonly rows: readonly (readonly { readonly text: string }[])[] }).rows;
        expect(rows.map((row) => row.length)).toEqual([cells.length, cells.length]);
        expect(rows[0]?.map(({ text }) => seen(text))).toEqual(cells.map(shown));
      }),
      { numRuns: 500 },
    );
  });

  it('is code where it is shown as code, and a sentence of ours may have some', () => {
    expect(inlineCode('a `b` c')).toBe('`` a `b` c ``');
    expect(inlineCode('\\|@x')).toBe('<code>&#92;&#124;@<!-- -->x</code>');
    expect(markdownText('0.12 ratio')).toBe('0.12 ratio');
    expect(markdownSentence('see `a_b` and _c_')).toBe('see `a_b` and \\_c\\_');
    fc.assert(
      fc.property(foreign, (text) => {
        fc.pre(!/\\\|/.test(text) && shown(text) !== '');
        const [token] = (marked.lexer(inlineCode(text))[0] as { readonly tokens: readonly Token[] }).tokens;
        expect(token).toMatchObject({ type: 'codespan' });
      }),
    );
  });
});

describe('the report of a refused registry', () => {
  it('shows what is wrong in it, and is nothing but one table', () => {
    const draft = base('full') as { surfaces: { id: string }[] };
    const evil = '![x](https://evil.example) @acme/release <b> | # `x` #12';
    for (const surface of draft.surfaces.slice(0, 1)) surface.id = evil;
    const text = JSON.stringify({ ...draft, [evil]: evil });
    const report = markdownReport('x.json', parseRegistry(text, { file: 'x.json', now: new Date(0) }));
    expect(report).toContain('refused');
    expect(report).not.toMatch(CALL);
    const found = new Set(kinds(marked.lexer(report)).filter((kind) => !HARMLESS.has(kind)));
    expect([...found].sort()).toEqual(['heading', 'table']);
  });
});
