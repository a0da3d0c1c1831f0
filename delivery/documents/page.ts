/** Text as inline code: with as many backticks around it as it needs, on one line. */
export function code(text: string): string {
  const line = text.replaceAll(/\s*\r?\n\s*/g, ' ');
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  if (longest === 0) return `\`${line}\``;
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${line} ${fence}`;
}

/** Several values as inline code; a dash for none. */
export function codes(values: readonly string[]): string {
  return values.length === 0 ? '–' : values.map(code).join(', ');
}

function escaped(text: string): string {
  return text.replaceAll(/[\\*[\]<]|(?<!\w)_|_(?!\w)/g, (mark) => (mark === '<' ? '&lt;' : `\\${mark}`));
}

/** Text within a line of Markdown: shown as it is, save that what stands between backticks is code. */
export function plain(text: string): string {
  const parts = text.replaceAll(/\s+/g, ' ').split('`');
  const isPaired = parts.length % 2 === 1;
  return parts
    .map((part, index) => (isPaired && index % 2 === 1 ? code(part) : escaped(part)))
    .join(isPaired ? '' : '\\`');
}

/** A Markdown table; its cells are Markdown, of which only what would end a cell is escaped. `none` stands for no rows. */
export function pageTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  none: string,
): readonly string[] {
  if (rows.length === 0) return [none, ''];
  const cell = (text: string) => text.replaceAll(/\r?\n/g, ' ').replaceAll('|', '\\|');
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line), ''];
}

/** What a generated page is made of. */
export interface GeneratedPage {
  readonly title: string;
  /** What is to be changed instead of the page. */
  readonly source: string;
  readonly lines: readonly string[];
}

/** A page with its title and the sentence that it is generated. */
export function generatedPage({ title, source, lines }: GeneratedPage): string {
  const note = `Generated from ${code(source)} by ${code('causeway docs build')}; change that instead.`;
  return `${[`# ${title}`, '', note, '', ...lines].join('\n').trimEnd()}\n`;
}
