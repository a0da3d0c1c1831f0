/** Conditions of a rollback that mutation testing removed without a test noticing: each turns a no into a yes. */
import type { EvidenceStatement } from '../../../evidence/branch/branch';
import { evaluateGate } from '../../../gate/decision/evaluate';
import type { GateInputs } from '../../../gate/facts/inputs';
import { LIVE, OLD, rollbackScene } from '../../support/delivery/gate/rollback';
import { ago, altered, asking, changing, held, OLD_BUNDLE, receipt, withBook } from '../../support/delivery/gate/scene';
import { BUNDLE, COMMIT, commitOf, digestOf, sample } from '../../support/evidence/samples';

const SCENE = rollbackScene();
const adding = (...more: readonly EvidenceStatement[]) =>
  withBook(SCENE, { statements: [...SCENE.book.statements, ...more] });
const of = (scene: GateInputs, id: string) => evaluateGate(scene).checks.find((each) => each.id === id)?.status;
const APPROVALS = 'rollback/approvals@shop';
const newest = SCENE.book.statements.filter(({ path }) => path.includes('/shop/production/deploy-receipt-')).at(-1);
const third = (change: object, subjects: object) =>
  receipt({ ...LIVE, receiptId: 'third', sequence: 3, previous: newest?.id, ...change }, subjects, 20);

describe('a rollback', () => {
  test('is to the release of the commit that it names, not to another commit of the same bundle', () => {
    expect(of(SCENE, 'rollback/target@shop')).toBe('pass');
    expect(of(asking(SCENE, { commit: COMMIT }), 'rollback/target@shop')).toBe('hard-fail');
  });

  test('to what is live is none to the newest last known good', () => {
    const live = asking(SCENE, { commit: COMMIT, bundles: { shop: BUNDLE } });
    expect(of(SCENE, APPROVALS)).toBeUndefined();
    expect(of(live, APPROVALS)).toBe('missing');
    const later = third({ bundleDigest: digestOf('5') }, { commit: COMMIT, bundle: digestOf('5') });
    const bundles = { shop: digestOf('5') };
    expect(of(asking(adding(later), { commit: COMMIT, bundles }), APPROVALS)).toBe('missing');
  });

  test('after a deploy that failed needs the approvals, because what was there before is still live', () => {
    const failed = third({ bundleDigest: BUNDLE, outcome: 'failed' }, {});
    expect(of(adding(failed), APPROVALS)).toBe('missing');
  });

  test('whose receipt lost its ticket has a gap in its lineage', () => {
    const led = SCENE.book.statements.find(
      ({ path }) => path.includes(OLD.commit) && path.includes('promotion-ticket-'),
    );
    const without = changing(SCENE, 'promotion-ticket', (each) => (each.id === led?.id ? undefined : each));
    expect(of(without, 'lineage/complete')).toBe('missing');
  });

  test('is no more fresh than the older of two results of one attempt', () => {
    const older = held(sample('test-result', { checkId: 'smoke', surface: 'shop' }, OLD), ago(90));
    expect(of(adding(older), 'rollback/smoke@shop')).toBe('stale');
  });
});

describe('the original decision', () => {
  const report = SCENE.original!.report!;
  const about = (...bundles: readonly { readonly surface: string; readonly digest: string }[]) => ({
    ...SCENE.original!,
    report: { ...report, release: { ...report.release, bundles: [...bundles] } },
  });

  test('is about each surface that is rolled back, with its own bundle', () => {
    const one = { surface: 'shop', digest: OLD_BUNDLE };
    const both = asking(SCENE, { surfaces: ['docs', 'shop'], bundles: { docs: digestOf('3'), shop: OLD_BUNDLE } });
    expect(of({ ...both, original: about(one, { surface: 'docs', digest: digestOf('3') }) }, 'rollback/original')).toBe(
      'pass',
    );
    expect(of({ ...both, original: about(one) }, 'rollback/original')).toBe('hard-fail');
    expect(of({ ...SCENE, original: about({ ...one, surface: 'docs' }) }, 'rollback/original')).toBe('hard-fail');
  });

  test('of the first tier is not needed, and counts where somebody hands it over', () => {
    const first = asking(SCENE, { tier: 'dev' });
    expect(of({ ...first, original: undefined }, 'rollback/original')).toBe('skipped-expected');
    expect(of(first, 'rollback/original')).toBe('hard-fail');
  });
});

describe('the approvals of a rollback to an older release', () => {
  const later = third({ bundleDigest: digestOf('5') }, { commit: COMMIT, bundle: digestOf('5') });
  const fourth = receipt(
    { ...LIVE, bundleDigest: digestOf('6'), receiptId: 'fourth', sequence: 4, previous: later.id },
    { commit: COMMIT, bundle: digestOf('6') },
    15,
  );
  const approval = held(sample('approval', { surface: 'shop', tier: 'production' }, OLD), ago(5));
  const judged = (approvals: readonly EvidenceStatement[], rule: object = {}) => {
    const scene = adding(later, fourth, ...approvals);
    const tiers = scene.registry.tiers.map((tier) =>
      tier.approval ? { ...tier, approval: { ...tier.approval, ...rule } } : tier,
    );
    return of({ ...scene, registry: { ...scene.registry, tiers } }, APPROVALS);
  };

  test('are of its tier and its commit', () => {
    expect(judged([approval])).toBe('pass');
    expect(judged([altered(approval, { tier: 'staging' })])).toBe('missing');
    expect(judged([altered(approval, {}, { subjects: { commit: commitOf('4') } })])).toBe('missing');
  });

  test('are of its surface and its bundle, where the tier is approved by surface', () => {
    const rule = { mode: 'surface' };
    const docs = altered(approval, { surface: 'docs' });
    const other = altered(approval, {}, { subjects: { bundle: digestOf('4') } });
    expect([judged([approval], rule), judged([docs], rule), judged([other], rule)]).toEqual([
      'pass',
      'missing',
      'missing',
    ]);
    expect([judged([docs]), judged([other])]).toEqual(['pass', 'pass']);
  });

  test('are of as many persons as the tier asks for', () => {
    const again = altered(approval, {}, { time: ago(4) });
    const second = altered(approval, { userId: 4242 });
    const rule = { quorum: 2 };
    expect([judged([approval], rule), judged([approval, again], rule)]).toEqual(['missing', 'missing']);
    expect(judged([approval, second], rule)).toBe('pass');
  });
});
