import type { InEnvironment, InRepository } from '../../plan/address';
import type { Sighting } from '../snapshot';
import type { GithubReader } from './reader';
/** Plain variables of a repository or environment. */
export declare function readVariables(reader: GithubReader, sighting: Sighting, path: string, owner: InRepository | InEnvironment): Promise<void>;
/** The names of an environment's secrets, and when each was last written. */
export declare function readNamed(reader: GithubReader, sighting: Sighting, path: string, owner: InEnvironment): Promise<void>;
