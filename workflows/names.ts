import { calledExpression, otherNames } from '../plan/called-names';
import { approvalBeginning as beginningIn } from '../registry/approval-beginning';
import { FOUNDATION } from '../registry/naming';
import type { Registry } from '../registry/schema';
import type { Setting } from './setting';
import { x } from './shape';

/** The name of the tier whose id an expression holds. */
export function calledTier({ registry }: Pick<Setting, 'registry'>, context: string): string {
  return calledExpression(otherNames(registry.tiers), context);
}

/** The name of the tier of the stack whose id an expression holds. An empty id is the foundation's. */
export function calledStack(setting: Pick<Setting, 'registry'>, context: string): string {
  return `${calledTier(setting, context)} || '${FOUNDATION}'`;
}

/** The name of the deploy environment of the surface and the tier that the run's inputs name. */
export function deployEnvironmentText({ registry }: Pick<Setting, 'registry'>): string {
  const { deployEnvironment } = registry.naming;
  return filledText(deployEnvironment, {
    surface: x(calledExpression(otherNames(registry.surfaces), 'inputs.surface')),
    tier: x(calledTier({ registry }, 'inputs.tier')),
  });
}

// A name consists of text and placeholders. Each placeholder becomes an expression.
function filledText(template: string, values: Readonly<Record<'surface' | 'tier', string>>): string {
  if (template.includes('${{')) throw new Error(`the name ${template} would be evaluated by GitHub`);
  return template.replace(/\{(surface|tier)\}/g, (_whole, name: 'surface' | 'tier') => values[name]);
}

/** The prefix of a tier's approval environments. `tier` is its name, or an expression of it. */
export function approvalBeginning(registry: Registry, tier: string): string {
  return filledText(beginningIn(registry), { surface: '', tier });
}
