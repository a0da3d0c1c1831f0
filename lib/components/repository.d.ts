import * as pulumi from '@pulumi/pulumi';
import type { Identities } from '../plan/identities';
import type { RepositoryPlan } from '../plan/types';
import type { SecretValues } from './secret-values';
/** What a repository's foundation is made from. */
export interface RepositoryFoundationArgs {
    readonly plan: RepositoryPlan;
    readonly identities: Identities;
    readonly secrets: SecretValues;
}
/** What belongs to a repository rather than to a tier: rulesets, variables, Actions settings, service environments. */
export declare class RepositoryFoundation extends pulumi.ComponentResource {
    constructor({ plan, identities, secrets }: RepositoryFoundationArgs, opts: pulumi.ComponentResourceOptions);
}
