import { siteName } from '../registry/naming';
import type { Registry } from '../registry/schema';
import type { Surface } from '../registry/schema/surface';
import { tiersOf, valueOn } from '../registry/selectors';

/**
 * Netlify's domain for sites; a deploy's host starts with `<name>--<site>`
 * (https://docs.netlify.com/deploy/deploy-overview/).
 */
const NETLIFY = 'netlify.app';

/** The hosts that serve a surface; one that starts with `--` stands for every deploy of a Netlify site. */
export function surfaceHosts(registry: Registry, surface: Surface): readonly string[] {
  const { target } = surface;
  const hosts = tiersOf(registry, surface).flatMap((tier): readonly string[] => {
    if (target.kind === 'workflow') {
      const url = valueOn(target.url, tier.id);
      return url === undefined ? [] : [new URL(url).host];
    }
    const site = siteName(surface, tier);
    const domain = valueOn(target.domain, tier.id);
    const own = site === undefined ? [] : [`${site}.${NETLIFY}`, `--${site}.${NETLIFY}`];
    return domain === undefined ? own : [domain, ...own];
  });
  return [...new Set(hosts.map((host) => host.toLowerCase()))];
}
