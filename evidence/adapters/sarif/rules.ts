import type { Component, Descriptor, Reference, Run } from './shape';

/** Which list of a component a reference is into. */
export type Kind = 'rules' | 'notifications';

/** A descriptor that was found; `missing` where the reference points at nothing that the report holds. */
export type Found = Descriptor | 'missing' | undefined;

// §3.27.5: a result's rule id may be more specific by further components, `CA1000/1` of the rule `CA1000`.
function isUnder(id: string, rule: string): boolean {
  return id === rule || id.startsWith(`${rule}/`);
}

function closest(descriptors: readonly Descriptor[], id: string): Descriptor | undefined {
  const under = descriptors.filter((each) => isUnder(id, each.id));
  return under.find((each) => each.id === id) ?? under.sort((a, b) => b.id.length - a.id.length)[0];
}

function componentOf({ tool }: Run, named: Reference['toolComponent']): Component | 'missing' {
  const { index = -1, name, guid } = named ?? {};
  if (index >= 0) return tool.extensions[index] ?? 'missing';
  const all = [tool.driver, ...tool.extensions];
  if (guid !== undefined) return all.find((each) => each.guid === guid) ?? 'missing';
  if (name !== undefined) return all.find((each) => each.name === name) ?? 'missing';
  return tool.driver;
}

/**
 * What a reference points at (§3.52.4): the descriptor at its index in the component that it names, the driver if it names
 * none; else the one of its guid; else the one of its id, wherever it lies. An id alone may have no descriptor.
 */
export function descriptorOf(run: Run, kind: Kind, { id, index = -1, guid, toolComponent }: Reference): Found {
  const component = componentOf(run, toolComponent);
  if (component === 'missing') return 'missing';
  const own = component[kind];
  if (index >= 0) {
    const found = own[index];
    return found === undefined || (id !== undefined && !isUnder(id, found.id)) ? 'missing' : found;
  }
  const everywhere = [run.tool.driver, ...run.tool.extensions].flatMap((each) => each[kind]);
  if (guid !== undefined) return everywhere.find((each) => each.guid === guid) ?? 'missing';
  if (id === undefined) return undefined;
  return closest(own, id) ?? closest(everywhere, id);
}
