import { UserError } from '../../registry/user-error';
import type { StatementSigner } from './statement-signer';

// Loaded only for signing: the services' clients take longer to load than everything else in most commands, which only
// verify.
function ways() {
  const { keySigner } = require('./key') as typeof import('./key');
  const { keylessSigner } = require('./keyless') as typeof import('./keyless');
  const { servicesFrom } = require('./services') as typeof import('./services');
  return { keySigner, keylessSigner, servicesFrom };
}

/**
 * The signer from the environment: a key (`CAUSEWAY_SIGNING_KEY`: a PEM file's path, or PEM text) or keyless in a
 * GitHub Actions job with `id-token: write`; exactly one of them. Addresses of other Sigstore services:
 * `CAUSEWAY_FULCIO_URL`, `CAUSEWAY_REKOR_URL` (`none`: no log), `CAUSEWAY_TSA_URL`. Throws UserError (exit 2) when both
 * or none is given, or the key cannot be read.
 */
export function signerFrom(env: Readonly<Record<string, string | undefined>>): StatementSigner {
  const key = env['CAUSEWAY_SIGNING_KEY'];
  const url = env['ACTIONS_ID_TOKEN_REQUEST_URL'];
  const token = env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
  const allowed = 'CAUSEWAY_SIGNING_KEY, or a GitHub Actions job with the permission id-token: write; exactly one';
  if (key && (url || token))
    throw new UserError('there are two ways to sign', { place: 'CAUSEWAY_SIGNING_KEY', allowed });
  const { keySigner, keylessSigner, servicesFrom } = ways();
  const services = servicesFrom(env);
  if (key) return keySigner(key, services);
  if (url && token) return keylessSigner({ url, token }, services);
  throw new UserError('there is nothing to sign with', { place: 'CAUSEWAY_SIGNING_KEY', allowed });
}
