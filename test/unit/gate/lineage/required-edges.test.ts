/** Conditions of the lineage that mutation testing removed without a test noticing: each hides a gap (bench/mutation.md). */
import type { EvidenceStatement } from '../../../../evidence/branch/branch';
import type { Statement } from '../../../../evidence/statement/statement';
import { missingEdges } from '../../../../gate/facts/required-lineage';
import type { Registry } from '../../../../registry/schema';
import { ago, decided, held, receipt, strictRegistry } from '../../../support/delivery/gate/scene';
import { BUNDLE, COMMIT, commitOf, digestOf, sample } from '../../../support/evidence/samples';

const REGISTRY = strictRegistry();
const PLACE = { surface: 'shop', tier: 'staging' };
const BOTH = { commit: COMMIT, bundle: BUNDLE };
const [OTHER, ELSEWHERE] = [digestOf('4'), commitOf('4')];
const RELEASE = { commit: COMMIT, surfaces: ['docs', 'shop'], tier: 'staging' };

interface Change {
  readonly decision?: Statement<'release-decision'>;
  readonly approvals?: readonly EvidenceStatement[];
  /** The approvals that the ticket names; else all of them. */
  readonly named?: readonly string[];
  readonly ticket?: object;
  /** The subjects of the ticket. */
  readonly of?: object;
  readonly receipt?: object;
}

const approval = (change: object = {}, subjects: object = {}) =>
  held(sample('approval', { ...PLACE, ...change }, { ...BOTH, ...subjects }), ago(128));
const decision = (change: object = {}, subjects: object = {}) => {
  const made = decided('shop', 'staging', COMMIT, BUNDLE, change);
  return { ...made, subjects: { ...made.subjects, ...subjects } };
};
const release = (change: object) => ({ ...decision().predicate.release, ...change });

/** One deploy of the shop to staging, with all that led to it, and the gaps in its lineage. */
function gaps(change: Change = {}, registry: Registry = REGISTRY, more: readonly EvidenceStatement[] = []) {
  const decisionHeld = held(change.decision ?? decision(), ago(129));
  const approvals = change.approvals ?? [approval()];
  const ticket = held(
    sample(
      'promotion-ticket',
      {
        ...PLACE,
        cause: 'promotion',
        gateDecision: decisionHeld.id,
        approvals: change.named ?? approvals.map(({ id }) => id),
        ...change.ticket,
      },
      { ...BOTH, ...change.of },
    ),
    ago(127),
  );
  const deployed = receipt(
    { ...PLACE, environment: 'shop-staging', bundleDigest: BUNDLE, ticketId: ticket.id, ...change.receipt },
    BOTH,
    120,
  );
  const bundle = held(sample('release-bundle', { surface: 'shop' }, BOTH), ago(300));
  const statements = [bundle, decisionHeld, ...approvals, ticket, deployed, ...more];
  return missingEdges({ head: commitOf('f'), statements, refused: [] }, registry, RELEASE).map(({ reason }) => reason);
}

const approving = (rule: object): Registry => ({
  ...REGISTRY,
  tiers: REGISTRY.tiers.map((tier) => (tier.approval ? { ...tier, approval: { ...tier.approval, ...rule } } : tier)),
});

test('a whole lineage has no gap', () => {
  expect(gaps()).toEqual([]);
});

test.each<[string, Statement<'release-decision'>, RegExp]>([
  ['is a no-go', decision({ decision: 'no-go' }), /rests on a no-go/],
  ['has another commit as subject', decision({}, { commit: ELSEWHERE }), /another commit/],
  ['names another commit', decision({ release: release({ commit: ELSEWHERE }) }), /another commit/],
  ['names another tier', decision({ release: release({ toTier: 'production' }) }), /another tier/],
  ['names another bundle', decision({ release: release({ bundles: [{ surface: 'shop', digest: OTHER }] }) }), /bundle/],
  [
    'names another surface',
    decision({ release: release({ bundles: [{ surface: 'docs', digest: BUNDLE }] }) }),
    /bundle/,
  ],
  ['has other bundles as subjects', decision({}, { bundle: OTHER, bundles: [OTHER] }), /another bundle/],
])('a decision that %s is none of the ticket', (_what, made, reason) => {
  expect(gaps({ decision: made })).toEqual([expect.stringMatching(reason)]);
});

test('a decision about several bundles is one of each', () => {
  const bundles = [...decision().predicate.release.bundles, { surface: 'docs', digest: OTHER }];
  expect(gaps({ decision: decision({ release: release({ bundles }) }, { bundles: [BUNDLE, OTHER] }) })).toEqual([]);
});

describe('an approval', () => {
  const none = [expect.stringContaining('names 0 approvals of 1')];

  test('that is rejected, or of another tier or commit, is none', () => {
    for (const each of [
      approval({ state: 'rejected' }),
      approval({ tier: 'production' }),
      approval({}, { commit: ELSEWHERE }),
    ])
      expect(gaps({ approvals: [each] })).toEqual(none);
    expect(gaps({ named: [] })).toEqual(none);
  });

  test('of another surface or bundle is none where the tier is approved by surface', () => {
    const rule = approving({ mode: 'surface' });
    expect(gaps({}, rule)).toEqual([]);
    for (const each of [approval({ surface: 'docs' }), approval({}, { bundle: OTHER })]) {
      expect(gaps({ approvals: [each] }, rule)).toEqual(none);
      expect(gaps({ approvals: [each] })).toEqual([]);
    }
  });

  test('counts once for each person', () => {
    const rule = approving({ quorum: 2 });
    const again = held(sample('approval', PLACE, BOTH), ago(126));
    const one = [expect.stringContaining('names 1 approvals of 2')];
    expect([gaps({}, rule), gaps({ approvals: [approval(), again] }, rule)]).toEqual([one, one]);
    expect(gaps({ approvals: [approval(), approval({ userId: 4242 })] }, rule)).toEqual([]);
  });
});

test.each<[string, Change]>([
  ['commit', { of: { commit: ELSEWHERE } }],
  ['bundle', { of: { bundle: OTHER } }],
  ['surface', { ticket: { surface: 'docs' } }],
  ['tier', { ticket: { tier: 'production' } }],
])('a ticket of another %s is for another deploy', (_what, change) => {
  expect(gaps(change)).toEqual([expect.stringContaining('its ticket is for another deploy')]);
});

test('a tier that the registry does not have makes no receipt sound', () => {
  const tiers = REGISTRY.tiers.filter(({ id }) => id !== 'staging');
  expect(gaps({}, { ...REGISTRY, tiers })).toEqual([expect.stringContaining('its tier is not in the registry')]);
});

describe('a drill', () => {
  const earlier = (change: object = {}, subjects: object = {}) =>
    receipt(
      {
        ...PLACE,
        environment: 'shop-staging',
        bundleDigest: BUNDLE,
        receiptId: 'before',
        outcome: 'succeeded',
        ...change,
      },
      { ...BOTH, ...subjects },
      200,
    );
  // Only what the drill left is asked about: the earlier receipt is of another release, or without a fault of its own.
  const drilled = (restored: EvidenceStatement, change: object = {}) =>
    gaps(
      {
        ticket: { cause: 'rollback', drill: true, restores: restored.id, exercises: OTHER },
        receipt: { receiptId: 'drilled', cause: 'rollback', sequence: 3, ...change },
      },
      REGISTRY,
      [restored],
    ).filter((reason) => reason.startsWith('receipt drilled'));
  const another = [expect.stringContaining('restores another release')];

  test.each<[string, EvidenceStatement]>([
    ['commit', earlier({}, { commit: ELSEWHERE })],
    ['bundle', earlier({ bundleDigest: OTHER }, { bundle: OTHER })],
    ['surface', earlier({ surface: 'docs' })],
    ['tier', earlier({ tier: 'production' })],
    ['outcome', earlier({ outcome: 'failed' })],
  ])('leaves what was live before, not what has another %s', (_what, restored) => {
    expect(drilled(restored)).toEqual(another);
  });

  test('restores an earlier receipt, not one of the same place in the chain', () => {
    expect(drilled(earlier({ sequence: 3 }))).toEqual([expect.stringContaining('names no previous receipt')]);
    expect(drilled(earlier({ sequence: 4 }))).toEqual([expect.stringContaining('names no previous receipt')]);
  });
});
