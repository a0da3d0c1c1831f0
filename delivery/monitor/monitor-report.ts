import type { Receipt } from '../../evidence/receipts/receipt';
import type { AlertFinding } from './alerts';
import type { Watched } from './watch';
import type { HealthSample } from './window';

/** A monitor's observations. */
export interface MonitorReport {
  readonly schema: 'urn:causeway:monitor:v1';
  readonly surface: string;
  readonly tier: string;
  /** The watched deployment: its receipt's id and content; null where there was none. */
  readonly watched: {
    readonly receipt: string;
    readonly commit: string;
    readonly bundle: string;
    readonly deployId: string;
  } | null;
  readonly url: string | null;
  /** Health and alerts together. `unverified`: it could not look, which is never a yes. */
  readonly verdict: 'healthy' | 'unhealthy' | 'unverified';
  readonly warn: boolean;
  readonly reason: string;
  readonly health: {
    /** The health window's verdict, independent of the alerts; null when no request was made. */
    readonly state: 'healthy' | 'unhealthy' | null;
    readonly checks: number;
    readonly passed: number;
    readonly firstOkAt: string | null;
    readonly lastOkAt: string | null;
  };
  readonly samples: readonly (Omit<HealthSample, 'at'> & { readonly at: string })[];
  /** Null where the registry names no alerts. */
  readonly alerts: AlertFinding | null;
}

/** The subject of a report. */
export interface MonitorSubject {
  readonly surface: string;
  readonly tier: string;
  readonly receipt: Receipt | undefined;
  readonly url: string | undefined;
}

const NOTHING = { state: null, checks: 0, passed: 0, firstOkAt: null, lastOkAt: null } as const;

function about({ surface, tier, receipt, url }: MonitorSubject) {
  const { bundleDigest: bundle = '', target } = receipt?.statement.predicate ?? {};
  const commit = receipt?.statement.subjects.commit ?? '';
  const watched = receipt && { receipt: receipt.id, commit, bundle, deployId: target?.deployId ?? '' };
  return { schema: 'urn:causeway:monitor:v1', surface, tier, watched: watched ?? null, url: url ?? null } as const;
}

/** The report of a monitor that could not look. */
export function unverifiedReport(subject: MonitorSubject, reason: string): MonitorReport {
  return { ...about(subject), verdict: 'unverified', warn: true, reason, health: NOTHING, samples: [], alerts: null };
}

/**
 * The report of a window. Alerts can add a reason to a no, and turn a yes into a no; they never remove a no. Alerts
 * that could not be asked turn a yes into `unverified`.
 */
export function monitorReport(
  subject: MonitorSubject,
  { verdict, samples }: Watched,
  alerts: AlertFinding | undefined,
): MonitorReport {
  const { warn, checks, passed, firstOkAt, lastOkAt } = verdict;
  const state = verdict.state === 'healthy' ? 'healthy' : 'unhealthy';
  const alarm = alerts !== undefined && alerts.status !== 'pass' ? alerts : undefined;
  const isHealthy = state === 'healthy';
  const blind = alarm?.status === 'unverified' ? 'unverified' : 'unhealthy';
  const reasons = [...(isHealthy && alarm ? [] : [verdict.reason]), ...(alarm ? [alarm.reason] : [])];
  const seen = { firstOkAt: firstOkAt?.toISOString() ?? null, lastOkAt: lastOkAt?.toISOString() ?? null };
  return {
    ...about(subject),
    verdict: isHealthy && alarm ? blind : state,
    warn: warn || alarm !== undefined,
    reason: reasons.join('; '),
    health: { state, checks, passed, ...seen },
    samples: samples.map((sample) => ({ ...sample, at: sample.at.toISOString() })),
    alerts: alerts ?? null,
  };
}

/** Whether an automatic rollback may follow: the health window alone decides. */
export function isDown({ health }: MonitorReport): boolean {
  return health.checks > 0 && health.state === 'unhealthy';
}

/** The command's exit codes. */
export const MONITOR_EXIT = { healthy: 0, unhealthy: 1, unverified: 3 } as const;
