import { mayApprove } from '../../emulator/github/actions/environments';
import {
  closePull,
  commitFiles,
  enqueuePull,
  mergePull,
  mergeQueued,
  openPull,
} from '../../emulator/github/actions/pulls';
import { review } from '../../emulator/github/actions/review';
import { type RunPlace, runAt, startRun } from '../../emulator/github/actions/runs';
import { repositoryNamed } from '../../emulator/github/git/transfer';
import type { GithubWorld } from '../../emulator/github/world';

const WORKFLOWS = '.github/workflows';

/** The parameters of a run's start. */
export interface Start {
  readonly branch: string;
  /** Login. */
  readonly actor: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Numbers of the pull requests that the run is about. */
  readonly pulls?: readonly number[];
  /** Default: the head of the branch. */
  readonly sha?: string;
}

/** The actions of people at GitHub in one repository, and the state that they see there. */
export interface People {
  /** Commits files to a branch as a person. Returns the commit. */
  readonly push: (branch: string, user: string, files: Readonly<Record<string, string | null>>) => string;
  /** Queues a run of a workflow. */
  readonly start: (name: string, event: string, run: Start) => RunPlace;
  /**
   * A person's review of the environments that a run waits for. Throws, as GitHub refuses, when the person may not
   * review.
   */
  readonly say: (place: RunPlace, user: string, environment: string, state?: 'approved' | 'rejected') => void;
  /** The head of a branch. */
  readonly head: (branch: string) => string;
  /** Opens a pull request as a person. Returns its number. */
  readonly propose: (from: string, to: string, user: string) => number;
  /** Merges a pull request as a person. Returns the commit. */
  readonly accept: (pull: number, user: string, method?: 'merge' | 'squash') => string;
  /** Puts a pull request into the merge queue, behind another entry's branch. Returns the branch of its entry. */
  readonly enqueue: (pull: number, user: string, ahead?: string) => string;
  /** Merges a queue entry whose checks passed. Returns the commit. */
  readonly acceptQueued: (branch: string, pull: number, user: string) => string;
  /** Closes a pull request without merging it. */
  readonly turnDown: (pull: number) => void;
  /** Merges one branch into another by a pull request, as a person. */
  readonly merge: (from: string, to: string, user: string, method?: 'merge' | 'squash') => string;
  /** The jobs of a run: `name: conclusion`, or the status of a job that has not ended. */
  readonly jobs: (place: RunPlace) => Readonly<Record<string, string>>;
  /** The repository's deployments, as GitHub shows them: `environment: state at address`, oldest first. */
  readonly deployments: () => readonly string[];
}

/** The people of a repository. */
export function peopleOf(github: GithubWorld, name: string): People {
  // Looked up each time: a world that returns to an earlier moment has other objects.
  const repository = () => repositoryNamed(github, name);
  const at = () => new Date().toISOString();
  const propose: People['propose'] = (head, base, user) =>
    openPull(github, { repository: name, head, base, user, at: at(), title: `${head} to ${base}` }).number;
  const accept: People['accept'] = (number, user, method = 'merge') =>
    mergePull(github, { repository: name, number, method, user, at: at() });
  return {
    propose,
    accept,
    enqueue: (number, user, ahead) =>
      enqueuePull(github, { repository: name, number, method: 'merge', user, at: at() }, ahead),
    acceptQueued: (branch, number, user) =>
      mergeQueued(github, branch, { repository: name, number, method: 'merge', user, at: at() }),
    turnDown: (number) => closePull(github, name, number, at()),
    merge: (from, to, user, method) => accept(propose(from, to, user), user, method),
    push: (branch, user, files) =>
      commitFiles(github, {
        repository: name,
        branch,
        user,
        message: `Change ${Object.keys(files)[0] ?? ''}`,
        files,
        at: at(),
      }),
    deployments: () =>
      Object.values(repository().deployments).map(({ environment, statuses }) => {
        const { state = 'none', environmentUrl = '' } = statuses.at(-1) ?? {};
        return `${environment}: ${state} at ${environmentUrl}`;
      }),
    start: (workflow, event, run) => {
      const about = { repository: name, workflow: `${WORKFLOWS}/${workflow}.yml`, event, at: at() };
      return { repository: name, run: startRun(github, { ...about, ...run }).id };
    },
    say: (place, user, environmentName, state = 'approved') => {
      const environment = repository().environments[environmentName.toLowerCase()];
      if (!environment || !mayApprove(github, environment, runAt(github, place), github.users[user]))
        throw new Error(`${user} may not approve ${environmentName}`);
      review(github, place, { user, environments: [environmentName], state, comment: 'looked at', at: at() });
    },
    head: (branch) => repository().branches[branch]?.sha ?? '',
    jobs: (place) =>
      Object.fromEntries(
        runAt(github, place).jobs.map(({ name: job, status, conclusion }) => [job, conclusion ?? status] as const),
      ),
  };
}
