import { PART_WORDS } from './health-names';
import { ILL, PLAINLY_WELL, SUBJECTS, WELL } from './health-words';

// "no errors" ends a clause or "found" follows. In "no critical services running" and "no error handler" the text misses
// what the system needs. A range (`0-5`) or a share (`0/5`) is no zero.
const ABSENT_BEFORE =
  /(?<![\p{L}\d_.,/\p{Pd}])(?:no|0|zero|without)\s+(?:errors?|failures?|exceptions?|outage|timeout)(?:(?=[^\S\n]*(?:$|[,;)]|\.(?!\S)))|\s+(?:found|detected)(?![\p{L}\d_/\p{Pd}]))/gimu;
const ABSENT_BEHIND =
  /(?<![\p{L}\d_])(?:errors?|failures?|failed|failing)\s*[:=]\s*(?:0|none)(?![\p{L}\d_.,:+~]|\s*[/\p{Pd}]|\s+to\s)/giu;
/** A version, a number with a unit, or a time: it says nothing about health. */
const MEASURE =
  /^(?:v?\d+(?:\.\d+)*(?:-[\w.]+)?|[\d.]+\s*(?:ns|µs|us|ms|s|sec|seconds|m|h|d|days|%|b|kb|mb|gb|kib|mib|gib)|\d{4}-\d\d-\d\d[t ][\d:.]+(?:z|[+-][\d:]+)?)$/iu;
/** The names of values that may stand beside a word for well: `version: 1.2.3`. */
const MEASURED: ReadonlySet<string> = new Set(['version', 'uptime', 'time', 'timestamp', 'latency', 'duration']);
const BETWEEN_CLAUSES = /[\n\r;,!()]+|\.(?=\s|$)/u;

/** A text without what it says is absent: `no errors`, `0 failures`, `errors: 0`. */
export function withoutAbsent(text: string): string {
  return text.replace(ABSENT_BEFORE, ' ').replace(ABSENT_BEHIND, ' ');
}

/** The words of a text in lower case; a word with underscores comes whole, and its parts follow it. */
export function wordsOf(text: string): readonly string[] {
  const found = text.toLowerCase().match(/[\p{L}_]+/gu) ?? [];
  return found.flatMap((word) => (word.includes('_') ? [word, ...word.split('_').filter(Boolean)] : [word]));
}

/** Whether a text is only a version, a number with its unit, or a time. */
export function isMeasure(text: string): boolean {
  return MEASURE.test(text.trim());
}

// A status of HTTP, a version, and the value of a metric: `up 1`.
function isNumberForWell(word: string): boolean {
  return word === '1' || /^(?:2\d\d|v\d[\w.-]*|\d+\.\d+\.\d+)$/u.test(word);
}

function isSubject(word: string): boolean {
  return SUBJECTS.has(word) || PART_WORDS.has(word);
}

function bare(word: string): string {
  return word.replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, '');
}

// `[+]etcd ok` of Kubernetes and `etcd: ok` name what is well. Without such a sign, the first word may turn the rest
// around: "almost ready".
function unnamed(clause: string): { readonly rest: string; readonly isNamed: boolean } {
  const [, name] = /^\[\+\](\S+)\s/u.exec(clause) ?? /^([\p{L}\d./-]+)\s*[:=]/u.exec(clause) ?? [];
  const isNamed = name !== undefined && !isSubject(name) && !WELL.has(name);
  return { rest: isNamed ? clause.slice(clause.indexOf(name) + name.length) : clause, isNamed };
}

function clauseIsWell(clause: string): boolean {
  const { rest, isNamed } = unnamed(clause);
  const words = rest
    .split(/[\s:=|_]+/u)
    .map(bare)
    .filter(Boolean);
  const known = isNamed ? PLAINLY_WELL : WELL;
  return (
    words.some((word) => known.has(word)) &&
    words.every((word) => known.has(word) || isSubject(word) || isNumberForWell(word))
  );
}

function clauseIsNeutral(clause: string): boolean {
  const [, name = '', value = clause] = /^(\p{L}+)\s*[:=]\s*(.*)$/u.exec(clause) ?? [];
  // A bare number of three digits may be the status of HTTP for an error.
  return isMeasure(value) && (name === '' ? !/^[45]\d\d$/.test(value) : MEASURED.has(name));
}

/**
 * Whether a text says that the system is well: at least one of its clauses does, in known words alone, and each other
 * one is a measure or says that a fault is absent. Any other word may turn the text around: "available soon".
 */
export function isHealthyText(text: string): boolean {
  const clauses = withoutAbsent(text)
    .toLowerCase()
    .split(BETWEEN_CLAUSES)
    .map((clause) => clause.trim())
    .filter((clause) => /[\p{L}\d]/u.test(clause));
  return (
    !text.includes('?') &&
    clauses.some(clauseIsWell) &&
    clauses.every((clause) => clauseIsWell(clause) || clauseIsNeutral(clause))
  );
}

/** The first word of a text that the system is not well. */
export function unhealthyTextReason(text: string): string | undefined {
  const ill = wordsOf(withoutAbsent(text)).find((word) => ILL.has(word));
  return ill === undefined ? undefined : `the answer says ${ill}`;
}
