import canonicalize from 'canonicalize';
import { z } from 'zod';
import { readDocument } from '../../registry/document/read';
import { faultText } from '../../registry/shape-fault';
import { KINDS, type KindDefinition, type KnownKind, type Predicates, type SubjectName } from './kinds';

/** The type of the signed content (in-toto's). */
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

const CommitDigest = z.strictObject({ gitCommit: z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/) });
const Sha256 = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });

const Subject = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('commit'), digest: CommitDigest }),
  z.strictObject({
    name: z.enum(['bundle', 'ticket', 'plan', 'reading', 'proof', 'incident', 'waiver', 'fingerprint', 'files']),
    digest: Sha256,
  }),
]);

const Envelope = z.strictObject({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  subject: z.array(Subject),
  predicateType: z.string(),
  predicate: z.unknown(),
});

/** The subjects of a statement. A field that its kind does not have is undefined. */
export interface Subjects extends Readonly<Partial<Record<SubjectName, string>>> {
  /** The full commit id; the other subjects are `sha256:…`. */
  readonly commit?: string;
  /** Every bundle of a decision in the report's order; `bundle` is the first of them. */
  readonly bundles?: readonly string[];
}

/** A statement of one kind. */
export interface Statement<K extends KnownKind = KnownKind> {
  readonly kind: K;
  readonly subjects: Subjects;
  readonly predicate: Predicates[K];
}

/** A statement of any kind, discriminated by `kind`. */
export type AnyStatement = { [K in KnownKind]: Statement<K> }[KnownKind];

/** The tier of a statement; for a decision the destination tier. */
export function tierOf({ predicate }: Pick<AnyStatement, 'predicate'>): string | undefined {
  if ('release' in predicate) return predicate.release.toTier;
  return 'tier' in predicate ? predicate.tier : undefined;
}

/** A statement, or the reason why the bytes are not one. */
export type StatementResult =
  | { readonly ok: true; readonly statement: AnyStatement }
  | { readonly ok: false; readonly reason: string };

function subjectEntry(name: SubjectName, value: string): object {
  return { name, digest: name === 'commit' ? { gitCommit: value } : { sha256: value.replace(/^sha256:/, '') } };
}

function subjectEntries(kind: KnownKind, subjects: Subjects): readonly object[] {
  const { subjects: names, manyBundles }: KindDefinition = KINDS[kind];
  return names.flatMap((name) => {
    const value = subjects[name];
    if (manyBundles && name === 'bundle') return (subjects.bundles ?? []).map((each) => subjectEntry(name, each));
    if (value === undefined) throw new Error(`the subject ${name} is missing`);
    return [subjectEntry(name, value)];
  });
}

function isSubjectsOf(kind: KnownKind, found: readonly SubjectName[]): boolean {
  const { subjects, manyBundles }: KindDefinition = KINDS[kind];
  if (!manyBundles) return found.join() === subjects.join();
  const own = found.filter((name, index) => name !== 'bundle' || found.indexOf(name) === index);
  return own.join() === subjects.join();
}

/**
 * The bytes to sign: the in-toto Statement v1 in canonical form (RFC 8785). Throws when they could not be read back.
 */
export function statementBytes<K extends KnownKind>({ kind, subjects, predicate }: Statement<K>): Buffer {
  const { predicateType } = KINDS[kind];
  const subject = subjectEntries(kind, subjects);
  const text = canonicalize({ _type: 'https://in-toto.io/Statement/v1', subject, predicateType, predicate }) ?? '';
  const result = parseStatement(Buffer.from(text, 'utf8'));
  if (!result.ok) throw new Error(`this is not a statement: ${result.reason}`);
  return Buffer.from(text, 'utf8');
}

const KIND_OF: ReadonlyMap<string, KnownKind> = new Map(
  (Object.keys(KINDS) as KnownKind[]).map((kind) => [KINDS[kind].predicateType, kind]),
);

/** Reads a statement: strict JSON in canonical form, of a known kind, with exactly the subjects of its kind. */
export function parseStatement(bytes: Buffer): StatementResult {
  const no = (reason: string): StatementResult => ({ ok: false, reason });
  const document = readDocument(bytes.toString('utf8'));
  if (!document.ok) return no(document.problems[0]?.message ?? 'the statement is not JSON');
  const envelope = Envelope.safeParse(document.value);
  if (!envelope.success) return no(`the statement has an unexpected structure: ${faultText(envelope.error)}`);
  if (!Buffer.from(canonicalize(document.value) ?? '').equals(bytes)) return no('the statement is not canonical JSON');
  const { subject, predicateType } = envelope.data;
  const kind = KIND_OF.get(predicateType);
  if (!kind) return no('the predicate type is unknown');
  const names = subject.map(({ name }) => name);
  if (!isSubjectsOf(kind, names)) return no('the subjects are not the expected ones');
  const predicate = KINDS[kind].predicate.safeParse(envelope.data.predicate);
  if (!predicate.success) return no(`the predicate has an unexpected structure: ${faultText(predicate.error)}`);
  const subjects: Partial<Record<SubjectName, string>> & { bundles?: string[] } = {};
  for (const each of subject) {
    const value = each.name === 'commit' ? each.digest.gitCommit : `sha256:${each.digest.sha256}`;
    subjects[each.name] ??= value;
    if (each.name === 'bundle' && (KINDS[kind] as KindDefinition).manyBundles)
      subjects.bundles = [...(subjects.bundles ?? []), value];
  }
  return { ok: true, statement: { kind, subjects, predicate: predicate.data } as AnyStatement };
}
