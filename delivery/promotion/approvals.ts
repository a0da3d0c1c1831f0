import type { ReviewFacts } from '../../gate/observe/run-facts';
import { isSameName } from '../../registry/github-name';
import type { Person } from './person';

/** The rules for which approvals count. */
export interface ApprovalRules {
  /** The environments that ask, one for each person of the quorum. */
  readonly environments: readonly string[];
  /** The number of people who must approve. */
  readonly quorum: number;
  /** The tier's present reviewers. */
  readonly reviewers: readonly Person[];
  /**
   * People who must not approve, each with the reason: the run's actor, an author of the release. The first reason
   * counts.
   */
  readonly excluded: readonly { readonly person: Person; readonly reason: string }[];
}

/** One person's approval of one environment. */
export interface CountedApproval {
  readonly environment: string;
  readonly userId: number;
  readonly login: string;
}

/** An answer that does not count, and why. */
export interface UncountedApproval {
  readonly environment: string;
  readonly login: string;
  readonly reason: string;
}

/** The result of counting approvals. */
export interface ApprovalCount {
  readonly ok: boolean;
  readonly counted: readonly CountedApproval[];
  readonly uncounted: readonly UncountedApproval[];
  readonly quorum: number;
  /** One sentence for people. */
  readonly reason: string;
}

// GitHub identifies people by account ids; logins change hands.
function refusalOf(user: Person, { reviewers, excluded }: ApprovalRules): string | undefined {
  if (!reviewers.some(({ id }) => id === user.id)) return 'is not a reviewer of the tier now';
  return excluded.find(({ person }) => person.id === user.id)?.reason;
}

/**
 * Counts the approvals of a run: distinct people in distinct environments, who are reviewers now and neither started
 * the promotion nor made the release. One person counts once. Any rejection is a no.
 */
export function countApprovals(reviews: readonly ReviewFacts[], rules: ApprovalRules): ApprovalCount {
  const counted: CountedApproval[] = [];
  const uncounted: UncountedApproval[] = [];
  let rejectedBy: string | undefined;
  for (const { state, user, environments } of reviews) {
    for (const { name } of environments) {
      // Counted under the registry's spelling; GitHub reports the spelling of the environment's creation.
      const environment = rules.environments.find((each) => isSameName(each, name));
      if (environment === undefined) continue;
      const { id: userId, login } = user;
      if (state !== 'approved') {
        rejectedBy ??= login;
        uncounted.push({ environment, login, reason: state });
        continue;
      }
      const isTwice = counted.some((each) => each.userId === userId || each.environment === environment);
      const refusal = refusalOf(user, rules) ?? (isTwice ? 'was already counted' : undefined);
      if (refusal === undefined) counted.push({ environment, userId, login });
      else uncounted.push({ environment, login, reason: refusal });
    }
  }
  const { quorum } = rules;
  const ok = rejectedBy === undefined && counted.length >= quorum;
  const reason =
    rejectedBy === undefined ? `${counted.length} of ${quorum} people approved` : `${rejectedBy} rejected it`;
  return { ok, counted, uncounted, quorum, reason };
}
