import type { OnSite } from '../../plan/address';
import type { Sighting } from '../snapshot';
import type { NetlifyReader } from './reader';
/** Which teams the token sees, and the sites of those that are asked for; variables only of sites that are `wanted`. */
export declare function readNetlify(reader: NetlifyReader, sighting: Sighting, teams: readonly string[], wanted: (site: OnSite) => boolean): Promise<void>;
