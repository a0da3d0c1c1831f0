import type { TrustMaterial } from '@sigstore/verify';

type Certificate = TrustMaterial['timestampAuthorities'][number]['certChain'][number];
type Node = Certificate['root'];

const PINNED = new WeakSet<Node>();
const SIGNED = new WeakSet<Certificate>();

function pin(node: Node): void {
  if (PINNED.has(node)) return;
  PINNED.add(node);
  for (const sub of node.subs) pin(sub);
  const der = node.toDER();
  node.toDER = () => der;
}

// Whether one certificate signed another is asked for every timestamp too, of the same two.
function keepAnswers(certificate: Certificate): void {
  if (SIGNED.has(certificate)) return;
  SIGNED.add(certificate);
  const answers = new WeakMap<Certificate, boolean>();
  const ask = certificate.verify.bind(certificate);
  certificate.verify = (issuer = certificate) => {
    const known = answers.get(issuer) ?? ask(issuer);
    answers.set(issuer, known);
    return known;
  };
}

/**
 * Keeps the encoded form of a trusted root's certificates. The library encodes them anew, byte by byte, several times for
 * every timestamp that it verifies, and asks again who signed whom: three quarters of the time that a statement takes.
 * What they say does not change; whether they were valid at the time of a signature is asked each time.
 */
export function pinCertificates(root: Pick<TrustMaterial, 'timestampAuthorities' | 'certificateAuthorities'>): void {
  for (const { certChain } of [...root.timestampAuthorities, ...root.certificateAuthorities]) {
    for (const certificate of certChain) {
      pin(certificate.root);
      keepAnswers(certificate);
    }
  }
}
