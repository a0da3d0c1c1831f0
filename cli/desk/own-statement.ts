import { signerFrom } from '../../evidence/signing/signer';
import type { KnownKind } from '../../evidence/statement/kinds';
import type { Statement } from '../../evidence/statement/statement';
import type { TrustBase } from '../../evidence/trust/base';
import { samePerson } from '../../evidence/trust/person';
import { type VerifiedStatement, verifyStatement } from '../../evidence/verification/verify-statement';
import { Principal } from '../../registry/schema/primitives';
import { UserError } from '../../registry/user-error';
import type { Context } from '../context';

export { registryRoot, requireTrust } from './registry-trust';

/** A person as a flag names them. Throws UserError (exit 2) on anything but `user:<login>`. */
export function requirePerson(text: string, place: string): string {
  if (Principal.safeParse(text).success && text.startsWith('user:')) return text;
  throw new UserError(`"${text}" is no person`, { place, allowed: 'user:<login>' });
}

/** A statement that was signed and holds, and the bytes of its file. */
export interface OwnStatement {
  readonly bytes: Buffer;
  readonly verified: VerifiedStatement;
}

/**
 * Signs a person's statement (undefined: of anyone trusted) and verifies it as every reader will. Throws UserError (exit 2) when it would not hold, or
 * was signed with another person's key: such a file is not written.
 */
export async function signOwn<K extends KnownKind>(
  statement: Statement<K>,
  person: string | undefined,
  { trust, context, now }: { readonly trust: TrustBase; readonly context: Context; readonly now: Date },
): Promise<OwnStatement> {
  const bytes = await signerFrom(context.env).sign(statement);
  const verified = verifyStatement(bytes, trust, now);
  const refuse = (why: string) =>
    new UserError(`the statement would count for nothing: ${why}`, {
      place: 'CAUSEWAY_SIGNING_KEY',
      allowed: `a key that the registry trusts (trust.entries) as ${person ?? 'somebody'}'s for ${statement.kind}; nothing was written`,
    });
  if (!verified.ok) throw refuse(verified.reason);
  if (person !== undefined && !samePerson(verified.signer.person, person)) {
    throw refuse(`it is signed by ${verified.signer.id}, not by ${person}`);
  }
  return { bytes, verified };
}
