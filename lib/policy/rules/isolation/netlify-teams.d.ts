import type { ResourceRule } from '../../rule';
/** A site is in the team that the registry declares for its tier. */
export declare const netlifyTeams: ResourceRule;
