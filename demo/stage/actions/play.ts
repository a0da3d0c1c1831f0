import type { RunningService } from '../../../emulator/core/server';
import type { RunPlace } from '../../../emulator/github/actions/runs';
import type { GithubWorld } from '../../../emulator/github/world';

/** What AWS decides by: whether a role's trust policy holds for a token, and the session that it then gives. */
export interface Aws {
  readonly trusts: (role: string, claims: Readonly<Record<string, unknown>>) => boolean;
  readonly session: (role: string, token: string) => Promise<Readonly<Record<string, string>>>;
}

/** What an action that is played can see of its job. */
export interface Stage {
  readonly github: RunningService<GithubWorld>;
  readonly place: RunPlace;
  /** The job's folder. */
  readonly workspace: string;
  /** A folder of the simulation in which repositories are kept as clones find them. */
  readonly remotes: string;
  /** The private halves of deploy keys, by the repository that each may read. */
  readonly deployKeys: Readonly<Record<string, string>>;
  readonly sha: string;
  readonly ref: string;
  /** The job's own token. */
  readonly token: string;
  /** The variables by which the job asks for an identity token; without `id-token: write` there are none. */
  readonly identity: Readonly<Record<string, string>>;
  /** AWS, where the world has one. */
  readonly aws: Aws | undefined;
  /** Whether the job's permissions give this. */
  readonly allows: (permission: string, level: 'read' | 'write') => boolean;
}

/** What an action says; it throws when it fails. */
export interface Played {
  readonly outputs?: Readonly<Record<string, string>>;
  /** Variables of the steps after it. */
  readonly env?: Readonly<Record<string, string>>;
  readonly text?: string;
}

/** An action, played by a small function. */
export type Action = (inputs: Readonly<Record<string, string>>, stage: Stage) => Played | Promise<Played>;

/** The inputs of an action. Throws for one that is not played. */
export function only<K extends string>(
  inputs: Readonly<Record<string, string>>,
  ...names: readonly K[]
): Partial<Record<K, string>> {
  const strange = Object.keys(inputs).filter((name) => !(names as readonly string[]).includes(name));
  if (strange.length > 0) throw new Error(`these inputs are not played: ${strange.join(', ')}`);
  return inputs as Partial<Record<K, string>>;
}
