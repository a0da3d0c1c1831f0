/** Text that is already HTML. */
export class Html {
  constructor(readonly text: string) {}
}

/** The allowed values in a template; strings and numbers are escaped, and only these three are left out. */
export type Value = Html | string | number | null | undefined | false | readonly Value[];

const NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function textOf(value: Value): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(textOf).join('');
  return String(value).replace(/[&<>"']/g, (character) => NAMES[character] ?? '');
}

/** HTML from a template: every value in it is escaped, unless it is HTML itself. Attribute values are quoted. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(parts.reduce((text, part, index) => `${text}${textOf(values[index - 1])}${part}`));
}
