import type { OuterLevel } from '../../plan/address';
import type { Sighting } from '../snapshot';
import type { GithubReader } from './reader';
/** What an environment's names can be hidden behind: `secret` and `variable` live apart. */
export type OuterKind = 'secret' | 'variable';
/** Where a name can stand outside of an environment: in its repository, or in the organization and shared with it. */
export declare const OUTER_LEVELS: readonly OuterLevel[];
/**
 * The names of the secrets or variables that every job of a repository sees, with or without an environment. GitHub takes
 * the environment's own first: take that away, and the job runs on with the outer one.
 */
export declare function readOuterNames(reader: GithubReader, sighting: Sighting, root: string, repository: string, kind: OuterKind): Promise<void>;
