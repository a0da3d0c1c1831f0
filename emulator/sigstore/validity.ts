import type { initializeCA, initializeTSA } from '@sigstore/mock';

type CertificateAuthority = Awaited<ReturnType<typeof initializeCA>>;
type TimestampAuthority = Awaited<ReturnType<typeof initializeTSA>>;

/** The fields of a pkijs certificate that are changed here. */
interface Certificate {
  readonly notBefore: { value: Date };
  readonly notAfter: { value: Date };
  sign(key: unknown, hash: string, engine: unknown): Promise<void>;
  toSchema(): { toBER(): ArrayBuffer };
}

/** Private members of the mock's authorities. */
interface Inside {
  readonly keyPair: { readonly privateKey: unknown };
}
interface InsideOfCa extends Inside {
  root: { readonly rawData: ArrayBuffer };
}
interface InsideOfTsa extends Inside {
  readonly rootCert: Certificate;
  readonly intCert: Certificate;
  readonly crypto: unknown;
}

// The mock's certificates begin when they are made. These are valid at any time that a clock is set to.
const FIRST = new Date('2020-01-01T00:00:00Z');
const LAST = new Date('2049-12-31T00:00:00Z');

async function dated(certificate: Certificate, { keyPair }: Inside, engine: unknown): Promise<void> {
  certificate.notBefore.value = FIRST;
  certificate.notAfter.value = LAST;
  await certificate.sign(keyPair.privateKey, 'SHA-384', engine);
}

/** Makes the certificates of a new time-stamping authority of the mock valid at any time. */
export async function holdAnytime(tsa: TimestampAuthority): Promise<void> {
  const inside = tsa as unknown as InsideOfTsa;
  for (const certificate of [inside.rootCert, inside.intCert]) await dated(certificate, inside, inside.crypto);
}

/**
 * Makes the root of a new certificate authority of the mock valid at any time. A time-stamping authority provides the
 * tools.
 */
export async function rootHoldsAnytime(authority: CertificateAuthority, tsa: TimestampAuthority): Promise<void> {
  const inside = authority as unknown as InsideOfCa;
  const { rootCert, crypto } = tsa as unknown as InsideOfTsa;
  const tools = rootCert.constructor as unknown as { fromBER(der: ArrayBuffer): Certificate };
  const root = tools.fromBER(inside.root.rawData);
  await dated(root, inside, crypto);
  const Root = inside.root.constructor as new (der: ArrayBuffer) => InsideOfCa['root'];
  inside.root = new Root(root.toSchema().toBER());
}
