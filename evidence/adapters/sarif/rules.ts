import type { Component, Descriptor, Reference, Run } from './shape';

/** The list of a component that a reference points into. */
export type Kind = 'rules' | 'notifications';

/** The descriptor; `missing` where the report has no target for the reference. */
export type Found = Descriptor | 'missing' | undefined;

// §3.27.5: a result's rule id may add components to the rule's, `CA1000/1` for the rule `CA1000`.
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
 * The target of a reference (§3.52.4): the descriptor at its index in the named component, by default the driver;
 * otherwise the one with its guid, otherwise the one with its id anywhere. An id alone may have no descriptor.
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
