import { branchPolicyArgs, environmentArgs, environmentVariableArgs } from '../../components/environment-args';
import { actionsArgs, repositoryVariableArgs, workflowArgs } from '../../components/repository-args';
import { rulesetArgs } from '../../components/ruleset-args';
import { siteBuildArgs, siteInputs, siteVariableArgs } from '../../components/site-args';
import { type Identities, identitiesNamed } from '../../plan/identities';
import type { EnvironmentPlan, RepositoryPlan, SitePlan } from '../../plan/types';
import type { PolicyContext } from '../context';
import { TYPE } from '../resource-types';
import type { ResourceView } from '../view';

/** The project in the URNs of resources that no engine has seen. */
const PROJECT = 'registry';

type Make = (type: string, name: string, props: object, protect: boolean) => ResourceView;

// The program looks ids up at GitHub; the rules here only ask whether one is named.
function standIns({ plan }: PolicyContext): Identities {
  const { principals, apps } = identitiesNamed(plan);
  const numbered = (names: readonly string[]) => new Map(names.map((name, index) => [name, index + 1]));
  const of = (kind: string) =>
    principals.filter((name) => name.startsWith(`${kind}:`)).map((name) => name.slice(kind.length + 1));
  return { users: numbered(of('user')), teams: numbered(of('team')), apps: numbered(apps) };
}

function environmentViews(plan: EnvironmentPlan, identities: Identities, make: Make): readonly ResourceView[] {
  const { key, protect } = plan;
  return [
    make(TYPE.environment, key, environmentArgs(plan, identities), protect),
    ...plan.branches.map((branch) =>
      make(TYPE.branchPolicy, `${key}.branch.${branch}`, branchPolicyArgs(plan, branch), protect),
    ),
    ...plan.variables.map(({ name, value }) =>
      make(TYPE.environmentVariable, `${key}.variable.${name}`, environmentVariableArgs(plan, name, value), protect),
    ),
    ...plan.secrets
      .filter(({ managed }) => managed === 'pulumi')
      .map(({ name }) => {
        const props = { repository: plan.repository.name, environment: plan.name, secretName: name };
        return make(TYPE.environmentSecret, `${key}.secret.${name}`, props, protect);
      }),
  ];
}

function repositoryViews(plan: RepositoryPlan, identities: Identities, make: Make): readonly ResourceView[] {
  const { key, protect } = plan;
  return [
    ...plan.rulesets.map((ruleset) =>
      make(TYPE.ruleset, ruleset.key, rulesetArgs(ruleset, identities), ruleset.protect),
    ),
    ...plan.variables.map((variable) =>
      make(
        TYPE.repositoryVariable,
        `${key}.variable.${variable.name}`,
        repositoryVariableArgs(plan, variable),
        protect,
      ),
    ),
    make(TYPE.actions, `${key}.actions`, actionsArgs(plan), protect),
    make(TYPE.workflowPermissions, `${key}.workflow`, workflowArgs(plan), protect),
    ...plan.environments.flatMap((environment) => environmentViews(environment, identities, make)),
  ];
}

function siteViews(plan: SitePlan, make: Make): readonly ResourceView[] {
  const { key, protect } = plan;
  const siteId = plan.siteId ?? 'new';
  return [
    make(TYPE.site, key, siteInputs(plan), protect),
    ...plan.variables.map(({ name, value }) =>
      make(TYPE.siteVariable, `${key}.variable.${name}`, { siteId, ...siteVariableArgs(name, value) }, protect),
    ),
    ...(plan.domain === undefined
      ? []
      : [make(TYPE.siteDomain, `${key}.domain`, { siteId, customDomain: plan.domain }, protect)]),
    ...(plan.linked ? [make(TYPE.siteBuild, `${key}.build`, { siteId, ...siteBuildArgs(plan.linked) }, protect)] : []),
  ];
}

/** The resources that the program would register for a stack, made by the same functions, without unknowns. */
export function viewsOfPlan(context: PolicyContext): readonly ResourceView[] {
  const make: Make = (type, name, props, protect) => ({
    type,
    name,
    urn: `urn:pulumi:${context.stack}::${PROJECT}::${type}::${name}`,
    props: { ...props },
    protect,
    provider: { type: `pulumi:providers:${type.split(':')[0]}`, name: type.split(':')[0] ?? '' },
  });
  const identities = standIns(context);
  const { plan } = context;
  if ('repositories' in plan) {
    return plan.repositories.flatMap((repository) => repositoryViews(repository, identities, make));
  }
  return [
    ...plan.environments.flatMap((environment) => environmentViews(environment, identities, make)),
    ...plan.sites.flatMap((site) => siteViews(site, make)),
  ];
}
