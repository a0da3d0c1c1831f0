import { approvalBeginning as beginningIn } from '../registry/approval-beginning';
import { calledIn, FOUNDATION } from '../registry/naming';
import type { Registry } from '../registry/schema';
import type { Setting } from './setting';
import { x } from './shape';

interface Named {
  readonly id: string;
  readonly calledAs?: string | undefined;
}

/**
 * The expression of a name at the services, where `context` holds the id. The name is the id itself, unless the
 * registry gives some another name. Ids and names are letters, digits and hyphens, which need no quoting.
 */
function called(all: readonly Named[], context: string): string {
  const other = all.filter((each) => calledIn(each) !== each.id).map((each) => [each.id, calledIn(each)] as const);
  if (other.length === 0) return context;
  return `fromJSON('${JSON.stringify(Object.fromEntries(other))}')[${context}] || ${context}`;
}

/** The name of the tier whose id an expression holds. */
export function calledTier({ registry }: Pick<Setting, 'registry'>, context: string): string {
  return called(registry.tiers, context);
}

/** The name of the tier of the stack whose id an expression holds. An empty id is the foundation's. */
export function calledStack(setting: Pick<Setting, 'registry'>, context: string): string {
  return `${calledTier(setting, context)} || '${FOUNDATION}'`;
}

/** The name of the deploy environment of the surface and the tier that the run's inputs name. */
export function deployEnvironmentText({ registry }: Pick<Setting, 'registry'>): string {
  const { deployEnvironment } = registry.naming;
  return filledText(deployEnvironment, {
    surface: x(called(registry.surfaces, 'inputs.surface')),
    tier: x(called(registry.tiers, 'inputs.tier')),
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
