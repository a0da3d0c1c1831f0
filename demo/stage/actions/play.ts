import type { RunningService } from '../../../emulator/core/server';
import type { RunPlace } from '../../../emulator/github/actions/runs';
import type { GithubWorld } from '../../../emulator/github/world';

/** AWS's decision: whether a role's trust policy accepts a token, and the session that AWS then returns. */
export interface Aws {
  readonly trusts: (role: string, claims: Readonly<Record<string, unknown>>) => boolean;
  readonly session: (role: string, token: string) => Promise<Readonly<Record<string, string>>>;
}

/** The part of a job that a played action can see. */
export interface Stage {
  readonly github: RunningService<GithubWorld>;
  readonly place: RunPlace;
  /** The job's folder. */
  readonly workspace: string;
  /** A folder of the simulation with repositories for clones. */
  readonly remotes: string;
  /** The private keys of deploy keys, by the repository that each may read. */
  readonly deployKeys: Readonly<Record<string, string>>;
  readonly sha: string;
  readonly ref: string;
  /** The job's own token. */
  readonly token: string;
  /** The variables with which the job requests an identity token; empty without `id-token: write`. */
  readonly identity: Readonly<Record<string, string>>;
  /** AWS, if the world has it. */
  readonly aws: Aws | undefined;
  /** Whether the job's permissions include this. */
  readonly allows: (permission: string, level: 'read' | 'write') => boolean;
}

/** The result of an action. A failed action throws. */
export interface Played {
  readonly outputs?: Readonly<Record<string, string>>;
  /** Variables for later steps. */
  readonly env?: Readonly<Record<string, string>>;
  readonly text?: string;
}

/** An action, played by a small function. */
export type Action = (inputs: Readonly<Record<string, string>>, stage: Stage) => Played | Promise<Played>;

/** The inputs of an action. Throws for an input that is not played. */
export function only<K extends string>(
  inputs: Readonly<Record<string, string>>,
  ...names: readonly K[]
): Partial<Record<K, string>> {
  const strange = Object.keys(inputs).filter((name) => !(names as readonly string[]).includes(name));
  if (strange.length > 0) throw new Error(`these inputs are not played: ${strange.join(', ')}`);
  return inputs as Partial<Record<K, string>>;
}
