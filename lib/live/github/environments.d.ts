import type { Sighting } from '../snapshot';
import type { GithubReader } from './reader';
/** A repository's environments with policies, variables and secrets' names; contents only where `wanted` says so of the name as GitHub compares it. */
export declare function readEnvironments(reader: GithubReader, sighting: Sighting, root: string, repository: string, wanted: (name: string) => boolean): Promise<void>;
