import * as github from '@pulumi/github';
import * as pulumi from '@pulumi/pulumi';
import type { Identities } from '../plan/identities';
import { inEnvironment } from '../plan/planned-objects';
import { isProtectedIn, protectedIn } from '../plan/released';
import type { EnvironmentPlan } from '../plan/types';
import { branchPolicyArgs, environmentArgs, environmentVariableArgs } from './environment-args';
import type { SecretSource } from './secret-values';

/** The inputs of an environment. */
export interface EnvironmentArgs {
  readonly plan: EnvironmentPlan;
  readonly identities: Identities;
  readonly secrets: SecretSource;
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
    // Children are registered below the environment: GitHub answers 404 for a policy created before it (W13), and for
    // one deleted after it (W14).
    const below = (name: string): pulumi.CustomResourceOptions => {
      return { parent: environment, dependsOn: [environment], protect: isProtectedIn(plan, name) };
    };
    for (const branch of plan.branches) {
      const name = `${plan.key}.branch.${branch}`;
      new github.RepositoryEnvironmentDeploymentPolicy(name, branchPolicyArgs(plan, branch), below(name));
    }
    for (const variable of plan.variables) {
      const name = `${plan.key}.variable.${variable.name}`;
      const args = environmentVariableArgs(plan, variable.name, variable.value);
      new github.ActionsEnvironmentVariable(name, args, below(name));
    }
    for (const secret of secrets.filled(plan)) {
      const name = `${plan.key}.secret.${secret.name}`;
      new github.ActionsEnvironmentSecret(
        name,
        {
          repository: plan.repository.name,
          environment: plan.name,
          secretName: secret.name,
          value: secrets.value(plan, secret.name),
        },
        below(name),
      );
    }
    this.environmentName = environment.environment;
    this.registerOutputs({
      environmentName: this.environmentName,
      protects: protectedIn(plan, inEnvironment(plan)),
    });
  }
}
