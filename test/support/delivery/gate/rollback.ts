import type { GateInputs } from '../../../../gate/facts/inputs';
import { BUNDLE, digestOf, sample } from '../../evidence/samples';
import { ago, asking, decided, goScene, held, ledTo, OLD_BUNDLE, OLD_COMMIT, receipt, withBook } from './scene';

/** The place that is rolled back. */
export const LIVE = { surface: 'shop', tier: 'production', environment: 'shop-production' };
/** The commit and bundle to which it is rolled back. */
export const OLD = { commit: OLD_COMMIT, bundle: OLD_BUNDLE };

/** Production runs a bad release of the shop; the one before it is to be restored. */
export function rollbackScene(): GateInputs {
  const base = goScene();
  const old = base.book.statements.find(({ path }) => path.includes('/shop/production/deploy-receipt-'));
  const led = ledTo('shop', 'production', OLD_COMMIT, OLD_BUNDLE, 9000);
  const target = receipt({ ...LIVE, bundleDigest: OLD_BUNDLE, receiptId: 'good', ticketId: led.at(-1)?.id }, OLD, 9000);
  const bad = receipt({ ...LIVE, bundleDigest: BUNDLE, receiptId: 'bad', sequence: 2, previous: target.id }, {}, 30);
  const fresh = (checkId: string) => held(sample('test-result', { checkId, surface: 'shop' }, OLD), ago(10));
  const decision = decided('shop', 'production', OLD_COMMIT, OLD_BUNDLE);
  if (decision.kind !== 'release-decision') throw new Error('no decision');
  const statements = [
    ...base.book.statements.filter(({ id }) => id !== old?.id),
    ...led,
    target,
    bad,
    held(sample('release-bundle', { surface: 'shop' }, OLD), ago(9500)),
    fresh('smoke'),
    fresh('canary'),
  ];
  const inputs = asking(withBook(base, { statements }), {
    kind: 'rollback',
    commit: OLD_COMMIT,
    surfaces: ['shop'],
    bundles: { shop: OLD_BUNDLE },
    ancestry: { ...base.request.ancestry, relation: 'unknown' },
  });
  return {
    ...inputs,
    slo: undefined,
    notes: undefined,
    durability: undefined,
    original: { report: decision.predicate, identical: true, reason: 'the same bytes', document: digestOf('2') },
    restorability: {
      schema: 'urn:causeway:restorability:v1',
      targets: [
        { surface: 'shop', tier: 'production', receipt: target.id, restorable: true, checkedAt: ago(5).toISOString() },
      ],
    },
  };
}
