import { siteName } from '../registry/naming';
import type { Registry } from '../registry/schema';
import type { Surface } from '../registry/schema/surface';
import type { Tier } from '../registry/schema/tier';
import { repositoryOf, valueOn } from '../registry/selectors';
import { netlifyOf } from '../registry/targets';
import { secretsIn, variablesIn } from './environments';
import { isProtectedOnTier, isTombstoned } from './protection';
import type { SitePlan } from './types';

function siteKey(surface: string, tier: string): string {
  return `${surface}.${tier}.site`;
}

// Every former pair of the two ids, without the present one.
function formerKeys(surface: Surface, tier: Tier): readonly string[] {
  const tiers = [tier.id, ...(tier.formerly ?? [])];
  const all = [surface.id, ...(surface.formerly ?? [])].flatMap((id) => tiers.map((on) => siteKey(id, on)));
  return all.slice(1);
}

/** The Netlify site of a surface on a tier; undefined when something else deploys the surface. */
export function sitePlan(registry: Registry, surface: Surface, tier: Tier): SitePlan | undefined {
  const target = netlifyOf(surface);
  const name = siteName(surface, tier);
  if (!target || name === undefined) return undefined;
  const team = valueOn(target.team, tier.id);
  if (team === undefined) throw new Error(`surface ${surface.id} has no Netlify team on ${tier.id}`);
  const repository = `${registry.organization.login}/${repositoryOf(registry, surface.repository).name}`;
  const siteId = valueOn(target.siteId, tier.id);
  const domain = valueOn(target.domain, tier.id);
  const former = formerKeys(surface, tier);
  return {
    key: siteKey(surface.id, tier.id),
    ...(former.length === 0 ? {} : { formerKeys: former }),
    surface: surface.id,
    tier: tier.id,
    team,
    name,
    ...(siteId === undefined ? {} : { siteId }),
    ...(domain === undefined ? {} : { domain }),
    ...(target.linked === false ? {} : { linked: { ...target.linked, repository } }),
    deleteOnRemoval: isTombstoned(registry, [{ kind: 'site', key: name, tier: tier.id }]),
    variables: variablesIn(surface, tier.id, 'netlify'),
    secrets: secretsIn(surface, tier.id, 'netlify'),
    protect: isProtectedOnTier(registry, tier.id, [
      { kind: 'surface', key: surface.id, tier: tier.id },
      { kind: 'site', key: name, tier: tier.id },
    ]),
  };
}
