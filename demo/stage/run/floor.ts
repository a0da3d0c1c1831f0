import type { RunningService } from '../../../emulator/core/server';
import type { RunPlace } from '../../../emulator/github/actions/runs';
import { repositoryNamed } from '../../../emulator/github/git/transfer';
import type { GithubWorld } from '../../../emulator/github/world';
import type { RunningSigstore } from '../../../emulator/sigstore/service';
import { fill, fillText } from '../expression/evaluate';
import type { Job } from '../workflow/schema';
import { type Planned, type SecretValues, variablesContext } from './credentials';
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
  /** Waits until nobody else is in the group; gives what leaves it. */
  readonly concurrency: (group: Job['concurrency'], contexts: Readonly<Record<string, unknown>>) => Promise<() => void>;
}

/** A floor, and whether everything on it stands still. */
export interface Watched {
  readonly floor: Floor;
  readonly logs: readonly JobLog[];
  /** Lets go on whatever waited for something that is so now; true when nothing is going on but waiting. */
  readonly isStill: () => boolean;
}

/** A new floor. */
export function floorOf(
  given: Pick<Floor, 'github' | 'sigstore' | 'secrets' | 'deployKeys' | 'planned' | 'folder' | 'runner'>,
): Watched {
  const logs: JobLog[] = [];
  const waiting = new Set<{ readonly isSo: () => boolean; readonly go: () => void }>();
  const groups = new Set<string>();
  let live = 0;
  const until = (isSo: () => boolean) =>
    isSo() ? Promise.resolve() : new Promise<void>((go) => void waiting.add({ isSo, go }));
  const floor: Floor = {
    ...given,
    log: (place, name, steps) => void logs.push({ place, name, steps }),
    variables: (place) => {
      const { world } = given.github;
      const all = Object.values(repositoryNamed(world, place.repository).variables);
      return variablesContext(world, place, Object.fromEntries(all.map(({ name, value }) => [name, value])));
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
    concurrency: async (asked, contexts) => {
      if (asked === undefined) return () => undefined;
      const group = fillText(asked.group, { contexts });
      const cancels = fill(asked['cancel-in-progress'], { contexts }) === true;
      if (cancels && groups.has(group)) throw new Error(`cancelling what is going on in '${group}' is not played`);
      await until(() => !groups.has(group));
      groups.add(group);
      return () => void groups.delete(group);
    },
  };
  return {
    ...{ floor, logs },
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
