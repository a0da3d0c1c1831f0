import { type Identities } from '../plan/identities';
import type { RepositoryIds } from '../plan/own-comparison';
import type { FoundationPlan, TierPlan } from '../plan/types';
import type { Registry } from '../registry/schema';
import type { NetlifyCredentials } from './credentials';
import { type GithubClient } from './github-client';
/** What GitHub knows by number of all that a plan names. */
export interface Preflight extends Identities {
    readonly repositoryIds: RepositoryIds;
}
/**
 * Looks up everything at GitHub that a plan names, before anything is written. Reads only. Throws a UserError for the
 * first repository, team, user or App that is not there (exit 2), or when it could not find out (exit 3).
 */
export declare function githubPreflight(client: GithubClient, registry: Registry, plan: FoundationPlan | TierPlan): Promise<Preflight>;
/** Asks Netlify which teams the token sees. Throws a UserError when one that the plan needs is not among them. */
export declare function netlifyPreflight(credentials: NetlifyCredentials, teams: readonly string[]): Promise<void>;
