/** Conditions that mutation testing removed without a test noticing: each turns a no into a yes (bench/mutation.md). */
import { lastSucceeded, receiptChain } from '../../../../evidence/receipts/chain';
import { judgementOf } from '../../../../evidence/receipts/judgement';
import { lastKnownGood, restorableReleases } from '../../../../evidence/receipts/last-known-good';
import { contradictionOf, type Receipt } from '../../../../evidence/receipts/receipt';
import { chainOf, FIRST, held } from '../../../support/evidence/receipts/books';
import { evidenceRegistry } from '../../../support/evidence/registry';
import { commitOf, digestOf } from '../../../support/evidence/samples';
import { book } from '../../../support/evidence/verified';

const PLACE = { surface: 'shop', tier: 'production' };
const [A, B] = [digestOf('a'), digestOf('b')];
const registry = evidenceRegistry();
const receiptsOf = (...changes: readonly object[]) =>
  chainOf(
    changes.map((change, index) => ({
      bundle: index === 0 ? A : B,
      commit: commitOf(index === 0 ? 'a' : 'b'),
      change,
    })),
    PLACE,
  ) as readonly Receipt[];

const at = new Date(FIRST).toISOString();
const unseen = {
  target: { provider: 'netlify', siteId: 's', deployId: 'd', url: 'https://x.example', publishedReadBack: false },
};

test.each<[string, object]>([
  ['no health check passed', { health: { checks: 2, passed: 0, firstOkAt: null, lastOkAt: null } }],
  ['checks passed, and none is dated', { health: { checks: 2, passed: 1, firstOkAt: at, lastOkAt: null } }],
  ['more passed than were made', { health: { checks: 1, passed: 2, firstOkAt: at, lastOkAt: at } }],
  ['nothing was read back', unseen],
])('a release is not restored if its receipt says that %s', (_what, change) => {
  const receipts = receiptsOf(change, {});
  expect(contradictionOf(receipts[0]!)).toBeDefined();
  expect(restorableReleases(book(receipts), 'shop', 'production')).toMatchObject({ receipts: [receipts[1]] });
  expect(lastKnownGood(book(receipts), registry, PLACE, { except: B })).toMatchObject({ ok: false });
});

test('a receipt about one bundle that names another contradicts itself', () => {
  const [receipt] = receiptsOf({ bundleDigest: B });
  expect(contradictionOf(receipt!)).toMatch(/about one bundle and names another/);
});

test('a chain whose newest file cannot be verified is unknown, however sound the others are', () => {
  const path = `evidence/${commitOf('a')}/shop/production/deploy-receipt-${'0'.repeat(64)}.sigstore.json`;
  const found = receiptChain(book(receiptsOf({}), [{ path, reason: 'its key is not trusted' }]), 'shop', 'production');
  expect(found).toMatchObject({ ok: false, status: 'unverified' });
});

test('the newest success is no failed deploy and no older success', () => {
  const receipts = receiptsOf({}, {}, { outcome: 'failed' });
  expect(lastSucceeded(receipts)).toBe(receipts[1]);
  expect(lastSucceeded(receiptsOf({ outcome: 'failed' }))).toBeUndefined();
});

describe('a monitor’s verdict', () => {
  const [receipt] = receiptsOf({}) as [Receipt];
  const verdict = (change: object, minutes = 10, of: Receipt = receipt) =>
    held(
      'monitor-verdict',
      { ...PLACE, receipt: of.id, verdict: 'healthy', ...change },
      { commit: commitOf('a'), bundle: A },
      new Date(FIRST + minutes * 60_000),
    );
  const health = (change: object) => ({
    health: { state: 'healthy', checks: 3, passed: 3, firstOkAt: at, lastOkAt: at, ...change },
  });
  const stateOf = (...verdicts: ReturnType<typeof verdict>[]) =>
    judgementOf(book([receipt, ...verdicts]), receipt).state;

  test('that is sound counts', () => {
    expect(stateOf(verdict(health({})))).toBe('healthy');
    expect(stateOf(verdict({ ...health({}), alerts: 'pass' }))).toBe('healthy');
  });

  test.each<[string, object]>([
    ['no check that passed', health({ passed: 0 })],
    ['more passed checks than checks', health({ checks: 2 })],
    ['no date of a passed check', health({ lastOkAt: null })],
    ['an unhealthy window', health({ state: 'unhealthy' })],
    ['alerts that did not pass', { ...health({}), alerts: 'hard-fail' }],
  ])('healthy with %s does not count', (_what, change) => {
    expect(stateOf(verdict(change))).toBe('unjudged');
  });

  test('about a deploy of the release that failed does not count', () => {
    const [failed] = receiptsOf({ outcome: 'failed' }) as [Receipt];
    const found = judgementOf(book([failed, verdict(health({}), 10, failed)]), failed);
    expect(found.state).toBe('unjudged');
  });

  test('unhealthy decides against a healthy one of the same time, in any order', () => {
    const [good, bad] = [
      verdict(health({})),
      verdict({ ...health({ state: 'unhealthy', passed: 0, lastOkAt: null }), verdict: 'unhealthy' }),
    ];
    expect([stateOf(good, bad), stateOf(bad, good)]).toEqual(['unhealthy', 'unhealthy']);
  });
});
