import type { Edit, EditScene } from '../edits';
import { DISTURBANCES, type Disturbance, type Write, writesOf } from './disturbance';

/** The disturbed half of an edit: making it, or taking it back. */
export type Way = 'there' | 'back';

/** A disturbed update, and the problems after its recovery; empty if correct. */
export interface Outcome {
  readonly edit: string;
  readonly stack: string;
  readonly way: Way;
  readonly write: Write;
  readonly disturbance: Disturbance;
  readonly problems: readonly string[];
}

/** `causeway recover --yes` of a stack. Throws unless it exits with 0. */
export async function recovered(edits: EditScene, stack: string): Promise<void> {
  const which = stack === 'foundation' ? ['--foundation'] : ['--tier', stack];
  const { code, stdout, stderr } = await edits.recovered(['recover', ...which, '--yes']);
  if (code !== 0) throw new Error(`recover ended with ${code}:\n${stdout}${stderr}`);
}

/**
 * Completes a disturbed update: `recover`, `up`, and an `up` that has nothing to do. Then the world must match the
 * registry, and nothing may be deleted except by the edit itself.
 */
async function ended(edits: EditScene, edit: Edit, way: Way): Promise<void> {
  const { stack, makes = [] } = edit;
  await recovered(edits, stack);
  await edits.up(stack);
  await edits.up(stack, '--expect-no-changes');
  await edits.verifiedAfter(way === 'there' ? edit : { stack });
  const deleted = edits.deletes().filter((path) => way === 'there' || !makes.some((made) => path.includes(made)));
  if (deleted.length > 0) throw new Error(`deleted: ${deleted.join(', ')}`);
}

async function turn(edits: EditScene, edit: Edit['edit'], way: Way): Promise<void> {
  await (way === 'there' ? edits.make(edit) : edits.takeBack(edit));
}

/** The writes of an edit and of its reversal, from an undisturbed run. */
export async function writesOfEdit(edits: EditScene, edit: Edit): Promise<readonly (readonly [Way, Write])[]> {
  const all: (readonly [Way, Write])[] = [];
  for (const way of ['there', 'back'] as const) {
    await turn(edits, edit.edit, way);
    for (const write of await writesOf(edits, edit.stack)) all.push([way, write]);
  }
  return all;
}

/**
 * Disturbs one update of an edit at one of its writes, recovers it, and takes the edit back. The scene is then in its
 * earlier state.
 */
export async function disturbed(
  edits: EditScene,
  [name, edit]: readonly [string, Edit],
  [way, write]: readonly [Way, Write],
  disturbance: Disturbance,
): Promise<Outcome> {
  const { stack } = edit;
  const outcome = { edit: name, stack, way, write, disturbance };
  const before = edits.kept();
  try {
    for (const each of ['there', 'back'] as const) {
      await turn(edits, edit.edit, each);
      edits.scene.clearRequests();
      if (each === way) {
        await DISTURBANCES[disturbance](edits, stack, write);
        await ended(edits, edit, way);
      } else await edits.up(stack);
    }
    const after = edits.kept();
    const lost = Object.keys(before).filter((key) => JSON.stringify(after[key]) !== JSON.stringify(before[key]));
    const left = Object.keys(after).filter((key) => !(key in before));
    const violations = edits.scene.world.violations();
    return {
      ...outcome,
      problems: [...lost.map((key) => `lost: ${key}`), ...left.map((key) => `left: ${key}`), ...violations],
    };
  } catch (error) {
    return { ...outcome, problems: [error instanceof Error ? error.message : String(error)] };
  }
}
