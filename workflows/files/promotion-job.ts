import { calledIn } from '../../registry/naming';
import type { Tier } from '../../registry/schema/tier';
import { asDelivery } from '../parts/apps';
import { governingCheckout } from '../parts/checkout';
import { deliveryEnvironment } from '../parts/environments';
import { runOn } from '../parts/runners';
import { APP_TOKEN, setUp } from '../parts/set-up';
import type { Setting } from '../setting';
import type { Job, Step, Values } from '../shape';

/** The environment of a step that acts as the delivery App. */
export const AS_DELIVERY: Values = { GITHUB_TOKEN: APP_TOKEN };

/** What a promotion job may read with the delivery App’s token. */
export const READS: Values = { actions: 'read', contents: 'read', members: 'read', 'pull-requests': 'read' };

interface Acting {
  readonly name: string;
  readonly about?: string;
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly work?: 'short' | 'promote';
  readonly signs?: true;
  readonly token?: Values;
  readonly outputs?: Values;
  readonly steps: readonly Step[];
}

/** A job that acts with the delivery App's key on the tier. */
export function actingJob(setting: Setting, tier: Tier, acting: Acting): Job {
  const { about, name, needs, if: condition, work = 'short', signs, token = READS, outputs, steps } = acting;
  return {
    ...(about === undefined ? {} : { about }),
    name,
    ...(needs === undefined ? {} : { needs }),
    ...(condition === undefined ? {} : { if: condition }),
    ...runOn(setting, work),
    environment: deliveryEnvironment(calledIn(tier)),
    permissions: signs ? { contents: 'read', 'id-token': 'write' } : { contents: 'read' },
    ...(outputs === undefined ? {} : { outputs }),
    steps: [governingCheckout(), setUp(asDelivery(setting, token)), ...steps],
  };
}
