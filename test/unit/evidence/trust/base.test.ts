import { signStatement } from '../../../../evidence/signing/sign';
import { trustBase, trustName } from '../../../../evidence/trust/base';
import { rememberSignatures } from '../../../../evidence/verification/remembered-signature';
import { Verifier, verifierFor } from '../../../../evidence/verification/verifier';
import { verifyStatement } from '../../../../evidence/verification/verify-statement';
import { evidenceRegistry } from '../../../support/evidence/registry';
import { sample } from '../../../support/evidence/samples';
import { authority, trustedKey } from '../../../support/evidence/signers';
import { NOW } from '../../../support/registry/fixtures';

/** Two trust bases whose roots were not read from a text. Only one of them trusts the signer. */
async function bases() {
  const { key, entry } = trustedKey();
  const { root, witness } = await authority(NOW);
  const file = await signStatement(sample('deploy-receipt'), key, [witness]);
  const [trusting, other] = [trustBase(evidenceRegistry([entry]), root), trustBase(evidenceRegistry(), root)];
  return { file, trusting, other };
}

describe('a trust base without a name', () => {
  afterEach(() => rememberSignatures(false));

  test('has none where its root was not read from a text', async () => {
    const { trusting, other } = await bases();
    expect([trustName(trusting), trustName(other)]).toEqual([undefined, undefined]);
  });

  test('gets no remembered signature of another one', async () => {
    const { file, trusting, other } = await bases();
    rememberSignatures();
    expect(verifyStatement(file, trusting, NOW).ok).toBe(true);
    expect(verifyStatement(file, other, NOW)).toEqual({ ok: false, reason: 'the key is not trusted' });
  });

  test('gets no verifier of another one', async () => {
    const { trusting, other } = await bases();
    const given = new Verifier(trusting);
    expect(verifierFor(other, given)).not.toBe(given);
    expect(verifierFor(other, given).trust).toBe(other);
  });
});
