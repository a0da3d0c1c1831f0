import * as github from '@pulumi/github';
import * as pulumi from '@pulumi/pulumi';
import type { Identities } from '../plan/identities';
import type { RepositoryPlan } from '../plan/types';
import { Environment } from './environment';
import { actionsArgs, repositoryVariableArgs, workflowArgs } from './repository-args';
import { rulesetArgs } from './ruleset-args';
import type { SecretValues } from './secret-values';

/** What a repository's foundation is made from. */
export interface RepositoryFoundationArgs {
  readonly plan: RepositoryPlan;
  readonly identities: Identities;
  readonly secrets: SecretValues;
}

/** What belongs to a repository rather than to a tier: rulesets, variables, Actions settings, service environments. */
export class RepositoryFoundation extends pulumi.ComponentResource {
  constructor({ plan, identities, secrets }: RepositoryFoundationArgs, opts: pulumi.ComponentResourceOptions) {
    super('causeway:index:RepositoryFoundation', plan.key, {}, { ...opts, protect: plan.protect });
    const parent = { parent: this };
    for (const ruleset of plan.rulesets) {
      new github.RepositoryRuleset(ruleset.key, rulesetArgs(ruleset, identities), {
        ...parent,
        protect: ruleset.protect,
      });
    }
    for (const variable of plan.variables) {
      new github.ActionsVariable(
        `${plan.key}.variable.${variable.name}`,
        repositoryVariableArgs(plan, variable),
        parent,
      );
    }
    new github.ActionsRepositoryPermissions(`${plan.key}.actions`, actionsArgs(plan), parent);
    new github.WorkflowRepositoryPermissions(`${plan.key}.workflow`, workflowArgs(plan), parent);
    for (const environment of plan.environments) new Environment({ plan: environment, identities, secrets }, parent);
    this.registerOutputs({});
  }
}
