import { pointer } from '../problem';
import type { Finding, Rule } from '../rule';
import type { Registry } from '../schema';
import { showValue } from '../secret-looking';
import { branchOf, isChain, tierChain } from '../selectors';

function queuesElsewhere(registry: Registry): readonly Finding[] {
  return Object.entries(registry.repositories).flatMap(([key, { rules, defaultBranch }]) => {
    const tiers = isChain(registry) ? tierChain(registry).map((tier) => branchOf(registry, key, tier)) : [];
    const governed = [...new Set([defaultBranch, ...tiers])];
    return (rules.mergeQueue?.branches ?? []).flatMap((branch, index) =>
      governed.includes(branch)
        ? []
        : [
            {
              pointer: pointer('repositories', key, 'rules', 'mergeQueue', 'branches', index),
              message: `no ruleset governs the branch ${showValue(branch)} of ${showValue(key)}, so it has no merge queue`,
              allowed: governed.map((each) => showValue(each)).join(', '),
            },
          ],
    );
  });
}

/** The queue merges with one method, which the ruleset's pull-request rule must allow. */
function queueMethods(registry: Registry): readonly Finding[] {
  return Object.entries(registry.repositories).flatMap(([key, { rules }]) => {
    const queue = rules.mergeQueue;
    if (!queue || rules.mergeMethods.includes(queue.method)) return [];
    return [
      {
        pointer: pointer('repositories', key, 'rules', 'mergeQueue', 'method'),
        message: `the merge queue of ${showValue(key)} merges by ${showValue(queue.method)}, which its rules do not allow`,
        allowed: rules.mergeMethods.map((each) => showValue(each)).join(', '),
      },
    ];
  });
}

function queueSizes(registry: Registry): readonly Finding[] {
  return Object.entries(registry.repositories).flatMap(([key, { rules }]) => {
    const queue = rules.mergeQueue;
    if (!queue || queue.minEntries <= queue.maxEntries) return [];
    return [
      {
        pointer: pointer('repositories', key, 'rules', 'mergeQueue', 'minEntries'),
        message: `the merge queue of ${showValue(key)} waits for ${queue.minEntries} entries and merges ${queue.maxEntries} at most`,
        allowed: `at most maxEntries, ${queue.maxEntries}`,
      },
    ];
  });
}

/** Merge queues are on governed branches, and merge as these branches allow. */
export const mergeQueueRules: readonly Rule[] = [
  {
    code: 'merge-queue-branch',
    level: 'error',
    title: 'A merge queue is on a branch that a ruleset governs',
    why: 'The queue is a rule of the branch’s ruleset; on another branch nothing would make it.',
    source: 'docs.github.com "Managing a merge queue"',
    check: queuesElsewhere,
  },
  {
    code: 'merge-queue-method',
    level: 'error',
    title: 'A merge queue merges by a method that the branch allows',
    why: 'A squash or rebase makes another commit than the one that was released.',
    source: 'docs.github.com "Available rules for rulesets": require merge queue',
    check: queueMethods,
  },
  {
    code: 'merge-queue-sizes',
    level: 'error',
    title: 'A merge queue waits for no more entries than it merges at once',
    why: 'Otherwise every group would wait for the full time limit.',
    source: 'docs.github.com "Managing a merge queue": merge limits',
    check: queueSizes,
  },
];
