import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Bundle } from '@sigstore/bundle';
import { initializeTSA, tsaHandler } from '@sigstore/mock';
import type { Witness } from '@sigstore/sign';
import { toTrustMaterial } from '@sigstore/verify';
import { holdAnytime } from '../../../emulator/sigstore/validity';
import type { TrustBase } from '../../../evidence/trust/base';
import { KeyEntry } from '../../../registry/schema/trust';

/** A time-stamping authority that always reports the same time, and the trusted root that trusts it. */
export interface Authority {
  readonly witness: Witness;
  readonly root: TrustBase['root'];
}

function bytesOf(response: string | ArrayBufferView<ArrayBuffer>): Buffer {
  if (typeof response === 'string') return Buffer.from(response);
  return Buffer.from(response.buffer, response.byteOffset, response.byteLength);
}

/** A new authority whose clock always shows this time. */
export async function authority(clock: Date): Promise<Authority> {
  const tsa = await initializeTSA(generateKeyPairSync('ec', { namedCurve: 'P-256' }), clock);
  await holdAnytime(tsa);
  const handler = tsaHandler(tsa, { strict: true });
  const signatureOf = (content: Bundle['content']) =>
    content.$case === 'dsseEnvelope' ? content.dsseEnvelope.signatures[0]!.sig : Buffer.alloc(0);
  const certificates = [tsa.intCertificate, tsa.rootCertificate].map((der) => ({ rawBytes: bytesOf(der) }));
  const root = toTrustMaterial({
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    certificateAuthorities: [],
    tlogs: [],
    ctlogs: [],
    timestampAuthorities: [
      {
        subject: { organization: 'test', commonName: 'tsa' },
        uri: 'https://tsa.example',
        operator: '',
        certChain: { certificates },
        validFor: { start: new Date(0), end: new Date('2100-01-01') },
      },
    ],
  });
  return {
    witness: {
      testify: async (content) => {
        const artifactHash = createHash('sha256').update(signatureOf(content)).digest('base64');
        const body = JSON.stringify({ artifactHash, hashAlgorithm: 'sha256', certificates: true, nonce: 1 });
        const { statusCode, response } = await handler.fn(body);
        if (statusCode !== 201) throw new Error(String(response));
        return { rfc3161Timestamps: [{ signedTimestamp: bytesOf(response) }] };
      },
    },
    root,
  };
}

/** A new key with its trust entry. */
export function trustedKey(entry: Partial<KeyEntry> = {}): { readonly key: KeyObject; readonly entry: KeyEntry } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const defaults = { id: 'local', kind: 'key', mayAttest: ['deploy-receipt'], tiers: ['dev'], notAfter: '2090-01-01' };
  return { key: privateKey, entry: KeyEntry.parse({ ...defaults, publicKey: pem, ...entry }) };
}
