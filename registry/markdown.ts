/*
 * The only place that turns other people's text into Markdown. The text is shown literally: it opens no tag, link,
 * picture or table cell, starts no heading or list, and mentions no person or issue.
 */

// Direction characters display another text than the content (CVE-2021-42574).
const HIDDEN = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

// GitHub turns `\@` and `\#` into mentions and references all the same. An empty comment prevents it and keeps the text
// intact when it is copied: https://github.com/github/cmark-gfm/issues/181
const NOTHING = '<!-- -->';
const MENTION = /(?<![A-Za-z0-9_])@(?=[A-Za-z0-9])|@(?=[\w.-]*\.[\w-])|#(?=\d)|\bGH-(?=\d)/gi;

// Addresses become links by themselves (GFM, section 6.9), so their first characters are escaped.
const ADDRESS = /:(?=\/\/)|(?<=www)\./gi;

/** Text on one line, without invisible characters. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim().replaceAll(HIDDEN, '\uFFFD');
}

function withoutCalls(text: string): string {
  return text.replaceAll(MENTION, (mark) => mark + NOTHING);
}

// Two dollar signs on a line are mathematics, which can hide text. GitHub documents how to show a dollar:
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

// Escapes characters that start a block at the beginning of a line: a heading, list, quotation or rule. A number starts
// a list only before a space or the end of the line (CommonMark 0.31.2, section 5.2), so a value like 0.12 stays.
function notABlock(text: string): string {
  return text.replace(/^[#+>=-]/, (mark) => `\\${mark}`).replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/** Other people's text as literal Markdown on one line, for any place in a line, even its start. */
export function markdownText(text: string): string {
  return notABlock(inline(oneLine(text)));
}

/** Text as inline code on one line, with as many backticks around it as it needs. */
export function inlineCode(text: string): string {
  const line = oneLine(text);
  // In a table, a backslash before a bar belongs to the table even in code, so only HTML can show it.
  if (/\\\|/.test(line)) return `<code>${markdownHtml(line).replaceAll(/[\\`*_[\]~|$]/g, entity)}</code>`;
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  if (line === '') return '` `';
  if (longest === 0) return `\`${line}\``;
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${line} ${fence}`;
}

/** Several values as inline code; a dash for none. */
export function inlineCodes(values: readonly string[]): string {
  return values.length === 0 ? '–' : values.map(inlineCode).join(', ');
}

/** A sentence of Causeway's, shown literally except for code between backticks. */
export function markdownSentence(text: string): string {
  const parts = oneLine(text).split('`');
  const isPaired = parts.length % 2 === 1;
  if (!isPaired) return markdownText(text);
  return notABlock(parts.map((part, index) => (index % 2 === 1 ? inlineCode(part) : inline(part))).join(''));
}

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

/** Other people's text within HTML in Markdown, for instance in a `<summary>`. */
export function markdownHtml(text: string): string {
  return withoutCalls(oneLine(text).replaceAll(/[&<>"']/g, entity)).replaceAll('$', entity);
}

/** One row of a table. Its cells are Markdown; only characters that would end a cell are escaped. */
export function markdownRow(cells: readonly string[]): string {
  const cell = (text: string) => text.replaceAll(/\s*\r?\n\s*/g, ' ').replaceAll('|', '\\|');
  return `| ${cells.map(cell).join(' | ')} |`;
}

/** The head of a table and its separator line. */
export function markdownHead(head: readonly string[]): readonly string[] {
  return [markdownRow(head), `|${'---|'.repeat(head.length)}`];
}

/** A table of other people's texts. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [...markdownHead(head), ...rows.map((row) => markdownRow(row.map(markdownText)))].join('\n');
}
