import { matches } from '../../../formats/patterns/ref-pattern';
import { parsePattern } from '../../../formats/patterns/ref-pattern-parser';
import type { GithubRun } from '../state/actions';
import { type GithubEnvironment, type GithubRepository, type GithubUser, type GithubWorld, takeId } from '../world';
import { currentAttempt } from './runs';

/** The environment that a job names. GitHub creates an environment that does not exist, without any rule. */
export function enteredEnvironment(
  world: GithubWorld,
  repository: GithubRepository,
  name: string,
  at: string,
): GithubEnvironment {
  const known = repository.environments[name.toLowerCase()];
  if (known !== undefined) return known;
  const made: GithubEnvironment = {
    id: takeId(world),
    name,
    createdAt: at,
    updatedAt: at,
    waitTimer: 0,
    reviewers: [],
    preventSelfReview: false,
    canAdminsBypass: true,
    branchPolicy: null,
    policies: {},
    variables: {},
    secrets: {},
  };
  repository.environments[name.toLowerCase()] = made;
  return made;
}

/**
 * The ref that an environment's policy judges. It is the branch's name, except for `pull_request`: there it is the
 * merge ref, whatever the head branch is called.
 */
export function deployRef({ event, headBranch, pulls }: GithubRun): string {
  return event.startsWith('pull_request') && event !== 'pull_request_target'
    ? `refs/pull/${pulls[0] ?? 0}/merge`
    : headBranch;
}

/** Whether an environment's branch policy lets a branch deploy. `*` in a pattern does not match a slash. */
export function mayDeploy(repository: GithubRepository, environment: GithubEnvironment, branch: string): boolean {
  const { branchPolicy, policies } = environment;
  if (branchPolicy === null) return true;
  if (branchPolicy.custom_branch_policies)
    return Object.values(policies).some(({ type, name }) => type === 'branch' && matches(parsePattern(name), branch));
  const anyRule = Object.values(repository.branches).some(({ protection }) => protection !== null);
  // "Protected branches only" lets every branch deploy if no classic rule exists.
  return !anyRule || repository.branches[branch]?.protection != null;
}

/** Whether a person is among an environment's reviewers, directly or through a team. */
function isReviewer(world: GithubWorld, environment: GithubEnvironment, user: GithubUser): boolean {
  return environment.reviewers.some(({ type, id }) =>
    type === 'User'
      ? id === user.id
      : Object.values(world.teams).some((team) => team.id === id && team.members.includes(user.login)),
  );
}

/**
 * Whether a person may approve a run's deployment. The person must be a reviewer and, where self-review is forbidden,
 * must not have started this attempt.
 */
export function mayApprove(
  world: GithubWorld,
  environment: GithubEnvironment,
  run: GithubRun,
  user: GithubUser | undefined,
): boolean {
  if (user === undefined || !isReviewer(world, environment, user)) return false;
  return !environment.preventSelfReview || currentAttempt(run).triggeringActor !== user.login;
}
