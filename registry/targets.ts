import type { NetlifyTarget, Surface } from './schema/surface';
import { valueOn } from './selectors';

type Target = Surface['target'];
/** The deployer of a surface. */
export type TargetKind = Target['kind'];

/** The registry's facts about a target, in provider-neutral words. */
export interface TargetFacts {
  /** The name in reports. */
  readonly title: string;
  /**
   * The Netlify site, with the features that only such sites have: teams, domains, previews, variables and secrets of
   * their own.
   */
  readonly netlify: NetlifyTarget | undefined;
  /** The workflow of its own that deploys the surface, by its path. */
  readonly workflow: string | undefined;
  /** Values by tier, by their field of the target. */
  readonly perTier: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Where people reach it on a tier; `site` is the name of its Netlify site there. */
  readonly addressOn: (tier: string, site: string | undefined) => string | undefined;
}

/**
 * Netlify's domain for sites; a deploy's host starts with `<name>--<site>`
 * (https://docs.netlify.com/deploy/deploy-overview/).
 */
const NETLIFY = 'netlify.app';

function netlify(target: NetlifyTarget): TargetFacts {
  const { team, siteId, domain } = target;
  return {
    title: `Netlify${target.linked ? ', linked' : ''}`,
    netlify: target,
    workflow: undefined,
    perTier: { ...(typeof team === 'string' ? {} : { team }), siteId, domain },
    addressOn: (tier, site) => {
      const own = valueOn(domain, tier) ?? (site === undefined ? undefined : `${site}.${NETLIFY}`);
      return own === undefined ? undefined : `https://${own}`;
    },
  };
}

function workflow({ workflow: path, url }: Extract<Target, { kind: 'workflow' }>): TargetFacts {
  return {
    title: `workflow ${path}`,
    netlify: undefined,
    workflow: path,
    perTier: { url },
    addressOn: (tier) => valueOn(url, tier),
  };
}

function module({ module: path, url }: Extract<Target, { kind: 'module' }>): TargetFacts {
  return {
    title: `module ${path}`,
    netlify: undefined,
    workflow: undefined,
    perTier: { url },
    addressOn: (tier) => valueOn(url, tier),
  };
}

/** One row for each kind of target: a kind without one does not compile. */
const TARGETS = { netlify, workflow, module } satisfies {
  readonly [K in TargetKind]: (target: Extract<Target, { kind: K }>) => TargetFacts;
};

/** The registry's facts about a surface's target. */
export function targetFacts(target: Target): TargetFacts {
  const row = TARGETS[target.kind] as (target: Target) => TargetFacts;
  return row(target);
}

/** The Netlify target of a surface; undefined where something else deploys it. */
export function netlifyOf({ target }: Pick<Surface, 'target'>): NetlifyTarget | undefined {
  return targetFacts(target).netlify;
}

/** The hosts of a Netlify site; the one that starts with `--` covers every deploy of it. */
export function netlifyHosts(site: string): readonly string[] {
  return [`${site}.${NETLIFY}`, `--${site}.${NETLIFY}`];
}
