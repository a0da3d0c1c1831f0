import { z } from 'zod';
import { Branch } from './primitives';

/**
 * A merge queue's settings, with the limits that GitHub documents for the rule `merge_queue` and its page of settings:
 * https://docs.github.com/en/rest/repos/rules#create-a-repository-ruleset,
 * https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges/managing-a-merge-queue#managing-a-merge-queue
 */
export const MergeQueue = z.strictObject({
  /** The branches with a queue; absent: every branch that tiers deploy from, and the default branch. */
  branches: z.array(Branch).min(1).optional(),
  method: z.enum(['merge', 'squash', 'rebase']).default('merge'),
  /** Whether the checks of each pull request of a group must pass, or only those of the group's last commit. */
  mustPass: z.enum(['each', 'head']).default('each'),
  /** Default: as long as the check of a surface may take, by the defaults of `timeouts.checks` and `timeouts.short`. */
  checkTimeoutMinutes: z.int().min(1).max(360).default(75),
  maxBuilds: z.int().min(1).max(100).default(5),
  minEntries: z.int().min(1).max(100).default(1),
  maxEntries: z.int().min(1).max(100).default(5),
  waitMinutes: z.int().min(0).max(360).default(5),
});

export type MergeQueue = z.infer<typeof MergeQueue>;
