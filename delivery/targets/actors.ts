import type { Registry } from '../../registry/schema';
import { UserError } from '../../registry/user-error';

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
