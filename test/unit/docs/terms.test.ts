import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { marked, type Token, type Tokens } from 'marked';
import { TERMS } from '../../../registry/term-meanings';
import { ROOT } from '../../support/registry/fixtures';

/** The words that a newcomer cannot know, and their forms in a text. */
const FORMS: Readonly<Record<string, RegExp>> = {
  leaf: /\bleaf\b/i,
  ticket: /\btickets?\b/i,
  receipt: /\breceipts?\b/i,
  lane: /\blanes?\b/i,
  cohort: /\bcohorts?\b/i,
  soak: /\bsoak(?:s|ed|ing)?\b/i,
  foundation: /\bfoundation\b/i,
  partition: /\bpartition(?:s|ed)?\b/i,
  milestone: /\bmilestones?\b/i,
  drill: /\bdrill(?:s|ed)?\b/i,
};

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && path !== 'glossary.md')
    .map((path) => `docs/${path}`),
];
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');

/** The texts of a page in their order, without headings and code. `isMarked`: in emphasis, or a link to the glossary. */
function textsOf(tokens: readonly Token[], isMarked = false): readonly { text: string; isMarked: boolean }[] {
  return tokens.flatMap((token) => {
    if (['heading', 'code', 'codespan', 'html'].includes(token.type)) return [];
    if (token.type === 'table') {
      const { header, rows } = token as Tokens.Table;
      return [header, ...rows].flat().flatMap((cell) => textsOf(cell.tokens, isMarked));
    }
    if (token.type === 'list') return (token as Tokens.List).items.flatMap((item) => textsOf(item.tokens, isMarked));
    const marks = ['em', 'strong'].includes(token.type) || (token.type === 'link' && token.href.includes('glossary'));
    if ('tokens' in token && token.tokens) return textsOf(token.tokens, isMarked || marks);
    return 'text' in token ? [{ text: String(token.text), isMarked }] : [];
  });
}

test.each(pages)('%s explains each term where it uses it first', (path) => {
  const texts = textsOf(marked.lexer(read(path)));
  const unexplained = Object.entries(FORMS).flatMap(([term, form]) => {
    const first = texts.find(({ text }) => form.test(text));
    return first === undefined || first.isMarked ? [] : [`${term}: ${first.text.slice(0, 80)}`];
  });
  expect(unexplained).toEqual([]);
});

test('the glossary has every term, with the meaning that generated pages give', () => {
  const glossary = read('docs/glossary.md');
  const lacking = Object.entries(TERMS).filter(
    ([term, meaning]) => !glossary.includes(`\n## ${term}\n`) || !glossary.includes(meaning),
  );
  expect(lacking.map(([term]) => term)).toEqual([]);
});
