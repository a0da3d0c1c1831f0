import type { Edit, EditScene } from '../edits/scene';
import { DISTURBANCES, type Disturbance, type Write, writesOf } from './disturbance';
import { Kept } from './kept';

/** The disturbed half of an edit: making it, or taking it back. */
export const WAYS = ['there', 'back'] as const;
export type Way = (typeof WAYS)[number];

/** `causeway recover --yes` of a stack. Throws unless it exits with 0. */
export async function recovered(edits: EditScene, stack: string): Promise<void> {
  const which = stack === 'foundation' ? ['--foundation'] : ['--tier', stack];
  const { code, stdout, stderr } = await edits.recovered(['recover', ...which, '--yes']);
  if (code !== 0) throw new Error(`recover ended with ${code}:\n${stdout}${stderr}`);
}

/** One edit with what its two updates write. Each of these writes can be disturbed. */
export class DisturbedEdit {
  private constructor(
    private readonly edits: EditScene,
    private readonly edit: Edit,
    /** The moments before the two updates. */
    private readonly moments: Readonly<Record<Way, Kept>>,
    readonly writes: Readonly<Record<Way, readonly Write[]>>,
    private readonly before: ReturnType<EditScene['kept']>,
  ) {}

  /** Makes the edit once and takes it back, undisturbed. `start` is the moment without it. */
  static async of(edits: EditScene, edit: Edit, start: Kept): Promise<DisturbedEdit> {
    start.restore();
    const { scene } = edits;
    const before = edits.kept();
    await edits.make(edit.edit);
    const there = Kept.of(scene);
    const first = await writesOf(edits, edit.stack);
    await edits.takeBack(edit.edit);
    const back = Kept.of(scene);
    const second = await writesOf(edits, edit.stack);
    return new DisturbedEdit(edits, edit, { there, back }, { there: first, back: second }, before);
  }

  /**
   * Completes a disturbed update: `recover`, `up`, and an `up` that has nothing to do. Then the world must match the
   * registry, and nothing may be deleted except by the edit itself.
   */
  private async ended(way: Way): Promise<readonly string[]> {
    const { edits, edit } = this;
    const { stack, makes = [], loses = [] } = edit;
    await recovered(edits, stack);
    await edits.up(stack);
    await edits.up(stack, '--expect-no-changes');
    if (way === 'back') edits.setAgain(this.before);
    await edits.verifiedAfter(way === 'there' ? edit : { stack });
    const allowed = way === 'there' ? loses : makes;
    const deleted = edits.deletes().filter((path) => !allowed.some((made) => path.includes(made)));
    const after = edits.kept();
    const isGone = (key: string) => loses.some((lost) => key.includes(lost));
    const lost = Object.keys(this.before).filter((key) => {
      const isSame = JSON.stringify(after[key]) === JSON.stringify(this.before[key]);
      return !isSame && !(way === 'there' && isGone(key));
    });
    const left = way === 'there' ? [] : Object.keys(after).filter((key) => !(key in this.before));
    return [
      ...deleted.map((at) => `deleted: ${at}`),
      ...lost.map((key) => `lost: ${key}`),
      ...left.map((key) => `left: ${key}`),
    ];
  }

  /** The problems after an update that was disturbed at one of its writes and recovered; empty if correct. */
  async disturbed(way: Way, write: Write, kind: Disturbance): Promise<readonly string[]> {
    this.moments[way].restore();
    const { world } = this.edits.scene;
    const before = world.violations().length;
    try {
      await DISTURBANCES[kind](this.edits, this.edit.stack, write);
      return [...(await this.ended(way)), ...world.violations().slice(before)];
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
  }

  /** Removes the copies. */
  drop(): void {
    for (const way of WAYS) this.moments[way].drop();
  }
}
