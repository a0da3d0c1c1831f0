import type { Provider as GithubProvider } from '@pulumi/github';
import * as pulumi from '@pulumi/pulumi';
import type { Identities } from '../plan/identities';
import type { FoundationPlan, StackFingerprints, TierPlan } from '../plan/types';
import type { SecretValues } from './secret-values';
/** What a stack's resources are made with. */
export interface StackArgs {
    readonly github: GithubProvider;
    readonly identities: Identities;
    readonly secrets: SecretValues;
    /** The key of the fingerprints of `managed: pulumi` secrets. */
    readonly fingerprintKey?: string | undefined;
}
/** What a stack says of itself once it is up. */
export interface StackOutputs {
    /** Environment names by repository. */
    readonly environments: Readonly<Record<string, readonly string[]>>;
    /** Netlify sites by `<surface>`. */
    readonly sites: Readonly<Record<string, {
        readonly name: string;
        readonly id: pulumi.Output<string>;
        readonly url: pulumi.Output<string>;
    }>>;
    /** Ruleset names by repository. */
    readonly rulesets: Readonly<Record<string, readonly string[]>>;
    /** `<key>/<NAME>` of the secrets that we should manage but were given no value for. */
    readonly unfilledSecrets: readonly string[];
    /** Of a tier's `managed: pulumi` secrets, where there is a key; secret. `causeway isolation lint` compares the tiers'. */
    readonly secretFingerprints?: pulumi.Output<StackFingerprints>;
}
/** Registers everything of a plan, and gives the stack's outputs. */
export declare function deployStack(plan: FoundationPlan | TierPlan, args: StackArgs): StackOutputs;
