import { valueOn } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import type { TargetPlace } from './row';

/** The registry's address of a surface on a tier, without a trailing slash. Throws UserError (exit 2) without one. */
export function liveUrlOf(url: Readonly<Record<string, string>>, { surface, tier }: TargetPlace): string {
  const found = valueOn(url, tier.id)?.replace(/\/+$/, '');
  if (found !== undefined) return found;
  throw new UserError(`the registry gives no address of ${surface.id} on ${tier.id}`, {
    place: `surface ${surface.id}, target.url.${tier.id}`,
    allowed: 'an address at which the marker can be read: what cannot be read back is not deployed',
  });
}
