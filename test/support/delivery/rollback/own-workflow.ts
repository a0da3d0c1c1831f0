import { setTimeout as pause } from 'node:timers/promises';
import { markerBytes } from '../../../../delivery/targets/marker';
import { type RunPlace, runAt } from '../../../../emulator/github/actions/runs';
import type { Outcome } from '../../cli/command';
import type { LiveShop } from './live-shop';
import type { RollbackScene } from './scene';

/** A run of the shop's own workflow: its first job requests the ticket, and then another job deploys. */
async function playOwn(scene: RollbackScene, live: LiveShop, place: RunPlace): Promise<Outcome> {
  const {
    surface = '',
    tier = '',
    commit = '',
    bundle = '',
    ticket = '',
    leaf = '',
  } = runAt(scene.hub.world, place).inputs;
  const asking = scene.hub.job(place, 'ticket');
  const release = ['--surface', surface, '--tier', tier, '--commit', commit, '--bundle', bundle];
  const verified = await scene.run(['ticket', 'verify', ticket, ...release, '--spent-by', leaf], scene.in(asking));
  scene.hub.end(asking, verified.code === 0 ? 'success' : 'failure');
  if (verified.code === 0) {
    const deploying = scene.hub.job(place, 'deploy', 'shop-production');
    if (!live.isClosed) live.serve(markerBytes({ surface, tier, bundleDigest: bundle, ticketId: ticket }));
    scene.hub.end(deploying, live.isClosed ? 'failure' : 'success');
  }
  scene.hub.finish(place);
  return verified;
}

/**
 * Plays the runs that the leaf dispatches while other work goes on. Returns the result of that work and the output of
 * the tickets' jobs.
 */
export async function withOwnRuns<T>(scene: RollbackScene, live: LiveShop, going: Promise<T>): Promise<[T, Outcome[]]> {
  const said: Outcome[] = [];
  let isOver = false;
  const ended = going.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    for (const place of scene.hub.waiting('shop')) said.push(await playOwn(scene, live, place));
    await Promise.race([ended.catch(() => undefined), pause(100)]);
  }
  return [await ended, said];
}
