import { createHash } from 'node:crypto';
import { PROVIDER_TYPES } from '../../plan/logical-names';
import type { Resource } from './deployment';
import type { Existing } from './existing';

const PROVIDERS: readonly string[] = Object.values(PROVIDER_TYPES);

// The engine generates a provider's id, and a preview's id does not last.
function providerId(urn: string): string {
  const hex = createHash('sha256').update(urn).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

function asHeld(resource: Resource): Resource {
  if (!PROVIDERS.includes(resource.type)) return { ...resource, outputs: {} };
  return { ...resource, id: providerId(resource.urn), outputs: { ...resource.inputs } };
}

/** The URN in a reference to a provider (`<URN>::<id>`). */
function providerUrn(reference: string): string {
  return reference.slice(0, reference.lastIndexOf('::'));
}

/**
 * Inserts a resource's component and provider before it into a state, from the resources that the next update would
 * create. They exist only in the state. Returns the resource with the state's provider id. A state lacks them only
 * after `pulumi state delete`.
 */
function insertWithSupports(resource: Resource, state: Resource[], creates: readonly Resource[]): Resource {
  const { parent, provider } = resource;
  const needed = [parent, provider === undefined ? undefined : providerUrn(provider)];
  for (const urn of needed) {
    if (urn === undefined || state.some((each) => each.urn === urn)) continue;
    const made = creates.find((each) => each.urn === urn);
    if (made !== undefined) state.push(asHeld(insertWithSupports(made, state, creates)));
  }
  const own = provider === undefined ? undefined : state.find((each) => each.urn === providerUrn(provider));
  return own?.id === undefined ? resource : { ...resource, provider: `${own.urn}::${own.id}` };
}

/**
 * Inserts an existing object into a state. The object that it replaces stays behind it, marked as the engine marks it
 * once the new one is made: the next update deletes it (create before delete, pkg/resource/deploy in pulumi/pulumi).
 * The entry of an object that was deleted before its replacement was created gives way to it.
 */
export function insertExisting(
  { resource, replaced }: Pick<Existing, 'resource' | 'replaced'>,
  state: Resource[],
  creates: readonly Resource[],
): void {
  const whole = insertWithSupports(resource, state, creates);
  const deleted = state.findIndex((each) => each.urn === resource.urn && each.pendingReplacement === true);
  if (replaced !== undefined) state.splice(state.indexOf(replaced), 1, whole, { ...replaced, delete: true });
  else if (deleted >= 0) state.splice(deleted, 1, whole);
  else state.push(whole);
}
