import { counted } from '../counted';
import { githubName } from '../github-name';
import { pointer } from '../problem';
import type { Finding, Rule } from '../rule';
import type { Registry } from '../schema';
import type { Approval } from '../schema/tier';
import { showValue } from '../secret-looking';
import { repeatedItems } from './deployments';

const MAX_REVIEWERS = 6;
const SOURCE = 'docs.github.com "Managing environments for deployment"';

function perApproval(
  registry: Registry,
  check: (approval: Approval, at: (...path: (string | number)[]) => string) => readonly Finding[],
): readonly Finding[] {
  return registry.tiers.flatMap(({ approval }, index) =>
    approval ? check(approval, (...path) => pointer('tiers', index, 'approval', ...path)) : [],
  );
}

/** The approvals that GitHub can enforce. */
export const approvalRules: readonly Rule[] = [
  {
    code: 'approval-reviewers-count',
    level: 'error',
    title: 'An approval has 1 to 6 reviewers, users and teams together',
    why: 'This is GitHub’s limit. The provider checks it only on update, so that a creation fails half way (W4).',
    source: SOURCE,
    check: (registry) =>
      perApproval(registry, ({ reviewers }, at) =>
        reviewers.length <= MAX_REVIEWERS
          ? []
          : [
              {
                pointer: at('reviewers'),
                message: `${reviewers.length} reviewers are more than an environment can have`,
                allowed: `1 to ${MAX_REVIEWERS} reviewers; a team counts as one`,
              },
            ],
      ),
  },
  {
    code: 'approval-reviewer-duplicate',
    level: 'error',
    title: 'A reviewer is named once',
    why: 'With a repeated reviewer, a quorum that nobody can reach looks reachable. GitHub ignores case in logins.',
    source: SOURCE,
    check: (registry) =>
      perApproval(registry, ({ reviewers }, at) =>
        repeatedItems(
          reviewers.map((reviewer, index) => ({ reviewer, index })),
          ({ reviewer }) => githubName(reviewer),
        ).map(({ repetition }) => ({
          pointer: at('reviewers', repetition.index),
          message: `the reviewer ${showValue(repetition.reviewer)} is named twice`,
          allowed: 'each reviewer once',
        })),
      ),
  },
  {
    code: 'approval-quorum-unreachable',
    level: 'error',
    title: 'The quorum is at most the number of users when only users are named',
    why: 'A larger quorum could never be met. With a team the number is checked live.',
    source: 'docs/registry.md',
    check: (registry) =>
      perApproval(registry, ({ reviewers, quorum }, at) => {
        const users = new Set(reviewers.map(githubName));
        if (reviewers.some((reviewer) => reviewer.startsWith('team:')) || quorum <= users.size) return [];
        return [
          {
            pointer: at('quorum'),
            message: `a quorum of ${quorum} cannot be met by ${counted(users.size, 'reviewer')}`,
            allowed: `1 to ${users.size}, or a team among the reviewers`,
          },
        ];
      }),
  },
  {
    code: 'approval-self-review',
    level: 'error',
    title: 'Nobody approves a run of their own',
    why: 'With self-review one person alone can bring a change to the tier.',
    source: SOURCE,
    check: (registry) =>
      perApproval(registry, ({ preventSelfReview }, at) =>
        preventSelfReview
          ? []
          : [
              {
                pointer: at('preventSelfReview'),
                message: 'preventSelfReview is false, so a person who starts a promotion can approve it',
                allowed: 'true',
              },
            ],
      ),
  },
];
