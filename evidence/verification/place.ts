import { MAX_DECISION_BYTES, MAX_STATEMENT_BYTES } from '../statement/bundle-file';
import type { Statement } from '../statement/statement';
import { spentPath, statementPath } from './statement-path';
import type { Verifier } from './verifier';
import { asSigned, type Verification, type VerifiedStatement } from './verify-statement';

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
