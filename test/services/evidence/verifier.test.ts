import { TrustedRoot } from '@sigstore/protobuf-specs';
import { toTrustMaterial } from '@sigstore/verify';
import { startSigstore } from '../../../emulator/sigstore/service';
import { trustBase, trustName } from '../../../evidence/trust/base';
import { parseTrustedRoot } from '../../../evidence/trust/root';
import { rememberSignatures } from '../../../evidence/verification/remembered-signature';
import { Verifier, verifierFor } from '../../../evidence/verification/verifier';
import { verifyStatement } from '../../../evidence/verification/verify-statement';
import { Harbour } from '../../support/cli/harbour';
import { certificateKey } from '../../support/evidence/certificate-key';
import { evidenceRegistry } from '../../support/evidence/registry';
import { sample } from '../../support/evidence/samples';

let harbour: Harbour;
beforeAll(async () => {
  harbour = await Harbour.open();
});
afterAll(() => harbour.close());

const root = () => parseTrustedRoot(JSON.stringify(harbour.sigstore.trustedRoot), 'root');
const base = () => trustBase(harbour.registry, root());

describe('a verifier', () => {
  test('verifies a file once, and gives the same answer for the same bytes', async () => {
    const bytes = await harbour.sign(sample('release-bundle'));
    const verifier = new Verifier(base());
    const first = verifier.verify(bytes, harbour.now);
    expect(first).toEqual(verifyStatement(bytes, base(), harbour.now));
    expect(first.ok).toBe(true);
    expect([verifier.verify(Buffer.from(bytes), harbour.now) === first, verifier.count]).toEqual([true, 1]);
  });

  test('remembers nothing about the time, and takes no other bytes for known ones', async () => {
    const bytes = await harbour.sign(sample('release-bundle'));
    const verifier = new Verifier(base());
    expect(verifier.verify(bytes, harbour.now).ok).toBe(true);
    const early = new Date(harbour.now.getTime() - 3_600_000);
    expect(verifier.verify(bytes, early)).toEqual({ ok: false, reason: 'it was signed in the future' });
    expect(verifier.verify(bytes, harbour.now).ok).toBe(true);
    const altered = Buffer.from(
      bytes.toString().replace(/"sig":"(.)/, (_all, first) => `"sig":"${first === 'A' ? 'B' : 'A'}`),
    );
    expect(verifier.verify(altered, harbour.now).ok).toBe(false);
  });

  test('serves only a trust base that believes the same', async () => {
    const bytes = await harbour.sign(sample('release-bundle'));
    const verifier = new Verifier(base());
    expect(verifier.verify(bytes, harbour.now).ok).toBe(true);
    expect(verifierFor(base(), verifier)).toBe(verifier);
    const nobody = verifierFor(trustBase(evidenceRegistry(), root()), verifier);
    expect(nobody.verify(bytes, harbour.now)).toEqual({ ok: false, reason: 'the key is not trusted' });
    const other = await startSigstore({ now: harbour.now, logs: false });
    const timeless = trustBase(harbour.registry, parseTrustedRoot(JSON.stringify(other.trustedRoot), 'root'));
    await other.close();
    expect(verifierFor(timeless, verifier).verify(bytes, harbour.now).ok).toBe(false);
    // A trust base that is built manually has no name, so nothing is known to it.
    const bare = { ...base(), keys: new Map() };
    expect([trustName(bare), verifierFor(bare, verifier).verify(bytes, harbour.now).ok]).toEqual([undefined, false]);
  });

  test('in a process that remembers signatures, knows no other bytes, no other root and no removed key', async () => {
    rememberSignatures();
    const bytes = await harbour.sign(sample('release-bundle'));
    const first = verifyStatement(bytes, base(), harbour.now);
    expect([first.ok, verifyStatement(bytes, base(), harbour.now)]).toEqual([true, first]);
    const altered = Buffer.from(bytes.toString().replace(/"payload":"(..)/, '"payload":"$1A'));
    expect(verifyStatement(altered, base(), harbour.now).ok).toBe(false);
    const early = new Date(harbour.now.getTime() - 3_600_000);
    expect(verifyStatement(bytes, base(), early)).toEqual({ ok: false, reason: 'it was signed in the future' });
    expect(verifyStatement(bytes, trustBase(evidenceRegistry(), root()), harbour.now).ok).toBe(false);
    const other = await startSigstore({ now: harbour.now, logs: false });
    const timeless = trustBase(harbour.registry, parseTrustedRoot(JSON.stringify(other.trustedRoot), 'root'));
    await other.close();
    expect(verifyStatement(bytes, timeless, harbour.now).ok).toBe(false);
  });

  test('the kept form of the root’s certificates is the one that they have, and so is who signed whom', () => {
    const kept = base().root;
    const fresh = toTrustMaterial(TrustedRoot.fromJSON(harbour.sigstore.trustedRoot));
    const chains = (given: Pick<typeof fresh, 'timestampAuthorities' | 'certificateAuthorities'>) =>
      [...given.timestampAuthorities, ...given.certificateAuthorities].map(({ certChain }) => certChain);
    expect(chains(kept).length).toBeGreaterThan(1);
    for (const [index, chain] of chains(kept).entries()) {
      const same = chains(fresh)[index]!;
      expect(chain.map((each) => each.root.toDER())).toEqual(same.map((each) => each.root.toDER()));
      expect(chain.map(certificateKey)).toEqual(same.map(({ publicKey }) => publicKey));
      for (const [at, certificate] of chain.entries()) {
        for (const [from, issuer] of chain.entries()) {
          const expected = same[at]!.verify(same[from]);
          expect([certificate.verify(issuer), certificate.verify(issuer)]).toEqual([expected, expected]);
        }
        expect(certificate.verify()).toBe(same[at]!.verify());
      }
    }
  });
});
