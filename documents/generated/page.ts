import { inlineCode, markdownHead, markdownRow } from '../../registry/markdown';

/**
 * A Markdown table; its cells are Markdown, in which only characters that would end a cell are escaped. `none` replaces
 * an empty table.
 */
export function pageTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  none: string,
): readonly string[] {
  if (rows.length === 0) return [none, ''];
  return [...markdownHead(head), ...rows.map(markdownRow), ''];
}

/** The content of a generated page. */
export interface GeneratedPage {
  readonly title: string;
  /** The file to change instead of the page. */
  readonly source: string;
  readonly lines: readonly string[];
}

/** A page with its title and a note that it is generated. */
export function generatedPage({ title, source, lines }: GeneratedPage): string {
  const note = `Generated from ${inlineCode(source)} by ${inlineCode('causeway docs build')}; change that instead.`;
  return `${[`# ${title}`, '', note, '', ...lines].join('\n').trimEnd()}\n`;
}
