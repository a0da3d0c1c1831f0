import { createHash } from 'node:crypto';
import type { EvidenceBook, EvidenceStatement } from '../../../evidence/branch/branch';
import type { KnownKind } from '../../../evidence/statement/kinds';
import { type AnyStatement, type Statement, statementBytes } from '../../../evidence/statement/statement';
import { statementPath } from '../../../evidence/verification/statement-path';
import { commitOf } from './samples';

/** The default signing time: the end of the deploy in the samples. */
export const SIGNED_AT = new Date('2026-11-21T08:01:00Z');

/** The fields of a verified statement besides its content. Each has a default. */
export interface Verified {
  readonly time?: Date;
  readonly signer?: Partial<EvidenceStatement['signer']>;
  /** The test's fields of the signing run. */
  readonly run?: object | undefined;
  /** Default: the digest of the content. */
  readonly id?: string;
}

/** A verified statement in the book, without a signature. Other tests cover verification. */
export function verified<K extends KnownKind>(
  statement: Statement<K>,
  { time = SIGNED_AT, signer = {}, run, id }: Verified = {},
): EvidenceStatement & { readonly statement: Statement<K> } {
  const bytes = statementBytes(statement);
  const said = statement as Statement<K> & AnyStatement;
  return {
    ok: true,
    id: id ?? `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    statement: said,
    signer: { id: 'local', person: undefined, ...signer, ...(run ? { run: run as never } : {}) },
    time,
    // Two signatures of one statement are two files.
    path: statementPath(said, Buffer.concat([bytes, Buffer.from(time.toISOString())])),
  };
}

/** A book of statements, and of files that do not count. */
export function book(statements: readonly EvidenceStatement[], refused: EvidenceBook['refused'] = []): EvidenceBook {
  return { head: commitOf('f'), statements, refused };
}
