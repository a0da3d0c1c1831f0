import type { Registry } from '../../registry/schema';
import { UserError } from '../../registry/user-error';

/** The actor that dispatches a surface's own workflow: the leaf's job token, not one of Causeway's Apps. */
export const LEAF_ACTOR = 'github-actions[bot]';

/**
 * The actor that dispatches the leaf: the delivery App's bot. Throws UserError (exit 2) when the registry names no such
 * App.
 */
export function deliveryActor(registry: Registry): string {
  const slug = registry.apps.delivery?.slug;
  if (slug !== undefined) return `${slug}[bot]`;
  throw new UserError('the registry names no App that dispatches deploys', {
    place: '/apps/delivery',
    allowed: 'apps.delivery: { "slug": …, "keySecret": … } in the registry',
  });
}
