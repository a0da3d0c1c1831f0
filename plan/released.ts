import type { Registry } from '../registry/schema';
import { identitiesOf } from './held-objects';
import type { PlannedObject } from './planned-objects';
import { isTombstoned } from './protection';
import type { Released } from './types';

interface Holder {
  readonly protect: boolean;
  readonly released?: Released;
}

const PARTS: readonly string[] = ['branch', 'variable', 'secret', 'domain', 'build'];

function siteOf({ address }: PlannedObject): string | undefined {
  return 'site' in address ? address.site : undefined;
}

/** A plan together with its objects that tombstones release one by one, while the plan itself stays protected. */
export function withReleased<T extends Holder>(registry: Registry, plan: T, objects: readonly PlannedObject[]): T {
  if (!plan.protect || registry.tombstones.length === 0) return plan;
  const released = objects
    .filter((object) => {
      const identities = identitiesOf(object, { ...object.fields, site: siteOf(object) }).filter(({ kind }) =>
        PARTS.includes(kind),
      );
      return object.kind !== 'ruleset' && isTombstoned(registry, identities);
    })
    .map(({ name }) => name);
  return released.length === 0 ? plan : { ...plan, released };
}

/** Whether an object is protected in a plan that holds it. */
export function isProtectedIn(plan: Holder, name: string): boolean {
  return plan.protect && plan.released?.includes(name) !== true;
}

/**
 * The names of a plan's objects that stay protected. They become an output of the component, which the next `up` reads.
 */
export function protectedIn(plan: Holder, objects: readonly PlannedObject[]): readonly string[] {
  return objects.map(({ name }) => name).filter((name) => isProtectedIn(plan, name));
}
