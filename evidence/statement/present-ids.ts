import { formerIds } from '../../registry/former-ids';
import type { Registry } from '../../registry/schema';
import type { AnyStatement } from './statement';

interface Release {
  readonly fromTier: string | null;
  readonly toTier: string;
  readonly bundles: readonly { readonly surface: string }[];
}

/** The members of a predicate that name a surface or a tier. */
interface Naming {
  readonly surface?: string;
  readonly surfaces?: readonly string[];
  readonly tier?: string;
  readonly release?: Release;
}

/**
 * A statement with the ids that its surfaces and tiers have now, for comparison with the registry and with others; what was
 * signed stays as it is, and so does its digest. Former ids are nobody else's by the registry's rules.
 */
export function inPresentIds<S extends AnyStatement>(statement: S, registry: Registry): S {
  const [surfaces, tiers] = [formerIds(registry, 'surface'), formerIds(registry, 'tier')];
  if (surfaces.size === 0 && tiers.size === 0) return statement;
  const surfaceNow = (id: string) => surfaces.get(id) ?? id;
  const tierNow = (id: string) => tiers.get(id) ?? id;
  const predicate: Naming = statement.predicate as Naming;
  const { surface, surfaces: several, tier, release } = predicate;
  return {
    ...statement,
    predicate: {
      ...predicate,
      ...(surface === undefined ? {} : { surface: surfaceNow(surface) }),
      ...(several === undefined ? {} : { surfaces: several.map(surfaceNow) }),
      ...(tier === undefined ? {} : { tier: tierNow(tier) }),
      ...(release === undefined ? {} : { release: releaseNow(release, surfaceNow, tierNow) }),
    },
  } as S;
}

function releaseNow(release: Release, surfaceNow: (id: string) => string, tierNow: (id: string) => string): Release {
  const { fromTier, toTier, bundles } = release;
  return {
    ...release,
    fromTier: fromTier === null ? null : tierNow(fromTier),
    toTier: tierNow(toTier),
    bundles: bundles.map((bundle) => ({ ...bundle, surface: surfaceNow(bundle.surface) })),
  };
}
