import { readEvidenceBook } from '../../../../evidence/branch/book';
import { readLedger } from '../../../../evidence/ledger/ledger';
import { type HandedStatement, handIn } from '../../../../evidence/tickets/hand-in';
import { statementPath } from '../../../../evidence/verification/statement-path';
import { verifyStatement } from '../../../../evidence/verification/verify-statement';
import { EvidenceScene } from '../../../support/evidence/branch/scene';
import { otherSignature } from '../../../support/evidence/other-signature';
import { type AttackScene, jobOf, jobSample, startScene } from '../../evidence/attacks/scene';
import { written } from '../../evidence/interop/alterations';

/**
 * The attacker holds the evidence App's key, or may run `evidence push`. They can add files to the evidence branch, but
 * have no signing key. They try to make a signed statement say more than its signer did, and to have one statement
 * count twice. Two checks stop them: everything that a file states must hold, and one statement has one file.
 */
describe('the holder of the evidence key', () => {
  let scene: AttackScene;
  let branches: EvidenceScene;
  let file: Buffer;
  beforeAll(async () => {
    scene = await startScene();
    file = await scene.certified(jobSample('release-bundle'), jobOf('release-bundle'));
  });
  afterAll(() => scene.sigstore.close());
  beforeEach(() => {
    branches = new EvidenceScene();
  });
  afterEach(() => branches.dispose());

  type Entry = Record<string, unknown> & {
    inclusionProof: Record<string, unknown> & { checkpoint: { envelope: string } };
  };
  interface BundleJson {
    verificationMaterial: {
      tlogEntries: Entry[];
      timestampVerificationData: { rfc3161Timestamps: { signedTimestamp: string }[] };
    };
    dsseEnvelope: { signatures: { keyid?: string; sig: string }[] };
  }
  const altered = (change: (bundle: BundleJson, entry: Entry, proof: Entry['inclusionProof']) => void): Buffer => {
    const bundle = JSON.parse(file.toString()) as BundleJson;
    const [entry] = bundle.verificationMaterial.tlogEntries;
    change(bundle, entry!, entry!.inclusionProof);
    return written(bundle);
  };
  const answer = (bytes: Buffer) => {
    const found = verifyStatement(bytes, scene.trust, new Date());
    return found.ok ? 'verified' : found.reason;
  };
  const handed = (bytes: Buffer): HandedStatement => {
    const found = verifyStatement(bytes, scene.trust, new Date());
    if (!found.ok) throw new Error(found.reason);
    return { ...found, path: statementPath(found.statement, bytes), bytes };
  };
  // Anybody can make this copy: the same signed and logged statement in another file that holds.
  const copy = () =>
    altered((_bundle, entry) => {
      const promise = entry['inclusionPromise'] as { signedEntryTimestamp: string };
      promise.signedEntryTimestamp = otherSignature(Buffer.from(promise.signedEntryTimestamp, 'base64')).toString(
        'base64',
      );
    });

  test('cannot have a file accepted that states what does not hold', () => {
    expect(answer(file)).toBe('verified');
    const zeros = Buffer.alloc(32).toString('base64');
    const more = (value: unknown) => String(Number(value) + 1);
    const checkpoint = (change: (text: string) => string) =>
      altered((_bundle, _entry, proof) => {
        proof.checkpoint.envelope = change(proof.checkpoint.envelope);
      });
    const attacks: Readonly<Record<string, readonly [Buffer, string]>> = {
      'another root hash': [altered((_b, _e, proof) => Object.assign(proof, { rootHash: zeros })), 'root hash'],
      'a larger tree': [
        altered((_b, _e, proof) => Object.assign(proof, { treeSize: more(proof['treeSize']) })),
        'does not have the size',
      ],
      'no proof': [altered((_b, entry) => Object.assign(entry, { inclusionProof: undefined })), ''],
      'no promise': [
        altered((_b, entry) => Object.assign(entry, { inclusionPromise: undefined })),
        'no signed entry timestamp',
      ],
      'no promise and no time': [
        altered((_b, entry) => Object.assign(entry, { inclusionPromise: undefined, integratedTime: '0' })),
        'no signed entry timestamp',
      ],
      'another index': [altered((_b, entry) => Object.assign(entry, { logIndex: more(entry['logIndex']) })), 'promise'],
      'another time': [
        altered((_b, entry) => Object.assign(entry, { integratedTime: more(entry['integratedTime']) })),
        'promise',
      ],
      'another kind': [
        altered((_b, entry) => Object.assign(entry, { kindVersion: { kind: 'intoto', version: '0.0.2' } })),
        'kind',
      ],
      'the entry twice': [altered((bundle, entry) => bundle.verificationMaterial.tlogEntries.push(entry)), 'duplicate'],
      'no entry': [altered((bundle) => bundle.verificationMaterial.tlogEntries.splice(0)), ''],
      'a key’s name in the envelope': [
        altered((bundle) => Object.assign(bundle.dsseEnvelope.signatures[0]!, { keyid: 'octocat' })),
        'another key',
      ],
      'another’s signature on the checkpoint': [
        checkpoint((text) => `${text}\u2014 log.example ${Buffer.alloc(76).toString('base64')}\n`),
        'one signature',
      ],
      'words behind the checkpoint': [checkpoint((text) => `${text}and so on\n`), 'one signature'],
      'words behind the checkpoint’s signature': [checkpoint((text) => text.replace(/\n$/, ' and so on\n')), ''],
      'the checkpoint’s signature in another encoding': [
        checkpoint((text) => text.replace(/=*\n$/, '====\n')),
        'one signature',
      ],
      'a checkpoint that nobody signed by name': [
        checkpoint((text) => text.replace(/\u2014 \S+ (\S+)\n$/, '\u2014  $1\n')),
        '',
      ],
      'a timestamp with bytes behind it': [
        altered((bundle) => {
          const [stamp] = bundle.verificationMaterial.timestampVerificationData.rfc3161Timestamps;
          const bytes = Buffer.from(stamp!.signedTimestamp, 'base64');
          stamp!.signedTimestamp = Buffer.concat([bytes, Buffer.from([0])]).toString('base64');
        }),
        '',
      ],
      'a timestamp that was not granted': [
        altered((bundle) => {
          const [stamp] = bundle.verificationMaterial.timestampVerificationData.rfc3161Timestamps;
          const bytes = Buffer.from(stamp!.signedTimestamp, 'base64');
          // TimeStampResp, its PKIStatusInfo, and in that the status: the first INTEGER (RFC 3161, section 2.4.2).
          const at = bytes.indexOf(Buffer.from([0x30, 0x03, 0x02, 0x01, 0x00]));
          bytes[at + 4] = 2;
          stamp!.signedTimestamp = bytes.toString('base64');
        }),
        'granted',
      ],
    };
    for (const [attack, [bytes, reason]] of Object.entries(attacks)) {
      expect([attack, bytes.equals(file)]).toEqual([attack, false]);
      expect([attack, answer(bytes)]).toEqual([attack, expect.stringContaining(reason)]);
      expect([attack, answer(bytes)]).not.toEqual([attack, 'verified']);
    }
  });

  test('cannot record one statement twice', async () => {
    const [original, again] = [handed(file), handed(copy())];
    expect([again.id, again.path === original.path]).toEqual([original.id, false]);
    const branch = branches.branch(branches.clone('clone'));
    const ledger = readLedger(branch, scene.trust, new Date());
    // Two files of one statement at once count as one.
    const first = await handIn([original, again], ledger);
    expect(first).toMatchObject({ paths: [original.path, original.path], pushed: [original.path] });
    const second = await handIn([again], ledger);
    expect(second).toMatchObject({ head: first.head, paths: [original.path], pushed: [] });
    expect((await branch.read()).files.map(({ path }) => path)).toEqual([original.path]);
  });

  test('cannot have a copy counted beside the statement, even where they wrote it themselves', async () => {
    const [original, again] = [handed(file), handed(copy())];
    const branch = branches.branch(branches.clone('clone'));
    await branch.append(
      [original, again].map(({ path, bytes }) => ({ path, bytes })),
      'by hand',
    );
    const book = readEvidenceBook(await branch.read(), scene.trust, new Date());
    expect([book.statements.map(({ id }) => id), book.refused]).toEqual([[original.id], []]);
  });
});
