import { type FormerIds, formerIds } from '../../registry/former-ids';
import type { Registry } from '../../registry/schema';
import type { AnyStatement } from './statement';

/**
 * A registry's present ids of surfaces and tiers by their former ones. Statements name repositories by their GitHub
 * names.
 */
export interface PresentIds {
  readonly surfaces: FormerIds;
  readonly tiers: FormerIds;
}

// Every statement of a branch asks for them.
const KNOWN = new WeakMap<Registry, { readonly ids: PresentIds | undefined }>();

function find(registry: Registry): PresentIds | undefined {
  const ids = {
    surfaces: formerIds(registry, 'surface'),
    tiers: formerIds(registry, 'tier'),
  };
  return Object.values(ids).some(({ size }) => size > 0) ? ids : undefined;
}

/** The present ids by the former ones; undefined where no id ever changed. */
export function presentIds(registry: Registry): PresentIds | undefined {
  const known = KNOWN.get(registry) ?? { ids: find(registry) };
  KNOWN.set(registry, known);
  return known.ids;
}

function now(ids: FormerIds, id: string): string {
  return ids.get(id) ?? id;
}

// `staging`, or `staging.web-apps` for a part of it.
function stackNow({ tiers }: PresentIds, stack: string): string {
  const [slice = '', ...partition] = stack.split('.');
  return [now(tiers, slice), ...partition].join('.');
}

interface Release {
  readonly fromTier: string | null;
  readonly toTier: string;
  readonly bundles: readonly { readonly surface: string }[];
}

/** The members of a predicate that name a surface, a tier or a stack. */
interface Naming {
  readonly surface?: string;
  readonly surfaces?: readonly string[];
  readonly tier?: string;
  readonly stack?: string;
  readonly release?: Release;
  readonly commits?: object;
}

function releaseNow(ids: PresentIds, { fromTier, toTier, bundles, ...others }: Release): Release {
  return {
    ...others,
    fromTier: fromTier === null ? null : now(ids.tiers, fromTier),
    toTier: now(ids.tiers, toTier),
    bundles: bundles.map((bundle) => ({ ...bundle, surface: now(ids.surfaces, bundle.surface) })),
  };
}

function commitsNow(ids: PresentIds, commits: object): object {
  return 'stack' in commits && typeof commits.stack === 'string' ? { stack: stackNow(ids, commits.stack) } : commits;
}

/**
 * A statement with the present ids of its surfaces and tiers, for comparison with the registry and other statements.
 * The signed bytes and their digest stay. The registry's rules ensure that no other object takes a former id. Returns
 * the same statement where no id ever changed.
 */
export function inPresentIds<S extends AnyStatement>(statement: S, registry: Registry): S {
  const ids = presentIds(registry);
  if (!ids) return statement;
  const predicate: Naming = statement.predicate as Naming;
  const { surface, surfaces, tier, stack, release, commits } = predicate;
  return {
    ...statement,
    predicate: {
      ...predicate,
      ...(surface === undefined ? {} : { surface: now(ids.surfaces, surface) }),
      ...(surfaces === undefined ? {} : { surfaces: surfaces.map((id) => now(ids.surfaces, id)) }),
      ...(tier === undefined ? {} : { tier: now(ids.tiers, tier) }),
      ...(stack === undefined ? {} : { stack: stackNow(ids, stack) }),
      ...(release === undefined ? {} : { release: releaseNow(ids, release) }),
      ...(commits === undefined ? {} : { commits: commitsNow(ids, commits) }),
    },
  } as S;
}
