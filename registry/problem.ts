import { showValue } from './secret-looking';

/** Whether a problem refuses the registry or only informs. */
export type Level = 'error' | 'warning';

/** A problem of a registry: code, message, place, and the accepted values. */
export interface Problem {
  /** Stable code, one of `ruleTable`. */
  readonly code: string;
  readonly level: Level;
  /** Names the value and the rule; never a secret. */
  readonly message: string;
  /** JSON pointer (RFC 6901) into the document; empty = the document itself. */
  readonly pointer: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
  /** The accepted values, in words. */
  readonly allowed?: string;
}

/** One row of the table of rules, for documentation, SARIF and tests. */
export interface RuleDescription {
  readonly code: string;
  readonly level: Level;
  readonly title: string;
  /** The reason for the rule. */
  readonly why: string;
  /** The source of the fact: a vendor's document, an issue, a design page. */
  readonly source: string;
}

/** The JSON pointer of a path; none = the document itself. */
export function pointer(...path: readonly (string | number)[]): string {
  let text = '';
  for (const part of path) text += `/${escaped(String(part))}`;
  return text;
}

// Almost no key needs escaping, and every rule makes many pointers.
function escaped(key: string): string {
  if (!key.includes('~') && !key.includes('/')) return key;
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The path of a JSON pointer. */
export function pointerPath(text: string): readonly string[] {
  return text
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A set in words: `"a", "b" or "c"`. Long sets are truncated and end with their size. */
export function oneOf(values: Iterable<unknown>): string {
  const shown = [...values].map(showValue);
  if (shown.length > 20) return `${shown.slice(0, 20).join(', ')} and ${shown.length - 20} more`;
  return shown.length < 2 ? (shown[0] ?? 'nothing') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
}

/** A problem in one line, as compilers write it: `file:line:column: level code: message (allowed: …)`. */
export function describeProblem(file: string, problem: Problem): string {
  const { line, column, level, code, message, allowed } = problem;
  return `${file}:${line}:${column}: ${level} ${code}: ${message}${allowed ? ` (allowed: ${allowed})` : ''}`;
}
