import type { Status } from '../../status/model';

/** How many things are known. Where something could not be read, there may be more. */
export interface Known {
  readonly count: number;
  readonly isWhole: boolean;
}

/** `3`; `3+` and `?` where something could not be read. */
export function figure({ count, isWhole }: Known): string {
  if (isWhole) return String(count);
  return count === 0 ? '?' : `${count}+`;
}

const listed = <T>(list: readonly T[] | null, matches: (each: T) => boolean = () => true): Known => ({
  count: list?.filter(matches).length ?? 0,
  isWhole: list !== null,
});

const placesOf = ({ surfaces }: Status) => surfaces.flatMap(({ places }) => places);

/** The releases that wait. */
export function waitingReleases(status: Status): Known {
  const places = placesOf(status);
  return {
    count: places.filter(({ waiting }) => waiting !== null).length,
    isWhole: places.every(({ state }) => state !== 'unread'),
  };
}

/** The stacks that drifted. */
export function driftedStacks({ stacks }: Status): Known {
  return {
    count: stacks.filter(({ state }) => state === 'drifted').length,
    isWhole: stacks.every(({ state }) => state !== 'unread'),
  };
}

/** The open incidents. */
export const openIncidents = ({ incidents, surfaces }: Status): Known => ({
  count: incidents?.length ?? 0,
  isWhole: incidents !== null && surfaces.every(({ incidentsRead }) => incidentsRead),
});

/** The decisions that stop a release. */
export const stoppingDecisions = ({ decisions, decisionsRead }: Status): Known => ({
  count: decisions.filter(({ decision, mode }) => decision === 'no-go' && mode === 'blocking').length,
  isWhole: decisionsRead,
});

/** The secrets whose rotation is overdue. Without a recorded rotation the age is unknown. */
export const overdueSecrets = ({ secrets }: Status): Known => ({
  count: secrets.filter(({ state }) => state === 'due').length,
  isWhole: secrets.every(({ state }) => state !== 'unknown'),
});

/** The waivers that are in force. */
export const validWaivers = ({ waivers }: Status): Known => {
  const known = listed(waivers, ({ status }) => status === 'valid');
  return { ...known, isWhole: known.isWhole && waivers?.every(({ status }) => status !== 'unverified') === true };
};
