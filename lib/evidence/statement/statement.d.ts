import { type KnownKind, type Predicates, type SubjectName } from './kinds';
/** The type of what is signed (in-toto's). */
export declare const PAYLOAD_TYPE = "application/vnd.in-toto+json";
/** What a statement is about. A field that its kind does not have is undefined. */
export interface Subjects extends Readonly<Partial<Record<SubjectName, string>>> {
    /** The full commit id; the other subjects are `sha256:…`. */
    readonly commit?: string;
    /** Every bundle of a decision, sorted by the report's own order; `bundle` is the first of them. */
    readonly bundles?: readonly string[];
}
/** A statement of one kind. */
export interface Statement<K extends KnownKind = KnownKind> {
    readonly kind: K;
    readonly subjects: Subjects;
    readonly predicate: Predicates[K];
}
/** A statement of any kind, told apart by `kind`. */
export type AnyStatement = {
    [K in KnownKind]: Statement<K>;
}[KnownKind];
/** The tier that a statement speaks of; a decision's is the one that the release goes to. */
export declare function tierOf({ predicate }: Pick<AnyStatement, 'predicate'>): string | undefined;
/** A statement, or why it is none. */
export type StatementResult = {
    readonly ok: true;
    readonly statement: AnyStatement;
} | {
    readonly ok: false;
    readonly reason: string;
};
/** The bytes to sign: the in-toto Statement v1 in its canonical form (RFC 8785). Throws when it would not be read back. */
export declare function statementBytes<K extends KnownKind>({ kind, subjects, predicate }: Statement<K>): Buffer;
/** Reads a statement: strict JSON in canonical form, of a known kind, with exactly the subjects of its kind. */
export declare function parseStatement(bytes: Buffer): StatementResult;
