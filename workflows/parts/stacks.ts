import type { Setting } from '../setting';
import { type Job, type Step, type Values, x } from '../shape';
import { ownCheckout } from './checkout';
import { CAUSEWAY } from './command';
import { runOn } from './runners';
import { setUp } from './set-up';

/** A step whose output `matrix` is every stack of the registry. */
export const PARTITIONS: Step = {
  id: 'partitions',
  run: `{ echo 'matrix<<end'; ${CAUSEWAY} partitions --json; echo end; } >> "$GITHUB_OUTPUT"\n`,
};

/** The job that lists the stacks. */
export function stacksJob(setting: Setting, ref: string): Job {
  return {
    name: 'stacks',
    ...runOn(setting, 'short'),
    permissions: { contents: 'read' },
    outputs: { matrix: x('steps.partitions.outputs.matrix') },
    steps: [ownCheckout(ref), setUp(), PARTITIONS],
  };
}

/** The part of the registry that a stack of the matrix holds, as options of our commands. */
export const SLICE_ENV: Values = {
  SLICE: x(`matrix.tier && format('--tier={0}', matrix.tier) || '--foundation'`),
  PARTITION: x('matrix.partition'),
};

/** The command that reads a stack back. */
export const READ_BACK = `live verify "$SLICE" \${PARTITION:+--partition "$PARTITION"} --format markdown`;
