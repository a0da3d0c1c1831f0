import type { Finding } from '../../live/finding';

/** Something that could not be determined. It is never shown as fine. */
export interface Unread {
  readonly what: string;
  readonly reason: string;
  /** The command that finds out. */
  readonly next: string;
}

/** A present problem, and the command or action that helps. */
export interface Problem {
  readonly kind: 'incident' | 'drift' | 'deploy' | 'evidence' | 'gate' | 'secret' | 'revoked';
  readonly where: string;
  readonly what: string;
  readonly next: string;
}

/** A release, by its receipt. */
export interface ReleaseStatus {
  readonly commit: string;
  readonly bundle: string;
  /** The trusted time of the receipt (RFC 3339). */
  readonly at: string;
  readonly ageSeconds: number;
  readonly cause: 'promotion' | 'rollback' | 'release';
  readonly receipt: string;
  readonly sequence: number;
  /** Logins of the people whose approvals its ticket counted; empty where the tier requires none. */
  readonly approvedBy: readonly string[];
  /** The person who started the deploying run. */
  readonly startedBy: string;
  readonly url: string;
  /** The reason why the bundle was revoked; null when it was not. */
  readonly revoked: string | null;
}

/** One deploy, rollback or failure of a surface on a tier. */
export interface HistoryEvent {
  readonly sequence: number;
  readonly outcome: 'succeeded' | 'failed' | 'rolled-back';
  readonly cause: 'promotion' | 'rollback' | 'release';
  readonly at: string;
  readonly commit: string;
  readonly approvedBy: readonly string[];
  /** The end of its soak for the next tier; null without a soak. */
  readonly soakedAt: string | null;
}

/** A release that could be promoted to this tier, and what is still missing. */
export interface Waiting {
  readonly from: string;
  readonly commit: string;
  readonly bundle: string;
  readonly state: 'soaking' | 'gate' | 'approval' | 'start' | 'blocked';
  /** The end of its soak; null when the soak is over. */
  readonly until: string | null;
  /** The people who have to act: principals of the registry; empty while only time has to pass. */
  readonly who: readonly string[];
  /** One sentence for people. */
  readonly reason: string;
}

/** A surface on one tier. */
export interface PlaceStatus {
  readonly tier: string;
  /**
   * `uncertain`: the last deploy did not end well. `broken`: the receipts contradict each other. `unread`: they could
   * not be read or verified.
   */
  readonly state: 'live' | 'never' | 'uncertain' | 'broken' | 'unread';
  /** The live release; where that is uncertain, the last live one. */
  readonly release: ReleaseStatus | null;
  /** The reason for the state `uncertain`, `broken` or `unread`. */
  readonly reason: string | null;
  readonly waiting: Waiting | null;
  /** The digest of the newest gate decision about the surface on this tier. */
  readonly decision: string | null;
  /** Oldest first. */
  readonly history: readonly HistoryEvent[];
}

/** A surface on all of its tiers, lowest first. */
export interface SurfaceStatus {
  readonly id: string;
  readonly description: string;
  readonly owner: string;
  readonly repository: string;
  /** False: not all evidence that could tell of an open incident was read. */
  readonly incidentsRead: boolean;
  readonly places: readonly PlaceStatus[];
}

/** One tier of the registry. */
export interface TierStatus {
  readonly id: string;
  readonly branch: string;
  readonly promotesFrom: string | null;
  readonly soak: string;
  readonly gate: 'informational' | 'blocking';
  readonly reviewers: readonly string[];
  readonly quorum: number;
}

/** The gate's newest decision about some surfaces on a tier. */
export interface DecisionStatus {
  readonly digest: string;
  readonly decision: 'go' | 'no-go';
  readonly kind: 'promotion' | 'rollback' | 'public-release';
  readonly mode: 'informational' | 'blocking';
  readonly at: string;
  readonly repository: string;
  readonly commit: string;
  readonly fromTier: string | null;
  readonly toTier: string;
  readonly surfaces: readonly string[];
  readonly checks: number;
  readonly blockers: readonly {
    readonly id: string;
    readonly status: string;
    readonly reason: string;
    readonly fix: string;
  }[];
  readonly nextActions: readonly string[];
}

/** Whether one stack's objects at GitHub and Netlify still match the plan. */
export interface StackStatus {
  readonly stack: string;
  readonly state: 'as-planned' | 'drifted' | 'unread';
  readonly reason: string;
  /** The time of the reading; null without one. */
  readonly readAt: string | null;
  /** The start of the present series of differing readings; null without drift. */
  readonly driftedSince: string | null;
  /** The differences in a present reading; null where only a recorded verdict is known. */
  readonly findings: readonly Finding[] | null;
}

/** An open incident. */
export interface IncidentStatus {
  readonly id: string;
  readonly surface: string;
  readonly tier: string;
  readonly severity: 'warning' | 'critical';
  readonly openedAt: string;
  readonly impact: string;
}

/** A waiver, valid or not. */
export interface WaiverStatus {
  readonly id: string;
  readonly check: string | null;
  readonly surfaces: readonly string[];
  readonly status: string;
  /** The reason for the status. */
  readonly reason: string;
  /** The constraint that it challenges, and the risk without it, in the words of who asked; null for an invalid signature. */
  readonly constraint: string | null;
  readonly riskIfUnchanged: string | null;
  readonly expiresAt: string | null;
  readonly usesLeft: number | null;
  readonly endsSoon: boolean;
}

/** A secret whose rotation is due, due soon, or was never recorded. */
export interface SecretStatus {
  readonly surface: string;
  readonly tier: string;
  readonly name: string;
  readonly owner: string;
  readonly state: 'due' | 'soon' | 'unknown';
  readonly dueAt: string | null;
}

/** The output of `causeway status --json`: the model of the terminal view and the report. */
export interface Status {
  readonly schema: 'causeway/status/v1';
  readonly at: string;
  readonly organization: string;
  readonly registryDigest: string;
  /** The head of the evidence branch; null when it could not be read. */
  readonly evidenceHead: string | null;
  readonly problems: readonly Problem[];
  readonly unread: readonly Unread[];
  readonly tiers: readonly TierStatus[];
  readonly surfaces: readonly SurfaceStatus[];
  readonly decisions: readonly DecisionStatus[];
  /** False: there may be newer decisions, or decisions about other surfaces, that could not be read. */
  readonly decisionsRead: boolean;
  readonly stacks: readonly StackStatus[];
  /** Null: none is known, and not everything that could tell of one was read. */
  readonly incidents: readonly IncidentStatus[] | null;
  /** Null: they could not be read. */
  readonly waivers: readonly WaiverStatus[] | null;
  readonly secrets: readonly SecretStatus[];
}

/** 0 no problem, 1 a problem, 3 no known problem and something could not be determined. */
export function statusExitCode({ problems, unread }: Pick<Status, 'problems' | 'unread'>): 0 | 1 | 3 {
  if (problems.length > 0) return 1;
  return unread.length > 0 ? 3 : 0;
}
