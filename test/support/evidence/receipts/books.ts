import { createHash } from 'node:crypto';
import type { EvidenceBook, EvidenceStatement } from '../../../../evidence/branch/branch';
import type { KnownKind } from '../../../../evidence/statement/kinds';
import { type AnyStatement, type Statement, statementBytes } from '../../../../evidence/statement/statement';
import { statementPath } from '../../../../evidence/verification/place';
import { commitOf, sample } from '../samples';

/** When the deploys of the tests ended; each is a minute after the one before. */
export const FIRST = Date.parse('2026-11-21T08:01:00Z');

type Subjects = AnyStatement['subjects'];

/** A verified statement as the book holds it, without anybody having signed it: verifying is tested elsewhere. */
export function entry<K extends KnownKind>(
  statement: Statement<K>,
  {
    time = new Date(FIRST),
    run,
  }: { readonly time?: Date; readonly run?: Partial<NonNullable<EvidenceStatement['signer']['run']>> } = {},
): EvidenceStatement {
  const bytes = statementBytes(statement);
  const id = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const signer = { id: 'local', person: undefined, ...(run ? { run: run as never } : {}) };
  return { ok: true, id, statement: statement as never, signer, time, path: statementPath(statement as never, bytes) };
}

/** A statement of a kind with another predicate and other subjects, as the book holds it. */
export function held<K extends KnownKind>(
  kind: K,
  predicate: object = {},
  subjects: Subjects = {},
  time?: Date,
): EvidenceStatement {
  const statement = sample(kind, predicate);
  return entry({ ...statement, subjects: { ...statement.subjects, ...subjects } }, time ? { time } : {});
}

/** A book of statements. */
export function book(statements: readonly EvidenceStatement[], refused: EvidenceBook['refused'] = []): EvidenceBook {
  return { head: commitOf('f'), statements, refused };
}

/** What a deploy of a chain is to say beyond its place in it. */
export interface Deploy {
  readonly bundle: string;
  readonly commit?: string;
  readonly change?: object;
  readonly time?: Date;
}

/** A whole chain of receipts of a surface on a tier. */
export function chainOf(
  deploys: readonly Deploy[],
  place: { surface?: string; tier?: string } = {},
): readonly EvidenceStatement[] {
  const receipts: EvidenceStatement[] = [];
  for (const [index, { bundle, commit, change, time }] of deploys.entries()) {
    const at = new Date(FIRST + index * 60_000);
    const iso = at.toISOString();
    const predicate = {
      ...{
        receiptId: `r${index + 1}`,
        sequence: index + 1,
        bundleDigest: bundle,
        previous: receipts.at(-1)?.id ?? null,
      },
      ...{ startedAt: iso, finishedAt: iso, health: { checks: 1, passed: 1, firstOkAt: iso, lastOkAt: iso } },
      ...place,
      ...change,
    };
    receipts.push(held('deploy-receipt', predicate, { bundle, ...(commit ? { commit } : {}) }, time ?? at));
  }
  return receipts;
}
