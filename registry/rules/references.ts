import { oneOf, pointer } from '../problem';
import type { Finding, Rule } from '../rule';
import type { Registry } from '../schema';
import { showValue } from '../secret-looking';
import { isOnTier } from '../selectors';
import { targetFacts } from '../targets';

const SOURCE = 'docs/registry.md';

/** One place of a registry that names something by its id. */
export interface Reference {
  readonly pointer: string;
  readonly id: string;
  readonly at?: 'key';
}

function listed(ids: readonly string[] | undefined, ...path: (string | number)[]): readonly Reference[] {
  return (ids ?? []).map((id, index) => ({ id, pointer: pointer(...path, index) }));
}

function keyed(map: object, ...path: (string | number)[]): readonly Reference[] {
  return Object.keys(map).map((id) => ({ id, pointer: pointer(...path, id), at: 'key' }));
}

function referenceIfSet(id: string | undefined, ...path: (string | number)[]): readonly Reference[] {
  return id === undefined ? [] : [{ id, pointer: pointer(...path) }];
}

function unresolved(what: string, known: ReadonlySet<string>, references: readonly Reference[]): readonly Finding[] {
  return references
    .filter(({ id }) => !known.has(id))
    .map(({ id, ...place }) => ({
      ...place,
      message: `there is no ${what} ${showValue(id)}`,
      allowed: oneOf(known),
    }));
}

/** Every place that names a repository by its key. */
export function repositoryReferences({
  governance,
  surfaces,
  evidence,
  checks,
  trust,
}: Registry): readonly Reference[] {
  return [
    ...referenceIfSet(governance.repository, 'governance', 'repository'),
    ...referenceIfSet(evidence?.repository, 'evidence', 'repository'),
    ...surfaces.flatMap(({ repository }, index) => referenceIfSet(repository, 'surfaces', index, 'repository')),
    ...checks.flatMap(({ repositories }, index) => listed(repositories, 'checks', index, 'repositories')),
    ...(trust?.entries ?? []).flatMap((entry, index) =>
      entry.kind === 'sigstore' ? listed(entry.repositories, 'trust', 'entries', index, 'repositories') : [],
    ),
  ];
}

/** Every place that names a tier, except the per-tier parts of surfaces. */
function tierReferences({ repositories, surfaces, trust, tombstones }: Registry): readonly Reference[] {
  return [
    ...Object.entries(repositories).flatMap(([key, { branches }]) => keyed(branches, 'repositories', key, 'branches')),
    ...surfaces.flatMap(({ tiers }, index) => listed(tiers, 'surfaces', index, 'tiers')),
    ...(trust?.entries ?? []).flatMap(({ tiers }, index) => listed(tiers, 'trust', 'entries', index, 'tiers')),
    ...tombstones.flatMap(({ tier }, index) => referenceIfSet(tier, 'tombstones', index, 'tier')),
  ];
}

// The per-tier parts of a surface must name tiers that the surface is on.
function surfaceTierReferences(surface: Registry['surfaces'][number], index: number): readonly Reference[] {
  const { target, variables, secrets, toggles } = surface;
  const at = ['surfaces', index] as const;
  const targets = Object.entries(targetFacts(target).perTier).flatMap(([field, values]) =>
    keyed(values, ...at, 'target', field),
  );
  return [
    ...targets,
    ...Object.entries(variables).flatMap(([name, { values }]) => keyed(values, ...at, 'variables', name, 'values')),
    ...secrets.flatMap(({ tiers }, secret) => listed(tiers, ...at, 'secrets', secret, 'tiers')),
    ...Object.entries(toggles).flatMap(([name, { reason: _, ...values }]) => keyed(values, ...at, 'toggles', name)),
  ];
}

/** Every place that names a tier by its id. */
export function allTierReferences(registry: Registry): readonly Reference[] {
  return [
    ...tierReferences(registry),
    ...registry.tiers.flatMap(({ promotesFrom }, index) =>
      referenceIfSet(promotesFrom, 'tiers', index, 'promotesFrom'),
    ),
    ...registry.surfaces.flatMap(surfaceTierReferences),
  ];
}

/** Every place where a surface names a check. */
export function checkReferences({ surfaces }: Registry): readonly Reference[] {
  return surfaces.flatMap(({ evidence, data }, index) => [
    ...listed(evidence, 'surfaces', index, 'evidence'),
    ...referenceIfSet(data?.rehearsal, 'surfaces', index, 'data', 'rehearsal'),
  ]);
}

/** Every reference resolves. */
export const referenceRules: readonly Rule[] = [
  {
    code: 'repository-unknown',
    level: 'error',
    title: 'A repository key is one of the registry’s',
    why: 'Settings for an unknown repository would be applied nowhere.',
    source: SOURCE,
    check: (registry) =>
      unresolved('repository', new Set(Object.keys(registry.repositories)), repositoryReferences(registry)),
  },
  {
    code: 'tier-unknown',
    level: 'error',
    title: 'A tier id is one of the registry’s',
    why: 'A value for a misspelt tier would silently not be applied.',
    source: SOURCE,
    check: (registry) => {
      const known = new Set(registry.tiers.map(({ id }) => id));
      // A removed surface may have been on a tier that is also removed.
      const isGone = ({ pointer: at }: Reference) =>
        registry.tombstones.some(({ gone }, index) => gone && at === pointer('tombstones', index, 'tier'));
      return unresolved(
        'tier',
        known,
        tierReferences(registry).filter((each) => !isGone(each)),
      );
    },
  },
  {
    code: 'surface-tier-unknown',
    level: 'error',
    title: 'The keys of a surface’s values by tier are its own tiers',
    why: 'A value for a tier that the surface isn’t on, or a misspelt one, would silently not be applied.',
    source: SOURCE,
    check: ({ surfaces, tiers }) =>
      surfaces.flatMap((surface, index) => {
        const own = tiers.filter(({ id }) => isOnTier(surface, id)).map(({ id }) => id);
        const what = `tier of surface ${showValue(surface.id)} called`;
        return unresolved(what, new Set(own), surfaceTierReferences(surface, index));
      }),
  },
  {
    code: 'check-unknown',
    level: 'error',
    title: 'A check id is one of the registry’s',
    why: 'Nobody can give evidence of a check that does not exist.',
    source: SOURCE,
    check: (registry) => unresolved('check', new Set(registry.checks.map(({ id }) => id)), checkReferences(registry)),
  },
];
