import { hash } from 'node:crypto';
import { MAX_DECISION_BYTES, MAX_STATEMENT_BYTES } from '../statement/bundle-file';
import type { TicketSpent } from '../statement/predicates/delivery';
import { type AnyStatement, type Statement, tierOf } from '../statement/statement';
import type { Verifier } from './verifier';
import { asSigned, type Verification, type VerifiedStatement } from './verify-statement';

/** Stands where a kind has no commit, surface or tier: no id can be this. */
const NONE = '_';

/**
 * Where it lies that a ticket was spent: by the ticket's nonce, not by the file's digest. Of two that spend it, one finds
 * the path taken.
 */
export function spentPath({ surface, tier, nonce }: Pick<TicketSpent, 'surface' | 'tier' | 'nonce'>): string {
  return `evidence/${NONE}/${surface}/${tier}/ticket-spent-${nonce}.sigstore.json`;
}

/**
 * Where a statement's file lies on the evidence branch: `evidence/<commit>/<surface>/<tier>/<kind>-<digest>.sigstore.json`.
 * The digest is that of the file: two writers never collide, and nothing in the file can change under its name.
 */
export function statementPath(statement: AnyStatement, file: Buffer): string {
  const { kind, subjects, predicate } = statement;
  if (kind === 'ticket-spent') return spentPath(statement.predicate);
  const surface = 'surface' in predicate ? predicate.surface : NONE;
  const tier = tierOf({ predicate }) ?? NONE;
  const digest = hash('sha256', file, 'hex');
  return `evidence/${subjects.commit ?? NONE}/${surface}/${tier}/${kind}-${digest}.sigstore.json`;
}

/** Where a verified statement's file lies on the evidence branch: by the ids that were signed. */
export function verifiedPath(verified: VerifiedStatement, file: Buffer): string {
  return statementPath(asSigned(verified), file);
}

/** Where it lies that a verified ticket was spent: one place, whatever its surface and tier are called by then. */
export function ticketSpentPath(
  ticket: Pick<VerifiedStatement, 'signed'> & { readonly statement: Statement<'promotion-ticket'> },
): string {
  return spentPath(asSigned(ticket).predicate);
}

const DECISION = /\/release-decision-[0-9a-f]+\.sigstore\.json$/;

/** The most that a file at a path of the branch may weigh, in bytes. */
export function mostAt(path: string): number {
  return DECISION.test(path) ? MAX_DECISION_BYTES : MAX_STATEMENT_BYTES;
}

/**
 * Verifies a statement that was found at a path: all that `verifyStatement` asks, and that it lies where it belongs. Parts
 * of a timestamp token are signed by nobody; only the digest in the name sees them altered.
 */
export function verifyPlacedStatement(path: string, file: Buffer, verifier: Verifier, now: Date): Verification {
  if (file.length > mostAt(path)) return { ok: false, reason: 'the file is too large' };
  const result = verifier.verify(file, now);
  if (!result.ok || verifiedPath(result, file) === path) return result;
  return { ok: false, reason: 'the file lies at the path of another statement' };
}
