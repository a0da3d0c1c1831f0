import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { signStatement } from '../../../evidence/signing/sign';
import { parseStatement, type Statement, statementBytes } from '../../../evidence/statement/statement';
import type { TrustBase } from '../../../evidence/trust/base';
import { verifyPlacedStatement } from '../../../evidence/verification/place';
import { statementPath } from '../../../evidence/verification/statement-path';
import { Verifier } from '../../../evidence/verification/verifier';
import {
  MAX_DECISION_BYTES,
  MAX_STATEMENT_BYTES,
  verifyStatement,
} from '../../../evidence/verification/verify-statement';
import { trusting } from '../../support/evidence/registry';
import { type Authority, authority, trustedKey } from '../../support/evidence/signers';
import { NOW } from '../../support/registry/fixtures';

const COMMIT = 'a'.repeat(40);
const BUNDLE = `sha256:${'b'.repeat(64)}`;

const receipt = (change: Partial<Statement<'deploy-receipt'>['predicate']> = {}): Statement<'deploy-receipt'> => ({
  kind: 'deploy-receipt',
  subjects: { commit: COMMIT, bundle: BUNDLE },
  predicate: {
    receiptId: 'r1',
    sequence: 1,
    surface: 'shop',
    tier: 'dev',
    environment: 'shop-dev',
    outcome: 'succeeded',
    cause: 'release',
    attempt: 1,
    startedAt: '2026-11-21T08:00:00Z',
    finishedAt: '2026-11-21T08:01:00Z',
    bundleDigest: BUNDLE,
    target: { provider: 'netlify', siteId: 's', deployId: 'd', url: 'https://shop.example', publishedReadBack: true },
    health: { checks: 3, passed: 3, firstOkAt: '2026-11-21T08:00:30Z', lastOkAt: '2026-11-21T08:01:00Z' },
    workflow: {
      repository: 'acme/shop',
      path: '.github/workflows/deploy.yml',
      ref: 'refs/heads/dev',
      sha: COMMIT,
      runId: 1,
      runAttempt: 1,
      actor: 'acme-delivery[bot]',
    },
    ticketId: BUNDLE,
    previous: null,
    toolVersion: '0.1.0',
    ...change,
  },
});

describe('a signed statement', () => {
  const local = trustedKey();
  let tsa: Authority;
  let trust: TrustBase;
  let bytes: Buffer;
  beforeAll(async () => {
    tsa = await authority(NOW);
    trust = trusting([local.entry], tsa.root);
    bytes = await signStatement(receipt(), local.key, [tsa.witness]);
  });
  const reason = (file: Buffer, base: TrustBase = trust, now = NOW) => {
    const result = verifyStatement(file, base, now);
    return result.ok ? 'verified' : result.reason;
  };

  test('is verified with its key, its time and its content', () => {
    const result = verifyStatement(bytes, trust, NOW);
    expect(result).toMatchObject({ ok: true, statement: receipt(), signer: { id: 'local' }, time: NOW });
    expect(JSON.parse(bytes.toString())).toMatchObject({
      mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
      dsseEnvelope: { payloadType: 'application/vnd.in-toto+json', signatures: [expect.anything()] },
    });
  });

  test('counts for nothing without trust, root or time', async () => {
    expect(reason(bytes, trusting([], tsa.root))).toBe('the key is not trusted');
    expect(reason(bytes, trusting([trustedKey().entry], tsa.root))).toBe('the key is not trusted');
    const other = await authority(NOW);
    expect(reason(bytes, { ...trust, root: other.root })).toMatch(/signature is not valid/);
    expect(reason(bytes, { ...trust, root: { ...tsa.root, timestampAuthorities: [] } })).toMatch(/is not valid/);
    expect(reason(await signStatement(receipt(), local.key, []))).toMatch(/expected 1 timestamps/);
    expect(reason(bytes, trust, new Date(NOW.getTime() - 6 * 60_000))).toBe('it was signed in the future');
  });

  test('counts for nothing from a key of another tier, another kind, or one that has ended', async () => {
    const base = (change: object) => trusting([{ ...local.entry, ...change }], tsa.root);
    expect(reason(bytes, base({ tiers: ['staging'] }))).toBe('local may not attest for the tier dev');
    expect(reason(bytes, base({ tiers: undefined }))).toBe('local may not attest for the tier dev');
    expect(reason(bytes, base({ mayAttest: ['promotion-ticket'] }))).toBe('local may not attest deploy-receipt');
    expect(reason(bytes, base({ notAfter: '2020-01-01' }))).toMatch(/not valid for timestamp/);
    expect(reason(bytes, base({ notAfter: '2026-02-30' }))).toBe('the key is not trusted');
    const staging = await signStatement(receipt({ tier: 'staging' }), local.key, [tsa.witness]);
    expect(reason(staging)).toBe('local may not attest for the tier staging');
  });

  test('about a stack counts for nothing from a key of another tier; the foundation is the highest tier’s', async () => {
    const read = (stack: string): Statement<'ruleset-verification'> => ({
      kind: 'ruleset-verification',
      subjects: { reading: BUNDLE },
      predicate: { stack, registryDigest: BUNDLE, verdict: 'verified', findings: 0, readAt: '2026-11-21T08:00:00Z' },
    });
    const base = (tiers?: string[]) =>
      trusting([{ ...local.entry, mayAttest: ['ruleset-verification'], tiers }], tsa.root);
    for (const [stack, tier] of [
      ['production', 'production'],
      ['production.web-apps', 'production'],
      ['foundation', 'production'],
      ['dev', 'dev'],
    ] as const) {
      const file = await signStatement(read(stack), local.key, [tsa.witness]);
      expect(reason(file, base([tier]))).toBe('verified');
      expect(reason(file, base(['staging']))).toBe(`local may not attest for the tier ${tier}`);
      expect(reason(file, base(undefined))).toBe(`local may not attest for the tier ${tier}`);
    }
  });

  test('counts for nothing with the signature, time or content of another', async () => {
    const other = JSON.parse((await signStatement(receipt({ surface: 'docs' }), local.key, [tsa.witness])).toString());
    const own = JSON.parse(bytes.toString());
    const swapped = (change: object) => Buffer.from(JSON.stringify({ ...own, ...change }));
    const { dsseEnvelope: envelope } = own;
    expect(reason(swapped({}))).toBe('verified');
    for (const change of [
      { dsseEnvelope: { ...envelope, payload: other.dsseEnvelope.payload } },
      { dsseEnvelope: { ...envelope, signatures: other.dsseEnvelope.signatures } },
      { dsseEnvelope: { ...envelope, signatures: [] } },
      { dsseEnvelope: { ...envelope, signatures: [...envelope.signatures, ...envelope.signatures] } },
      { dsseEnvelope: { ...envelope, payloadType: 'text/plain' } },
      { verificationMaterial: other.verificationMaterial },
      { mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.2' },
      { extra: true },
    ]) {
      expect(reason(swapped(change))).not.toBe('verified');
    }
  });

  test('counts for nothing at its path when any byte is altered, dropped or added', () => {
    const original = verifyStatement(bytes, trust, NOW);
    const path = statementPath(receipt(), bytes);
    const placed = (file: Buffer, at = path) => verifyPlacedStatement(at, file, new Verifier(trust), NOW);
    expect(placed(bytes)).toEqual(original);
    let count = 0;
    const refused = (file: Buffer) => {
      expect(placed(file)).toMatchObject({ ok: false, reason: expect.stringMatching(/./) });
      // Without a path, unsigned parts may differ, but never the statement, its signer or its time.
      const alone = verifyStatement(file, trust, NOW);
      if (alone.ok) expect(alone).toEqual(original);
      count += 1;
    };
    for (let at = 0; at < bytes.length; at += 11) {
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 1;
      refused(at % 2 === 0 ? altered : Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]));
    }
    refused(Buffer.alloc(0));
    refused(bytes.subarray(0, 500));
    refused(Buffer.concat([bytes, Buffer.from('\n')]));
    refused(Buffer.alloc(MAX_STATEMENT_BYTES + 1, 32));
    expect(placed(Buffer.alloc(MAX_STATEMENT_BYTES + 1, 32))).toMatchObject({ reason: 'the file is too large' });
    expect(reason(Buffer.alloc(MAX_DECISION_BYTES + 1, 32))).toBe('the file is too large');
    expect(count).toBeGreaterThan(200);
  });

  test('counts for nothing at the path of another commit, surface, tier or kind', () => {
    const path = statementPath(receipt(), bytes);
    expect(path).toMatch(new RegExp(`^evidence/${COMMIT}/shop/dev/deploy-receipt-[0-9a-f]{64}\\.sigstore\\.json$`));
    for (const [from, to] of [
      [COMMIT, 'c'.repeat(40)],
      ['/shop/', '/docs/'],
      ['/dev/', '/staging/'],
      ['deploy-receipt-', 'promotion-ticket-'],
      ['evidence/', 'other/'],
    ] as const) {
      expect(verifyPlacedStatement(path.replace(from, to), bytes, new Verifier(trust), NOW)).toMatchObject({
        ok: false,
      });
    }
  });

  test('no text whatever makes the verifier fail or say yes', () => {
    const json = fc.json().map((text) => Buffer.from(text));
    const noise = fc.uint8Array({ maxLength: 200 }).map((data) => Buffer.from(data));
    fc.assert(fc.property(fc.oneof(json, noise), (file) => reason(file) !== 'verified'));
  });

  test('is signed with Ed25519 only', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    await expect(signStatement(receipt(), privateKey, [])).rejects.toThrow('Ed25519');
  });
});

describe('a statement', () => {
  test('reads back as it was written', () => {
    expect(parseStatement(statementBytes(receipt()))).toEqual({ ok: true, statement: receipt() });
  });

  test('is refused with an unknown type, another subject, an unknown status, half ids, or keys it does not have', () => {
    const text = statementBytes(receipt()).toString();
    const changes: readonly (readonly [string, string])[] = [
      ['deploy-receipt:v1', 'deploy-receipt:v2'],
      ['https://in-toto.io/Statement/v1', 'https://in-toto.io/Statement/v0.1'],
      ['"succeeded"', '"probably"'],
      [COMMIT, COMMIT.slice(0, 12)],
      ['"name":"bundle"', '"name":"other"'],
      ['"tier":"dev"', '"tier":"dev","tierr":"dev"'],
      ['"attempt":1', '"attempt":1,"attempt":1'],
      ['"sequence":1', '"sequence":0'],
      ['"sequence":1', '"sequence": 1'],
    ];
    for (const [from, to] of changes) {
      expect(text).toContain(from);
      expect(parseStatement(Buffer.from(text.replace(from, to)))).toMatchObject({ ok: false });
    }
  });

  test('that is wrong is not written', () => {
    expect(() => statementBytes(receipt({ sequence: 0 }))).toThrow('this is not a statement');
    expect(() => statementBytes({ ...receipt(), subjects: { commit: COMMIT } })).toThrow('the subject bundle');
  });
});
