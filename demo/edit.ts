import type { Registry } from '../registry/schema';
import type { Surface } from '../registry/schema/surface';
import { tiersOf } from '../registry/selectors';

/** One edit of a registry, described in words. */
export interface Edit {
  readonly surface: string;
  readonly tier: string;
  readonly variable: string;
  readonly words: string;
}

function editable(registry: Registry): { readonly surface: Surface; readonly variable: string } {
  for (const surface of registry.surfaces) {
    const found = Object.entries(surface.variables).find(([, variable]) => variable.in.includes('github'));
    if (found) return { surface, variable: found[0] };
  }
  const [surface] = registry.surfaces;
  if (!surface) throw new Error('a registry has at least one surface');
  return { surface, variable: 'RELEASE_NOTE' };
}

/** An edit of one variable of one surface on its highest tier. It works for any registry. */
export function proposeEdit(registry: Registry): Edit {
  const { surface, variable } = editable(registry);
  const tier = tiersOf(registry, surface).at(-1);
  if (!tier) throw new Error(`the surface ${surface.id} is on no tier`);
  const words = `${variable} of ${surface.id} on ${tier.id} gets another value`;
  return { surface: surface.id, tier: tier.id, variable, words };
}

interface Document {
  surfaces: {
    id: string;
    variables?: Record<string, { values: Record<string, string> }>;
  }[];
}

/** The registry's text with the edit made. All other text stays unchanged. */
export function withEdit(text: string, registry: Registry, { surface: id, tier, variable }: Edit): string {
  const document = JSON.parse(text) as Document;
  const surface = document.surfaces.find((candidate) => candidate.id === id);
  const parsed = registry.surfaces.find((candidate) => candidate.id === id);
  if (!surface || !parsed) throw new Error(`no surface ${id} in the registry`);
  surface.variables ??= {};
  surface.variables[variable] ??= {
    values: Object.fromEntries(tiersOf(registry, parsed).map((each) => [each.id, 'first'])),
  };
  const { values } = surface.variables[variable];
  values[tier] = `${values[tier] ?? ''}/v2`;
  return `${JSON.stringify(document, null, 2)}\n`;
}
