import { isDeepStrictEqual } from 'node:util';
import { type SignedEntity, toSignedEntity, Verifier } from '@sigstore/verify';
import fc from 'fast-check';
import { signStatement } from '../../../evidence/signing/sign';
import { readBundleFile } from '../../../evidence/statement/bundle-file';
import { derBytes } from '../../../evidence/trust/der';
import { rememberedRoot } from '../../../evidence/trust/remembered';
import { rememberedTimestamp } from '../../../evidence/trust/remembered-timestamp';
import type { RootMaterial } from '../../../evidence/trust/root';
import { verifySignature } from '../../../evidence/verification/signature';
import { certificateKey } from '../../support/evidence/certificate-key';
import { trusting } from '../../support/evidence/registry';
import { sample } from '../../support/evidence/samples';
import { authority, trustedKey } from '../../support/evidence/signers';
import { NOW } from '../../support/registry/fixtures';

type Bundle = ReturnType<typeof readBundleFile>;
type Timestamp = Extract<SignedEntity['timestamps'][number], { $case: 'timestamp-authority' }>['timestamp'];
type Node = Timestamp['root'];
type Certificates = RootMaterial['timestampAuthorities'][number]['certChain'];

const local = trustedKey({ mayAttest: ['release-bundle'] });
let bundle: Bundle;
let trust: ReturnType<typeof trusting>;
/** The trusted root as the library reads it. */
let root: RootMaterial;
beforeAll(async () => {
  const tsa = await authority(NOW);
  ({ root } = tsa);
  trust = trusting([local.entry], root);
  bundle = readBundleFile(await signStatement(sample('release-bundle'), local.key, [tsa.witness]));
});

const token = () => bundle.verificationMaterial.timestampVerificationData!.rfc3161Timestamps[0]!.signedTimestamp;

function withToken(bytes: Buffer): Bundle {
  const { verificationMaterial } = bundle;
  const timestampVerificationData = { rfc3161Timestamps: [{ signedTimestamp: bytes }] };
  return { ...bundle, verificationMaterial: { ...verificationMaterial, timestampVerificationData } } as Bundle;
}

function timestampOf(bytes: Buffer): Timestamp {
  const [first] = toSignedEntity(withToken(bytes)).timestamps;
  if (first?.$case !== 'timestamp-authority') throw new Error('no timestamp');
  return first.timestamp;
}

const libraryForm = (node: Node): Buffer => Object.getPrototypeOf(node).toDER.call(node);
const nodesOf = (node: Node): readonly Node[] => [node, ...node.subs.flatMap(nodesOf)];

function altered(at: number, to: number): Buffer {
  const bytes = Buffer.from(token());
  bytes[at % bytes.length] = to;
  return bytes;
}

const verdict = (run: () => unknown): string => {
  try {
    run();
    return 'holds';
  } catch {
    return 'does not';
  }
};

describe('the encoded form of a timestamp', () => {
  test('is the library’s, of every part of it, whatever byte was altered', () => {
    expect(nodesOf(timestampOf(token()).root).length).toBeGreaterThan(50);
    let parsed = 0;
    const alterations = fc.tuple(fc.nat(token().length - 1), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(alterations, ([at, to]) => {
        let timestamp: Timestamp;
        try {
          timestamp = timestampOf(altered(at, to));
        } catch {
          return true;
        }
        parsed += 1;
        // One `expect` per part, of thousands, would take longer than the checks themselves.
        const { root } = timestamp;
        const ours = nodesOf(rememberedTimestamp(timestamp).root);
        return nodesOf(root).every((node, index) => {
          const form = libraryForm(node);
          return derBytes(node).equals(form) && ours[index]?.toDER().equals(form) === true;
        });
      }),
      { numRuns: 300 },
    );
    expect(parsed).toBeGreaterThan(50);
  });

  test('is long where what is encoded is long', () => {
    const { root } = timestampOf(token());
    const sizes = [0, 1, 127, 128, 255, 256, 65_535, 65_536, 1_000_000];
    for (const size of sizes) {
      const node: Node = Object.assign(Object.create(Object.getPrototypeOf(root)), {
        tag: root.tag,
        value: Buffer.alloc(size, 7),
        subs: [],
      });
      expect(derBytes(node).equals(libraryForm(node))).toBe(true);
    }
  });
});

describe('a remembered timestamp', () => {
  const classOf = (timestamp: Timestamp): object => Object.getPrototypeOf(timestamp);
  const namesOf = (timestamp: Timestamp): readonly string[] =>
    Object.entries(Object.getOwnPropertyDescriptors(classOf(timestamp))).flatMap(([name, { get }]) =>
      get ? [name] : [],
    );
  // A part of the timestamp by its bytes, and a refusal by its message.
  const answerOf = (timestamp: Timestamp, name: string): unknown => {
    try {
      const found = Reflect.get(timestamp, name);
      if (name === 'tstInfo') return found.raw;
      return name.endsWith('Obj') ? found.toDER() : found;
    } catch (error) {
      return String(error);
    }
  };

  test('answers as the library does, each time, whatever byte was altered', () => {
    const names = namesOf(timestampOf(token()));
    expect(names.length).toBeGreaterThan(20);
    const refused = new Set<string>();
    for (let at = 0; at < token().length; at += 3) {
      let plain: Timestamp;
      try {
        plain = timestampOf(altered(at, (token()[at] ?? 0) ^ (1 << (at % 8))));
      } catch {
        continue;
      }
      const ours = rememberedTimestamp(plain);
      const wanted = names.map((name) => answerOf(plain, name));
      // One `expect` per byte and part would take longer than the answers themselves.
      for (const _time of [1, 2]) {
        const different = names.filter((name, index) => !isDeepStrictEqual(answerOf(ours, name), wanted[index]));
        if (different.length > 0) expect([at, different]).toEqual([at, []]);
      }
      for (const [index, answer] of wanted.entries()) if (typeof answer === 'string') refused.add(names[index] ?? '');
    }
    expect(refused).toContain('signingTime');
  });

  test('changes none of the library’s objects', () => {
    const plain = timestampOf(token());
    const state = () => [plain, plain.root, classOf(plain)].map((each) => Object.getOwnPropertyDescriptors(each));
    const before = state();
    const ours = rememberedTimestamp(plain);
    for (const name of namesOf(plain)) answerOf(ours, name);
    expect(state()).toEqual(before);
  });
});

describe('a remembered root', () => {
  const certificates = (root: RootMaterial) =>
    [...root.timestampAuthorities, ...root.certificateAuthorities].flatMap(({ certChain }) => certChain);

  test('gives the key of a time-stamping authority as PEM, and only that one', () => {
    const isText = (root: RootMaterial) => certificates(root).map(({ publicKey }) => typeof publicKey === 'string');
    expect(root.timestampAuthorities.map(({ certChain }) => certChain.length)).toEqual([2]);
    expect(isText(root)).not.toContain(true);
    const wanted = [true, ...isText(root).slice(1)];
    expect(isText(rememberedRoot(root))).toEqual(wanted);
    expect(isText(rememberedRoot(rememberedRoot(root)))).toEqual(wanted);
  });

  test('answers about its certificates as the library does, each time', async () => {
    const other = await authority(NOW);
    const [ours, plain] = [rememberedRoot(root), root].map(certificates) as [Certificates, Certificates];
    const strangers = certificates(other.root);
    expect(ours.length).toBeGreaterThan(1);
    for (const _time of [1, 2]) {
      for (const [index, certificate] of ours.entries()) {
        const same = plain[index]!;
        for (const issuer of [...plain, ...strangers]) {
          expect(certificate.verify(issuer)).toBe(same.verify(issuer));
          expect(certificate.equals(issuer)).toBe(same.equals(issuer));
        }
        expect(certificate.verify()).toBe(same.verify());
        expect(certificateKey(certificate).equals(same.publicKey)).toBe(true);
        for (const time of [new Date(0), NOW]) expect(certificate.validForDate(time)).toBe(same.validForDate(time));
      }
    }
  });

  test('changes none of the library’s objects', () => {
    const before = certificates(root).map((each) => Object.getOwnPropertyNames(each));
    rememberedRoot(root);
    expect(certificates(root).map((each) => Object.getOwnPropertyNames(each))).toEqual(before);
  });
});

describe('a timestamp', () => {
  test('holds, and with any byte altered it holds exactly where the library by itself says so, it was granted and is DER', () => {
    const options = { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 1 };
    const publicKey = () => ({ publicKey: [...trust.keys.values()][0]!.publicKey, validFor: () => true });
    const byItself = (given: Bundle) => new Verifier({ ...root, publicKey }, options).verify(toSignedEntity(given));
    expect(verdict(() => verifySignature(bundle, trust))).toBe('holds');
    expect(verdict(() => byItself(bundle))).toBe('holds');
    const verdicts = new Set<string>();
    for (let at = 0; at < token().length; at += 1) {
      const bytes = altered(at, (token()[at] ?? 0) ^ (1 << (at % 8)));
      const given = withToken(bytes);
      const ours = verdict(() => verifySignature(given, trust));
      const stated = () => {
        byItself(given);
        const { root, status } = timestampOf(bytes);
        if (status !== 0n || !libraryForm(root).equals(bytes)) throw new Error('not granted, or not DER');
      };
      expect([at, ours]).toEqual([at, verdict(stated)]);
      verdicts.add(ours);
    }
    expect(verdicts).toContain('does not');
  });

  test('that does not hold leaves the traces of other errors as they were', () => {
    const before = Error.stackTraceLimit;
    expect(verdict(() => verifySignature(withToken(altered(9, 0xff)), trust))).toBe('does not');
    expect(Error.stackTraceLimit).toBe(before);
    expect(new Error('a bug').stack).toContain('timestamps.test');
  });
});
