import { type Sign, type SignedFile, signVerified } from '../../evidence/ledger/signed-file';
import { signerFrom } from '../../evidence/signing/signer';
import type { KnownKind } from '../../evidence/statement/kinds';
import type { Statement } from '../../evidence/statement/statement';
import type { TrustBase } from '../../evidence/trust/base';
import { Verifier } from '../../evidence/verification/verifier';
import { Principal } from '../../registry/schema/primitives';
import { UserError } from '../../registry/user-error';
import type { Context } from '../context';

export { registryRoot, requireTrust } from './registry-trust';

/** A person from an option. Throws UserError (exit 2) on anything but `user:<login>`. */
export function requirePerson(text: string, place: string): string {
  if (Principal.safeParse(text).success && text.startsWith('user:')) return text;
  throw new UserError(`"${text}" is not a person`, { place, allowed: 'user:<login>' });
}

/** Signs and verifies a statement of a command that opens no evidence branch. Rejects as `signVerified` does. */
export function signOwn<K extends KnownKind>(
  statement: Statement<K>,
  person: string | undefined,
  { trust, context, now }: { readonly trust: TrustBase; readonly context: Context; readonly now: Date },
): Promise<SignedFile> {
  const sign: Sign = (each) => signerFrom(context.env).sign(each);
  return signVerified(
    statement,
    { sign, verifier: new Verifier(trust), now: () => now },
    { person, place: 'CAUSEWAY_SIGNING_KEY' },
  );
}
