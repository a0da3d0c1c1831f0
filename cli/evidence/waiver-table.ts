import type { WaiverVerdict } from '../../evidence/waivers/judge';
import { table } from '../print/tables';

const DAY = 86_400_000;

function about(waiver: NonNullable<WaiverVerdict['waiver']>): string {
  const { commits } = waiver;
  if ('stack' in commits) return `stack ${commits.stack}`;
  const short = (commit: string) => commit.slice(0, 12);
  return 'commit' in commits ? short(commits.commit) : `${short(commits.from)}..${short(commits.to)}`;
}

/** A judged waiver as a row of `waiver check`; the remaining time counts from now. */
export function waiverRow({ waiverId, file, status, reason, waiver, usesLeft, evidence }: WaiverVerdict, now: Date) {
  const left = waiver && Math.max(0, Date.parse(waiver.expiresAt) - now.getTime()) / DAY;
  return {
    id: waiverId,
    file,
    status,
    reason,
    evidence,
    usesLeft,
    checkId: waiver?.checkId ?? null,
    surfaces: waiver?.surfaces ?? [],
    for: waiver ? about(waiver) : null,
    requestedBy: waiver?.requestedBy ?? null,
    expiresAt: waiver?.expiresAt ?? null,
    /** Whole days, rounded down. */
    daysLeft: left === undefined ? null : Math.floor(left),
    minimalException: waiver?.minimalException ?? null,
    rollbackPath: waiver?.rollbackPath ?? null,
  };
}

/** The rows as a table for a terminal. */
export function waiverTable(rows: readonly ReturnType<typeof waiverRow>[]): string {
  return table(
    ['waiver', 'status', 'check', 'for', 'surfaces', 'days left', 'uses left', 'why'],
    rows.map((row) => [
      ...[row.id, row.status, row.checkId ?? '–', row.for ?? '–', row.surfaces.join(', ') || '–'],
      ...[String(row.daysLeft ?? '–'), String(row.usesLeft ?? '–'), row.reason],
    ]),
  );
}

/** 0 all are valid, 1 one is not, 3 the validity of some is unknown. */
export function waiverExit(verdicts: readonly WaiverVerdict[]): 0 | 1 | 3 {
  const doubtful = verdicts.filter(({ status }) => status !== 'valid');
  if (doubtful.some(({ status }) => status !== 'unverified')) return 1;
  return doubtful.length > 0 ? 3 : 0;
}
