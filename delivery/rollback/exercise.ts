import { UserError } from '../../registry/user-error';
import { markerDifference, readMarker } from '../targets/marker';
import { type Deployed, hasOwnAddresses, type Marker, type Target } from '../targets/target';
import type { RollbackDesk } from './desk';
import { restoreDeploy } from './restore';

/** A release that an exercise goes to, and the marker that its address must then serve. */
export interface Stop {
  readonly deployed: Deployed;
  readonly marker: Marker;
}

/** There and back. */
export interface Exercise {
  readonly desk: RollbackDesk;
  readonly target: Target;
  readonly older: Stop;
  readonly live: Stop;
  /** The release served before. If it is still served after a failure, nothing moved, and no way back is needed. */
  readonly served: Marker;
}

/** The result of an exercise. */
export interface Exercised {
  /** From the first request to the read-back of the older release at the live address. */
  readonly seconds: number;
  /** The reason of the failure; empty on success. */
  readonly reason: string;
  /** Whether anything may have moved: the live release was restored then. */
  readonly isMoved: boolean;
}

// An edge may serve an older deploy for a moment.
const LOOKS = 2;
const PAUSE = 2000;

// Restoring at a provider changes nothing where nothing moved, but through a workflow it would be a deploy. Where a
// request's result is unknown (exit 3), something may still be under way.
async function isUntouched({ desk, target, served }: Exercise, fault: UserError): Promise<boolean> {
  if (hasOwnAddresses(target) || fault.exitCode === 3) return false;
  for (let look = 0; look < LOOKS; look += 1) {
    if (look > 0) await desk.clock.sleep(PAUSE);
    const found = await readMarker(target.liveUrl);
    if (!found.ok || markerDifference(found.marker, served) !== undefined) return false;
  }
  return true;
}

/**
 * Restores the older release, reads it back, and restores the live one. Rejects with UserError when that one does not
 * come back.
 */
export async function exerciseRestore(order: Exercise): Promise<Exercised> {
  const { desk, target, older, live } = order;
  const startedAt = desk.clock.now().getTime();
  const seconds = () => (desk.clock.now().getTime() - startedAt) / 1000;
  const there = async (): Promise<UserError | undefined> => {
    try {
      await restoreDeploy(target, older.deployed, older.marker, desk.clock);
      return undefined;
    } catch (error) {
      if (error instanceof UserError) return error;
      throw error;
    }
  };
  // In any case the exercise ends with the live release.
  const back = async () => {
    await restoreDeploy(target, live.deployed, live.marker, desk.clock);
    desk.onStep(`live again: ${live.deployed.deployId}`);
  };
  let fault: UserError | undefined;
  try {
    fault = await there();
  } catch (bug) {
    await back();
    throw bug;
  }
  const taken = seconds();
  if (fault === undefined) desk.onStep(`restored and read back: ${older.deployed.deployId}`);
  const isMoved = fault === undefined || !(await isUntouched(order, fault));
  if (isMoved) await back();
  return { seconds: taken, reason: fault?.message ?? '', isMoved };
}
