/** Conditions that mutation testing removed without a test noticing: each turns a no into a yes (bench/mutation.md). */
import type { EvidenceStatement } from '../../../evidence/branch/branch';
import { evaluateGate } from '../../../gate/decision/evaluate';
import { gateExitCode } from '../../../gate/facts/blocking';
import type { GateInputs } from '../../../gate/facts/inputs';
import {
  ago,
  altered,
  asking,
  changing,
  checkOf,
  goScene,
  held,
  nextDeploy,
  OLD_BUNDLE,
  withBook,
} from '../../support/delivery/gate/scene';
import { COMMIT, commitOf, digestOf, sample } from '../../support/evidence/samples';

const SCENE = goScene();
const adding = (scene: GateInputs, ...more: readonly EvidenceStatement[]) =>
  withBook(scene, { statements: [...scene.book.statements, ...more] });
const without = ({ isolation: _, ...surface }: GateInputs['registry']['surfaces'][number]) => surface;
const statusOf = (scene: GateInputs, id: string) => checkOf(evaluateGate(scene), id).status;

test('a document that could not be read keeps the release back, and nobody knows the answer', () => {
  const report = evaluateGate({ ...SCENE, unread: [{ kind: 'metrics', reason: 'it is cut off' }] });
  expect(checkOf(report, 'inputs/metrics')).toMatchObject({ status: 'unverified', reason: 'it is cut off' });
  expect([report.blockers, gateExitCode(report)]).toEqual([['inputs/metrics'], 3]);
});

describe('a bundle that the caller names', () => {
  const named = digestOf('4');
  const signed = (surface: string, commit: string) =>
    held(sample('release-bundle', { surface }, { commit, bundle: named }), ago(300));
  const asked = (...more: readonly EvidenceStatement[]) =>
    statusOf(adding(asking(SCENE, { bundles: { shop: named } }), ...more), 'bundle/signed@shop');

  test('is not signed where it was signed at another commit, or for another surface', () => {
    expect(asked(signed('shop', COMMIT))).toBe('pass');
    expect(asked(signed('shop', commitOf('4')))).toBe('missing');
    expect(asked(signed('docs', COMMIT))).toBe('missing');
  });
});

describe('an answer about what can be restored', () => {
  const restorability = SCENE.restorability!;
  const [shop] = restorability.targets.filter(({ surface }) => surface === 'shop');
  const looked = (...changes: readonly object[]) => {
    const targets = changes.map((change) => ({ ...shop!, ...change }));
    return statusOf({ ...SCENE, restorability: { ...restorability, targets } }, 'drill/restorable@shop');
  };
  const day = ago(24 * 60 + 1).toISOString();

  test('counts for its receipt, surface and tier alone', () => {
    expect(looked({})).toBe('pass');
    expect(looked({ receipt: digestOf('1') })).toBe('unverified');
    expect(looked({ surface: 'docs' })).toBe('unverified');
    expect(looked({ tier: 'staging' })).toBe('unverified');
    expect(looked({ receipt: digestOf('1'), surface: 'docs', tier: 'staging' })).toBe('unverified');
  });

  test('beside another one counts by the worse of both', () => {
    expect(looked({}, { checkedAt: day })).toBe('stale');
    expect(looked({}, { restorable: false })).toBe('hard-fail');
  });
});

test('what succeeded and can no longer be restored is no first release: the drill is not skipped', () => {
  const undrilled = changing(SCENE, 'drill', () => undefined);
  const revoked = held(sample('revocation', {}, { bundle: OLD_BUNDLE }), ago(5));
  expect(evaluateGate(adding(undrilled, revoked)).blockers).toEqual(
    expect.arrayContaining(['drill/rollback@shop', 'drill/restorable@shop']),
  );
});

test('a checklist of the very moment of a deploy is used up, whatever other checklists there are', () => {
  const done = nextDeploy(SCENE, 30);
  const checklist = SCENE.book.statements.find(({ statement }) => statement.kind === 'checklist')!;
  const other = held(
    { ...checklist.statement, subjects: { commit: commitOf('4') } } as Parameters<typeof held>[0],
    ago(20),
    checklist.signer,
  );
  expect(statusOf(adding(SCENE, done), 'checklist/go-live')).toBe('stale');
  expect(statusOf(adding(SCENE, done, other), 'checklist/go-live')).toBe('stale');
});

test('a surface of another repository is not released', () => {
  const repositories = { ...SCENE.registry.repositories, other: { ...SCENE.registry.repositories['web']!, id: 1002 } };
  const asked = asking({ ...SCENE, registry: { ...SCENE.registry, repositories } }, { repository: 'other' });
  expect(checkOf(evaluateGate(asked), 'registry/surfaces')).toMatchObject({
    status: 'hard-fail',
    reason: 'not deployed there: docs, shop',
  });
});

test('a surface for which only advisory checks look has no evidence', () => {
  const surfaces = SCENE.registry.surfaces.map((each) => (each.id === 'shop' ? { ...each, evidence: ['look'] } : each));
  const report = evaluateGate({ ...SCENE, registry: { ...SCENE.registry, surfaces } });
  expect(checkOf(report, 'evidence/any@shop').status).toBe('missing');
  expect(report.blockers).toEqual(['evidence/any@shop']);
});

test.each([{ runId: 1 }, { runAttempt: 9 }])(
  'a result signed by another run than it names is unverified: %o',
  (change) => {
    const { runId, attempt } = sample('test-result').predicate;
    const run = { runId, runAttempt: attempt } as NonNullable<EvidenceStatement['signer']['run']>;
    const by = (more: object) =>
      changing(SCENE, 'test-result', (each) =>
        altered(each, {}, { signer: { ...each.signer, run: { ...run, ...more } } }),
      );
    expect(statusOf(by({}), 'unit@shop')).toBe('pass');
    expect(statusOf(by(change), 'unit@shop')).toBe('unverified');
  },
);

test('a difference in the stack of a group is not hidden where the stack of the tier has none', () => {
  const reading = SCENE.book.statements.find(({ path }) => path.includes('ruleset-verification-'))!;
  const group = (change: object) => altered(reading, { stack: 'production.default', ...change });
  expect(statusOf(adding(SCENE, group({})), 'verification/production')).toBe('pass');
  expect(statusOf(adding(SCENE, group({ verdict: 'different', findings: 1 })), 'verification/production')).toBe(
    'hard-fail',
  );
});

test('a surface that no cohort has is not known to be isolated', () => {
  const bare = (id: string) => SCENE.registry.surfaces.map((each) => (each.id === id ? without(each) : each));
  const scene = { ...SCENE, registry: { ...SCENE.registry, surfaces: bare('docs') } };
  expect(checkOf(evaluateGate(scene), 'isolation/matrix')).toMatchObject({
    status: 'unverified',
    reason: expect.stringContaining('docs: in no cohort'),
  });
});
