import type { FoundationPlan, RepositoryPlan, TierPlan } from '../plan/types';
import type { GithubReader } from './github/reader';
import type { NetlifyReader } from './netlify/reader';
import { type Snapshot } from './snapshot';
/** What a snapshot is read through; `netlify` may be left out where a plan has no sites. */
export interface Readers {
    readonly github: GithubReader;
    readonly netlify?: NetlifyReader | undefined;
}
/** The branches that a repository's rulesets name exactly. */
export declare function exactBranches({ rulesets }: Pick<RepositoryPlan, 'rulesets'>): readonly string[];
/** Reads everything that a plan speaks of. Never throws for what cannot be read: that is in `unverified`. */
export declare function takeSnapshot(plan: FoundationPlan | TierPlan, { github, netlify }: Readers): Promise<Snapshot>;
