import type { EvidenceStatement } from '../../../evidence/branch/branch';
import { evaluateGate } from '../../../gate/decision/evaluate';
import type { GateInputs } from '../../../gate/facts/inputs';
import { LIVE, OLD, rollbackScene } from '../../support/delivery/gate/rollback';
import {
  ago,
  altered,
  asking,
  changing,
  checkOf,
  held,
  OLD_BUNDLE,
  receipt,
  withBook,
} from '../../support/delivery/gate/scene';
import { COMMIT, digestOf, sample } from '../../support/evidence/samples';

const SCENE = rollbackScene();
const blockers = (inputs: GateInputs) => evaluateGate(inputs).blockers;
const adding = (...more: readonly EvidenceStatement[]) =>
  withBook(SCENE, { statements: [...SCENE.book.statements, ...more] });

describe('a rollback', () => {
  test('to the newest last known good is a go, without soak or promotion evidence', () => {
    const report = evaluateGate(SCENE);
    expect(report.checks.filter(({ status }) => status !== 'pass')).toEqual([]);
    expect(report).toMatchObject({ decision: 'go', kind: 'rollback' });
    expect(report.checks.some(({ category }) => ['receipt', 'evidence', 'slo', 'notes'].includes(category))).toBe(
      false,
    );
  });

  test('wants the original decision, signed, a go, about this bundle, and the same when made again', () => {
    const report = SCENE.original?.report;
    const wrong: readonly (readonly [GateInputs['original'], string])[] = [
      [undefined, 'missing'],
      [{ ...SCENE.original!, identical: false }, 'hard-fail'],
      [{ ...SCENE.original!, report: undefined, identical: false }, 'hard-fail'],
      [{ ...SCENE.original!, report: { ...report!, decision: 'no-go' } }, 'hard-fail'],
      [{ ...SCENE.original!, report: { ...report!, kind: 'rollback' } }, 'hard-fail'],
      [{ ...SCENE.original!, report: { ...report!, release: { ...report!.release, commit: COMMIT } } }, 'hard-fail'],
      [{ ...SCENE.original!, report: { ...report!, release: { ...report!.release, toTier: 'staging' } } }, 'hard-fail'],
      [{ ...SCENE.original!, report: { ...report!, release: { ...report!.release, bundles: [] } } }, 'hard-fail'],
      [{ ...SCENE.original!, report: { ...report!, decisionDigest: digestOf('1') } }, 'unverified'],
    ];
    for (const [original, status] of wrong) {
      const found = evaluateGate({ ...SCENE, original });
      expect([found.decision, checkOf(found, 'rollback/original').status]).toEqual(['no-go', status]);
    }
  });

  test('wants fresh smoke, canary and live evidence', () => {
    for (const name of ['smoke', 'canary']) {
      const isIt = ({ statement }: EvidenceStatement) =>
        statement.kind === 'test-result' && statement.predicate.checkId === name;
      const gone = changing(SCENE, 'test-result', (each) => (isIt(each) ? undefined : each));
      expect(blockers(gone)).toEqual([`rollback/${name}@shop`]);
      const old = changing(SCENE, 'test-result', (each) => (isIt(each) ? altered(each, {}, { time: ago(90) }) : each));
      expect(checkOf(evaluateGate(old), `rollback/${name}@shop`).status).toBe('stale');
    }
    const read = (minutes: number) => ({ readAt: ago(minutes).toISOString() });
    const old = changing(SCENE, 'ruleset-verification', (each) => altered(each, read(90), { time: ago(90) }));
    expect(blockers(old)).toEqual(['verification/foundation', 'verification/production']);
    // A fresh signature does not make an old reading fresh.
    const late = changing(SCENE, 'ruleset-verification', (each) => altered(each, read(90), { time: ago(5) }));
    expect(blockers(late)).toEqual(['verification/foundation', 'verification/production']);
    expect(blockers({ ...SCENE, restorability: undefined })).toEqual(['rollback/restorable@shop']);
  });

  test('takes a person’s own proof where the machine could not look, when it is as fresh', () => {
    const person = 'user:octocat';
    const proven = (minutes: number) => {
      const blind = changing(SCENE, 'ruleset-verification', (each) => altered(each, { verdict: 'unverified' }));
      const proofs = ['foundation', 'production'].map((stack) =>
        held(sample('manual-proof', { stack, person, at: ago(minutes).toISOString() }), ago(minutes), {
          id: 'octocat',
          person,
        }),
      );
      return blockers(withBook(blind, { statements: [...blind.book.statements, ...proofs] }));
    };
    expect(proven(10)).toEqual([]);
    expect(proven(90)).toEqual(['verification/foundation', 'verification/production']);
  });

  test('never goes to a bundle that was revoked, rolled back there, or never succeeded', () => {
    expect(blockers(adding(held(sample('revocation', {}, { bundle: OLD_BUNDLE }), ago(5))))).toContain(
      'revocation/bundle@shop',
    );
    const bad = SCENE.book.statements.find(({ path }) => path.includes('/shop/production/') && path.includes(COMMIT));
    const back = { ...LIVE, bundleDigest: OLD_BUNDLE, sequence: 3, outcome: 'rolled-back', previous: bad?.id };
    expect(blockers(adding(receipt(back, OLD, 20)))).toContain('rollback/target@shop');
    const other = asking(SCENE, { bundles: { shop: digestOf('8') } });
    expect(blockers(other)).toEqual(
      expect.arrayContaining(['bundle/signed@shop', 'rollback/target@shop', 'rollback/original']),
    );
  });

  test('to an older one than the last known good needs the full approvals', () => {
    const newest = SCENE.book.statements.filter(({ path }) => path.includes('/shop/production/deploy-receipt-')).at(-1);
    const better = { ...LIVE, bundleDigest: digestOf('5'), receiptId: 'better', sequence: 3, previous: newest?.id };
    const worse = (previous: string) => ({
      ...LIVE,
      bundleDigest: digestOf('6'),
      receiptId: 'worse',
      sequence: 4,
      previous,
    });
    const third = receipt(better, { commit: COMMIT, bundle: digestOf('5') }, 20);
    const fourth = receipt(worse(third.id), { commit: COMMIT, bundle: digestOf('6') }, 15);
    expect(blockers(adding(third, fourth))).toEqual(['rollback/approvals@shop']);
    const approved = held(sample('approval', { surface: 'shop', tier: 'production' }, OLD), ago(5));
    expect(blockers(adding(third, fourth, approved))).toEqual([]);
    const rejected = held(sample('approval', { surface: 'shop', tier: 'production', state: 'rejected' }, OLD), ago(5));
    expect(blockers(adding(third, fourth, rejected))).toEqual(['rollback/approvals@shop']);
  });
});
