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

// The library's certificate with remembered answers.
function rememberedCertificate(certificate: Certificate): Certificate {
  const isSignedBy = answersTo((issuer) => certificate.verify(issuer));
  const remembered: Certificate = Object.create(certificate, {
    publicKey: { value: certificate.publicKey },
    verify: { value: (issuer: Certificate = remembered) => isSignedBy(issuer) },
    equals: { value: answersTo((other) => certificate.equals(other)) },
  });
  return remembered;
}

function rememberedAuthority(authority: Authority): Authority {
  return { ...authority, certChain: authority.certChain.map(rememberedCertificate) };
}

/**
 * A trusted root that caches each certificate's encoding and the answers about who signed whom. The library asks for
 * both several times per timestamp, which takes three quarters of a statement's verification. Whether a certificate was
 * valid at the time of a signature is checked each time.
 */
export function rememberedRoot<R extends RootMaterial>(root: R): R {
  return {
    ...root,
    certificateAuthorities: root.certificateAuthorities.map(rememberedAuthority),
    timestampAuthorities: root.timestampAuthorities.map(rememberedAuthority),
  };
}
