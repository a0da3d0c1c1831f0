import * as pulumi from '@pulumi/pulumi';
import type { Identities } from '../plan/identities';
import type { EnvironmentPlan } from '../plan/types';
import type { SecretValues } from './secret-values';
/** What an environment is made from. */
export interface EnvironmentArgs {
    readonly plan: EnvironmentPlan;
    readonly identities: Identities;
    readonly secrets: SecretValues;
}
/** One GitHub environment with its exact branch policies, variables and the secrets that we manage. */
export declare class Environment extends pulumi.ComponentResource {
    /** The environment's name at GitHub. */
    readonly environmentName: pulumi.Output<string>;
    constructor({ plan, identities, secrets }: EnvironmentArgs, opts: pulumi.ComponentResourceOptions);
}
