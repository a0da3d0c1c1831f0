import { leafMinutes, surfaceCheckMinutes, watchMinutes } from '../leaf-time';
import { pointer } from '../problem';
import type { Finding, Rule } from '../rule';
import { MAX_TIMEOUT, type Registry } from '../schema';
import { showValue } from '../secret-looking';

const JOB_TIMEOUT =
  'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idtimeout-minutes';
/** "Job execution time: each job in a workflow can run for up to 6 hours". */
const LIMITS = 'https://docs.github.com/en/actions/reference/limits';

// A job waits for its environment's wait timer before it starts. Whoever waits for the job waits for the timer, too.
function leafEndsLate(registry: Registry, limit: 'promote' | 'rollback', what: string): readonly Finding[] {
  const leaf = leafMinutes(registry);
  const minutes = registry.timeouts[limit];
  const tell = (place: string, most: number, allowed: string): Finding => ({
    pointer: place,
    message: `${what} ends after ${minutes} minutes, and a deploy that it waits for may take ${most}`,
    allowed,
  });
  if (minutes <= leaf) {
    const allowed = `more than ${leaf} minutes, or a shorter time for "deploy" or "short"`;
    return [tell(pointer('timeouts', limit), leaf, allowed)];
  }
  return registry.tiers.flatMap(({ waitMinutes }, index) =>
    minutes > leaf + waitMinutes
      ? []
      : [
          tell(
            pointer('tiers', index, 'waitMinutes'),
            leaf + waitMinutes,
            `at most ${minutes - leaf - 1} minutes, or a longer time for "${limit}" in timeouts`,
          ),
        ],
  );
}

function watchEndsEarly(registry: Registry): readonly Finding[] {
  const rest = MAX_TIMEOUT - registry.timeouts.rollback;
  return registry.surfaces.flatMap((surface, index): readonly Finding[] => {
    if (surface.health === undefined) return [];
    const minutes = watchMinutes(registry, [surface]);
    if (minutes <= MAX_TIMEOUT) return [];
    const shortest = minutes - watchMinutes(registry, []) === 0;
    return [
      {
        pointer: shortest ? pointer('timeouts', 'rollback') : pointer('surfaces', index, 'health', 'windowSeconds'),
        message: `the watch over ${showValue(surface.id)} takes ${minutes} minutes with its window, and GitHub ends a job after ${MAX_TIMEOUT}`,
        allowed: shortest
          ? `at most ${MAX_TIMEOUT - 10} minutes`
          : `at most ${Math.max(rest, 10) * 60} seconds, or a shorter time for "rollback" in timeouts`,
      },
    ];
  });
}

function checkEndsEarly(registry: Registry): readonly Finding[] {
  const minutes = surfaceCheckMinutes(registry);
  if (minutes <= MAX_TIMEOUT) return [];
  return [
    {
      pointer: pointer('timeouts', 'checks'),
      message: `the check of a surface waits and works for ${minutes} minutes, and GitHub ends a job after ${MAX_TIMEOUT}`,
      allowed: `at most ${MAX_TIMEOUT - registry.timeouts.short} minutes, or a shorter time for "short"`,
    },
  ];
}

function queueEndsEarly(registry: Registry): readonly Finding[] {
  const minutes = surfaceCheckMinutes(registry);
  return Object.entries(registry.repositories).flatMap(([key, { rules }]) => {
    const queue = rules.mergeQueue;
    if (queue === undefined || queue.checkTimeoutMinutes >= minutes) return [];
    return [
      {
        pointer: pointer('repositories', key, 'rules', 'mergeQueue', 'checkTimeoutMinutes'),
        message: `the merge queue of ${showValue(key)} waits ${queue.checkTimeoutMinutes} minutes for checks, and the check of a surface may take ${minutes}`,
        allowed: `${minutes} minutes or more, or a shorter time for "checks" or "short" in timeouts`,
      },
    ];
  });
}

/** Time limits that would end a job before the work that it waits for, and limits of GitHub's for jobs. */
export const timeoutRules: readonly Rule[] = [
  {
    code: 'promotion-ends-early',
    level: 'error',
    title: 'A promotion may last longer than the deploy that it waits for',
    why: 'GitHub would end the promotion while the deploy goes on, and nobody would watch what it deployed.',
    source: JOB_TIMEOUT,
    check: (registry) => leafEndsLate(registry, 'promote', 'a promotion'),
  },
  {
    code: 'rollback-ends-early',
    level: 'error',
    title: 'A rollback may last longer than the deploy that it waits for',
    why: 'GitHub would end the rollback while the earlier release is restored, and nobody would judge it again.',
    source: JOB_TIMEOUT,
    check: (registry) => leafEndsLate(registry, 'rollback', 'a rollback'),
  },
  {
    code: 'watch-ends-early',
    level: 'error',
    title: 'A health window fits into a job',
    why: 'GitHub would end the watch inside its window. The release would get no verdict, and would not be rolled back.',
    source: LIMITS,
    check: watchEndsEarly,
  },
  {
    code: 'checks-end-early',
    level: 'error',
    title: 'The check of a surface fits into a job',
    why: 'GitHub would end the job while it waits, and the required check would fail although the others pass.',
    source: LIMITS,
    check: checkEndsEarly,
  },
  {
    code: 'merge-queue-ends-early',
    level: 'error',
    title: 'A merge queue waits as long as the checks of surfaces do',
    why: 'The queue would remove a pull request while a check still waits or works.',
    source: 'docs.github.com "Managing a merge queue": status check timeout',
    check: queueEndsEarly,
  },
];
