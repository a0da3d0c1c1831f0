/*
 * The one place that makes Markdown of text that others wrote. What they wrote is shown as it is: it opens no tag, link,
 * picture or table cell, begins no heading or list, calls nobody and refers to no issue.
 */

// Direction characters make a reader see another text than the one that is there (CVE-2021-42574).
const HIDDEN = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

// A backslash before `@` or `#` does not keep GitHub from making a mention or a reference; an empty comment does, and
// leaves the text whole for whoever copies it: https://github.com/github/cmark-gfm/issues/181
const NOTHING = '<!-- -->';
const MENTION = /(?<![A-Za-z0-9_])@(?=[A-Za-z0-9])|@(?=[\w.-]*\.[\w-])|#(?=\d)|\bGH-(?=\d)/gi;

// An address becomes a link by itself (GFM, section 6.9): its first signs are escaped.
const ADDRESS = /:(?=\/\/)|(?<=www)\./gi;

/** Text on one line, without what nobody sees. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim().replaceAll(HIDDEN, '\uFFFD');
}

function withoutCalls(text: string): string {
  return text.replaceAll(MENTION, (mark) => mark + NOTHING);
}

// Two dollar signs on a line are mathematics, which can hide text; GitHub's documents say how a dollar is shown:
// https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/writing-mathematical-expressions
function withoutMathematics(text: string): string {
  return text.split('$').length > 2 ? text.replaceAll('$', '<span>$</span>') : text;
}

function inline(text: string): string {
  const plain = text
    .replaceAll(/[\\`*[\]~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, (mark) => `\\${mark}`)
    .replaceAll(/&(?=#?\w+;)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(ADDRESS, (mark) => `\\${mark}`);
  return withoutMathematics(withoutCalls(plain));
}

// What begins a block at the start of a line: a heading, a list, a quotation, a rule. A number begins a list only where
// a space or nothing follows its dot (CommonMark 0.31.2, section 5.2), so a value like 0.12 stays as it is.
function notABlock(text: string): string {
  return text.replace(/^[#+>=-]/, (mark) => `\\${mark}`).replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/** Text of others as Markdown, on one line: shown as it is. May stand anywhere in a line, also as its beginning. */
export function markdownText(text: string): string {
  return notABlock(inline(oneLine(text)));
}

/** Text as inline code: with as many backticks around it as it needs, on one line. */
export function code(text: string): string {
  const line = oneLine(text);
  // In a table a backslash before a bar belongs to the table, even in code: only HTML can show it.
  if (/\\\|/.test(line)) return `<code>${markdownHtml(line).replaceAll(/[\\`*_[\]~|$]/g, entity)}</code>`;
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  if (line === '') return '` `';
  if (longest === 0) return `\`${line}\``;
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${line} ${fence}`;
}

/** Several values as inline code; a dash for none. */
export function codes(values: readonly string[]): string {
  return values.length === 0 ? '–' : values.map(code).join(', ');
}

/** A sentence of our own: shown as it is, save that what stands between backticks is code. */
export function markdownSentence(text: string): string {
  const parts = oneLine(text).split('`');
  const isPaired = parts.length % 2 === 1;
  if (!isPaired) return markdownText(text);
  return notABlock(parts.map((part, index) => (index % 2 === 1 ? code(part) : inline(part))).join(''));
}

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

/** Text of others within HTML that stands in Markdown, for instance in a `<summary>`. */
export function markdownHtml(text: string): string {
  return withoutCalls(oneLine(text).replaceAll(/[&<>"']/g, entity)).replaceAll('$', entity);
}

/** One row of a table; its cells are Markdown, of which only what would end a cell is escaped. */
export function markdownRow(cells: readonly string[]): string {
  const cell = (text: string) => text.replaceAll(/\s*\r?\n\s*/g, ' ').replaceAll('|', '\\|');
  return `| ${cells.map(cell).join(' | ')} |`;
}

/** The head of a table and the line below it. */
export function markdownHead(head: readonly string[]): readonly string[] {
  return [markdownRow(head), `|${'---|'.repeat(head.length)}`];
}

/** A table of texts of others. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [...markdownHead(head), ...rows.map((row) => markdownRow(row.map(markdownText)))].join('\n');
}
