import * as github from '@pulumi/github';
import * as pulumi from '@pulumi/pulumi';
import type { Identities } from '../plan/identities';
import { ofRepository } from '../plan/planned-objects';
import { isProtectedIn, protectedIn } from '../plan/released';
import type { RepositoryPlan } from '../plan/types';
import { Environment } from './environment';
import { actionsArgs, repositoryVariableArgs, workflowArgs } from './repository-args';
import { rulesetArgs } from './ruleset-args';
import type { SecretSource } from './secret-values';

/** The plan and settings of a repository's foundation. */
export interface RepositoryFoundationArgs {
  readonly plan: RepositoryPlan;
  readonly identities: Identities;
  readonly secrets: SecretSource;
}

/** The objects of a repository rather than of a tier: rulesets, variables, Actions settings, service environments. */
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
      const name = `${plan.key}.variable.${variable.name}`;
      const protect = isProtectedIn(plan, name);
      new github.ActionsVariable(name, repositoryVariableArgs(plan, variable), { ...parent, protect });
    }
    new github.ActionsRepositoryPermissions(`${plan.key}.actions`, actionsArgs(plan), parent);
    new github.WorkflowRepositoryPermissions(`${plan.key}.workflow`, workflowArgs(plan), parent);
    for (const environment of plan.environments) new Environment({ plan: environment, identities, secrets }, parent);
    const rulesets = plan.rulesets.filter(({ protect }) => protect).map(({ key }) => key);
    const others = ofRepository(plan).filter(({ kind }) => kind !== 'ruleset');
    this.registerOutputs({ protects: [...rulesets, ...protectedIn(plan, others)] });
  }
}
