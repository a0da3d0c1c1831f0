import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { initializeTSA } from '@sigstore/mock';
import { requireStatedEntries } from '../../../../evidence/verification/log-entry';
import { NOW } from '../../../support/registry/fixtures';

/**
 * What a log entry states beside what the library verifies. Each condition refuses by itself: the other steps are not run
 * here. A log that signs whatever it is given could make each of these entries.
 */
const SIGNATURE = Buffer.from('signature');
const ROOT_HASH = Buffer.alloc(32, 7);
const DIGEST = { algorithm: 'sha256', value: 'aa' };

let certificate: Buffer;
let other: Buffer;
beforeAll(async () => {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { intCertificate, rootCertificate } = await initializeTSA(keys, NOW);
  [certificate, other] = [
    new X509Certificate(intCertificate as never).raw,
    new X509Certificate(rootCertificate as never).raw,
  ];
});

const base64 = (bytes: Buffer | string) => Buffer.from(bytes).toString('base64');
const pem = (bytes: Buffer) => base64(new X509Certificate(bytes).toString());
const note = (lines: readonly string[] = ['rekor', '6', base64(ROOT_HASH)]) =>
  [...lines, '', `\u2014 rekor ${base64('sig')}`, ''].join('\n');

interface Change {
  readonly signature?: string;
  readonly verifier?: string;
  readonly body?: object;
  readonly entry?: object;
  readonly proof?: object;
  readonly material?: object;
  readonly entries?: number;
}

function bundleOf({ signature, verifier, body, entry, proof, material, entries = 1 }: Change) {
  const stated = { signature: signature ?? base64(SIGNATURE), verifier: verifier ?? pem(certificate) };
  const written = {
    apiVersion: '0.0.1',
    kind: 'dsse',
    spec: { envelopeHash: DIGEST, payloadHash: DIGEST, signatures: [stated] },
    ...body,
  };
  const own = {
    logIndex: '5',
    integratedTime: '1',
    inclusionPromise: { signedEntryTimestamp: SIGNATURE },
    kindVersion: { kind: 'dsse', version: '0.0.1' },
    canonicalizedBody: Buffer.from(JSON.stringify(written)),
    inclusionProof: {
      logIndex: '5',
      treeSize: '6',
      rootHash: ROOT_HASH,
      hashes: [],
      checkpoint: { envelope: note() },
      ...proof,
    },
    ...entry,
  };
  const content = { $case: 'certificate', certificate: { rawBytes: certificate } };
  return {
    verificationMaterial: { content, tlogEntries: Array.from({ length: entries }, () => own), ...material },
    content: { $case: 'dsseEnvelope', dsseEnvelope: { signatures: [{ sig: SIGNATURE }] } },
  } as unknown as Parameters<typeof requireStatedEntries>[0];
}
const answer = (change: Change = {}, logs = 1) => {
  try {
    requireStatedEntries(bundleOf(change), logs);
    return 'accepted';
  } catch (error) {
    return (error as Error).message;
  }
};

test('an entry that states what holds is accepted, and none where the root names no log', () => {
  expect([answer(), answer({ entries: 0 }, 0)]).toEqual(['accepted', 'accepted']);
});

test.each<[string, () => Change, RegExp]>([
  ['another certificate', () => ({ verifier: pem(other) }), /names another certificate/],
  ['no certificate', () => ({ verifier: '' }), /names another certificate/],
  ['the certificate in another form', () => ({ verifier: base64(certificate) }), /names another certificate/],
  ['another signature', () => ({ signature: base64('other') }), /names another signature/],
  ['the signature in another form', () => ({ signature: `${base64(SIGNATURE)}\n` }), /names another signature/],
  ['a proof for a later entry than its own', () => ({ proof: { logIndex: '6' } }), /index in its proof is larger/],
  ['another size of the tree', () => ({ proof: { treeSize: '7' } }), /size that the checkpoint says/],
  ['another root', () => ({ proof: { rootHash: Buffer.alloc(32) } }), /root hash is not/],
  ['no proof', () => ({ entry: { inclusionProof: undefined } }), /no inclusion proof/],
  ['no checkpoint', () => ({ proof: { checkpoint: undefined } }), /no checkpoint/],
  ['no promise', () => ({ entry: { inclusionPromise: undefined } }), /no signed entry timestamp/],
  ['no time', () => ({ entry: { integratedTime: '0' } }), /no signed entry timestamp/],
  ['another kind', () => ({ body: { kind: 'intoto' } }), /not of the kind/],
  ['another kind beside its body', () => ({ entry: { kindVersion: { kind: 'intoto', version: '0.0.1' } } }), /not of/],
  ['another version', () => ({ entry: { kindVersion: { kind: 'dsse', version: '0.0.2' } } }), /not of the kind/],
  ['two entries', () => ({ entries: 2 }), /exactly one/],
  ['no entry', () => ({ entries: 0 }), /exactly one/],
])('%s is refused', (_what, change, reason) => {
  expect(answer(change())).toMatch(reason);
});

test.each([
  ['a second signature', `${note()}\u2014 other ${base64('sig')}\n`],
  ['a line behind the signature', `${note()}more\n`],
  ['a line without an end behind the signature', `${note()}more`],
  ['a paragraph behind the signature', `${note()}\nmore`],
  ['a signature of no bytes', note().replace(base64('sig'), '')],
  ['no root', note(['rekor', '6'])],
  ['words behind the signature', note().replace(/\n$/, ' more\n')],
  ['no line break at the end', note().slice(0, -1)],
  ['no origin', note(['', '6', base64(ROOT_HASH)])],
  ['no blank line', ['rekor', '6', base64(ROOT_HASH), `\u2014 rekor ${base64('sig')}`, ''].join('\n')],
  ['a hyphen for the dash', note().replace('\u2014', '-')],
  ['a signature in another form', note().replace(base64('sig'), `${base64('sig')}=`)],
  ['a root in another form', note(['rekor', '6', base64(ROOT_HASH).replace('=', '')])],
])('a checkpoint with %s is refused', (_what, envelope) => {
  expect(answer({ proof: { checkpoint: { envelope } } })).toMatch(/checkpoint/);
});

test('an entry is refused where the root names no log, and beside what a key signed', () => {
  expect(answer({}, 0)).toMatch(/exactly one/);
  const { publicKey } = generateKeyPairSync('ed25519');
  const content = { $case: 'publicKey', publicKey: { hint: publicKey.asymmetricKeyType } };
  expect(answer({ material: { content } })).toMatch(/a key signed must not be in a log/);
  expect(answer({ entries: 0, material: { content, tlogEntries: [] } })).toBe('accepted');
});
