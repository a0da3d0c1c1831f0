import { execFileSync } from 'node:child_process';
import { createPrivateKey, sign, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DSSEBundleBuilder, TSAWitness } from '@sigstore/sign';
import { toSignedEntity } from '@sigstore/verify';
import { type RunningSigstore, startSigstore } from '../../../emulator/sigstore/service';
import { PAYLOAD_TYPE, statementBytes } from '../../../evidence/statement/statement';
import { parseTrustedRoot } from '../../../evidence/trust/root';
import { requireSigningCertificate } from '../../../evidence/trust/signing-certificate';
import { verifySignature } from '../../../evidence/verification/signature';
import { trusting } from '../../support/evidence/registry';
import { sample } from '../../support/evidence/samples';

// A certificate authority that issues other certificates than Fulcio does, for instance because it also serves for
// something else. Its chain holds; only the profile of the certificate tells that it was not made for signing code.
const folder = mkdtempSync(join(tmpdir(), 'causeway-certificates-'));
const at = (name: string) => join(folder, name);
let sigstore: RunningSigstore;

function certificate(name: string, extensions: readonly string[], issuer?: string): void {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc', '-keyout', at(`${name}.key`)];
  const by = issuer === undefined ? [] : ['-CA', at(`${issuer}.pem`), '-CAkey', at(`${issuer}.key`)];
  const more = extensions.flatMap((each) => ['-addext', each]);
  const subject = ['-subj', `/CN=${name}`, '-days', '30', '-out', at(`${name}.pem`)];
  execFileSync('openssl', ['req', '-x509', ...key, ...by, ...subject, ...more], { stdio: 'ignore' });
}

const raw = (name: string) => new X509Certificate(readFileSync(at(`${name}.pem`))).raw;
const LEAF = 'basicConstraints=critical,CA:false';
const KINDS: Readonly<Record<string, readonly string[]>> = {
  good: [LEAF, 'keyUsage=critical,digitalSignature', 'extendedKeyUsage=codeSigning'],
  authority: ['keyUsage=critical,digitalSignature,keyCertSign', 'extendedKeyUsage=codeSigning'],
  agreement: [LEAF, 'keyUsage=critical,keyAgreement', 'extendedKeyUsage=codeSigning'],
  client: [LEAF, 'keyUsage=critical,digitalSignature', 'extendedKeyUsage=clientAuth'],
  plain: [LEAF, 'keyUsage=critical,digitalSignature'],
};
const ALTNAME = 'subjectAltName=URI:https://github.com/acme/storefront/.github/workflows/release.yml@refs/heads/dev';

beforeAll(async () => {
  sigstore = await startSigstore({ logs: false });
  certificate('ca', ['keyUsage=critical,keyCertSign']);
  for (const [name, extensions] of Object.entries(KINDS)) certificate(name, [...extensions, ALTNAME], 'ca');
});
afterAll(async () => {
  await sigstore.close();
  rmSync(folder, { recursive: true });
});

/** A statement that was signed with the key of a certificate, at a time that an authority states. */
async function signedBy(name: string) {
  const key = createPrivateKey(readFileSync(at(`${name}.key`)));
  const pem = readFileSync(at(`${name}.pem`), 'utf8');
  const signer = {
    sign: async (bytes: Buffer) => ({
      signature: sign('sha256', bytes, key),
      key: { $case: 'x509Certificate' as const, certificate: pem },
    }),
  };
  const witness = new TSAWitness({ tsaBaseURL: sigstore.url });
  const data = statementBytes(sample('release-bundle'));
  return await new DSSEBundleBuilder({ signer, witnesses: [witness] }).create({ data, type: PAYLOAD_TYPE });
}

function trust() {
  const root = JSON.parse(JSON.stringify(sigstore.trustedRoot)) as {
    certificateAuthorities: { certChain: { certificates: object[] } }[];
  };
  root.certificateAuthorities[0]!.certChain.certificates = [{ rawBytes: raw('ca').toString('base64') }];
  return trusting([], parseTrustedRoot(JSON.stringify(root), 'root'));
}

async function answer(name: string): Promise<string> {
  try {
    verifySignature((await signedBy(name)) as never, trust());
    return 'verified';
  } catch (error) {
    return (error as Error).message;
  }
}

test.each([
  ['good', /the certificate has no /],
  ['authority', /is an authority’s/],
  ['agreement', /is not for digital signatures/],
  ['client', /is not for code signing/],
  ['plain', /is not for code signing/],
])('what the key of the certificate "%s" signed is refused for what it is', async (name, reason) => {
  // The good one is refused a step later: it does not name a run.
  expect(await answer(name)).toMatch(reason);
});

test('a certificate has one encoding, and exactly one promise of a log where the root names logs', async () => {
  const { key } = toSignedEntity((await signedBy('good')) as never);
  if (key.$case !== 'certificate') throw new Error('no certificate');
  const own = key.certificate;
  expect(() => requireSigningCertificate(own, raw('good'), 0)).not.toThrow();
  expect(() => requireSigningCertificate(own, raw('good'), 1)).toThrow(/exactly one signed certificate timestamp/);
  expect(() => requireSigningCertificate(own, Buffer.concat([raw('good'), Buffer.from([0])]), 0)).toThrow(/encoding/);
});
