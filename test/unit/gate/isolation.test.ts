import canonicalize from 'canonicalize';
import { parseStatement } from '../../../evidence/statement/statement';
import { evaluateGate } from '../../../gate/decision/evaluate';
import type { GateInputs } from '../../../gate/facts/inputs';
import { fingerprint, keyName } from '../../../registry/fingerprint';
import { Registry } from '../../../registry/schema';
import { ago, checkOf, goScene, held } from '../../support/delivery/gate/scene';
import { SAMPLES, sample } from '../../support/evidence/samples';

const [KEY, OTHER] = ['k'.repeat(32), 'l'.repeat(32)];
const SECRET = 'API_TOKEN';

/** A fingerprint of the secret as `secrets rotate` records it. */
function recorded(surface: string, tier: string, value: string, key: string, minutes = 5) {
  const predicate = { secret: SECRET, surface, tier, key: keyName(key) };
  return held(sample('secret-fingerprint', predicate, { fingerprint: fingerprint(value, key, 'key') }), ago(minutes));
}

/** The gate's scene where both surfaces have the secret, for production only or for all tiers, with the lint on. */
function scene(tenantScope: string, statements: readonly ReturnType<typeof recorded>[], tiers = ['production']) {
  const inputs = goScene();
  const { registry, book } = inputs;
  const secrets = [{ name: SECRET, owner: 'team:web', tiers }];
  const surfaces = registry.surfaces.map((each) => ({ ...each, secrets, isolation: { cohort: 1, tenantScope } }));
  const changed = Registry.parse({ ...registry, surfaces, isolationLint: { enabled: true } });
  return { ...inputs, registry: changed, book: { ...book, statements: [...book.statements, ...statements] } };
}

const of = (id: string, inputs: GateInputs) => checkOf(evaluateGate(inputs), id);

describe('the isolation that the gate asks for', () => {
  const both = (left: readonly [string, string], right: readonly [string, string]) => [
    recorded('shop', 'production', ...left),
    recorded('docs', 'production', ...right),
  ];

  test.each([
    ['pass', 'two values under one key', both(['a', KEY], ['b', KEY])],
    ['hard-fail', 'one value under one key', both(['a', KEY], ['a', KEY])],
    ['unverified', 'one value under two keys', both(['a', KEY], ['a', OTHER])],
    ['unverified', 'two values under two keys', both(['a', KEY], ['b', OTHER])],
    ['unverified', 'one fingerprint', both(['a', KEY], ['b', KEY]).slice(1)],
  ] as const)('is %s for %s of surfaces of two tenants', (status, _what, statements) => {
    expect(of('isolation/matrix', scene('cross_tenant', statements)).status).toBe(status);
    expect(of('isolation/lint', scene('cross_tenant', statements)).status).toBe(status);
  });

  test('is no pass where the matrix is asked for and has no cell', () => {
    const inputs = scene('cross_tenant', []);
    const [shop, ...others] = inputs.registry.surfaces;
    const alone = others.map(({ isolation: _, ...each }) => each);
    const registry = Registry.parse({
      ...inputs.registry,
      surfaces: [shop, ...alone],
      isolationLint: { enabled: false },
    });
    const request = { ...inputs.request, surfaces: ['shop'], bundles: {} };
    expect(of('isolation/matrix', { ...inputs, registry, request })).toMatchObject({
      status: 'unverified',
      reason: 'nothing was compared',
    });
  });

  test('is no pass within one tenant either, while two keys leave open what is shared', () => {
    expect(of('isolation/matrix', scene('same_tenant', both(['a', KEY], ['a', KEY]))).status).toBe('pass');
    expect(of('isolation/matrix', scene('same_tenant', both(['a', KEY], ['a', OTHER])))).toMatchObject({
      status: 'unverified',
      reason: expect.stringContaining(`fingerprints that name no key, or two, of ${SECRET}`),
    });
  });

  test('is asked tier from tier, by the newest fingerprint of each', () => {
    const on = ['staging', 'production'];
    const lint = (...statements: readonly ReturnType<typeof recorded>[]) => {
      const docs = on.map((tier) => recorded('docs', tier, `docs ${tier}`, KEY));
      return of('isolation/lint', scene('cross_tenant', [...docs, ...statements], on)).status;
    };
    const staging = recorded('shop', 'staging', 'a', KEY);
    expect(lint(staging, recorded('shop', 'production', 'b', KEY))).toBe('pass');
    expect(lint(staging, recorded('shop', 'production', 'a', KEY))).toBe('hard-fail');
    expect(lint(staging, recorded('shop', 'production', 'a', OTHER))).toBe('unverified');
    const older = recorded('shop', 'production', 'b', KEY, 20);
    expect(lint(staging, older, recorded('shop', 'production', 'a', OTHER))).toBe('unverified');
    expect(
      lint(staging, recorded('shop', 'production', 'a', OTHER, 20), recorded('shop', 'production', 'b', KEY)),
    ).toBe('pass');
  });

  test('does not fall back on an older fingerprint where a file of its place counts for nothing', () => {
    const inputs = scene('cross_tenant', both(['a', KEY], ['b', KEY]));
    const beside = (surface: string) => {
      const path = `statements/none/${surface}/production/secret-fingerprint-${'0'.repeat(64)}.json`;
      const refused = [{ path, reason: 'the signer is not trusted' }];
      return of('isolation/lint', { ...inputs, book: { ...inputs.book, refused } }).status;
    };
    expect([beside('shop'), beside('docs'), beside('other')]).toEqual(['unverified', 'unverified', 'pass']);
  });

  test('reads no fingerprint that does not name its key: it is no statement', () => {
    const { predicate } = SAMPLES['secret-fingerprint'];
    const statement = (change: object) =>
      parseStatement(
        Buffer.from(
          canonicalize({
            _type: 'https://in-toto.io/Statement/v1',
            subject: [{ name: 'fingerprint', digest: { sha256: '2'.repeat(64) } }],
            predicateType: 'urn:causeway:attestation:secret-fingerprint:v1',
            predicate: { ...predicate, ...change },
          }) ?? '',
        ),
      );
    expect(statement({})).toMatchObject({ ok: true });
    for (const key of [undefined, '', 'mine', null]) {
      expect(statement({ key })).toMatchObject({ ok: false, reason: expect.stringContaining('(/key)') });
    }
  });
});
