import { TrustedRoot } from '@sigstore/protobuf-specs';
import { toTrustMaterial } from '@sigstore/verify';
import { startSigstore } from '../../../emulator/sigstore/service';
import { trustBase, trustName } from '../../../evidence/trust/base';
import { parseTrustedRoot } from '../../../evidence/trust/root';
import { verifyStatement } from '../../../evidence/verification/verify-statement';
import { Harbour } from '../../support/cli/harbour';
import { evidenceRegistry } from '../../support/evidence/registry';
import { sample } from '../../support/evidence/samples';

let harbour: Harbour;
beforeAll(async () => {
  harbour = await Harbour.open();
});
afterAll(() => harbour.close());

const root = () => parseTrustedRoot(JSON.stringify(harbour.sigstore.trustedRoot), 'root');
const base = () => trustBase(harbour.registry, root());

describe('what was verified once in a process', () => {
  test('is known again to the same trust, however often that was read', async () => {
    const bytes = await harbour.sign(sample('release-bundle'));
    const first = verifyStatement(bytes, base(), harbour.now);
    expect(first.ok).toBe(true);
    expect(trustName(base())).toBe(trustName(base()));
    expect(verifyStatement(bytes, base(), harbour.now)).toBe(first);
  });

  test('is known to no other trust, of no other bytes, and at no earlier time', async () => {
    const bytes = await harbour.sign(sample('release-bundle'));
    const trust = base();
    expect(verifyStatement(bytes, trust, harbour.now).ok).toBe(true);
    const early = new Date(harbour.now.getTime() - 3_600_000);
    expect(verifyStatement(bytes, trust, early)).toEqual({ ok: false, reason: 'it was signed in the future' });
    expect(verifyStatement(bytes, trust, harbour.now).ok).toBe(true);
    const nobody = trustBase(evidenceRegistry(), root());
    expect(verifyStatement(bytes, nobody, harbour.now)).toEqual({ ok: false, reason: 'the key is not trusted' });
    const other = await startSigstore({ now: harbour.now, logs: false });
    const timeless = trustBase(harbour.registry, parseTrustedRoot(JSON.stringify(other.trustedRoot), 'root'));
    await other.close();
    expect(verifyStatement(bytes, timeless, harbour.now).ok).toBe(false);
    // Put together by hand it has no name, and nothing is known to it.
    const bare = { ...trust, keys: new Map() };
    expect([trustName(bare), verifyStatement(bytes, bare, harbour.now).ok]).toEqual([undefined, false]);
    const altered = Buffer.from(
      bytes.toString().replace(/"sig":"(.)/, (_all, first) => `"sig":"${first === 'A' ? 'B' : 'A'}`),
    );
    expect(verifyStatement(altered, trust, harbour.now).ok).toBe(false);
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
      expect(chain.map((each) => each.publicKey)).toEqual(same.map((each) => each.publicKey));
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
