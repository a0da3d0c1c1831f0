import { plannedWorld } from '../../../../demo/planned-world';
import type { RunPlace } from '../../../../emulator/github/actions/runs';
import type { Outcome } from '../../cli/command';
import { withLeaves } from '../../delivery/rollback/play';
import { RollbackScene } from '../../delivery/rollback/scene';
import { inspectionOf } from '../../live/looking';
import type { OpenScene, Spoken } from './scene';
import { typed } from './typed';

/** The names of the workflow jobs that run these commands. */
const JOBS: Readonly<Record<string, string>> = {
  monitor: 'watch',
  'rollback run decide': 'decide',
  'rollback run restore': 'restore',
  'rollback run again': 'again',
  'rollback drill decide': 'decide',
  'rollback drill restore': 'restore',
};
/** The commands that begin a section. Two releases exist then, and the later one is live. */
const BEGINS = ['monitor', 'lkg', 'rollback drill decide'];

async function opened(isIll: boolean): Promise<RollbackScene> {
  const scene = await RollbackScene.open();
  await scene.release('a', 11);
  const { deployId } = await scene.release('b', 12);
  await scene.readBack();
  if (isIll)
    scene.netlify.world.siteFaults.push({ deploy: deployId, path: '^/api/health$', kind: 'status', status: 503 });
  return scene;
}

// Compares the live state with the GitHub and Netlify that the registry's stacks create.
async function verified(scene: RollbackScene, args: readonly string[]): Promise<Outcome> {
  const world = await plannedWorld(scene.registry().registry, () => scene.now);
  try {
    return await typed(args, { cwd: scene.clone, env: inspectionOf(world, 'production'), at: scene.now });
  } finally {
    await world.close();
  }
}

/**
 * The shop after a bad release, separately for each section of the runbook: monitored, rolled back manually, drilled.
 */
export const rollbackScene: OpenScene = async () => {
  let scene: RollbackScene | undefined;
  let place: RunPlace | undefined;

  const begin = async (name: string): Promise<RollbackScene> => {
    await scene?.close();
    scene = await opened(name === 'monitor');
    place = scene.hub.start(
      name === 'monitor' ? 'monitor' : 'rollback',
      name === 'monitor' ? 'acme-delivery[bot]' : 'starter',
    );
    if (name !== 'monitor') scene.hub.approve(place, 'octocat');
    return scene;
  };

  const run = async ({ name: command, args }: Spoken): Promise<Outcome> => {
    const name = /^rollback (?:run|drill)$/.test(command) ? `${command} ${args[2]}` : command;
    const now = scene === undefined || BEGINS.includes(name) ? await begin(name) : scene;
    if (name === 'live verify') return verified(now, args);
    if (place === undefined) throw new Error('nothing has begun');
    const job = now.hub.job(place, JOBS[name] ?? 'plan');
    const outcome = await withLeaves(now, now.run(args, now.in(job)), {});
    now.hub.end(job, outcome.code === 0 ? 'success' : 'failure');
    // Signed statements are on the branch. In the workflow a separate job puts them there.
    if (name === 'monitor' || name.endsWith(' decide')) now.hub.end(now.hub.job(place, 'record'));
    return outcome;
  };

  return {
    values: () => ({}),
    words: () => ({
      storefront: 'shop',
      // The report of the rollback's target release. That release's run keeps it, and a current run has its own
      // `artifacts`.
      'artifacts/release_readiness_gate_report.json': 'artifacts-a/release_readiness_gate_report.json',
    }),
    folder: () => scene?.clone ?? '.',
    run,
    close: async () => {
      await scene?.close();
    },
  };
};
