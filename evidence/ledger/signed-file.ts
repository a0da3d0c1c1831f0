import { UserError } from '../../registry/user-error';
import type { KnownKind } from '../statement/kinds';
import type { Statement } from '../statement/statement';
import { samePerson } from '../trust/person';
import { verifiedPath } from '../verification/place';
import type { Verifier } from '../verification/verifier';
import type { VerifiedStatement } from '../verification/verify-statement';

/** A statement that this process signed and that holds, with its file and the place of that file on the branch. */
export interface SignedFile {
  readonly path: string;
  readonly bytes: Buffer;
  readonly verified: VerifiedStatement;
}

/** Signs statements of any kind: `StatementSigner.sign`. */
export type Sign = <K extends KnownKind>(statement: Statement<K>) => Promise<Buffer>;

/** The inputs of signing. */
export interface Signing {
  readonly sign: Sign;
  readonly verifier: Verifier;
  readonly now: () => Date;
}

/** The words for refusing a signature that would not count, and the required signer. */
export interface SigningTerms {
  /** `user:<login>` who must have signed; undefined: anyone trusted. */
  readonly person?: string | undefined;
  /** The place that a refusal names; default: the statement's kind. */
  readonly place?: string;
  /** A further condition; a text is the reason why it does not hold. */
  readonly refusal?: (verified: VerifiedStatement) => string | undefined;
}

/**
 * Signs a statement and verifies it as every reader will. Rejects with UserError (exit 2), with nothing written, when
 * it would not count or another person's key signed it.
 */
export async function signVerified<K extends KnownKind>(
  statement: Statement<K>,
  { sign, verifier, now }: Signing,
  { person, place = statement.kind, refusal }: SigningTerms = {},
): Promise<SignedFile> {
  const bytes = await sign(statement);
  const verified = verifier.verify(bytes, now());
  const refuse = (why: string) =>
    new UserError(`the ${statement.kind} would not count: ${why}`, {
      place,
      allowed: `a signer that the registry trusts (trust.entries)${person === undefined ? '' : ` as ${person}`} for ${statement.kind}; nothing was written`,
    });
  if (!verified.ok) throw refuse(verified.reason);
  if (person !== undefined && !samePerson(verified.signer.person, person)) {
    throw refuse(`it is signed by ${verified.signer.id}, not by ${person}`);
  }
  const reason = refusal?.(verified);
  if (reason !== undefined) throw refuse(reason);
  return { path: verifiedPath(verified, bytes), bytes, verified };
}
