import { UserError } from '../../registry/user-error';
import { markerDifference, readMarker } from '../targets/marker';
import type { Deployed, Marker, Target } from '../targets/target';
import type { RollbackDesk } from './desk';
import { restoreDeploy } from './restore';

/** A release that an exercise goes to, and what its address must say of it then. */
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
  /** What is served before: where it still is after a failure, nothing moved, and there is no way back to go. */
  readonly served: Marker;
}

/** What an exercise came to. */
export interface Exercised {
  /** From the first request until the older release was read back at the live address. */
  readonly seconds: number;
  /** Why it failed; empty when it did not. */
  readonly reason: string;
  /** Whether anything may have moved: what was live was put back then. */
  readonly isMoved: boolean;
}

// What an edge serves may lag behind what was deployed.
const LOOKS = 2;
const PAUSE = 2000;

// A provider's restoring changes nothing where nothing moved, but a workflow's would be a deploy. Where it could not be told
// what a request came to (exit 3), something may still be on its way.
async function isUntouched({ desk, target, served }: Exercise, fault: UserError): Promise<boolean> {
  if (target.hasOwnAddresses || fault.exitCode === 3) return false;
  for (let look = 0; look < LOOKS; look += 1) {
    if (look > 0) await desk.clock.sleep(PAUSE);
    const found = await readMarker(target.liveUrl);
    if (!found.ok || markerDifference(found.marker, served) !== undefined) return false;
  }
  return true;
}

/** Restores the older release, reads it back, and puts back what was live. Rejects with UserError when that does not come back. */
export async function exercise(order: Exercise): Promise<Exercised> {
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
  // Whatever happened: the exercise leaves live what was live.
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
