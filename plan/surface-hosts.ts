import { siteName } from '../registry/naming';
import type { Registry } from '../registry/schema';
import type { Surface } from '../registry/schema/surface';
import { tiersOf } from '../registry/selectors';
import { netlifyHosts, targetFacts } from '../registry/targets';

/** The hosts that serve a surface; one that starts with `--` covers every deploy of a Netlify site. */
export function surfaceHosts(registry: Registry, surface: Surface): readonly string[] {
  const { addressOn } = targetFacts(surface.target);
  const hosts = tiersOf(registry, surface).flatMap((tier): readonly string[] => {
    const site = siteName(surface, tier);
    const address = addressOn(tier.id, site);
    const own = address === undefined ? [] : [new URL(address).host];
    return site === undefined ? own : [...own, ...netlifyHosts(site)];
  });
  return [...new Set(hosts.map((host) => host.toLowerCase()))];
}
