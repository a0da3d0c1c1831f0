import type { RunningService } from '../../../emulator/core/server';
import type { RunPlace } from '../../../emulator/github/actions/runs';
import { repositoryNamed } from '../../../emulator/github/git/transfer';
import type { GithubWorld } from '../../../emulator/github/world';
import type { RunningSigstore } from '../../../emulator/sigstore/service';
import type { Aws } from '../actions/play';
import { fill, fillText } from '../expression/evaluate';
import type { Job } from '../workflow/schema';
import { givenContext, type Planned, type SecretValues } from './credentials';
import type { StepResult } from './steps';

/** One job's log. */
export interface JobLog {
  readonly place: RunPlace;
  readonly name: string;
  readonly steps: readonly StepResult[];
}

/** What every run is played on: the services, the values of secrets, and what waits for what. */
export interface Floor {
  readonly github: RunningService<GithubWorld>;
  readonly sigstore: RunningSigstore;
  readonly secrets: SecretValues;
  /** The private halves of deploy keys, by repository. */
  readonly deployKeys: Readonly<Record<string, string>>;
  readonly planned: Planned;
  /** AWS, where the world has one. */
  readonly aws?: Aws | undefined;
  /** A folder for workspaces and clones. */
  readonly folder: string;
  /** Variables that every command sees. */
  readonly runner: Readonly<Record<string, string>>;
  readonly log: (place: RunPlace, name: string, steps: readonly StepResult[]) => void;
  /** Repository variables, as conditions of jobs see them: `vars`. */
  readonly variables: (place: RunPlace) => unknown;
  /** Waits until something is so that others bring about. */
  readonly until: (isSo: () => boolean) => Promise<void>;
  /** Counts something as going on until it ends. */
  readonly busy: <T>(work: () => Promise<T>) => Promise<T>;
  /**
   * Waits until nobody else of the repository is in the group; gives what leaves it, or undefined when GitHub cancels what
   * waits.
   */
  readonly concurrency: (
    group: Job['concurrency'],
    contexts: Readonly<Record<string, unknown>>,
    repository: string,
  ) => Promise<(() => void) | undefined>;
}

/** A floor, and whether everything on it stands still. */
export interface Watched {
  readonly floor: Floor;
  readonly logs: readonly JobLog[];
  /** Lets go on whatever waited for something that is so now; true when nothing is going on but waiting. */
  readonly isStill: () => boolean;
}

/**
 * What is in a concurrency group, and what waits for it. By default a new one that waits cancels the one that waited;
 * `queue: max` keeps up to a hundred and cancels what comes then. Source:
 * https://docs.github.com/en/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency
 */
interface Group {
  isTaken: boolean;
  readonly pending: { isCancelled: boolean }[];
}

const MOST_PENDING = 100;

/** A new floor. */
export function floorOf(
  given: Pick<Floor, 'github' | 'sigstore' | 'secrets' | 'deployKeys' | 'planned' | 'aws' | 'folder' | 'runner'>,
): Watched {
  const logs: JobLog[] = [];
  const waiting = new Set<{ readonly isSo: () => boolean; readonly go: () => void }>();
  const groups = new Map<string, Group>();
  let live = 0;
  const until = (isSo: () => boolean) =>
    isSo() ? Promise.resolve() : new Promise<void>((go) => void waiting.add({ isSo, go }));
  const floor: Floor = {
    ...given,
    log: (place, name, steps) => void logs.push({ place, name, steps }),
    variables: (place) => {
      const { world } = given.github;
      const all = Object.values(repositoryNamed(world, place.repository).variables);
      return givenContext(world, place, Object.fromEntries(all.map(({ name, value }) => [name, value])), 'variable');
    },
    until,
    busy: async (work) => {
      live += 1;
      try {
        return await work();
      } finally {
        live -= 1;
      }
    },
    concurrency: async (asked, contexts, repository) => {
      if (asked === undefined) return () => undefined;
      const name = fillText(asked.group, { contexts });
      // "The concurrency group name is case insensitive", and a group is a repository's.
      const key = `${repository}/${name.toLowerCase()}`;
      const group = groups.get(key) ?? { isTaken: false, pending: [] };
      groups.set(key, group);
      const cancels = fill(asked['cancel-in-progress'], { contexts }) === true;
      if (cancels && group.isTaken) throw new Error(`cancelling what is going on in '${name}' is not played`);
      const own = { isCancelled: false };
      if (group.isTaken && asked.queue === 'single') for (const each of group.pending) each.isCancelled = true;
      if (group.pending.filter(({ isCancelled }) => !isCancelled).length >= MOST_PENDING) return undefined;
      group.pending.push(own);
      await until(() => own.isCancelled || (!group.isTaken && group.pending.find((each) => !each.isCancelled) === own));
      group.pending.splice(group.pending.indexOf(own), 1);
      if (own.isCancelled) return undefined;
      group.isTaken = true;
      return () => {
        group.isTaken = false;
      };
    },
  };
  return {
    floor,
    logs,
    isStill: () => {
      const ready = [...waiting].filter(({ isSo }) => isSo());
      // One at a time: the first of a group takes it from the others.
      const [first] = ready;
      if (first === undefined) return live === waiting.size;
      waiting.delete(first);
      first.go();
      return false;
    },
  };
}
