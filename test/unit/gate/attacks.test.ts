import type { EvidenceStatement } from '../../../evidence/branch/branch';
import { CheckStatus } from '../../../evidence/statement/predicates/decision';
import { evaluateGate } from '../../../gate/decision/evaluate';
import type { GateInputs } from '../../../gate/facts/inputs';
import {
  ago,
  altered,
  asking,
  changing,
  fact,
  goScene,
  held,
  receipt,
  strictRegistry,
  withBook,
} from '../../support/delivery/gate/scene';
import { commitOf, digestOf, sample } from '../../support/evidence/samples';

/** A mutation of the whole scene that must not pass. */
type Attack = readonly [string, (scene: GateInputs) => GateInputs];

const SCENE = goScene();

// Advisory results never block.
const isNeeded = ({ statement }: EvidenceStatement) =>
  !(statement.kind === 'test-result' && statement.predicate.checkId === 'look');
const NEEDED = SCENE.book.statements.filter(isNeeded);

function replacing(target: EvidenceStatement, ...by: readonly EvidenceStatement[]): Attack[1] {
  return (scene) =>
    withBook(scene, { statements: scene.book.statements.flatMap((each) => (each.id === target.id ? by : [each])) });
}

const nameOf = ({ statement, path }: EvidenceStatement) => `${statement.kind} ${path.split('/').slice(2, 4).join('/')}`;

function onStatement(target: EvidenceStatement): readonly Attack[] {
  const { predicate, subjects } = target.statement;
  const attack = (name: string, ...by: readonly EvidenceStatement[]): Attack => [
    `${name}: ${nameOf(target)}`,
    replacing(target, ...by),
  ];
  const swapped = 'surface' in predicate ? (predicate.surface === 'shop' ? 'docs' : 'shop') : undefined;
  return [
    attack('drop'),
    ...(subjects.commit
      ? [attack('another commit', altered(target, {}, { subjects: { commit: commitOf('6') } }))]
      : []),
    ...(subjects.bundle
      ? [
          attack(
            'another bundle',
            altered(
              target,
              {},
              { subjects: { bundle: digestOf('8'), ...(subjects.bundles && { bundles: [digestOf('8')] }) } },
            ),
          ),
        ]
      : []),
    ...(swapped ? [attack('another surface', altered(target, { surface: swapped }))] : []),
    ...('tier' in predicate ? [attack('another tier', altered(target, { tier: 'dev' }))] : []),
  ];
}

type Kind = EvidenceStatement['statement']['kind'];

function each(
  kind: Kind,
  name: string,
  change: object,
  options: Parameters<typeof altered>[2] = {},
): readonly Attack[] {
  return NEEDED.filter(({ statement }) => statement.kind === kind).map(
    (target): Attack => [`${name}: ${nameOf(target)}`, replacing(target, altered(target, change, options))],
  );
}

function beside(
  kind: Kind,
  name: string,
  change: object,
  options: Parameters<typeof altered>[2] = {},
): readonly Attack[] {
  return NEEDED.filter(({ statement }) => statement.kind === kind).map(
    (target): Attack => [`${name}: ${nameOf(target)}`, replacing(target, target, altered(target, change, options))],
  );
}

const onFields: readonly Attack[] = [
  ...each('test-result', 'failed', { result: 'FAILED', counts: { passed: 3, failed: 1, skipped: 0 } }),
  ...each('test-result', 'failures under a pass', { counts: { passed: 3, failed: 1, skipped: 0 } }),
  ...each('test-result', 'nothing run', { counts: { passed: 0, failed: 0, skipped: 0 } }),
  ...each('test-result', 'all skipped', { counts: { passed: 0, failed: 0, skipped: 9 } }),
  ...each('test-result', 'another check', { checkId: 'other' }),
  ...beside('test-result', 'a later attempt failed', { result: 'FAILED', attempt: 2 }),
  ...beside('test-result', 'a later run failed', { result: 'FAILED', runId: 5000 }),
  ...beside('test-result', 'the same attempt failed too', { result: 'FAILED' }),
  ...each('deploy-receipt', 'failed', { outcome: 'failed' }),
  ...each('deploy-receipt', 'rolled back', { outcome: 'rolled-back' }),
  ...each('deploy-receipt', 'a gap before it', { sequence: 2 }),
  ...each('deploy-receipt', 'a predecessor that is not there', { previous: digestOf('4') }),
  ...beside('deploy-receipt', 'forked', { receiptId: 'forked' }),
  ...beside('deploy-receipt', 'failed afterwards', { sequence: 2, outcome: 'failed' }),
  ...each('deploy-receipt', 'backdated', {}, { time: ago(1) }),
  ...each('ruleset-verification', 'different', { verdict: 'different', findings: 2 }),
  ...each('ruleset-verification', 'findings under a yes', { findings: 2 }),
  ...each('ruleset-verification', 'unverified', { verdict: 'unverified' }),
  ...each('ruleset-verification', 'another registry', { registryDigest: digestOf('4') }),
  ...each('ruleset-verification', 'another stack', { stack: 'dev' }),
  ...each('ruleset-verification', 'old', { readAt: ago(1500).toISOString() }, { time: ago(1500) }),
  ...each('ruleset-verification', 'old, signed anew', { readAt: ago(1500).toISOString() }),
  ...each('ruleset-verification', 'read after it was signed', { readAt: ago(1).toISOString() }),
  ...beside('ruleset-verification', 'a later difference', { verdict: 'different', findings: 1 }, { time: ago(1) }),
  ...each('apply-receipt', 'failed', { outcome: 'failed' }),
  ...each('apply-receipt', 'not read back', { readBack: undefined }),
  ...each('apply-receipt', 'another registry', { registryDigest: digestOf('4') }),
  ...each('drill', 'failed', { result: 'FAILED' }),
  ...each('drill', 'old', { finishedAt: ago(50_000).toISOString() }, { time: ago(50_000) }),
  ...each('drill', 'of nothing', { restored: digestOf('4') }),
  ...each('rehearsal', 'not reverted', { reverted: false }),
  ...each('rehearsal', 'not applied', { applied: false }),
  ...each('rehearsal', 'failed', { result: 'FAILED' }),
  ...beside('rehearsal', 'failed later', { result: 'FAILED' }, { time: ago(1) }),
  ...each('checklist', 'undone', { items: [{ id: 'evidence-review', done: false, evidence: 'no' }] }),
  ...each('checklist', 'signed by a job', {}, { signer: { id: 'ci', person: undefined } }),
  ...each('checklist', 'signed by another person', {}, { signer: { id: 'x', person: 'user:stranger' } }),
  ...each('approval', 'rejected', { state: 'rejected' }),
  ...each('release-decision', 'a no-go', { decision: 'no-go' }),
  ...each('promotion-ticket', 'without approvals', { approvals: [] }),
  ...each('promotion-ticket', 'without a decision', { gateDecision: undefined }),
];

const adding =
  (...statements: readonly EvidenceStatement[]): Attack[1] =>
  (scene) =>
    withBook(scene, { statements: [...scene.book.statements, ...statements] });

const onWorld: readonly Attack[] = [
  ...['shop', 'docs'].flatMap((surface): readonly Attack[] => {
    const bundle = surface === 'shop' ? digestOf('b') : digestOf('c');
    const staging = { surface, tier: 'staging', environment: `${surface}-staging`, bundleDigest: digestOf('8') };
    const incident = { incidentId: 'i1', surface, tier: 'production' };
    return [
      [`revoked: ${surface}`, adding(held(sample('revocation', { surface }, { bundle }), ago(5)))],
      [
        `a second bundle: ${surface}`,
        adding(held(sample('release-bundle', { surface }, { bundle: digestOf('8') }), ago(5))),
      ],
      [`another bundle asked for: ${surface}`, (scene) => asking(scene, { bundles: { [surface]: digestOf('8') } })],
      [`an incident with another subject: ${surface}`, adding(held(sample('incident', incident), ago(5)))],
      [`superseded: ${surface}`, adding(receipt({ ...staging, sequence: 2 }, { bundle: digestOf('8') }, 5))],
    ];
  }),
  ...['deploy-receipt', 'incident', 'revocation'].flatMap((kind): readonly Attack[] =>
    ['staging', 'production'].map((tier): Attack => {
      const path = `evidence/${commitOf('a')}/shop/${tier}/${kind}-${'1'.repeat(64)}.sigstore.json`;
      return [
        `a ${kind} that does not hold: ${tier}`,
        (scene) => withBook(scene, { refused: [{ path, reason: 'the signature is not valid' }] }),
      ];
    }),
  ),
];

const BAD = CheckStatus.options.filter((status) => !['pass', 'warn', 'skipped-expected', 'waived'].includes(status));

const onDocuments: readonly Attack[] = [
  ['no service levels', (scene) => ({ ...scene, slo: undefined })],
  ['no metric', (scene) => ({ ...scene, slo: { policy: null, facts: [] } })],
  ['no notes', (scene) => ({ ...scene, notes: undefined })],
  ['notes that were not judged', (scene) => ({ ...scene, notes: { facts: [], waivers: [], document: digestOf('6') } })],
  ['notes that name a waiver', (scene) => ({ ...scene, notes: { ...scene.notes!, waivers: ['w1'] } })],
  ['no durability', (scene) => ({ ...scene, durability: undefined })],
  ['no scenario', (scene) => ({ ...scene, durability: [] })],
  ['nothing restorable', (scene) => ({ ...scene, restorability: undefined })],
  ['no target restorable', (scene) => ({ ...scene, restorability: { ...scene.restorability!, targets: [] } })],
  ...[false, true].map(
    (restorable): Attack => [
      restorable ? 'looked at long ago' : 'not restorable',
      (scene) => ({
        ...scene,
        restorability: {
          ...scene.restorability!,
          targets: scene.restorability!.targets.map((target) => ({
            ...target,
            restorable,
            checkedAt: restorable ? ago(3000).toISOString() : target.checkedAt,
          })),
        },
      }),
    ],
  ),
  ['no reviewer is known', (scene) => ({ ...scene, isolationFacts: { ...scene.isolationFacts, reviewers: {} } })],
  [
    'a bot approves',
    (scene) => ({ ...scene, isolationFacts: { ...scene.isolationFacts, reviewers: { 'team:release': 'bot' } } }),
  ],
  ...BAD.flatMap((status): readonly Attack[] => [
    [`live: ${status}`, (scene) => ({ ...scene, live: [fact('verification/live-production', { status })] })],
    [`slo: ${status}`, (scene) => ({ ...scene, slo: { policy: null, facts: [fact('slo/error-rate', { status })] } })],
    [
      `notes: ${status}`,
      (scene) => ({ ...scene, notes: { ...scene.notes!, facts: [fact('notes/complete', { status })] } }),
    ],
    [`durability: ${status}`, (scene) => ({ ...scene, durability: [fact('durability/replay', { status })] })],
  ]),
  [
    'an unknown status',
    (scene) => ({ ...scene, durability: [fact('durability/replay', { status: 'fine' as 'pass' })] }),
  ],
];

const onRequest: readonly Attack[] = [
  ['an empty branch', (scene) => withBook(scene, { statements: [] })],
  ['a branch that was not read', (scene) => asking(scene, { evidence: { head: null, problem: null, refused: [] } })],
  ...[true, false].map(
    (isNo): Attack => [
      `a branch that is ${isNo ? 'rewritten' : 'cut off'}`,
      (scene) => asking(scene, { evidence: { head: null, problem: { reason: 'the branch', isNo }, refused: [] } }),
    ],
  ),
  ...(['no', 'unknown'] as const).map(
    (governing): Attack => [
      `the governing registry: ${governing}`,
      (scene) => asking(scene, { registry: { commit: commitOf('9'), governing, reason: 'another' } }),
    ],
  ),
  [
    'a registry of no commit',
    (scene) => asking(scene, { registry: { commit: null, governing: 'yes', reason: 'as at the head' } }),
  ],
  ...(['squashed', 'apart', 'unknown'] as const).map(
    (relation): Attack => [
      `ancestry: ${relation}`,
      (scene) => asking(scene, { ancestry: { ...scene.request.ancestry, relation } }),
    ],
  ),
  [
    'an unknown relation',
    (scene) => asking(scene, { ancestry: { ...scene.request.ancestry, relation: 'near' as 'apart' } }),
  ],
  ['a branch without a head', (scene) => asking(scene, { ancestry: { ...scene.request.ancestry, head: null } })],
  ['no surface', (scene) => asking(scene, { surfaces: [] })],
  ['a surface of nobody', (scene) => asking(scene, { surfaces: ['docs', 'moon', 'shop'] })],
  ['another commit', (scene) => asking(scene, { commit: commitOf('5') })],
  ['another tier', (scene) => asking(scene, { tier: 'staging' })],
  ['a year later', (scene) => asking(scene, { evaluatedAt: '2027-11-21T12:00:00Z' })],
  ['before the soak is over', (scene) => asking(scene, { evaluatedAt: ago(100).toISOString() })],
  ['as a rollback', (scene) => asking(scene, { kind: 'rollback' })],
  ['as a public release', (scene) => asking(scene, { kind: 'public-release' })],
  ['the lint is on and knows nothing', (scene) => ({ ...scene, registry: linted() })],
  ['no blocking check', (scene) => ({ ...scene, registry: strictRegistry({ checks: [], surfaces: unchecked() }) })],
];

function linted() {
  const registry = strictRegistry({ isolationLint: { enabled: true } });
  const secret = {
    name: 'API_TOKEN',
    owner: 'team:web',
    in: ['github'],
    managed: 'external',
    rotateEvery: 'P90D',
  } as const;
  return {
    ...registry,
    surfaces: registry.surfaces.map((each) => ({ ...each, secrets: [{ ...secret, in: [...secret.in] }] })),
  };
}

function unchecked() {
  return strictRegistry().surfaces.map((each) => ({ ...each, evidence: [] }));
}

const ATTACKS: readonly Attack[] = [
  ...NEEDED.flatMap(onStatement),
  ...onFields,
  ...onWorld,
  ...onDocuments,
  ...onRequest,
];

describe('attacks on the gate', () => {
  test('the scene itself is a go', () => {
    expect(evaluateGate(SCENE).blockers).toEqual([]);
  });

  test('every mutation is a no-go with its reason', () => {
    const passed: string[] = [];
    for (const [name, mutate] of ATTACKS) {
      const report = evaluateGate(mutate(SCENE));
      const blocking = report.checks.filter(({ id }) => report.blockers.includes(id));
      const isExplained = blocking.every(
        ({ reason, threshold, fix }) => reason !== '' && threshold !== '' && fix !== '',
      );
      if (report.decision !== 'no-go' || blocking.length === 0 || !isExplained) passed.push(name);
    }
    expect(passed).toEqual([]);
    expect(ATTACKS.length).toBeGreaterThanOrEqual(200);
    process.stderr.write(`attacks on the gate: ${ATTACKS.length} mutations, all refused with a reason\n`);
  });

  test('an incident that is open keeps everything back, and closed lets it through', () => {
    const { createHash } = jest.requireActual<typeof import('node:crypto')>('node:crypto');
    const incident = `sha256:${createHash('sha256').update('i1').digest('hex')}`;
    const said = (closedAt: string | null, minutes: number) =>
      held(sample('incident', { incidentId: 'i1', tier: 'production', closedAt }, { incident }), ago(minutes));
    const open = said(null, 50);
    expect(evaluateGate(adding(open)(SCENE)).blockers).toEqual(['incident/open@shop']);
    const closed = said(ago(20).toISOString(), 20);
    expect(evaluateGate(adding(open, closed)(SCENE)).blockers).toEqual([]);
    expect(evaluateGate(adding(closed, said(null, 10))(SCENE)).blockers).toEqual(['incident/open@shop']);
  });

  test('evidence that nobody asked for changes nothing', () => {
    const more = changing(SCENE, 'test-result', (each) =>
      isNeeded(each) ? each : altered(each, { result: 'FAILED', counts: { passed: 0, failed: 9, skipped: 0 } }),
    );
    expect(evaluateGate(more)).toMatchObject({ decision: 'go', blockers: [] });
  });
});
