import canonicalize from 'canonicalize';
import { signStatement } from '../../../../evidence/signing/sign';
import { payloadOf, readBundleFile } from '../../../../evidence/statement/bundle-file';
import { Refusal } from '../../../../evidence/statement/refusal';
import { claimsOf } from '../../../../evidence/trust/certificates';
import { TrustedRootShape } from '../../../../evidence/trust/root-shape';
import { verifyStatement } from '../../../../evidence/verification/verify-statement';
import { trusting } from '../../../support/evidence/registry';
import { sample } from '../../../support/evidence/samples';
import { authority, trustedKey } from '../../../support/evidence/signers';
import { NOW } from '../../../support/registry/fixtures';

/**
 * An attacker with timestamps of two authorities could choose between them, and one with a certificate of contradictory
 * extensions could make each reader believe something else. Each of these guards has its attack here.
 */
describe('a statement with two trusted times', () => {
  const signed = async (minutes: number) => {
    const { key, entry } = trustedKey({ mayAttest: ['release-bundle'] });
    const clocks = [NOW, new Date(NOW.getTime() - minutes * 60_000)];
    const authorities = await Promise.all(clocks.map((clock) => authority(clock)));
    const timestampAuthorities = authorities.flatMap(({ root }) => root.timestampAuthorities);
    const trust = trusting([entry], { ...authorities[0]!.root, timestampAuthorities });
    const file = await signStatement(
      sample('release-bundle'),
      key,
      authorities.map(({ witness }) => witness),
    );
    const found = verifyStatement(file, trust, NOW);
    return found.ok ? found.time : found.reason;
  };

  test('counts for nothing where they lie apart, and counts from the later one where they do not', async () => {
    expect(await signed(6)).toBe('the trusted timestamps are too far apart');
    expect(await signed(4)).toEqual(NOW);
  });
});

describe('a file', () => {
  const FILE = {
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: {
      publicKey: { hint: 'octocat' },
      timestampVerificationData: { rfc3161Timestamps: [{ signedTimestamp: 'AAAA' }] },
    },
  };
  const SIGNATURE = { keyid: 'octocat', sig: 'AAAA' };
  const ENVELOPE = { payload: 'e30=', payloadType: 'application/vnd.in-toto+json', signatures: [SIGNATURE] };
  const payload = (content: object) =>
    String(payloadOf(readBundleFile(Buffer.from(canonicalize({ ...FILE, ...content }) ?? ''))));

  test('with one signed in-toto statement in an envelope has its payload', () => {
    expect(payload({ dsseEnvelope: ENVELOPE })).toBe('{}');
  });

  test('of another version, with another content, type or number of signatures is refused', () => {
    const digest = { algorithm: 'SHA2_256', digest: 'AAAA' };
    for (const content of [
      { dsseEnvelope: { ...ENVELOPE, payloadType: 'application/json' } },
      { dsseEnvelope: { ...ENVELOPE, signatures: [SIGNATURE, SIGNATURE] } },
      { dsseEnvelope: { ...ENVELOPE, signatures: [] } },
      { messageSignature: { messageDigest: digest, signature: 'AAAA' } },
      { dsseEnvelope: ENVELOPE, mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.2' },
      {},
    ])
      expect(() => payload(content)).toThrow(Refusal);
    expect(() => payload({ dsseEnvelope: { ...ENVELOPE, payloadType: 'application/json' } })).toThrow(
      'has an unexpected type',
    );
    expect(() => payload({ messageSignature: { messageDigest: digest, signature: 'AAAA' } })).toThrow(
      'no DSSE envelope',
    );
  });
});

describe('a certificate', () => {
  const ROOT = 'https://github.com/acme/storefront';
  const FILE = `${ROOT}/.github/workflows/deploy.yml@refs/heads/dev`;
  const SOUND: Readonly<Record<number, string>> = {
    8: 'https://token.actions.githubusercontent.com',
    9: FILE,
    10: 'e'.repeat(40),
    11: 'github-hosted',
    12: ROOT,
    13: 'e'.repeat(40),
    14: 'refs/heads/dev',
    15: '1001',
    18: FILE,
    21: `${ROOT}/actions/runs/4711/attempts/1`,
  };
  const text = (value: string) => {
    const bytes = Buffer.from(value);
    const size = bytes.length < 0x80 ? [bytes.length] : [0x81, bytes.length];
    return Buffer.concat([Buffer.from([0x0c, ...size]), bytes]);
  };
  const claims = (
    change: Readonly<Record<number, string | undefined>> = {},
    subjectAlternativeName = FILE,
    server = 'https://github.com',
  ) => {
    const values = Object.entries({ ...SOUND, ...change }).filter(
      (each): each is [string, string] => each[1] !== undefined,
    );
    const oids = values.map(([arc, value]) => ({
      oid: { id: [1, 3, 6, 1, 4, 1, 57264, 1, Number(arc)] },
      value: text(value),
    }));
    return claimsOf({ subjectAlternativeName, oids } as Parameters<typeof claimsOf>[0], server);
  };

  test('of another GitHub than the registry’s is refused', () => {
    expect(() => claims({}, FILE, 'https://acme.ghe.com')).toThrow('is not on https://acme.ghe.com/');
  });

  test('that is sound tells of its run', () => {
    expect(claims()).toMatchObject({ run: { id: 4711, attempt: 1 }, source: { repositoryId: 1001 } });
  });

  test('of another subject than the workflow that it names is refused', () => {
    for (const subject of [FILE.replace('deploy', 'other'), FILE.replace('dev', 'main'), `${FILE} `, ''])
      expect(() => claims({}, subject)).toThrow('the certificate is for another subject');
    expect(() => claims({ 9: FILE.replace('deploy', 'other') })).toThrow('for another subject');
  });

  test('whose run or whose caller is in another repository than its source is refused', () => {
    const other = 'https://github.com/acme/services';
    const several = 'the certificate names several repositories';
    expect(() => claims({ 21: `${other}/actions/runs/4711/attempts/1` })).toThrow(several);
    expect(() => claims({ 18: `${other}/.github/workflows/deploy.yml@refs/heads/dev` })).toThrow(several);
    expect(() => claims({ 12: other })).toThrow(several);
    for (const run of [`${ROOT}/actions/runs/4711`, `${ROOT}/actions/runs/4711/attempts/1/x`])
      expect(() => claims({ 21: run })).toThrow(several);
    const nested = ROOT.replace('acme', 'evil/acme');
    expect(() => claims({ 21: `${nested}/actions/runs/4711/attempts/1` })).toThrow(several);
  });

  test('without anything that GitHub always says, off GitHub, or with what is no number is refused', () => {
    for (const arc of Object.keys(SOUND)) {
      expect(() => claims({ [arc]: '' })).toThrow();
      expect(() => claims({ [arc]: undefined })).toThrow('the certificate has no');
    }
    const nested = FILE.replace('acme', 'evil/acme');
    for (const uri of [
      nested,
      `${ROOT}/.github/workflows/deploy.yml`,
      `${ROOT}/deploy.yml@refs/heads/dev`,
      `${ROOT}/@x`,
    ])
      expect(() => claims({ 9: uri }, uri)).toThrow('names no workflow');
    expect(() => claims({ 18: `${ROOT}/README.md@refs/heads/dev` })).toThrow('names no workflow');
    for (const arc of [9, 12, 18, 21]) {
      const elsewhere = (SOUND[arc] ?? '').replace('github.com', 'github.com.example');
      expect(() => claims({ [arc]: elsewhere }, arc === 9 ? elsewhere : FILE)).toThrow('is not on https://github.com/');
    }
    for (const id of ['0', '01', '1e3', '-1', '99999999999999999999'])
      expect(() => claims({ 15: id })).toThrow('is not a number');
  });
});

describe('a trusted root', () => {
  const validFor = { start: '2020-01-01T00:00:00Z' };
  const root = (range: object) => ({
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    timestampAuthorities: [
      {
        subject: { organization: 'o', commonName: 'c' },
        uri: 'https://tsa.example',
        certChain: { certificates: [{ rawBytes: 'AAAA' }] },
        validFor: range,
      },
    ],
  });
  const isRoot = (range: object) => TrustedRootShape.safeParse(root(range)).success;

  test('says from when on it is believed, as a time, and nothing beside it', () => {
    expect(isRoot(validFor)).toBe(true);
    expect(isRoot({ ...validFor, end: '2030-01-01T00:00:00Z' })).toBe(true);
    for (const range of [
      ...[{}, { end: '2030-01-01T00:00:00Z' }, { start: '' }, { start: '2020-01-01' }, { start: 0 }],
      ...[
        { ...validFor, end: 'never' },
        { ...validFor, until: '2030-01-01T00:00:00Z' },
      ],
    ])
      expect([range, isRoot(range)]).toEqual([range, false]);
  });

  test('names a certificate for each authority, and logs of one hash and with a time', () => {
    const [authorityOf] = root(validFor).timestampAuthorities;
    const withChain = (certificates: readonly object[]) => ({
      ...root(validFor),
      timestampAuthorities: [{ ...authorityOf, certChain: { certificates } }],
    });
    expect(TrustedRootShape.safeParse(withChain([])).success).toBe(false);
    expect(TrustedRootShape.safeParse(withChain([{ rawBytes: 'AAAA', more: 1 }])).success).toBe(false);
    expect(TrustedRootShape.safeParse(withChain([{ rawBytes: '' }])).success).toBe(false);
    const log = {
      baseUrl: 'https://rekor.example',
      hashAlgorithm: 'SHA2_256',
      publicKey: { rawBytes: 'AAAA', keyDetails: 'PKIX_ECDSA_P256_SHA_256', validFor },
      logId: { keyId: 'AAAA' },
    };
    const isRootWith = (change: object) => {
      const tlogs = [{ ...log, ...change }];
      return TrustedRootShape.safeParse({ ...root(validFor), tlogs }).success;
    };
    expect(isRootWith({})).toBe(true);
    for (const change of [
      { hashAlgorithm: 'SHA1' },
      { publicKey: { ...log.publicKey, validFor: {} } },
      { publicKey: { ...log.publicKey, keyDetails: 'none' } },
      { logId: { keyId: '' } },
      { baseUrl: '' },
    ])
      expect([change, isRootWith(change)]).toEqual([change, false]);
  });

  test('without any who tells the time, or of another kind, is none', () => {
    expect(TrustedRootShape.safeParse({ ...root(validFor), timestampAuthorities: [] }).success).toBe(false);
    expect(TrustedRootShape.safeParse({ ...root(validFor), mediaType: 'application/json' }).success).toBe(false);
    expect(TrustedRootShape.safeParse({ ...root(validFor), more: 1 }).success).toBe(false);
  });
});
