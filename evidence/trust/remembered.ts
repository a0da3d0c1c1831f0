import { createPublicKey } from 'node:crypto';
import type { RootMaterial } from './root';

type Authority = RootMaterial['timestampAuthorities'][number];
type Certificate = Authority['certChain'][number];

/** Remembers the answers to a question about two certificates, which never change. */
function answersTo(ask: (other: Certificate) => boolean): (other: Certificate) => boolean {
  const known = new WeakMap<Certificate, boolean>();
  return (other) => {
    const answer = known.get(other) ?? ask(other);
    known.set(other, answer);
    return answer;
  };
}

/** The parts that the library parses again at each look. */
const PARTS = [
  'publicKey',
  'serialNumber',
  'issuer',
  'subject',
  'notBefore',
  'notAfter',
  'isCA',
  'extKeyUsage',
  'extBasicConstraints',
  'extAuthorityKeyID',
  'extSubjectKeyID',
] as const satisfies readonly (keyof Certificate)[];

/** A part as the library gives it, read when somebody first looks. A part that cannot be read is refused each time. */
function partOf(certificate: Certificate, name: (typeof PARTS)[number]): PropertyDescriptor {
  let known: { readonly value: unknown } | undefined;
  return {
    get: () => {
      known ??= { value: certificate[name] };
      return known.value;
    },
  };
}

// The library's certificate with remembered answers.
function rememberedCertificate(certificate: Certificate): Certificate {
  const isSignedBy = answersTo((issuer) => certificate.verify(issuer));
  const remembered: Certificate = Object.create(certificate, {
    ...Object.fromEntries(PARTS.map((name) => [name, partOf(certificate, name)])),
    verify: { value: (issuer: Certificate = remembered) => isSignedBy(issuer) },
    equals: { value: answersTo((other) => certificate.equals(other)) },
  });
  return remembered;
}

function rememberedAuthority(authority: Authority): Authority {
  return { ...authority, certChain: authority.certChain.map(rememberedCertificate) };
}

/** The key of a certificate as PEM; it is PEM already where a root is remembered again. */
function pemOf({ publicKey }: Certificate): string | Buffer {
  if (!Buffer.isBuffer(publicKey)) return publicKey;
  const key = createPublicKey({ key: publicKey, format: 'der', type: 'spki' });
  return key.export({ type: 'spki', format: 'pem' });
}

/**
 * A time-stamping authority whose own certificate gives its key as PEM. The library takes either form, and has Node read
 * the key once per timestamp. Node reads PEM in half the time: given DER, it first tries whether the object or its bytes
 * are a key already, each time with an error.
 */
function rememberedTimeAuthority(authority: Authority): Authority {
  const { certChain, ...others } = rememberedAuthority(authority);
  const [own, ...chain] = certChain;
  if (!own) return { ...others, certChain };
  let pem: string | Buffer | undefined;
  const publicKey = {
    get: () => {
      pem ??= pemOf(own);
      return pem;
    },
  };
  return { ...others, certChain: [Object.create(own, { publicKey }), ...chain] };
}

/**
 * A trusted root that keeps each certificate's parts, as the library parsed them, and the answers about who signed
 * whom. The library asks for both several times per timestamp, which takes three quarters of a statement's verification.
 * Whether a certificate was valid at the time of a signature is checked each time.
 */
export function rememberedRoot<R extends RootMaterial>(root: R): R {
  return {
    ...root,
    certificateAuthorities: root.certificateAuthorities.map(rememberedAuthority),
    timestampAuthorities: root.timestampAuthorities.map(rememberedTimeAuthority),
  };
}
