import type { Registry } from './schema';

/**
 * The longest time of a leaf's run, in minutes: spending the ticket, deploying, and as long again as the first for
 * runners to become free. The wait timer of the tier's environments comes in addition.
 */
export function leafMinutes({ timeouts: { deploy, short } }: Pick<Registry, 'timeouts'>): number {
  return short + deploy + short;
}
