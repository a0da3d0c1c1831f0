import type { VariablePlan } from '../../../plan/types';
import { pointer } from '../../../registry/problem';
import type { PolicyContext } from '../../context';
import { byAddress, environmentAddress } from '../../declared';
import { surfacePointer } from '../../pointers';
import type { Observation, StackRule } from '../../rule';
import { type ResourceView, recordsOf } from '../../view';

interface Holder {
  readonly where: string;
  readonly address: string;
  readonly variables: readonly VariablePlan[];
  readonly pointer: (name: string) => string;
}

function holders({ environments, sites, plan, registry }: PolicyContext): readonly Holder[] {
  const repositories = 'repositories' in plan ? plan.repositories : [];
  return [
    ...environments.map((environment) => ({
      where: environment.name,
      address: environmentAddress(environment),
      variables: environment.variables,
      pointer: (name: string) => surfacePointer(registry, environment.surfaces[0], 'variables', name),
    })),
    ...repositories.map(({ key, repository, variables }) => ({
      where: repository.name,
      address: repository.name,
      variables,
      pointer: (name: string) => pointer('repositories', key, 'variables', name),
    })),
    ...sites.map((site) => ({
      where: site.name,
      address: `netlify/${site.team}/${site.name}`,
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
  why: "A variable that is missing on a tier is taken from the repository or the organization, or is empty: the surface then talks to another tier's services.",
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
        // GitHub stores names in upper case (W29); Netlify keeps them as they are.
        const key = holder.address.startsWith('netlify/') ? name : name.toUpperCase();
        const view = declared.get(`${holder.address}/variable/${key}`);
        const at = holder.pointer(name);
        if (!view) return [{ what: `the variable ${name} of ${holder.where} is not declared`, pointer: at }];
        if (declaredValue(view) === value) return [];
        return [{ what: `the variable ${name} of ${holder.where} has another value`, pointer: at, urn: view.urn }];
      }),
    );
  },
};
