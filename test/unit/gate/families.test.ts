import type { KnownKind } from '../../../evidence/statement/kinds';
import type { GateCheck } from '../../../evidence/statement/predicates/decision';
import { evaluateGate } from '../../../gate/decision/evaluate';
import { headline, summaryOf } from '../../../gate/decision/summary';
import { gateExitCode } from '../../../gate/facts/blocking';
import type { GateInputs } from '../../../gate/facts/inputs';
import {
  ago,
  altered,
  asking,
  changing,
  checkOf,
  fact,
  goScene,
  held,
  nextDeploy,
  strictRegistry,
  withBook,
} from '../../support/delivery/gate/scene';
import { BUNDLE, commitOf, digestOf, sample } from '../../support/evidence/samples';

const SCENE = goScene();
const gate = (inputs: GateInputs) => evaluateGate(inputs);
const without = (kind: KnownKind) => changing(SCENE, kind, () => undefined);
const each = (kind: KnownKind, change: object) => changing(SCENE, kind, (found) => altered(found, change));

/** The scene with a window on its tiers that opens then. */
function windowed(start: string, more: object = {}): GateInputs {
  const window = { id: 'weekend', reason: 'nobody is on call', timeZone: 'UTC', start, duration: 'P2D', ...more };
  const tiers = SCENE.registry.tiers.map((tier) => ({ ...tier, windows: [window] }));
  return { ...SCENE, registry: { ...SCENE.registry, tiers } };
}

/** A family's check, a scene that violates it, and what the check then says. */
const VIOLATIONS: readonly (readonly [string, GateInputs, GateCheck['status'], RegExp])[] = [
  [
    'branch/history',
    asking(SCENE, { evidence: { head: null, problem: { reason: 'cut off', isNo: false }, refused: [] } }),
    'unverified',
    /cut off/,
  ],
  [
    'branch/history',
    asking(SCENE, { evidence: { head: null, problem: { reason: 'rewritten', isNo: true }, refused: [] } }),
    'hard-fail',
    /rewritten/,
  ],
  [
    'registry/source',
    asking(SCENE, { registry: { commit: commitOf('1'), governing: 'no', reason: 'another' } }),
    'hard-fail',
    /another/,
  ],
  ['registry/surfaces', asking(SCENE, { surfaces: ['moon'] }), 'hard-fail', /moon/],
  [
    'ancestry/branch',
    asking(SCENE, { ancestry: { branch: 'main', head: commitOf('1'), relation: 'squashed', reason: 'squashed' } }),
    'hard-fail',
    /squashed/,
  ],
  ['bundle/signed@shop', without('release-bundle'), 'missing', /no bundle of shop/],
  ['bundle/any', asking(SCENE, { surfaces: [] }), 'missing', /no bundle of any surface/],
  [
    'revocation/bundle@shop',
    withBook(SCENE, {
      statements: [...SCENE.book.statements, held(sample('revocation', {}, { bundle: BUNDLE }), ago(1))],
    }),
    'hard-fail',
    /revoked: leaked/,
  ],
  ['unit@shop', without('test-result'), 'missing', /no result of unit/],
  ['unit@shop', each('test-result', { result: 'FAILED' }), 'hard-fail', /failed/],
  [
    'unit@shop',
    each('test-result', { counts: { passed: 0, failed: 0, skipped: 4 } }),
    'skipped-unexpected',
    /nothing was tested/,
  ],
  ['unit@shop', each('test-result', { result: 'WARNED' }), 'warn', /warnings/],
  ['receipt/prerequisite@shop', without('deploy-receipt'), 'missing', /no receipt of shop on staging/],
  ['verification/foundation', without('ruleset-verification'), 'missing', /no live verification/],
  ['verification/applied-production', each('apply-receipt', { outcome: 'failed' }), 'hard-fail', /failed/],
  [
    'isolation/matrix',
    { ...SCENE, isolationFacts: { ...SCENE.isolationFacts, reviewers: {} } },
    'unverified',
    /reviewer/,
  ],
  [
    'isolation/matrix',
    { ...SCENE, isolationFacts: { ...SCENE.isolationFacts, reviewers: { 'team:release': 'bot' } } },
    'hard-fail',
    /a bot approves/,
  ],
  ['window/open', windowed('2026-11-20T17:00'), 'hard-fail', /weekend is open until .* \(nobody is on call\)/],
  ['slo/any', { ...SCENE, slo: undefined }, 'missing', /nothing was given/],
  [
    'slo/error-rate',
    { ...SCENE, slo: { policy: null, facts: [fact('slo/error-rate', { status: 'hard-fail', reason: 'too many' })] } },
    'hard-fail',
    /too many/,
  ],
  ['drill/rollback@shop', without('drill'), 'missing', /no drill/],
  ['drill/restorable@shop', { ...SCENE, restorability: undefined }, 'unverified', /nobody has checked/],
  ['checklist/go-live', without('checklist'), 'missing', /no checklist/],
  ['rehearsal/migration@shop', without('rehearsal'), 'missing', /no rehearsal/],
  ['durability/any', { ...SCENE, durability: [] }, 'missing', /nothing was judged/],
  ['notes/any', { ...SCENE, notes: undefined }, 'missing', /nothing was given/],
  ['notes/waivers', { ...SCENE, notes: { ...SCENE.notes!, waivers: ['w1'] } }, 'hard-fail', /the notes name w1/],
  ['lineage/complete', without('promotion-ticket'), 'missing', /its ticket is not on the branch/],
  ['lineage/complete', without('approval'), 'missing', /names 0 approvals of 1/],
  ['lineage/complete', without('release-decision'), 'missing', /names no decision/],
  ['readiness/any', asking(SCENE, { kind: 'public-release' }), 'missing', /nothing was given/],
];

describe('each family of checks', () => {
  test.each(VIOLATIONS)('%s says what is wrong', (id, inputs, status, reason) => {
    const found = checkOf(gate(inputs), id);
    expect(found).toMatchObject({ status, reason: expect.stringMatching(reason) });
    expect(found.fix).not.toBe('');
    if (checkOrNothing(SCENE, id)) expect(checkOf(gate(SCENE), id).status).toBe('pass');
  });

  test('a window keeps back what is released while it is open, and no rollback; without windows there is no check', () => {
    expect(checkOf(gate(windowed('2026-11-14T17:00')), 'window/open')).toMatchObject({ status: 'pass', fix: '' });
    const weekly = windowed('2026-11-13T17:00', { rule: 'FREQ=WEEKLY' });
    expect(gate(weekly)).toMatchObject({ decision: 'no-go', blockers: ['window/open'] });
    expect(checkOrNothing(asking(weekly, { kind: 'rollback' }), 'window/open')).toBeUndefined();
    expect(checkOrNothing(SCENE, 'window/open')).toBeUndefined();
  });

  test('a public release wants readiness complete', () => {
    const asked = asking(SCENE, { kind: 'public-release' });
    expect(gate({ ...asked, readiness: [fact('readiness/phase-a')] })).toMatchObject({ decision: 'go' });
    const open = [fact('readiness/phase-a'), fact('readiness/uc-01', { status: 'missing', reason: 'open' })];
    expect(gate({ ...asked, readiness: open }).blockers).toEqual(['readiness/uc-01']);
    expect(gate({ ...SCENE, readiness: open })).toMatchObject({ decision: 'go' });
  });

  test('what the tier does not ask for is not looked at', () => {
    const registry = strictRegistry();
    const tiers = registry.tiers.map((tier) => ({ ...tier, gate: { ...tier.gate, requires: [] } }));
    const nothing = { slo: undefined, notes: undefined, durability: undefined, restorability: undefined, live: [] };
    const report = gate({ ...SCENE, ...nothing, registry: { ...registry, tiers } });
    expect(report.decision).toBe('go');
    expect(new Set(report.checks.map(({ category }) => category))).toEqual(
      new Set(['branch', 'registry', 'ancestry', 'bundle', 'revocation', 'evidence', 'receipt', 'incident', 'lineage']),
    );
  });

  test('drill and restorability are expected to be skipped before the first success there, and only then', () => {
    const first = changing(
      changing(SCENE, 'deploy-receipt', (found) => (found.path.includes('/production/') ? undefined : found)),
      'drill',
      () => undefined,
    );
    const report = gate({ ...first, restorability: undefined });
    expect(report.decision).toBe('go');
    expect(checkOf(report, 'drill/rollback@shop').status).toBe('skipped-expected');
    expect(checkOf(report, 'drill/restorable@docs').status).toBe('skipped-expected');
    const unread = asking(first, { evidence: { head: null, problem: null, refused: [] } });
    expect(checkOf(gate(unread), 'drill/rollback@shop').status).toBe('unverified');
  });

  test('a failure of an older attempt is mended by a newer one, never the other way round', () => {
    const failed = each('test-result', { result: 'FAILED' });
    const later = SCENE.book.statements
      .filter(({ statement }) => statement.kind === 'test-result')
      .map((found) => ({ ...altered(found, { attempt: 2 }), time: new Date(found.time.getTime() + 1000) }));
    expect(gate(withBook(failed, { statements: [...failed.book.statements, ...later] })).decision).toBe('go');
    const worse = later.map((found) => altered(found, { result: 'FAILED' }));
    expect(gate(withBook(SCENE, { statements: [...SCENE.book.statements, ...worse] })).decision).toBe('no-go');
    // A run that was created earlier and rerun later has the smaller number and the newer result.
    const again = worse.map((found) => altered(found, { runId: 1, attempt: 2 }));
    expect(gate(withBook(SCENE, { statements: [...SCENE.book.statements, ...again] })).decision).toBe('no-go');
    const mended = later.map((found) => altered(found, { runId: 1, attempt: 2 }));
    expect(gate(withBook(failed, { statements: [...failed.book.statements, ...mended] })).decision).toBe('go');
    // If both are signed at the same time, neither is known to be newer.
    const tied = failed.book.statements
      .filter(({ statement }) => statement.kind === 'test-result')
      .map((found) => altered(found, { result: 'PASSED', attempt: 9 }));
    expect(gate(withBook(failed, { statements: [...failed.book.statements, ...tied] })).decision).toBe('no-go');
  });

  test('a checklist is good for one promotion', () => {
    const done = nextDeploy(SCENE, 5);
    const report = gate(withBook(SCENE, { statements: [...SCENE.book.statements, done] }));
    expect(checkOf(report, 'checklist/go-live')).toMatchObject({ status: 'stale', reason: 'it was used for r1' });
  });

  test('a soft failure keeps a release back under the strict profile alone', () => {
    const soft = { ...SCENE, slo: { policy: null, facts: [fact('slo/error-rate', { status: 'soft-fail' })] } };
    expect(gate(soft).blockers).toEqual(['slo/error-rate']);
    const tiers = soft.registry.tiers.map((tier) => ({
      ...tier,
      gate: { ...tier.gate, profile: 'transitional' as const },
    }));
    const transitional = { ...soft, registry: { ...soft.registry, tiers } };
    expect(gate(transitional).decision).toBe('go');
    expect(gate(asking(transitional, { stricter: { profile: 'strict' } })).decision).toBe('no-go');
  });
});

function checkOrNothing(inputs: GateInputs, id: string): GateCheck | undefined {
  return gate(inputs).checks.find((found) => found.id === id);
}

describe('the exit code', () => {
  const informing = (inputs: GateInputs): GateInputs => ({
    ...inputs,
    registry: {
      ...inputs.registry,
      tiers: inputs.registry.tiers.map((tier) => ({ ...tier, gate: { ...tier.gate, mode: 'informational' } })),
    },
  });
  const unknown = asking(SCENE, { ancestry: { ...SCENE.request.ancestry, relation: 'unknown' } });

  test('is 0 for go, 1 for a known no, 3 when it could not be determined', () => {
    expect(gateExitCode(gate(SCENE))).toBe(0);
    expect(gateExitCode(gate(without('test-result')))).toBe(1);
    expect(gateExitCode(gate(unknown))).toBe(3);
    expect(gateExitCode(gate(asking(unknown, { surfaces: [] })))).toBe(1);
  });

  test('is 0 for a no-go that only informs, but not for what could not be determined', () => {
    const report = gate(informing(without('test-result')));
    expect([gateExitCode(report), report.decision, headline(report)]).toEqual([
      0,
      'no-go',
      expect.stringContaining(
        'NO-GO promotion of docs, shop at aaaaaaaaaaaa, staging → production: 2 blocking (informational',
      ),
    ]);
    expect(gateExitCode(gate(informing(unknown)))).toBe(3);
    expect(gateExitCode(gate(asking(informing(without('test-result')), { stricter: { mode: 'blocking' } })))).toBe(1);
  });

  test('the summary says what blocks and what to do, as Markdown that carries no markup of others', () => {
    const text = summaryOf(
      gate({ ...SCENE, durability: [fact('durability/replay', { status: 'hard-fail', reason: 'a | <b>' })] }),
    );
    expect(text).toContain('## What blocks it');
    expect(text).toContain('| durability/replay | hard-fail | a \\| &lt;b> | mend it |');
    expect(text).toContain('1. mend it');
    expect(digestOf('0')).not.toBe(text);
  });

  // https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
  test('the summary stays below GitHub’s limit and says at its top that it was cut', () => {
    const report = gate(without('test-result'));
    const [check] = report.checks.filter(({ status }) => status !== 'pass');
    const text = summaryOf({
      ...report,
      checks: Array.from({ length: 2000 }, () => ({ ...check!, reason: 'ü'.repeat(500) })),
    });
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    const [title, , note] = text.split('\n');
    expect([title, note]).toEqual([
      expect.stringContaining('NO-GO'),
      expect.stringMatching(/^\*\*Cut off\*\*: \d+ of \d+ lines/),
    ]);
  });
});
