import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { UserError } from '../../registry/user-error';
import { signingFailure } from './failure';
import { type SigningServices, timeWitness } from './services';
import { signStatement } from './sign';
import type { StatementSigner } from './statement-signer';

const NAME = 'CAUSEWAY_SIGNING_KEY';
const ALLOWED = 'an Ed25519 private key in PEM (PKCS #8, without a passphrase), or the path of its file';

/**
 * The key that a value contains or names. Throws UserError (exit 2) when it cannot be read, or has another type.
 * Neither the value nor the libraries' messages are shown: they may contain the key.
 */
export function signingKey(value: string): KeyObject {
  const refuse = (message: string) => new UserError(message, { place: NAME, allowed: ALLOWED });
  let pem = value;
  if (!value.includes('-----BEGIN')) {
    try {
      pem = readFileSync(value, 'utf8');
    } catch (error) {
      throw refuse(`the signing key's file cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}`);
    }
  }
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    throw refuse('the signing key cannot be read');
  }
  if (key.asymmetricKeyType !== 'ed25519') throw refuse(`the signing key is of the type ${key.asymmetricKeyType}`);
  return key;
}

/**
 * Signs with an Ed25519 key; a time-stamping authority supplies the time. Throws UserError (exit 2) on an unreadable
 * key.
 */
export function keySigner(value: string, services: SigningServices): StatementSigner {
  const key = signingKey(value);
  return {
    kind: 'key',
    sign: async (statement) => {
      try {
        return await signStatement(statement, key, [timeWitness(services)]);
      } catch (error) {
        throw signingFailure(error);
      }
    },
  };
}
