import type { EnvironmentPlan } from '../../plan/types';
import type { PolicyContext } from '../context';
import { type ResourceView, textOf } from '../view';

/** The name of the environment that a resource is or belongs to, and what the registry plans for it. */
export function environmentOf(
  { props }: Pick<ResourceView, 'props'>,
  { catalog }: Pick<PolicyContext, 'catalog'>,
): { readonly environment: string | undefined; readonly plan: EnvironmentPlan | undefined } {
  const environment = textOf(props, 'environment');
  return { environment, plan: catalog.environment(textOf(props, 'repository'), environment)?.plan };
}
