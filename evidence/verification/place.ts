import { hash } from 'node:crypto';
import { MAX_DECISION_BYTES, MAX_STATEMENT_BYTES } from '../statement/bundle-file';
import type { TicketSpent } from '../statement/predicates/delivery';
import { type AnyStatement, type Statement, tierOf } from '../statement/statement';
import type { Verifier } from './verifier';
import { asSigned, type Verification, type VerifiedStatement } from './verify-statement';

/** Replaces a missing commit, surface or tier: no id can equal it. */
const NONE = '_';

/**
 * The path of a ticket's use: by the ticket's nonce, not by the file's digest. Of two uses, the second finds the path
 * taken.
 */
export function spentPath({ surface, tier, nonce }: Pick<TicketSpent, 'surface' | 'tier' | 'nonce'>): string {
  return `evidence/${NONE}/${surface}/${tier}/ticket-spent-${nonce}.sigstore.json`;
}

/**
 * The path of a statement's file on the evidence branch:
 * `evidence/<commit>/<surface>/<tier>/<kind>-<digest>.sigstore.json`. The digest is the file's: two writers never
 * collide, and the file cannot change under its name.
 */
export function statementPath(statement: AnyStatement, file: Buffer): string {
  const { kind, subjects, predicate } = statement;
  if (kind === 'ticket-spent') return spentPath(statement.predicate);
  const surface = 'surface' in predicate ? predicate.surface : NONE;
  const tier = tierOf({ predicate }) ?? NONE;
  const digest = hash('sha256', file, 'hex');
  return `evidence/${subjects.commit ?? NONE}/${surface}/${tier}/${kind}-${digest}.sigstore.json`;
}

/** The path of a verified statement's file on the evidence branch: by the signed ids. */
export function verifiedPath(verified: VerifiedStatement, file: Buffer): string {
  return statementPath(asSigned(verified), file);
}

/** The path of a verified ticket's use: it stays the same when its surface or tier gets another id. */
export function ticketSpentPath(
  ticket: Pick<VerifiedStatement, 'signed'> & { readonly statement: Statement<'promotion-ticket'> },
): string {
  return spentPath(asSigned(ticket).predicate);
}

const DECISION = /\/release-decision-[0-9a-f]+\.sigstore\.json$/;

/** The largest file at a path of the branch, in bytes. */
export function mostAt(path: string): number {
  return DECISION.test(path) ? MAX_DECISION_BYTES : MAX_STATEMENT_BYTES;
}

/**
 * Verifies a statement at a path: everything in `verifyStatement`, and that the path is the statement's. Nobody signs
 * some parts of a timestamp token; only the digest in the name reveals their change.
 */
export function verifyPlacedStatement(path: string, file: Buffer, verifier: Verifier, now: Date): Verification {
  if (file.length > mostAt(path)) return { ok: false, reason: 'the file is too large' };
  const result = verifier.verify(file, now);
  if (!result.ok || verifiedPath(result, file) === path) return result;
  return { ok: false, reason: 'the file lies at the path of another statement' };
}
