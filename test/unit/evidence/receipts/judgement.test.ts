import { judgementOf } from '../../../../evidence/receipts/judgement';
import { lastKnownGood } from '../../../../evidence/receipts/last-known-good';
import type { Receipt } from '../../../../evidence/receipts/receipt';
import { isMonitored } from '../../../../registry/monitored';
import { Registry } from '../../../../registry/schema';
import { chainOf, FIRST, held } from '../../../support/evidence/receipts/books';
import { evidenceRegistry } from '../../../support/evidence/registry';
import { commitOf, digestOf } from '../../../support/evidence/samples';
import { book } from '../../../support/evidence/verified';

const PLACE = { surface: 'shop', tier: 'production' };
const of = (digit: string, change: object = {}) => ({
  bundle: digestOf(digit),
  commit: commitOf(digit),
  change: { bundleDigest: digestOf(digit), ...change },
});
const chain = (...digits: readonly string[]) =>
  chainOf(
    digits.map((digit) => of(digit)),
    PLACE,
  ) as readonly Receipt[];

const MONITOR = {
  id: 'monitor',
  kind: 'sigstore',
  repositories: ['web'],
  mayAttest: ['monitor-verdict'],
  signerWorkflow: 'acme/storefront/.github/workflows/monitor.yml',
};

/** A registry with production monitored or not. */
function registryWith({ health = {}, entry = MONITOR }: { health?: object | false; entry?: object } = {}) {
  const base = evidenceRegistry([entry]);
  const surfaces = base.surfaces.map((each) => (each.id === 'shop' && health ? { ...each, health } : each));
  return Registry.parse({ ...base, surfaces });
}
const monitored = registryWith();
const plain = evidenceRegistry();

const DOWN = { state: 'unhealthy', checks: 3, passed: 0, firstOkAt: null, lastOkAt: null };
const at = (minutes: number) => new Date(FIRST + minutes * 60_000);

/** A monitor's verdict on a deployment. */
function verdict(receipt: Receipt, said: 'healthy' | 'unhealthy' | 'unverified', minutes = 10, change: object = {}) {
  const { commit = '', bundle = '' } = receipt.statement.subjects;
  const health = said === 'unhealthy' ? { health: DOWN } : {};
  const predicate = { ...PLACE, receipt: receipt.id, verdict: said, ...health, ...change };
  return held('monitor-verdict', predicate, { commit, bundle }, at(minutes));
}

type Statements = Parameters<typeof book>[0];
const good = (statements: Statements, registry = monitored, except?: string) => {
  const found = lastKnownGood(book(statements), registry, PLACE, { except });
  return found.ok ? found.receipt.statement.predicate.receiptId : `${found.status}: ${found.reason}`;
};

describe('the last known good release where releases are monitored', () => {
  test('a good, b unhealthy and fixed forward, c bad: a', () => {
    const [a, b, c] = chain('a', 'b', 'c') as [Receipt, Receipt, Receipt];
    const judged = [a, b, c, verdict(a, 'healthy'), verdict(b, 'unhealthy'), verdict(c, 'unhealthy')];
    expect(good(judged, monitored, digestOf('c'))).toBe('r1');
    // An unhealthy release does not count without monitoring either.
    expect(good(judged, plain, digestOf('c'))).toBe('r1');
  });

  test('is never one that no monitor judged: somebody must choose', () => {
    const [a, b] = chain('a', 'b') as [Receipt, Receipt];
    expect(good([a, b, verdict(a, 'healthy')])).toBe('r1');
    expect(good([a, b])).toMatch(
      /^missing: no release of shop on production .* no monitor judged r2; somebody must choose/,
    );
    expect(good([a, b, verdict(b, 'unverified')])).toMatch(/^missing/);
    expect(good([a, b], plain)).toBe('r2');
  });

  test('goes by the newest verdict that came to an answer', () => {
    const [a] = chain('a') as [Receipt];
    const no = verdict(a, 'unhealthy', 20);
    expect(good([a, verdict(a, 'healthy', 10), no])).toMatch(/is unhealthy; somebody must choose/);
    expect(good([a, no, verdict(a, 'healthy', 30)])).toBe('r1');
    expect(good([a, no, verdict(a, 'unverified', 30)])).toMatch(/^missing/);
    expect(good([a, verdict(a, 'healthy', 10), verdict(a, 'unverified', 30)])).toBe('r1');
    expect(good([a, no, verdict(a, 'healthy', 20)])).toMatch(/^missing/);
  });

  const [shop] = chain('a') as [Receipt];
  test.each<[string, object, object?]>([
    ['another tier', { tier: 'staging' }],
    ['another surface', { surface: 'docs' }],
    ['another deployment', { receipt: digestOf('9') }],
    ['another bundle', {}, { bundle: digestOf('b') }],
    ['another commit', {}, { commit: commitOf('b') }],
    ['itself, with failures only', { health: { ...DOWN, state: 'healthy' } }],
    ['itself, with nothing asked', { health: { ...DOWN, checks: 0 } }],
    [
      'itself, with more that passed than was asked',
      { health: { state: 'healthy', checks: 1, passed: 2, firstOkAt: null, lastOkAt: null } },
    ],
    ['itself, with alerts that nobody could ask', { alerts: 'unverified' }],
  ])('a verdict that is about %s makes nothing good', (_, change, subjects = {}) => {
    const { commit = '', bundle = '' } = shop.statement.subjects;
    const statement = held(
      'monitor-verdict',
      { ...PLACE, receipt: shop.id, ...change },
      { commit, bundle, ...subjects },
      at(10),
    );
    expect(good([shop, statement])).toMatch(/^missing/);
  });

  test('is none whose verdict cannot be verified: it might be a no', () => {
    const yes = verdict(shop, 'healthy', 30);
    const refused = [{ path: verdict(shop, 'unhealthy').path, reason: 'the key is not trusted' }];
    expect(judgementOf(book([shop, yes], refused), shop)).toMatchObject({
      state: 'unjudged',
      reason: expect.stringContaining('the key is not trusted'),
    });
  });

  test('holds for the release, whichever of its deployments was watched', () => {
    const again = chainOf([of('a'), of('b'), of('a', { cause: 'rollback' })], PLACE) as readonly Receipt[];
    const [first, , third] = again as [Receipt, Receipt, Receipt];
    expect(good([...again, verdict(first, 'healthy')])).toBe('r3');
    expect(good([...again, verdict(first, 'healthy'), verdict(third, 'unhealthy', 20)])).toMatch(/^missing/);
  });
});

describe('a surface is monitored on a tier', () => {
  test.each<[string, boolean, string, Registry]>([
    ['that is promoted to, where it has health', true, 'production', monitored],
    ['that nothing is promoted to: no monitor is started there', false, 'dev', monitored],
    ['not without health', false, 'production', registryWith({ health: false })],
    [
      'also where nobody may sign: no release is known to be good there',
      true,
      'production',
      registryWith({ entry: { ...MONITOR, mayAttest: ['drill'] } }),
    ],
    [
      'also where the signer is of another tier',
      true,
      'production',
      registryWith({ entry: { ...MONITOR, tiers: ['staging'] } }),
    ],
  ])('%s: %s', (_, expected, tier, registry) => {
    expect(isMonitored(registry, 'shop', tier)).toBe(expected);
  });
});
