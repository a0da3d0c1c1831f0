import type { GithubClient } from '../../live/github-client';
import type { Registry } from '../../registry/schema';
import type { Surface } from '../../registry/schema/surface';
import type { Tier } from '../../registry/schema/tier';
import { branchOf, repositoryOf, valueOn } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import type { BundleStore } from '../bundle/store';
import type { RunPatience } from './dispatch';
import { netlifyTarget } from './netlify';
import type { NetlifyClient } from './netlify-client';
import { findSite } from './netlify-site';
import type { StatePatience } from './netlify-upload';
import type { Target } from './target';
import { workflowTarget } from './workflow';

/** What targets are reached with; each is made only when a target needs it, since it may lack its credential. */
export interface TargetClients {
  readonly netlify: () => NetlifyClient;
  readonly github: () => GithubClient;
  /** Where bundles of a commit are fetched from: a workflow target restores out of it. */
  readonly store: (commit: string) => BundleStore;
  /** The ticket under which a workflow target may restore; undefined: it may not. */
  readonly ticketId?: string | undefined;
  /** The run that spent the ticket: wanted by a workflow target that is to publish or restore. */
  readonly spentBy?: number | undefined;
  readonly patience?: RunPatience & StatePatience;
}

/** Who dispatches a surface's own workflow: the leaf does it with the token of its job, which is no App's of ours. */
export const LEAF_ACTOR = 'github-actions[bot]';

/** Who dispatches the leaf: the delivery App's bot. Throws UserError (exit 2) when the registry names no such App. */
export function deliveryActor(registry: Registry): string {
  const slug = registry.apps.delivery?.slug;
  if (slug !== undefined) return `${slug}[bot]`;
  throw new UserError('the registry names no App that dispatches deploys', {
    place: '/apps/delivery',
    allowed: 'apps.delivery: { "slug": …, "keySecret": … } in the registry',
  });
}

/**
 * The target of a surface on a tier. Rejects with UserError: exit 2 when the registry does not say where it is, exit 1 or 3
 * when it cannot be found at its provider.
 */
export async function targetOf(
  registry: Registry,
  surface: Surface,
  tier: Tier,
  { netlify, github, store, ticketId, spentBy = 0, patience = {} }: TargetClients,
): Promise<Target> {
  const { target } = surface;
  const place = { surface: surface.id, tier: tier.id };
  if (target.kind === 'netlify') {
    const client = netlify();
    const formerly = { surface: surface.formerly, tier: tier.formerly };
    return netlifyTarget(client, {
      ...place,
      formerly,
      site: await findSite(client, { registry, surface, tier }),
      patience,
    });
  }
  const liveUrl = valueOn(target.url, tier.id)?.replace(/\/+$/, '');
  if (liveUrl === undefined) {
    throw new UserError(`the registry gives no address of ${surface.id} on ${tier.id}`, {
      place: `surface ${surface.id}, target.url.${tier.id}`,
      allowed: 'an address at which the marker can be read: what cannot be read back is not deployed',
    });
  }
  return workflowTarget(github(), {
    ...place,
    liveUrl,
    ticketId,
    spentBy,
    patience,
    store,
    actor: LEAF_ACTOR,
    owner: registry.organization.login,
    repo: repositoryOf(registry, surface.repository).name,
    workflow: target.workflow,
    branch: branchOf(registry, surface.repository, tier),
  });
}
