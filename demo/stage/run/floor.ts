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

/** The shared state of all runs: the services, the values of secrets, and the waiting work. */
export interface Floor {
  readonly github: RunningService<GithubWorld>;
  readonly sigstore: RunningSigstore;
  readonly secrets: SecretValues;
  /** The private keys of deploy keys, by repository. */
  readonly deployKeys: Readonly<Record<string, string>>;
  readonly planned: Planned;
  /** AWS, if the world has it. */
  readonly aws?: Aws | undefined;
  /** A folder for workspaces and clones. */
  readonly folder: string;
  /** Variables that every command sees. */
  readonly runner: Readonly<Record<string, string>>;
  readonly log: (place: RunPlace, name: string, steps: readonly StepResult[]) => void;
  /** Repository variables that conditions of jobs read as `vars`. */
  readonly variables: (place: RunPlace) => unknown;
  /** Waits for a condition that other work makes true. */
  readonly until: (isSo: () => boolean) => Promise<void>;
  /** Marks work as active until it ends. */
  readonly busy: <T>(work: () => Promise<T>) => Promise<T>;
  /**
   * Waits until the group is free in this repository. Returns the function that leaves the group, or undefined when
   * GitHub cancels the waiting job.
   */
  readonly concurrency: (
    group: Job['concurrency'],
    contexts: Readonly<Record<string, unknown>>,
    repository: string,
  ) => Promise<(() => void) | undefined>;
}

/** A floor, with a check for whether all its work is idle. */
export interface Watched {
  readonly floor: Floor;
  readonly logs: readonly JobLog[];
  /** Resumes work whose condition now holds. True when all remaining work is waiting. */
  readonly isStill: () => boolean;
  /** Drops all waiting work. Call it when the work is idle and the world returns to an earlier moment. */
  readonly drop: () => void;
}

/**
 * The active member of a concurrency group, and its queue. By default a new waiting member cancels the earlier one.
 * `queue: max` keeps up to a hundred and cancels later ones. Source:
 * https://docs.github.com/en/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency
 */
interface Group {
  isTaken: boolean;
  readonly pending: { isCancelled: boolean }[];
}

const MOST_PENDING = 100;

/** Creates a floor. */
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
      // "The concurrency group name is case insensitive", and a group belongs to one repository.
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
      // Resume one at a time, because the first member of a group blocks the others.
      const [first] = ready;
      if (first === undefined) return live === waiting.size;
      waiting.delete(first);
      first.go();
      return false;
    },
    drop: () => {
      if (live !== waiting.size) throw new Error('work that goes on cannot be dropped');
      waiting.clear();
      groups.clear();
      live = 0;
    },
  };
}
