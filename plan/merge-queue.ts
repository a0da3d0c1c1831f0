import type { MergeQueueRule } from './types';

/** The parameters of GitHub's rule `merge_queue`, under GitHub's names. */
export interface MergeQueueParameters {
  readonly check_response_timeout_minutes: number;
  readonly grouping_strategy: string;
  readonly max_entries_to_build: number;
  readonly max_entries_to_merge: number;
  readonly merge_method: string;
  readonly min_entries_to_merge: number;
  readonly min_entries_to_merge_wait_minutes: number;
}

const GROUPING = { each: 'ALLGREEN', head: 'HEADGREEN' } as const;

/** A planned merge queue as GitHub keeps it: https://docs.github.com/en/rest/repos/rules#create-a-repository-ruleset. */
export function mergeQueueParameters(rule: MergeQueueRule): MergeQueueParameters {
  return {
    check_response_timeout_minutes: rule.checkTimeoutMinutes,
    grouping_strategy: GROUPING[rule.mustPass],
    max_entries_to_build: rule.maxBuilds,
    max_entries_to_merge: rule.maxEntries,
    merge_method: rule.method.toUpperCase(),
    min_entries_to_merge: rule.minEntries,
    min_entries_to_merge_wait_minutes: rule.waitMinutes,
  };
}

/**
 * A planned merge queue under the provider's names. Every parameter is given, because the provider's defaults differ
 * from the plan's.
 */
export function mergeQueueInputs(rule: MergeQueueRule) {
  const parameters = mergeQueueParameters(rule);
  return {
    checkResponseTimeoutMinutes: parameters.check_response_timeout_minutes,
    groupingStrategy: parameters.grouping_strategy,
    maxEntriesToBuild: parameters.max_entries_to_build,
    maxEntriesToMerge: parameters.max_entries_to_merge,
    mergeMethod: parameters.merge_method,
    minEntriesToMerge: parameters.min_entries_to_merge,
    minEntriesToMergeWaitMinutes: parameters.min_entries_to_merge_wait_minutes,
  };
}
