import { UserError } from '../../registry/user-error';
import type { Clock } from '../monitor/watch';
import { markerDifference, readMarker } from '../targets/marker';
import type { Deploy, Deployed, Marker, Target } from '../targets/target';

// A provider's edge takes a moment to serve a published deploy.
const TRIES = 10;
const PAUSE = 2000;

/** Waits until the live address serves a release; undefined when it does, else the marker that it serves. */
async function readBack(target: Target, marker: Marker, clock: Clock): Promise<string | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const found = await readMarker(target.liveUrl);
    const reason = found.ok ? markerDifference(found.marker, marker) : found.reason;
    if (reason === undefined || attempt === TRIES) return reason;
    await clock.sleep(PAUSE);
  }
}

/**
 * Publishes a deploy again unless it is published, locks it, and reads it back: its marker at the live address, and its
 * files where the target lists them. Rejects with UserError (exit 1) when another is served; a deploy that is no
 * release is taken back.
 */
export async function restoreDeploy(target: Target, deployed: Deployed, marker: Marker, clock: Clock): Promise<Deploy> {
  await clock.sleep(0);
  const before = await target.published();
  const deploy = await target.restore(deployed);
  const reason = await readBack(target, marker, clock);
  if (reason === undefined) {
    const refusal = await target.filesRefusal(deployed.files);
    if (refusal === undefined) return deploy;
    if (before && before.deployId !== deploy.deployId) await target.restore({ ...before, commit: '' });
    throw new UserError(`the deploy ${deployed.deployId} was restored and taken back: ${refusal}`, {
      place: target.liveUrl,
      allowed: 'the files that its receipt lists',
      exitCode: 1,
    });
  }
  throw new UserError(`the deploy ${deployed.deployId} was restored, but is not being served: ${reason}`, {
    place: target.liveUrl,
    allowed: 'the marker of the restored release; the next run continues',
    exitCode: 1,
  });
}
