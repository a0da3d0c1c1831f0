import type { WaiverVerdict } from '../../../evidence/waivers/judge';
import { evaluateGate } from '../../../gate/decision/evaluate';
import type { GateInputs } from '../../../gate/facts/inputs';
import { altered, asking, changing, checkOf, fact, goScene } from '../../support/delivery/gate/scene';
import { COMMIT, commitOf, digestOf, sample } from '../../support/evidence/samples';

function verdict(change: object = {}, more: Partial<WaiverVerdict> = {}): WaiverVerdict {
  const waiver = sample('waiver', { surfaces: ['shop', 'docs'], ...change }).predicate;
  const base = { waiverId: waiver.waiverId, file: 'w1.sigstore.json', status: 'valid' as const, reason: 'approved' };
  return { ...base, waiver, evidence: [digestOf('2')], usesLeft: 1, ...more };
}

const SCENE = goScene();
const FAILED = changing(SCENE, 'test-result', (each) => altered(each, { result: 'FAILED' }));
const named = (inputs: GateInputs, ...waivers: readonly WaiverVerdict[]): GateInputs => ({
  ...inputs,
  waivers,
  notes: { ...inputs.notes!, waivers: ['w1'] },
});

describe('a waiver', () => {
  test('covers a failed check of its surfaces and commit, and is named in report and notes', () => {
    const report = evaluateGate(named(FAILED, verdict()));
    expect(report).toMatchObject({ decision: 'go', blockers: [], counts: { waived: 2 } });
    expect(report.waivers).toEqual([
      { waiverId: 'w1', checkId: 'unit@docs', use: 1 },
      { waiverId: 'w1', checkId: 'unit@shop', use: 1 },
    ]);
    expect(checkOf(report, 'unit@shop')).toMatchObject({
      status: 'waived',
      reason: expect.stringMatching(/^hard-fail: .*waived by w1/),
      evidence: expect.arrayContaining([digestOf('2')]),
    });
    const silent = evaluateGate({ ...named(FAILED, verdict()), notes: SCENE.notes });
    expect(silent.blockers).toEqual(['notes/waivers']);
  });

  test('covers no other surface, commit or check', () => {
    const only = evaluateGate(named(FAILED, verdict({ surfaces: ['shop'] })));
    expect(only.blockers).toEqual(['unit@docs']);
    for (const change of [
      { commits: { commit: commitOf('1') } },
      { commits: { stack: 'production' } },
      { checkId: 'e2e' },
    ]) {
      expect(evaluateGate(named(FAILED, verdict(change))).decision).toBe('no-go');
    }
  });

  test('of a range covers what git says lies in it, and nothing that git could not tell', () => {
    const commits = { from: commitOf('1'), to: commitOf('2') };
    const order = (holds: boolean | null) => [
      { ancestor: commits.from, descendant: COMMIT, holds },
      { ancestor: COMMIT, descendant: commits.to, holds },
    ];
    const asked = (holds: boolean | null) =>
      evaluateGate(asking(named(FAILED, verdict({ commits })), { order: order(holds) }));
    expect([true, false, null].map((holds) => asked(holds).decision)).toEqual(['go', 'no-go', 'no-go']);
    // Evidence of other commits does not apply to these.
    const others = [
      { ancestor: commits.from, descendant: commitOf('3'), holds: true },
      { ancestor: commitOf('3'), descendant: COMMIT, holds: true },
      { ancestor: COMMIT, descendant: commitOf('3'), holds: true },
      { ancestor: commitOf('3'), descendant: commits.to, holds: true },
    ];
    for (const order of [others, [...others, { ancestor: COMMIT, descendant: commits.to, holds: true }]])
      expect(evaluateGate(asking(named(FAILED, verdict({ commits })), { order })).decision).toBe('no-go');
  });

  test('whose uses nobody could count covers nothing', () => {
    expect(evaluateGate(named(FAILED, verdict({}, { usesLeft: null }))).decision).toBe('no-go');
  });

  test('that does not hold is a failure with its own reason', () => {
    for (const status of ['unapproved', 'expired', 'used-up', 'unverified', 'refused'] as const) {
      const report = evaluateGate(named(FAILED, verdict({}, { status, reason: `it is ${status}` })));
      expect(checkOf(report, 'unit@shop').reason).toContain(`waiver w1: it is ${status}`);
      expect(report.decision).toBe('no-go');
    }
  });

  test('never covers isolation, receipts, signatures, or what rests on them', () => {
    const broken: readonly (readonly [string, GateInputs])[] = [
      ['receipt/prerequisite', changing(SCENE, 'deploy-receipt', () => undefined)],
      [
        'isolation/matrix',
        { ...SCENE, isolationFacts: { ...SCENE.isolationFacts, reviewers: { 'team:release': 'bot' } } },
      ],
      ['bundle/signed', changing(SCENE, 'release-bundle', () => undefined)],
      ['lineage/complete', changing(SCENE, 'promotion-ticket', () => undefined)],
      ['registry/source', asking(SCENE, { registry: { commit: null, governing: 'no', reason: 'another' } })],
      ['ancestry/branch', asking(SCENE, { ancestry: { ...SCENE.request.ancestry, relation: 'apart' } })],
      ['verification/foundation', changing(SCENE, 'ruleset-verification', () => undefined)],
      ['durability/replay', { ...SCENE, durability: [fact('durability/replay', { status: 'unverified' })] }],
    ];
    for (const [checkId, inputs] of broken) {
      const report = evaluateGate(named(inputs, verdict({ checkId })));
      expect([checkId, report.decision, report.waivers]).toEqual([checkId, 'no-go', []]);
    }
  });

  test('is not used where nothing keeps the release back', () => {
    const report = evaluateGate({ ...SCENE, waivers: [verdict()] });
    expect(report).toMatchObject({ decision: 'go', waivers: [] });
  });
});
