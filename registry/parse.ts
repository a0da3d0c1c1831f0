import { canonicalDigest } from './digest';
import { earlyIssues } from './document/issues';
import { MAX_ERRORS } from './document/limits';
import { placesByPointer } from './document/places';
import { readDocument } from './document/read';
import { schemaFindings } from './document/schema-problems';
import { spreadDefaults } from './document/surface-defaults';
import { type Problem, pointer } from './problem';
import type { Rule } from './rule';
import { costRules, rules } from './rules';
import { Registry } from './schema';
import { RegistryDocument } from './schema/surface-defaults';

/** The inputs of parsing besides the text. */
export interface ParseOptions {
  /** The name that messages use for the file. */
  readonly file: string;
  /** The evaluation time: expiries must be later. */
  readonly now: Date;
}

/** A sound registry with its digest, or everything that is wrong with it. */
export type ParseResult =
  | {
      readonly ok: true;
      readonly registry: Registry;
      /** `sha256:…` of the RFC 8785 form of the document as it is written, without defaults. */
      readonly digest: string;
      readonly warnings: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

function byPlace(left: Problem, right: Problem): number {
  return left.line - right.line || left.column - right.column || (left.code < right.code ? -1 : 1);
}

function schemaProblems(text: string, document: unknown, issues: Parameters<typeof schemaFindings>[2]): Problem[] {
  const placeOf = placesByPointer(text);
  return schemaFindings(RegistryDocument, document, issues).map(({ path, at, ...finding }) => {
    const where = pointer(...path);
    return { ...finding, level: 'error', pointer: where, ...placeOf(where, at) };
  });
}

function ruleProblems(text: string, registry: Registry, now: Date, asked: readonly Rule[]): Problem[] {
  const placeOf = placesByPointer(text);
  return asked.flatMap((rule) =>
    rule.check(registry, { now }).map(({ at, ...finding }) => ({
      code: rule.code,
      level: rule.level,
      ...finding,
      ...placeOf(finding.pointer, at),
    })),
  );
}

// Errors come first; warnings of a refused registry fill the remaining room.
function firstErrors(problems: readonly Problem[]): readonly Problem[] {
  const errors = problems.filter(({ level }) => level === 'error').slice(0, MAX_ERRORS);
  const kept = new Set([
    ...errors,
    ...problems.filter(({ level }) => level !== 'error').slice(0, MAX_ERRORS - errors.length),
  ]);
  return problems.filter((problem) => kept.has(problem));
}

/**
 * Parses a registry: strict JSON, the schema, then every further rule. Reports the first hundred problems of a step
 * together; a later step runs only on what the earlier steps accept. Never throws on bad input.
 */
export function parseRegistry(text: string, { now }: ParseOptions): ParseResult {
  const read = readDocument(text);
  if (!read.ok) return { ok: false, problems: [...read.problems].sort(byPlace) };
  const refused = (document: unknown, issues: Parameters<typeof schemaFindings>[2]): ParseResult => {
    return { ok: false, problems: schemaProblems(text, document, issues).sort(byPlace) };
  };
  const spread = spreadDefaults(read.value);
  if (!spread.ok) return refused(read.value, spread.issues);
  const { document } = spread;
  const early = earlyIssues(Registry, document, text.length);
  if (early.length > 0) return refused(document, early);
  const parsed = Registry.safeParse(document);
  if (!parsed.success) return refused(document, parsed.error.issues);
  const costly = ruleProblems(text, parsed.data, now, costRules).sort(byPlace);
  if (costly.length > 0) return { ok: false, problems: firstErrors(costly) };
  const problems = ruleProblems(text, parsed.data, now, rules).sort(byPlace);
  if (problems.some(({ level }) => level === 'error')) return { ok: false, problems: firstErrors(problems) };
  return { ok: true, registry: parsed.data, digest: canonicalDigest(read.value), warnings: problems };
}
