import type { EvidenceBook, EvidenceStatement } from '../branch/branch';
import type { KnownKind, Predicates } from '../statement/kinds';
/** What the evidence says of one question. Only `pass` is a yes. */
export interface EvidenceAnswer {
    readonly status: 'pass' | 'missing' | 'stale' | 'unverified' | 'hard-fail';
    /** One sentence for people. */
    readonly reason: string;
    /** The ids of the statements that it rests on. */
    readonly evidence: readonly string[];
}
/** A statement of one kind as the book holds it, with its predicate at hand. */
export interface Entry<K extends KnownKind> {
    readonly id: string;
    readonly subjects: EvidenceStatement['statement']['subjects'];
    readonly predicate: Predicates[K];
    readonly signer: EvidenceStatement['signer'];
    readonly time: Date;
}
/** An answer with the statements that it rests on. */
export declare function answer(status: EvidenceAnswer['status'], reason: string, entries?: readonly {
    readonly id: string;
}[]): EvidenceAnswer;
/** The statements of a kind, oldest first by their trusted times; of the same time, by their ids. */
export declare function entriesOf<K extends KnownKind>(book: EvidenceBook, kind: K): readonly Entry<K>[];
/** The newest statement of a kind for which a test holds. */
export declare function newestOf<K extends KnownKind>(book: EvidenceBook, kind: K, test: (entry: Entry<K>) => boolean): Entry<K> | undefined;
/** Where on the branch a kind's files lie; a field that is not given is any. */
export interface Whereabouts {
    readonly commit?: string;
    readonly surface?: string;
    readonly tier?: string;
}
/**
 * The first file of a kind that lies there and counts for nothing. What it said is unknown: where its silence would be a
 * yes (an incident, a revocation), it must not be one.
 */
export declare function refusedOf(book: EvidenceBook, kind: KnownKind, where?: Whereabouts): string | undefined;
/** The answer where no statement counts: missing, or unverified when a file lies there that counts for nothing. */
export declare function nothingFound(book: EvidenceBook, kind: KnownKind, where: Whereabouts, what: string): EvidenceAnswer;
/** The instant that freshness counts from, in milliseconds: the earlier of what is said and what was witnessed; NaN when it is said to lie after its own signature. */
export declare function happenedAt({ time }: {
    readonly time: Date;
}, said: string): number;
