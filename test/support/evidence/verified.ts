import { createHash } from 'node:crypto';
import type { EvidenceBook, EvidenceStatement } from '../../../evidence/branch/branch';
import type { KnownKind } from '../../../evidence/statement/kinds';
import { type AnyStatement, type Statement, statementBytes } from '../../../evidence/statement/statement';
import { statementPath } from '../../../evidence/verification/place';
import { commitOf } from './samples';

/** When a statement was signed where a test does not say it: as the samples say that a deploy ended. */
export const SIGNED_AT = new Date('2026-11-21T08:01:00Z');

/** What a verified statement has beside what it says; each is the usual where a test leaves it out. */
export interface Verified {
  readonly time?: Date;
  readonly signer?: Partial<EvidenceStatement['signer']>;
  /** What a test says of the run that signed. */
  readonly run?: object | undefined;
  /** Default: the digest of what it says. */
  readonly id?: string;
}

/** A verified statement as the book holds it, without anybody having signed it: verifying is tested elsewhere. */
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

/** A book of statements, and of files that count for nothing. */
export function book(statements: readonly EvidenceStatement[], refused: EvidenceBook['refused'] = []): EvidenceBook {
  return { head: commitOf('f'), statements, refused };
}
