import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type RunPlace, runAt } from '../../../../emulator/github/actions/runs';
import type { Permissions } from '../../../../emulator/github/world';
import type { Outcome } from '../../cli/command';
import type { RollbackScene } from './scene';

const PLACE = ['--surface', 'shop', '--tier', 'production'];
const ORIGINAL = ['--original', 'artifacts-a/release_readiness_gate_report.json'];

/** The options for playing a rollback's workflows. */
export interface Played {
  /** The approvers, each of a different environment. */
  readonly approvers?: readonly string[];
  readonly args?: readonly string[];
  readonly drill?: boolean;
  /** The monitor finds nothing to roll back, so no job follows. */
  readonly isWatchedOnly?: boolean;
  /** Omits the original decision. */
  readonly isUnproven?: boolean;
  /** Hands statements over instead of pushing them, as the workflows do. */
  readonly isHanded?: boolean;
  /** The bundle store; default: the commands' own default. */
  readonly store?: string;
  /** The permissions of the token of the leaf's job; default: the delivery App's token. */
  readonly leafMay?: Permissions;
  /** The progress line at which the job of a step is killed. */
  readonly cuts?: { readonly decide?: string; readonly leaf?: string; readonly again?: string };
  /** Is called when a leaf begins: after the decision, before the leaf's first job. */
  readonly atLeaf?: () => void;
}

/** The result of a run: each step that ran, by its job's name. */
export interface Run {
  readonly place: RunPlace;
  readonly decide: Outcome;
  readonly restore?: Outcome;
  readonly again?: Outcome;
}

let folders = 0;

async function pushed(scene: RollbackScene, place: RunPlace, name: string, folder: string): Promise<void> {
  const job = scene.hub.job(place, name);
  const outcome = await scene.run(['evidence', 'push', '--from', folder], scene.in(job));
  scene.hub.end(job, outcome.code === 0 ? 'success' : 'failure');
  if (outcome.code !== 0) throw new Error(outcome.stderr);
}

/** Plays a dispatched leaf as its jobs. A killed job ends its run. */
export async function playLeaf(
  scene: RollbackScene,
  place: RunPlace,
  { isHanded, leafMay, cuts = {}, atLeaf }: Pick<Played, 'isHanded' | 'leafMay' | 'cuts' | 'atLeaf'> = {},
): Promise<readonly Outcome[]> {
  atLeaf?.();
  const { hub } = scene;
  const { surface = '', tier = '', commit = '', bundle = '', ticket = '' } = runAt(hub.world, place).inputs;
  const release = ['--surface', surface, '--tier', tier, '--commit', commit, '--bundle', bundle, '--ticket', ticket];
  const folder = () => {
    folders += 1;
    return isHanded ? `statements-${folders}` : undefined;
  };
  const outcomes: Outcome[] = [];
  const play = async (name: string, args: readonly string[], environment?: string, cut?: string): Promise<boolean> => {
    const job = hub.job(place, name, environment);
    const out = folder();
    try {
      const handed = out === undefined ? [] : ['--out', out];
      const token = leafMay && name !== 'guard' ? { GITHUB_TOKEN: hub.tokenOf(job, leafMay) } : {};
      const outcome = await scene.run(
        ['deploy', name === 'guard' ? 'guard' : 'run', ...args, ...handed],
        { ...scene.in(job), ...token },
        cut,
      );
      outcomes.push(outcome);
      hub.end(job, outcome.code === 0 ? 'success' : 'failure');
      if (out !== undefined) await pushed(scene, place, name === 'guard' ? 'spend' : 'record', out);
      return outcome.code === 0;
    } catch (error) {
      if ((error as Error).message !== 'killed') throw error;
      hub.end(job, 'failure');
      return false;
    }
  };
  if (await play('guard', release)) {
    await play('deploy', [...release, '--store', 'store'], 'shop-production', cuts.leaf);
  }
  hub.finish(place);
  return outcomes;
}

/** Runs a command of a job and plays the leaves that it dispatches. */
export async function withLeaves(scene: RollbackScene, command: Promise<Outcome>, played: Played): Promise<Outcome> {
  let isOver = false;
  const ended = command.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    for (const place of scene.hub.waiting('deploy')) await playLeaf(scene, place, played);
    for (const place of scene.hub.waiting('drift')) {
      await scene.readBack();
      scene.hub.finish(place);
    }
    await Promise.race([ended.catch(() => undefined), pause(100)]);
  }
  return ended;
}

async function step(scene: RollbackScene, place: RunPlace, name: string, act: (env: Env) => Promise<Outcome>) {
  const job = scene.hub.job(place, name);
  try {
    const outcome = await act(scene.in(job));
    scene.hub.end(job, outcome.code === 0 ? 'success' : 'failure');
    return outcome;
  } catch (error) {
    scene.hub.end(job, 'failure');
    throw error;
  }
}

type Env = Readonly<Record<string, string>>;

async function play(
  scene: RollbackScene,
  place: RunPlace,
  { name, args }: { readonly name: string; readonly args: readonly string[] },
  played: Played,
): Promise<Run> {
  const { isHanded, isUnproven, drill, store, cuts = {} } = played;
  folders += 1;
  const own = `statements-${folders}`;
  const original = isUnproven || drill ? [] : ORIGINAL;
  const kept = store === undefined ? [] : ['--store', store];
  const handed = (folder: string) => (isHanded ? ['--statements', folder] : []);
  try {
    const decide = await step(scene, place, name, (env) =>
      withLeaves(scene, scene.run([...args, ...PLACE, ...kept, ...original, ...handed(own)], env, cuts.decide), played),
    );
    // A monitor also leaves its verdict when it decides nothing.
    const isLeft = isHanded === true && existsSync(join(scene.clone, own));
    if (decide.code === 0 || isLeft) await pushed(scene, place, 'record', own);
    if (decide.code !== 0 || played.isWatchedOnly) return { place, decide };
    const verb = drill ? 'drill' : 'run';
    const restore = await step(scene, place, 'restore', (env) =>
      withLeaves(scene, scene.run(['rollback', verb, 'restore', ...PLACE], env), played),
    );
    if (restore.code !== 0 || drill) return { place, decide, restore };
    const again = await step(scene, place, 'again', (env) =>
      scene.run(
        ['rollback', 'run', 'again', ...PLACE, ...kept, ...original, ...handed(`${own}-again`)],
        env,
        cuts.again,
      ),
    );
    await pushed(scene, place, 'record-again', `${own}-again`);
    return { place, decide, restore, again };
  } finally {
    scene.hub.finish(place);
  }
}

/** A run of rollback.yml that a person starts. */
export async function rollBack(scene: RollbackScene, played: Played = {}): Promise<Run> {
  const place = scene.hub.start('rollback', 'starter');
  for (const [index, approver] of (played.approvers ?? []).entries()) {
    scene.hub.approve(place, approver, `production-approval-shop${index === 0 ? '' : `-${index + 1}`}`);
  }
  const way = played.drill ? ['drill', 'decide'] : ['run', 'decide', '--reason', 'checkout is down'];
  const args = ['rollback', ...way, ...(played.args ?? [])];
  return play(scene, place, { name: 'decide', args }, played);
}

/** A run of monitor.yml. A finding leads to the same steps. */
export async function watch(scene: RollbackScene, played: Played = {}): Promise<Run> {
  const place = scene.hub.start('monitor', 'acme-delivery[bot]');
  return play(scene, place, { name: 'watch', args: ['monitor', '--rollback', ...(played.args ?? [])] }, played);
}
