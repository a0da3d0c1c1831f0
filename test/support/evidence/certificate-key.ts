import { createPublicKey } from 'node:crypto';
import type { RootMaterial } from '../../../evidence/trust/root';

type Certificate = RootMaterial['timestampAuthorities'][number]['certChain'][number];

/** The key of a certificate in its DER form. A remembered root gives the key of a time-stamping authority as PEM. */
export function certificateKey({ publicKey }: Certificate): Buffer {
  if (Buffer.isBuffer(publicKey)) return publicKey;
  return createPublicKey(publicKey).export({ type: 'spki', format: 'der' });
}
