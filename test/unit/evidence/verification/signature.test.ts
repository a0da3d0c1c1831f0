import canonicalize from 'canonicalize';
import { signStatement } from '../../../../evidence/signing/sign';
import { verifyStatement } from '../../../../evidence/verification/verify-statement';
import { trusting } from '../../../support/evidence/registry';
import { sample } from '../../../support/evidence/samples';
import { authority, trustedKey } from '../../../support/evidence/signers';
import { NOW } from '../../../support/registry/fixtures';

test('an envelope that names another key than the one that signed is refused', async () => {
  const { key, entry } = trustedKey();
  const { root, witness } = await authority(NOW);
  const file = await signStatement(sample('deploy-receipt'), key, [witness]);
  const bundle = JSON.parse(file.toString());
  const answer = (keyid: string) => {
    const [signature] = bundle.dsseEnvelope.signatures;
    const dsseEnvelope = { ...bundle.dsseEnvelope, signatures: [{ ...signature, keyid }] };
    return verifyStatement(Buffer.from(canonicalize({ ...bundle, dsseEnvelope }) ?? ''), trusting([entry], root), NOW);
  };
  expect(answer(bundle.dsseEnvelope.signatures[0].keyid).ok).toBe(true);
  for (const keyid of ['another', trustedKey().entry.id])
    expect(answer(keyid)).toEqual({ ok: false, reason: 'the envelope names another key than the one that signed' });
});
