import * as github from '@pulumi/github';
import * as pulumi from '@pulumi/pulumi';
import type { Identities } from '../plan/identities';
import type { EnvironmentPlan } from '../plan/types';
import { branchPolicyArgs, environmentArgs, environmentVariableArgs } from './environment-args';
import type { SecretValues } from './secret-values';

/** What an environment is made from. */
export interface EnvironmentArgs {
  readonly plan: EnvironmentPlan;
  readonly identities: Identities;
  readonly secrets: SecretValues;
}

/** One GitHub environment with its exact branch policies, variables and the secrets that we manage. */
export class Environment extends pulumi.ComponentResource {
  /** The environment's name at GitHub. */
  readonly environmentName: pulumi.Output<string>;

  constructor({ plan, identities, secrets }: EnvironmentArgs, opts: pulumi.ComponentResourceOptions) {
    super('causeway:index:Environment', plan.key, {}, { ...opts, protect: plan.protect });
    const environment = new github.RepositoryEnvironment(plan.key, environmentArgs(plan, identities), {
      parent: this,
    });
    // Children hang below the environment: a policy made before it is a 404 (W13), one deleted after it too (W14).
    const below = { parent: environment, dependsOn: [environment] };
    for (const branch of plan.branches) {
      new github.RepositoryEnvironmentDeploymentPolicy(
        `${plan.key}.branch.${branch}`,
        branchPolicyArgs(plan, branch),
        below,
      );
    }
    for (const { name, value } of plan.variables) {
      new github.ActionsEnvironmentVariable(
        `${plan.key}.variable.${name}`,
        environmentVariableArgs(plan, name, value),
        below,
      );
    }
    for (const { name } of secrets.filled(plan)) {
      new github.ActionsEnvironmentSecret(
        `${plan.key}.secret.${name}`,
        {
          repository: plan.repository.name,
          environment: plan.name,
          secretName: name,
          value: secrets.value(plan, name),
        },
        below,
      );
    }
    this.environmentName = environment.environment;
    this.registerOutputs({ environmentName: this.environmentName });
  }
}
