import { createHash } from 'node:crypto';

/** The content of the trusted root: DER, and the address of the services. */
export interface TrustedParts {
  readonly url: string;
  readonly authority: ArrayBufferView;
  /** Keys of the certificate log and of the transparency log; undefined where there are none. */
  readonly logs: { readonly certificates: ArrayBufferView; readonly entries: ArrayBufferView } | undefined;
  /** The time-stamping authority's certificate and its root's, in this order. */
  readonly timestampChain: readonly ArrayBufferView[];
}

// The keys are made when the service starts, but its clock may be set to an earlier time.
const validFor = { start: '2020-01-01T00:00:00.000Z' };

function base64(view: ArrayBufferView): string {
  return Buffer.from(view.buffer, view.byteOffset, view.byteLength).toString('base64');
}

function log(baseUrl: string, key: ArrayBufferView): object {
  const keyId = createHash('sha256').update(base64(key), 'base64').digest('base64');
  return {
    baseUrl,
    hashAlgorithm: 'SHA2_256',
    publicKey: { rawBytes: base64(key), keyDetails: 'PKIX_ECDSA_P256_SHA_256', validFor },
    logId: { keyId },
  };
}

function authority(uri: string, commonName: string, chain: readonly ArrayBufferView[]): object {
  return {
    subject: { organization: 'sigstore.mock', commonName },
    uri,
    certChain: { certificates: chain.map((der) => ({ rawBytes: base64(der) })) },
    validFor,
  };
}

/** The trusted root of the emulated services, in the JSON form of Sigstore's own. */
export function trustedRootOf(parts: TrustedParts): object {
  return {
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: parts.logs ? [log(parts.url, parts.logs.entries)] : [],
    certificateAuthorities: [authority(parts.url, 'sigstore', [parts.authority])],
    ctlogs: parts.logs ? [log(parts.url, parts.logs.certificates)] : [],
    timestampAuthorities: [authority(parts.url, 'tsa', parts.timestampChain)],
  };
}
