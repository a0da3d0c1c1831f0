import type { EnvironmentPlan, RepositoryPlan, RulesetPlan, SitePlan } from '../plan/types';
import type { Registry } from '../registry/schema';
/** Something planned, with the stack (a tier's id or `foundation`) that it belongs to. */
export interface Owned<T> {
    readonly stack: string;
    readonly plan: T;
}
/** Everything that the registry plans over all stacks, found by the names that GitHub, Netlify and Pulumi use. */
export declare class Catalog {
    readonly sites: readonly Owned<SitePlan>[];
    readonly rulesets: readonly RulesetPlan[];
    readonly repositories: readonly RepositoryPlan[];
    private readonly environments;
    private readonly stackOfKey;
    private readonly keyOfRepository;
    private readonly namesIn;
    private readonly siteNames;
    constructor(registry: Registry);
    private addEnvironment;
    /** The environment of this name in a repository, whatever stack it belongs to; case doesn't count at GitHub. */
    environment(repository: string | undefined, name: string | undefined): Owned<EnvironmentPlan> | undefined;
    /** The deploy environments' names, in every repository. */
    deployEnvironmentNames(): readonly string[];
    /** The stack that a logical name belongs to: that of the longest planned key that it begins with. */
    stackOf(logicalName: string): string | undefined;
    /** The registry key of a repository by its GitHub name. */
    repositoryKey(name: string | undefined): string | undefined;
    /** The upper-case names of variables and secrets in a repository's environments; without one, in all of them. */
    environmentNames(repository: string | undefined): ReadonlySet<string>;
    /** The upper-case names of variables and secrets on Netlify sites. */
    netlifyNames(): ReadonlySet<string>;
}
