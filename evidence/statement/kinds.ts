import type { z } from 'zod';
import type { StatementKind } from '../../registry/schema/trust';
import {
  Drill,
  ManualProof,
  MonitorVerdict,
  Rehearsal,
  RulesetVerification,
  SecretFingerprint,
  TestResult,
} from './predicates/checks';
import { GateReport } from './predicates/decision';
import {
  ApplyReceipt,
  Approval,
  DeployReceipt,
  PromotionTicket,
  ReleaseBundle,
  Revocation,
  TicketSpent,
} from './predicates/delivery';
import { Checklist, Incident, Quarantine, Waiver, WaiverApproval } from './predicates/people';

/** The possible subjects of a statement: a commit, or something with a sha256. */
export type SubjectName =
  | 'commit'
  | 'bundle'
  | 'ticket'
  | 'plan'
  | 'reading'
  | 'proof'
  | 'incident'
  | 'waiver'
  | 'fingerprint'
  | 'files';

/** A kind of statement: its predicate type, its predicate, and its subjects in order. */
export interface KindDefinition {
  readonly predicateType: string;
  readonly predicate: z.ZodType;
  readonly subjects: readonly SubjectName[];
  /** A decision is about all bundles of a release, so the bundle may occur several times. */
  readonly manyBundles?: true;
}

function own<T extends z.ZodType>(kind: string, predicate: T, ...subjects: SubjectName[]) {
  return { predicateType: `urn:causeway:attestation:${kind}:v1`, predicate, subjects };
}

/** The kinds that can be written and read. All others are refused as unknown. */
export const KINDS = {
  'test-result': {
    predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
    predicate: TestResult,
    subjects: ['commit', 'bundle'],
  },
  'release-bundle': own('release-bundle', ReleaseBundle, 'commit', 'bundle'),
  'promotion-ticket': own('promotion-ticket', PromotionTicket, 'commit', 'bundle'),
  'ticket-spent': own('ticket-spent', TicketSpent, 'ticket'),
  approval: own('approval', Approval, 'commit', 'bundle'),
  'deploy-receipt': own('deploy-receipt', DeployReceipt, 'commit', 'bundle'),
  'release-decision': { ...own('release-decision', GateReport, 'commit', 'bundle'), manyBundles: true },
  'apply-receipt': own('apply-receipt', ApplyReceipt, 'plan'),
  'ruleset-verification': own('ruleset-verification', RulesetVerification, 'reading'),
  rehearsal: own('rehearsal', Rehearsal, 'commit'),
  drill: own('drill', Drill, 'bundle'),
  'monitor-verdict': own('monitor-verdict', MonitorVerdict, 'commit', 'bundle'),
  checklist: own('checklist', Checklist, 'commit'),
  incident: own('incident', Incident, 'incident'),
  waiver: own('waiver', Waiver, 'waiver'),
  'waiver-approval': own('waiver-approval', WaiverApproval, 'waiver'),
  'secret-fingerprint': own('secret-fingerprint', SecretFingerprint, 'fingerprint'),
  revocation: own('revocation', Revocation, 'bundle'),
  quarantine: own('quarantine', Quarantine, 'files'),
  'manual-proof': own('manual-proof', ManualProof, 'proof'),
} as const satisfies Record<StatementKind, KindDefinition>;

/** A kind that can be written and read. */
export type KnownKind = keyof typeof KINDS;

/** The predicate of each kind. */
export type Predicates = { readonly [K in KnownKind]: z.infer<(typeof KINDS)[K]['predicate']> };
