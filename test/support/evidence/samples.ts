import { quarantineSubject } from '../../../evidence/branch/quarantine';
import type { KnownKind } from '../../../evidence/statement/kinds';
import type { Statement } from '../../../evidence/statement/statement';

/** A full commit id of one hex digit. */
export const commitOf = (digit: string) => digit.repeat(40);
/** A digest of one hex digit. */
export const digestOf = (digit: string) => `sha256:${digit.repeat(64)}`;

/** The release commit of the samples. */
export const COMMIT = commitOf('a');
/** The bundle of the samples. */
export const BUNDLE = digestOf('b');
const NONCE = '0123456789abcdef'.repeat(2);
const AT = '2026-11-21T08:00:00Z';

/** The run that the samples name as their origin. */
export const RUN = {
  repository: 'acme/storefront',
  path: '.github/workflows/deploy.yml',
  ref: 'refs/heads/dev',
  sha: commitOf('e'),
  runId: 4711,
  runAttempt: 1,
  actor: 'acme-delivery[bot]',
};

const run = { runId: RUN.runId, attempt: RUN.runAttempt };
const both = { commit: COMMIT, bundle: BUNDLE };
const place = { surface: 'shop', tier: 'dev' };

const GARBAGE = `evidence/${COMMIT}/shop/dev/deploy-receipt-${'0'.repeat(64)}.sigstore.json`;

/** One valid statement of every kind, about the surface `shop` on `dev`. */
export const SAMPLES: { readonly [K in KnownKind]: Statement<K> } = {
  'test-result': {
    kind: 'test-result',
    subjects: both,
    predicate: {
      result: 'PASSED',
      configuration: [{ name: 'vitest', digest: { sha256: 'c'.repeat(64) } }],
      checkId: 'unit',
      surface: 'shop',
      counts: { passed: 12, failed: 0, skipped: 0 },
      tool: 'vitest',
      reportDigest: digestOf('c'),
      ...run,
    },
  },
  'release-bundle': {
    kind: 'release-bundle',
    subjects: both,
    predicate: {
      surface: 'shop',
      treeDigest: digestOf('d'),
      registryDigest: digestOf('e'),
      toolchain: { causeway: '0.1.0' },
    },
  },
  'promotion-ticket': {
    kind: 'promotion-ticket',
    subjects: both,
    predicate: { cause: 'release', ...place, ...run, nonce: NONCE, expiresAt: '2026-11-21T08:30:00Z' },
  },
  'ticket-spent': {
    kind: 'ticket-spent',
    subjects: { ticket: digestOf('1') },
    predicate: { nonce: NONCE, ...place, ...run },
  },
  approval: {
    kind: 'approval',
    subjects: both,
    predicate: {
      ...place,
      ...run,
      environment: 'staging-approval',
      userId: 7,
      login: 'octocat',
      state: 'approved',
      readBack: digestOf('2'),
    },
  },
  'deploy-receipt': {
    kind: 'deploy-receipt',
    subjects: both,
    predicate: {
      receiptId: 'r1',
      sequence: 1,
      ...place,
      environment: 'shop-dev',
      outcome: 'succeeded',
      cause: 'release',
      attempt: 1,
      startedAt: AT,
      finishedAt: '2026-11-21T08:01:00Z',
      bundleDigest: BUNDLE,
      target: { provider: 'netlify', siteId: 's', deployId: 'd', url: 'https://shop.example', publishedReadBack: true },
      health: { checks: 3, passed: 3, firstOkAt: '2026-11-21T08:00:30Z', lastOkAt: '2026-11-21T08:01:00Z' },
      workflow: RUN,
      ticketId: BUNDLE,
      previous: null,
      toolVersion: '0.1.0',
    },
  },
  'release-decision': {
    kind: 'release-decision',
    subjects: { ...both, bundles: [BUNDLE] },
    predicate: {
      schema: 'urn:causeway:gate-report:v1',
      decision: 'go',
      kind: 'promotion',
      profile: 'strict',
      mode: 'blocking',
      release: {
        repository: 'web',
        commit: COMMIT,
        fromTier: null,
        toTier: 'dev',
        bundles: [{ surface: 'shop', digest: BUNDLE }],
      },
      evaluatedAt: AT,
      evidenceHead: commitOf('f'),
      policy: null,
      registry: { commit: null, digest: digestOf('e') },
      inputs: [],
      checks: [],
      waivers: [],
      blockers: [],
      nextActions: [],
      counts: {
        pass: 0,
        warn: 0,
        'soft-fail': 0,
        'hard-fail': 0,
        'skipped-expected': 0,
        'skipped-unexpected': 0,
        missing: 0,
        stale: 0,
        unverified: 0,
        waived: 0,
      },
      evaluator: { name: 'causeway', version: '0.1.0' },
      decisionDigest: digestOf('3'),
    },
  },
  'apply-receipt': {
    kind: 'apply-receipt',
    subjects: { plan: digestOf('4') },
    predicate: {
      stack: 'dev',
      registryDigest: digestOf('e'),
      commit: COMMIT,
      programDigest: digestOf('5'),
      lockfileDigest: digestOf('6'),
      packDigest: digestOf('7'),
      plugins: { github: '6.15.0' },
      previewStepsDigest: digestOf('8'),
      changes: { create: 3 },
      outcome: 'succeeded',
      finishedAt: AT,
      workflow: RUN,
    },
  },
  'ruleset-verification': {
    kind: 'ruleset-verification',
    subjects: { reading: digestOf('9') },
    predicate: { stack: 'dev', registryDigest: digestOf('e'), verdict: 'verified', findings: 0, readAt: AT },
  },
  rehearsal: {
    kind: 'rehearsal',
    subjects: { commit: COMMIT },
    predicate: {
      surface: 'shop',
      rehearsal: 'orders-schema',
      engine: 'postgres',
      where: 'ci',
      applied: true,
      reverted: true,
      result: 'PASSED',
      ...run,
    },
  },
  drill: {
    kind: 'drill',
    subjects: { bundle: BUNDLE },
    predicate: { ...place, result: 'PASSED', seconds: 42, restored: digestOf('a'), finishedAt: AT },
  },
  'monitor-verdict': {
    kind: 'monitor-verdict',
    subjects: both,
    predicate: {
      ...place,
      receipt: digestOf('a'),
      deployId: 'd1',
      verdict: 'healthy',
      alerts: null,
      health: { state: 'healthy', checks: 3, passed: 3, firstOkAt: AT, lastOkAt: AT },
      startedAt: AT,
      finishedAt: AT,
      ...run,
    },
  },
  checklist: {
    kind: 'checklist',
    subjects: { commit: COMMIT },
    predicate: {
      tier: 'dev',
      items: [{ id: 'backup', done: true, evidence: 'restored on the 20th' }],
      signOffs: [{ person: 'user:octocat', role: 'release', at: AT }],
    },
  },
  incident: {
    kind: 'incident',
    subjects: { incident: digestOf('0') },
    predicate: {
      incidentId: 'i1',
      ...place,
      severity: 'critical',
      openedAt: AT,
      closedAt: null,
      impact: 'no orders',
      mitigation: ['rolled back'],
      followUps: [],
    },
  },
  waiver: {
    kind: 'waiver',
    subjects: { waiver: digestOf('1') },
    predicate: {
      waiverId: 'w1',
      checkId: 'unit',
      surfaces: ['shop'],
      commits: { commit: COMMIT },
      constraint: 'c',
      riskIfUnchanged: 'r',
      minimalException: 'm',
      rollbackPath: 'p',
      requestedBy: 'user:octocat',
      issuedAt: AT,
      expiresAt: '2026-11-28T08:00:00Z',
      maxUses: 1,
    },
  },
  'waiver-approval': {
    kind: 'waiver-approval',
    subjects: { waiver: digestOf('1') },
    predicate: { waiverId: 'w1', approver: 'user:octocat', approvedAt: AT },
  },
  'secret-fingerprint': {
    kind: 'secret-fingerprint',
    subjects: { fingerprint: digestOf('2') },
    predicate: { secret: 'API_TOKEN', ...place, algorithm: 'hmac-sha256', key: digestOf('4'), recordedAt: AT },
  },
  revocation: {
    kind: 'revocation',
    subjects: { bundle: BUNDLE },
    predicate: { surface: 'shop', reason: 'leaked a key' },
  },
  quarantine: {
    kind: 'quarantine',
    subjects: { files: quarantineSubject([GARBAGE]) },
    predicate: { paths: [GARBAGE], reason: 'no statement: somebody pushed it by hand' },
  },
  'manual-proof': {
    kind: 'manual-proof',
    subjects: { proof: digestOf('3') },
    predicate: { stack: 'dev', person: 'user:octocat', what: 'rulesets', fileName: 'screen.png', at: AT },
  },
};

/** A sample with changed fields in its predicate or its subjects. Other fields keep the sample's values. */
export function sample<K extends KnownKind>(kind: K, predicate: object = {}, subjects: object = {}): Statement<K> {
  const statement: Statement<K> = SAMPLES[kind];
  return {
    ...statement,
    predicate: { ...statement.predicate, ...predicate },
    subjects: { ...statement.subjects, ...subjects },
  };
}
