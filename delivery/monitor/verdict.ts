import type { Statement } from '../../evidence/statement/statement';
import type { MonitorReport } from './monitor-report';

/** The job that watched, and the time of its verdict. */
export interface WatchedBy {
  readonly run: { readonly runId: number; readonly runAttempt: number };
  readonly finishedAt: Date;
}

/** The statement about the watched deployment, to be signed; undefined where there was none. */
export function verdictStatement(
  { surface, tier, watched, verdict, health, samples, alerts }: MonitorReport,
  { run, finishedAt }: WatchedBy,
): Statement<'monitor-verdict'> | undefined {
  if (!watched) return undefined;
  const { receipt, commit, bundle, deployId } = watched;
  const end = finishedAt.toISOString();
  return {
    kind: 'monitor-verdict',
    subjects: { commit, bundle },
    predicate: {
      surface,
      tier,
      receipt,
      deployId,
      verdict,
      health,
      alerts: alerts?.status ?? null,
      startedAt: samples[0]?.at ?? end,
      finishedAt: end,
      runId: run.runId,
      attempt: run.runAttempt,
    },
  };
}
