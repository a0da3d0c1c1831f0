import type { FoundationPlan, TierPlan } from '../../plan/types';
import type { GithubReader } from '../github/reader';
/** Set to `preview`, it lets a preview (never an update) look past environments that nobody owns. */
export declare const ADOPTION_PREVIEW = "CAUSEWAY_ADOPT";
/** An environment by its repository's and its own name. */
export interface NamedEnvironment {
    readonly repository: string;
    readonly name: string;
}
/**
 * Whether the program runs only so that `causeway adopt` learns what it would make. Never in an update: that always
 * looks for what nobody owns.
 */
export declare function isAdoptionPreview(env: Readonly<Record<string, string | undefined>>, isDryRun: boolean): boolean;
/** The plan's environments that are at GitHub and not among the owned ones; sorted. Throws a UserError (exit 3) when a list cannot be read. */
export declare function unownedEnvironments(reader: GithubReader, plan: FoundationPlan | TierPlan, owned: readonly NamedEnvironment[]): Promise<readonly string[]>;
/**
 * Refuses a plan of which an environment is at GitHub already and nobody's: GitHub's PUT is an upsert, which would
 * overwrite its reviewers and policies without a word (W6). Throws a UserError that names them.
 */
export declare function refuseUnowned(reader: GithubReader, plan: FoundationPlan | TierPlan, owned: readonly NamedEnvironment[]): Promise<void>;
