import type { EvidenceBook, EvidenceStatement } from '../../../../evidence/branch/branch';
import { GO_LIVE } from '../../../../evidence/readers/checklist';
import type { KnownKind } from '../../../../evidence/statement/kinds';
import type { GateCheck, GateReport } from '../../../../evidence/statement/predicates/decision';
import type { AnyStatement, Statement } from '../../../../evidence/statement/statement';
import type { GateInputs, JudgedFact } from '../../../../gate/facts/inputs';
import { NO_FACTS } from '../../../../live/isolation/facts';
import { canonicalDigest } from '../../../../registry/digest';
import type { Registry } from '../../../../registry/schema';
import { evidenceRegistry } from '../../evidence/registry';
import { BUNDLE, COMMIT, commitOf, digestOf, sample } from '../../evidence/samples';
import { verified } from '../../evidence/verified';

/** The evaluation time of the gate. */
const ASKED = '2026-11-21T12:00:00Z';
/** The bundle and commit of the previous release. */
export const OLD_BUNDLE = digestOf('7');
export const OLD_COMMIT = commitOf('7');

/** A time this many minutes before the gate's evaluation. */
export function ago(minutes: number): Date {
  return new Date(Date.parse(ASKED) - minutes * 60_000);
}

const text = (time: Date) => time.toISOString();

/** A statement in the book, signed by a job. */
export function held(
  statement: AnyStatement,
  time: Date,
  signer: EvidenceStatement['signer'] = { id: 'ci', person: undefined },
): EvidenceStatement {
  return verified(statement as Statement, { time, signer });
}

const DATA = { engine: 'postgres', rehearsal: 'orders-schema' };

/** A registry whose production gate requires everything. */
export function strictRegistry(change: object = {}): Registry {
  const all = [
    'slo',
    'drill',
    'checklist',
    'notes',
    'rehearsal',
    'ruleset-verification',
    'isolation-matrix',
    'durability',
  ];
  return evidenceRegistry([], {
    governance: {
      repository: 'web',
      owners: ['team:release', 'user:octocat'],
      waiverApprovers: ['user:octocat'],
      checklistRoles: { product: ['user:person-0'], manager: ['user:person-1'] },
    },
    tiers: [
      { id: 'dev', branch: 'dev' },
      { id: 'staging', branch: 'dev', promotesFrom: 'dev', approval: { reviewers: ['team:release'] } },
      {
        id: 'production',
        branch: 'main',
        promotesFrom: 'staging',
        soak: 'PT1H',
        approval: { reviewers: ['team:release'] },
        gate: { mode: 'blocking', profile: 'strict', requires: all },
      },
    ],
    surfaces: ['shop', 'docs'].map((id) => ({
      id,
      owner: 'team:web',
      repository: 'web',
      evidence: ['unit', 'look'],
      target: { kind: 'workflow', workflow: '.github/workflows/target.yml' },
      isolation: { cohort: 1, tenantScope: 'same_tenant' },
      ...(id === 'shop' ? { data: DATA } : {}),
    })),
    repositories: { web: { id: 1001, name: 'storefront' } },
    checks: [
      {
        id: 'unit',
        scope: 'surface',
        category: 'B',
        risk: 'a regression',
        severity: 'high',
        mode: 'blocking',
        context: 'unit',
      },
      {
        id: 'look',
        scope: 'surface',
        category: 'B',
        risk: 'ugliness',
        severity: 'low',
        mode: 'advisory',
        context: 'look',
      },
    ],
    ...change,
  });
}

/** A judged fact that passes. */
export function fact(name: string, change: Partial<JudgedFact> = {}): JudgedFact {
  return { name, status: 'pass', reason: 'as it should be', threshold: 'as it should be', fix: 'mend it', ...change };
}

/** A deploy receipt at a time. */
export function receipt(change: object, subjects: object, minutes: number): EvidenceStatement {
  const end = ago(minutes);
  const times = { startedAt: text(new Date(end.getTime() - 60_000)), finishedAt: text(end) };
  const health = { checks: 3, passed: 3, firstOkAt: times.startedAt, lastOkAt: times.finishedAt };
  return held(sample('deploy-receipt', { ...times, health, cause: 'promotion', ...change }, subjects), end);
}

/** A receipt of the released bundle's deploy to production, after the one that is live there. */
export function nextDeploy({ book }: GateInputs, minutes: number): EvidenceStatement {
  const before = book.statements.find(({ path }) => path.includes('/shop/production/deploy-receipt-'));
  const place = { surface: 'shop', tier: 'production', environment: 'shop-production', bundleDigest: BUNDLE };
  return receipt({ ...place, sequence: 2, previous: before?.id }, {}, minutes);
}

/** A decision that allowed a bundle. */
export function decided(
  surface: string,
  tier: string,
  commit: string,
  bundle: string,
  change: object = {},
): Statement<'release-decision'> {
  const release = {
    repository: 'acme/storefront',
    commit,
    fromTier: 'dev',
    toTier: tier,
    bundles: [{ surface, digest: bundle }],
  };
  return sample('release-decision', { release, ...change }, { commit, bundle, bundles: [bundle] });
}

/** The statements before one deploy of one surface: decision, approval, ticket. */
export function ledTo(
  surface: string,
  tier: string,
  commit: string,
  bundle: string,
  minutes: number,
): readonly EvidenceStatement[] {
  const where = { surface, tier };
  const both = { commit, bundle };
  const decision = held(decided(surface, tier, commit, bundle), ago(minutes + 9));
  const approval = held(sample('approval', { ...where, environment: `${tier}-approval` }, both), ago(minutes + 8));
  const ticket = held(
    sample(
      'promotion-ticket',
      { ...where, cause: 'promotion', gateDecision: decision.id, approvals: [approval.id] },
      both,
    ),
    ago(minutes + 7),
  );
  return [decision, approval, ticket];
}

function surfaceStatements(surface: string): readonly EvidenceStatement[] {
  const bundle = bundleOf(surface);
  const subjects = { commit: COMMIT, bundle };
  const led = ledTo(surface, 'staging', COMMIT, bundle, 120);
  const ticketId = led.at(-1)?.id;
  const staging = { surface, tier: 'staging', environment: `${surface}-staging`, bundleDigest: bundle };
  const live = { surface, tier: 'production', environment: `${surface}-production`, bundleDigest: OLD_BUNDLE };
  const before = receipt({ ...live, receiptId: `old-${surface}` }, { commit: OLD_COMMIT, bundle: OLD_BUNDLE }, 9000);
  return [
    held(sample('release-bundle', { surface }, subjects), ago(300)),
    held(sample('test-result', { surface, checkId: 'unit' }, subjects), ago(290)),
    held(sample('test-result', { surface, checkId: 'look' }, subjects), ago(289)),
    ...led,
    receipt({ ...staging, ticketId, receiptId: `staging-${surface}` }, subjects, 120),
    before,
    held(
      sample(
        'drill',
        { surface, tier: 'production', restored: before.id, finishedAt: text(ago(1000)) },
        { bundle: OLD_BUNDLE },
      ),
      ago(1000),
    ),
    ...(surface === 'shop' ? [held(sample('rehearsal', { surface, ...rehearsed() }), ago(280))] : []),
  ];
}

function rehearsed(): object {
  return { rehearsal: DATA.rehearsal, engine: DATA.engine };
}

/** The bundle of a surface in the scene. */
function bundleOf(surface: string): string {
  return surface === 'shop' ? BUNDLE : digestOf('c');
}

function checklists(): readonly EvidenceStatement[] {
  const items = GO_LIVE.items.map((id) => ({ id, done: true, evidence: 'seen' }));
  return GO_LIVE.roles.map((role, index) => {
    const person = `user:person-${index}`;
    const signOffs = [{ person, role, at: text(ago(30)) }];
    return held(sample('checklist', { tier: 'production', items, signOffs }), ago(30), { id: person, person });
  });
}

function stacks(registryDigest: string): readonly EvidenceStatement[] {
  return ['foundation', 'production'].flatMap((stack) => [
    held(
      sample(
        'ruleset-verification',
        { stack, registryDigest, readAt: text(ago(60)) },
        { reading: canonicalDigest(stack) },
      ),
      ago(60),
    ),
    held(
      sample(
        'apply-receipt',
        {
          stack,
          registryDigest,
          finishedAt: text(ago(400)),
          outcome: 'succeeded',
          readBack: { digest: digestOf('1'), verdict: 'verified' },
        },
        { plan: canonicalDigest({ stack }) },
      ),
      ago(400),
    ),
  ]);
}

/** Everything that a promotion of two surfaces to production needs. The gate decides go. */
export function goScene(): GateInputs {
  const registry = strictRegistry();
  const registryDigest = canonicalDigest('the registry');
  const statements = [...['shop', 'docs'].flatMap(surfaceStatements), ...checklists(), ...stacks(registryDigest)];
  const receipts = statements.filter(({ path }) => path.includes('/production/deploy-receipt-'));
  return {
    request: {
      schema: 'urn:causeway:gate-request:v1',
      kind: 'promotion',
      repository: 'web',
      commit: COMMIT,
      tier: 'production',
      surfaces: ['docs', 'shop'],
      bundles: {},
      stricter: {},
      evaluatedAt: ASKED,
      evidence: { head: commitOf('f'), problem: null, refused: [] },
      registry: { commit: commitOf('9'), governing: 'yes', reason: 'the head of main' },
      ancestry: { branch: 'main', head: commitOf('8'), relation: 'ancestor', reason: 'merged' },
      order: [],
      evaluator: { name: 'causeway', version: '0.1.0' },
    },
    registry,
    registryDigest,
    book: { head: commitOf('f'), statements, refused: [] },
    documents: [{ id: registryDigest, kind: 'registry', digest: registryDigest, signer: null }],
    unread: [],
    isolationFacts: { ...NO_FACTS, reviewers: { 'team:release': 'people' } },
    live: [fact('verification/live-production')],
    slo: { policy: { uri: 'policy/slo/release.json', digest: digestOf('5') }, facts: [fact('slo/error-rate')] },
    notes: { facts: [fact('notes/complete')], waivers: [], document: digestOf('6') },
    readiness: undefined,
    durability: [fact('durability/scenarios')],
    restorability: {
      schema: 'urn:causeway:restorability:v1',
      targets: receipts.map(({ id, statement }) => ({
        surface: 'surface' in statement.predicate ? String(statement.predicate.surface) : '',
        tier: 'production',
        receipt: id,
        restorable: true,
        checkedAt: text(ago(60)),
      })),
    },
    waivers: [],
    original: undefined,
  };
}

/** The scene with another book. */
export function withBook(inputs: GateInputs, change: Partial<EvidenceBook>): GateInputs {
  return { ...inputs, book: { ...inputs.book, ...change } };
}

/** The scene with its request changed. */
export function asking(inputs: GateInputs, change: Partial<GateInputs['request']>): GateInputs {
  return { ...inputs, request: { ...inputs.request, ...change } };
}

/** The scene with the statements of a kind changed or dropped. */
export function changing<K extends KnownKind>(
  inputs: GateInputs,
  kind: K,
  change: (each: EvidenceStatement) => EvidenceStatement | undefined,
): GateInputs {
  const statements = inputs.book.statements.flatMap((each) =>
    each.statement.kind === kind ? (change(each) ?? []) : [each],
  );
  return withBook(inputs, { statements });
}

/** A held statement with another predicate, subjects or time. */
export function altered(
  each: EvidenceStatement,
  change: object,
  { subjects = {}, time = each.time, signer = each.signer } = {},
): EvidenceStatement {
  const statement = {
    ...each.statement,
    predicate: { ...each.statement.predicate, ...change },
    subjects: { ...each.statement.subjects, ...subjects },
  } as unknown as AnyStatement;
  return held(statement, time, signer);
}

/** One check of a report. */
export function checkOf(report: GateReport, id: string): GateCheck {
  const found = report.checks.find((each) => each.id === id);
  if (!found) throw new Error(`no ${id} among ${report.checks.map((each) => each.id).join(', ')}`);
  return found;
}
