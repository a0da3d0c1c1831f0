import { addressText, environmentAddress, siteAddress } from '../../../plan/address';
import type { VariablePlan } from '../../../plan/types';
import { pointer } from '../../../registry/problem';
import type { PolicyContext } from '../../context';
import { byAddress } from '../../declared';
import { surfacePointer } from '../../pointers';
import type { StackRule } from '../../rule';
import type { Observation } from '../../rule-description';
import { type ResourceView, recordsOf } from '../../view';

interface Holder {
  readonly where: string;
  readonly address: (name: string) => string;
  readonly variables: readonly VariablePlan[];
  readonly pointer: (name: string) => string;
}

function holders({ environments, sites, plan, registry }: PolicyContext): readonly Holder[] {
  const repositories = 'repositories' in plan ? plan.repositories : [];
  return [
    ...environments.map((environment) => ({
      where: environment.name,
      address: (name: string) =>
        addressText({ ...environmentAddress(environment), kind: 'environment-variable', name }),
      variables: environment.variables,
      pointer: (name: string) => surfacePointer(registry, environment.surfaces[0], 'variables', name),
    })),
    ...repositories.map(({ key, repository, variables }) => ({
      where: repository.name,
      address: (name: string) => addressText({ kind: 'repository-variable', repository: repository.name, name }),
      variables,
      pointer: (name: string) => pointer('repositories', key, 'variables', name),
    })),
    ...sites.map((site) => ({
      where: site.name,
      address: (name: string) => addressText({ ...siteAddress(site), kind: 'site-variable', name }),
      variables: site.variables,
      pointer: (name: string) => surfacePointer(registry, site.surface, 'variables', name),
    })),
  ];
}

function declaredValue({ props }: ResourceView): unknown {
  return 'values' in props ? recordsOf(props, 'values')[0]?.['value'] : props['value'];
}

/** Every variable of the plan is declared, with the registry's value. */
export const variables: StackRule = {
  code: 'completeness-variables',
  title: "Every variable is declared with its tier's value",
  why: "If a tier lacks a variable, GitHub takes it from the repository or the organization, or leaves it empty. The surface may then call another tier's services.",
  fix: "Declare every variable of the plan with the registry's value.",
  severity: 'high',
  category: 'completeness',
  docs: 'https://docs.github.com/en/actions/reference/workflows-and-actions/variables#configuration-variable-precedence',
  level: 'mandatory',
  milestone: 'M1',
  scope: 'stack',
  check(views, context) {
    const declared = byAddress(views, context);
    return holders(context).flatMap((holder) =>
      holder.variables.flatMap(({ name, value }): readonly Observation[] => {
        const view = declared.get(holder.address(name));
        const at = holder.pointer(name);
        if (!view) return [{ what: `the variable ${name} of ${holder.where} is not declared`, pointer: at }];
        if (declaredValue(view) === value) return [];
        return [{ what: `the variable ${name} of ${holder.where} has another value`, pointer: at, urn: view.urn }];
      }),
    );
  },
};
