import { createHash } from 'node:crypto';
import type { StatusFacts } from '../../../documents/status/facts';
import type { EvidenceStatement } from '../../../evidence/branch/branch';
import { incidentSubject } from '../../../evidence/readers/incidents';
import type { GateCheck } from '../../../evidence/statement/predicates/decision';
import type { WaiverVerdict } from '../../../evidence/waivers/judge';
import { Registry } from '../../../registry/schema';
import { held } from '../evidence/receipts/books';
import { digestOf, RUN, sample } from '../evidence/samples';
import { book } from '../evidence/verified';

/** The time of the world's status. */
export const AT = new Date('2026-11-21T14:00:00Z');
/** The digest of the registry in the world's verifications. */
const REGISTRY_DIGEST = digestOf('e');

const hex = (text: string, length: number) => createHash('sha256').update(text).digest('hex').slice(0, length);
/** The commit of a release by its name. */
export const commitNamed = (name: string) => hex(`commit ${name}`, 40);
/** The bundle of a surface's release by its name. */
export const bundleNamed = (surface: string, name: string) => `sha256:${hex(`bundle ${surface} ${name}`, 64)}`;

const SURFACES = [
  ['storefront', 'The shop that customers see', 'web', 'team:web'],
  ['docs', 'Documentation for partners', 'web', 'team:web'],
  ['checkout', 'Basket and payment', 'web', 'team:payments'],
  ['orders-api', 'Orders, for the shop and for partners', 'services', 'team:backend'],
  ['search', 'Product search', 'services', 'team:backend'],
  ['mailer', 'Order mails', 'services', 'team:backend'],
] as const;

/** A registry of six surfaces in two repositories on three tiers. */
export function worldRegistry(change: object = {}): Registry {
  const people = (quorum: number) => ({ reviewers: ['team:release'], quorum });
  const secret = (name: string, owner: string, lastRotated?: string) => ({
    name,
    owner,
    ...(lastRotated && { lastRotated }),
  });
  return Registry.parse({
    schemaVersion: 1,
    organization: { login: 'acme', plan: 'enterprise' },
    governance: { repository: 'web', owners: ['team:release'], waiverApprovers: ['user:grace'] },
    apps: { provisioning: { slug: 'acme-infrastructure', keySecret: 'INFRASTRUCTURE_APP_KEY' } },
    repositories: { web: { id: 1001, name: 'storefront' }, services: { id: 1002, name: 'services' } },
    tiers: [
      { id: 'dev', branch: 'dev', gate: { mode: 'informational' } },
      { id: 'staging', branch: 'dev', promotesFrom: 'dev', approval: people(1) },
      { id: 'production', branch: 'main', promotesFrom: 'staging', soak: 'PT24H', approval: people(2) },
    ],
    surfaces: SURFACES.map(([id, description, repository, owner]) => ({
      id,
      description,
      repository,
      owner,
      evidence: ['unit'],
      target: { kind: 'netlify', team: 'acme', site: `acme-${id}-{tier}` },
      secrets: [
        ...(id === 'checkout' ? [{ ...secret('PAYMENT_KEY', owner, '2026-08-20'), tiers: ['production'] }] : []),
        ...(id === 'mailer' ? [secret('SMTP_PASSWORD', owner, '2026-09-02')] : []),
        ...(id === 'search' ? [{ ...secret('INDEX_TOKEN', owner), tiers: ['staging'] }] : []),
      ],
    })),
    checks: [
      ['unit', 'surface', 'B', 'a regression reaches customers', 'high', 'blocking', 'quality / unit'],
      ['lint', 'repository', 'B', 'code that nobody can read', 'low', 'advisory', 'lint / format'],
      ['workflow-integrity', 'repository', 'A', 'a workflow that skips the gate', 'critical', 'blocking', 'workflows'],
      ['audit', 'repository', 'E', 'a known vulnerability', 'medium', 'advisory', 'nightly / audit'],
    ].map(([id, scope, category, risk, severity, mode, context]) => ({
      id,
      scope,
      category,
      risk,
      severity,
      mode,
      context,
      ...(id === 'unit' ? { evidence: 'junit' } : {}),
    })),
    evidence: { repository: 'web', branch: 'evidence' },
    ...change,
  });
}

/** One deploy of the world's story. */
export interface Told {
  readonly release: string;
  readonly at: string;
  readonly outcome?: 'succeeded' | 'failed' | 'rolled-back';
  readonly cause?: 'release' | 'promotion' | 'rollback';
  readonly approvedBy?: readonly string[];
}

const USERS: Readonly<Record<string, number>> = { ada: 11, grace: 12, mona: 13, hubot: 14 };

function approvalsOf(
  surface: string,
  tier: string,
  { release, approvedBy = [], at }: Told,
): readonly EvidenceStatement[] {
  const subjects = { commit: commitNamed(release), bundle: bundleNamed(surface, release) };
  return approvedBy.map((login, index) => {
    const userId = USERS[login] ?? 99;
    const who = { surface, tier, environment: `${tier}-approval`, userId, login, attempt: index + 1 };
    return held('approval', who, subjects, new Date(Date.parse(at) - 120_000));
  });
}

/** The receipts of one place, with their tickets and approvals. */
export function toldAt(surface: string, tier: string, story: readonly Told[]): readonly EvidenceStatement[] {
  const all: EvidenceStatement[] = [];
  let previous: string | null = null;
  for (const [index, told] of story.entries()) {
    const { release, at, outcome = 'succeeded', cause = tier === 'dev' ? 'release' : 'promotion' } = told;
    const bundle = bundleNamed(surface, release);
    const subjects = { commit: commitNamed(release), bundle };
    const time = new Date(at);
    const approvals = approvalsOf(surface, tier, told);
    const ticket = held(
      'promotion-ticket',
      { cause, surface, tier, nonce: hex(`${surface} ${tier} ${index}`, 32), approvals: approvals.map(({ id }) => id) },
      subjects,
      new Date(time.getTime() - 60_000),
    );
    const isLive = outcome === 'succeeded';
    const receipt: EvidenceStatement = held(
      'deploy-receipt',
      {
        receiptId: `${surface}-${tier}-${index + 1}`,
        sequence: index + 1,
        surface,
        tier,
        outcome,
        cause,
        previous,
        environment: `${surface}-${tier}`,
        bundleDigest: bundle,
        ticketId: ticket.id,
        startedAt: at,
        finishedAt: at,
        target: {
          provider: 'netlify',
          siteId: 's',
          deployId: 'd',
          url: `https://${surface}-${tier}.acme.example`,
          publishedReadBack: isLive,
        },
        health: isLive
          ? { checks: 3, passed: 3, firstOkAt: at, lastOkAt: at }
          : { checks: 0, passed: 0, firstOkAt: null, lastOkAt: null },
        workflow: { ...RUN, actor: cause === 'rollback' ? 'acme-delivery[bot]' : 'mona' },
      },
      subjects,
      time,
    );
    previous = receipt.id;
    all.push(...approvals, ticket, receipt);
  }
  return all;
}

const check = (
  id: string,
  status: GateCheck['status'],
  reason: string,
  fix = '',
  evidence: readonly string[] = [],
): GateCheck => ({
  id,
  category: 'evidence',
  severity: 'critical',
  mode: 'blocking',
  status,
  observed: reason,
  threshold: 'pass',
  evidence: [...evidence],
  reason,
  fix,
});

function decisions(statements: readonly EvidenceStatement[]): readonly EvidenceStatement[] {
  const inputs = (surfaces: readonly string[], releases: readonly string[]) =>
    statements
      .filter(({ statement: { predicate, subjects } }) => {
        const isAbout = 'surface' in predicate && surfaces.includes(String(predicate.surface));
        return isAbout && releases.some((release) => subjects.commit === commitNamed(release));
      })
      .map(({ id, statement, signer }) => ({
        id,
        kind: statement.kind,
        digest: id,
        signer: signer.id,
        verified: true,
      }));
  const decide = (
    repository: string,
    surfaces: readonly string[],
    release: string,
    fromTier: string,
    toTier: string,
    at: string,
    checks: readonly GateCheck[],
  ) => {
    const bundles = surfaces.map((surface) => ({ surface, digest: bundleNamed(surface, release) }));
    const blockers = checks.filter(({ status }) => status !== 'pass').map(({ id }) => id);
    const predicate = {
      decision: blockers.length === 0 ? 'go' : 'no-go',
      evaluatedAt: at,
      checks: [...checks],
      blockers,
      release: { repository, commit: commitNamed(release), fromTier, toTier, bundles },
      inputs: inputs(surfaces, [release]),
      nextActions: checks.filter(({ fix }) => fix !== '').map(({ fix }) => fix),
      decisionDigest: `sha256:${hex(`decision ${repository} ${toTier} ${release}`, 64)}`,
    };
    const digests = bundles.map(({ digest }) => digest);
    return held(
      'release-decision',
      predicate,
      { commit: commitNamed(release), bundle: digests[0] ?? '', bundles: digests },
      new Date(at),
    );
  };
  const receipt = (surface: string, release: string) =>
    statements.find(
      ({ statement }) =>
        statement.kind === 'deploy-receipt' &&
        statement.predicate.surface === surface &&
        statement.subjects.commit === commitNamed(release),
    )?.id ?? '';
  const test = (surface: string) =>
    statements.find(({ statement }) => statement.kind === 'test-result' && statement.predicate.surface === surface)
      ?.id ?? '';
  return [
    decide('web', ['storefront', 'docs'], 'web 41', 'staging', 'production', '2026-11-18T09:58:00Z', [
      check('branch', 'pass', 'only ever added to'),
      check('receipt@storefront', 'pass', 'staging had it for 25 hours', '', [receipt('storefront', 'web 41')]),
      check('receipt@docs', 'pass', 'staging had it for 25 hours', '', [receipt('docs', 'web 41')]),
      check('unit@storefront', 'pass', '412 passed', '', [test('storefront')]),
    ]),
    decide('services', ['orders-api', 'search'], 'services 18', 'staging', 'production', '2026-11-21T12:30:00Z', [
      check('branch', 'pass', 'only ever added to'),
      check(
        'unit@orders-api',
        'missing',
        'there is no result of unit for this commit',
        'run the check unit and record its report: causeway evidence add --check unit',
        [],
      ),
      check(
        'drill@search',
        'stale',
        'the newest drill ended 41 days ago',
        'exercise a rollback: causeway rollback drill --surface search',
        [],
      ),
      check('receipt@orders-api', 'pass', 'staging has it since the 19th', '', [receipt('orders-api', 'services 18')]),
    ]),
  ];
}

function told(): readonly EvidenceStatement[] {
  const both = ['ada', 'grace'];
  return [
    ...toldAt('storefront', 'dev', [
      { release: 'web 40', at: '2026-11-12T08:00:00Z' },
      { release: 'web 41', at: '2026-11-16T08:10:00Z' },
      { release: 'web 42', at: '2026-11-20T15:05:00Z' },
      { release: 'web 43', at: '2026-11-21T13:20:00Z' },
    ]),
    ...toldAt('storefront', 'staging', [
      { release: 'web 40', at: '2026-11-12T10:00:00Z', approvedBy: ['ada'] },
      { release: 'web 41', at: '2026-11-17T08:50:00Z', approvedBy: ['ada'] },
      { release: 'web 42', at: '2026-11-20T18:00:00Z', approvedBy: ['grace'] },
    ]),
    ...toldAt('storefront', 'production', [
      { release: 'web 40', at: '2026-11-13T12:00:00Z', approvedBy: both },
      { release: 'web 41', at: '2026-11-18T10:00:00Z', approvedBy: both },
    ]),
    ...toldAt('docs', 'dev', [{ release: 'web 41', at: '2026-11-16T08:12:00Z' }]),
    ...toldAt('docs', 'staging', [{ release: 'web 41', at: '2026-11-17T08:52:00Z', approvedBy: ['ada'] }]),
    ...toldAt('docs', 'production', [{ release: 'web 41', at: '2026-11-18T10:02:00Z', approvedBy: both }]),
    ...toldAt('checkout', 'dev', [
      { release: 'web 41', at: '2026-11-16T08:14:00Z' },
      { release: 'web 42', at: '2026-11-20T15:07:00Z' },
    ]),
    ...toldAt('checkout', 'staging', [{ release: 'web 41', at: '2026-11-17T08:54:00Z', approvedBy: ['ada'] }]),
    ...toldAt('checkout', 'production', [
      { release: 'web 40', at: '2026-11-13T12:04:00Z', approvedBy: both },
      { release: 'web 41', at: '2026-11-18T10:04:00Z', approvedBy: both },
      { release: 'web 41', at: '2026-11-18T10:16:00Z', outcome: 'rolled-back', cause: 'rollback' },
      { release: 'web 40', at: '2026-11-18T10:17:00Z', cause: 'rollback' },
    ]),
    ...toldAt('orders-api', 'dev', [{ release: 'services 18', at: '2026-11-18T11:00:00Z' }]),
    ...toldAt('orders-api', 'staging', [{ release: 'services 18', at: '2026-11-19T09:00:00Z', approvedBy: ['grace'] }]),
    ...toldAt('orders-api', 'production', [{ release: 'services 17', at: '2026-11-05T09:00:00Z', approvedBy: both }]),
    ...toldAt('search', 'dev', [{ release: 'services 18', at: '2026-11-18T11:02:00Z' }]),
    ...toldAt('search', 'staging', [{ release: 'services 18', at: '2026-11-19T09:02:00Z', approvedBy: ['grace'] }]),
    ...toldAt('search', 'production', [{ release: 'services 16', at: '2026-10-28T09:00:00Z', approvedBy: both }]),
    ...toldAt('mailer', 'dev', [
      { release: 'services 18', at: '2026-11-18T11:04:00Z' },
      { release: 'services 19', at: '2026-11-21T09:30:00Z', outcome: 'failed' },
    ]),
  ];
}

/** The evidence of the world: releases, a rollback, decisions, an incident, and the live verification of each stack. */
export function worldStatements(): readonly EvidenceStatement[] {
  const results = ['storefront', 'docs'].map((surface) =>
    held(
      'test-result',
      { surface, counts: { passed: 412, failed: 0, skipped: 0 } },
      { commit: commitNamed('web 41'), bundle: bundleNamed(surface, 'web 41') },
      new Date('2026-11-16T08:05:00Z'),
    ),
  );
  const deploys = [...results, ...told()];
  const read = (stack: string, at: string, verdict: 'verified' | 'different', findings = 0) =>
    held(
      'ruleset-verification',
      { stack, verdict, findings, readAt: at, registryDigest: REGISTRY_DIGEST },
      { reading: `sha256:${hex(`${stack} ${at}`, 64)}` },
      new Date(at),
    );
  const incident = { incidentId: 'INC-7', surface: 'checkout', tier: 'production', severity: 'critical' };
  return [
    ...deploys,
    ...decisions(deploys),
    held(
      'incident',
      { ...incident, openedAt: '2026-11-18T10:15:00Z', impact: 'card payments fail for one customer in five' },
      { incident: incidentSubject('INC-7') },
      new Date('2026-11-18T10:15:30Z'),
    ),
    read('foundation', '2026-11-21T03:00:00Z', 'verified'),
    read('dev', '2026-11-21T03:01:00Z', 'verified'),
    read('staging', '2026-11-20T03:02:00Z', 'verified'),
    read('staging', '2026-11-21T03:02:00Z', 'different', 2),
    read('production', '2026-11-19T03:03:00Z', 'verified'),
  ];
}

const WAIVER: WaiverVerdict = {
  waiverId: 'w-4f1c',
  file: 'w-4f1c.waiver.sigstore.json',
  status: 'valid',
  evidence: [],
  usesLeft: 1,
  reason: 'approved by user:grace, until 2026-11-23T09:00:00Z, 1 of 1 uses left',
  waiver: {
    ...sample('waiver').predicate,
    waiverId: 'w-4f1c',
    checkId: 'audit',
    surfaces: ['docs'],
    expiresAt: '2026-11-23T09:00:00Z',
  },
};

/** The facts of the world's status. */
export function worldFacts(change: Partial<StatusFacts> = {}): StatusFacts {
  return {
    registry: worldRegistry(),
    registryDigest: REGISTRY_DIGEST,
    now: AT,
    book: { ok: true, value: book(worldStatements()) },
    waivers: { ok: true, value: [WAIVER] },
    live: new Map(),
    ...change,
  };
}
