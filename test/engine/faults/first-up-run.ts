import { join } from 'node:path';
import { z } from 'zod';
import { projectFolder } from '../../../demo/engine';
import { writeFileWhole } from '../../../registry/written-file';
import { good, grouped, RunLog } from '../../support/run-log';
import { DISTURBANCES, type Disturbance, isOwnKind, nameOf } from './disturbance';
import { FirstUp } from './first-up';

const TABLE = 'bench/faults-first-up.md';

const KINDS = Object.keys(DISTURBANCES) as [Disturbance, ...Disturbance[]];

const Line = z.strictObject({
  stack: z.string(),
  write: z.string(),
  kind: z.enum(KINDS),
  /** How many writes of the `up` this kind of fault disturbs. */
  writes: z.int(),
  problems: z.array(z.string()),
});
type Line = z.infer<typeof Line>;

const keyOf = ({ stack, write, kind }: Pick<Line, 'stack' | 'write' | 'kind'>) => `${stack}\n${write}\n${kind}`;

function table(lines: readonly Line[]): string {
  const rows = [...grouped(lines, ({ stack, kind }) => `| ${stack} | ${kind} |`)].map(([key, all]) => {
    const left = (all[0]?.writes ?? 0) - all.length;
    return `${key} ${good(all)} of ${all.length} | ${left === 0 ? 'all' : `${left} not tried`} |`;
  });
  return [
    '# Disturbed first updates',
    '',
    'Written by `npm run faults -- --first-up`. The first `up` of a stack is disturbed at one of its writes; `causeway recover --yes`',
    'and one `up` follow. A write counts as recovered when the next `up` has nothing to do, `live verify` finds nothing, everything is',
    'there once, nothing was deleted, and `recover` itself wrote nothing to GitHub or Netlify. After a rate limit the disturbed `up`',
    'itself must succeed. A hang is tried at Netlify alone: who kills an update that hangs at GitHub does what `killed` does.',
    '',
    '| stack | fault | recovered | writes of the `up` |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/**
 * Disturbs every write of these stacks' first `up`, except those that an earlier run recorded in `log`; without a stack,
 * writes the table of the log. Returns whether all recovered.
 */
export async function runFirstUps(
  stacks: readonly string[],
  kinds: readonly Disturbance[],
  log: string | undefined,
): Promise<boolean> {
  const results = new RunLog(Line, log);
  const save = () => writeFileWhole(join(projectFolder(), TABLE), table(results.lines));
  for (const stack of stacks) {
    const first = await FirstUp.of(stack);
    // A run takes hours and may be stopped: the first writes then have every kind of fault.
    for (const write of first.writes) {
      for (const kind of kinds.filter((each) => isOwnKind(each, write))) {
        const at = { stack, write: nameOf(write), kind };
        if (results.lines.some((line) => keyOf(line) === keyOf(at))) continue;
        const writes = first.writes.filter((each) => isOwnKind(kind, each)).length;
        const line = { ...at, writes, problems: [...(await first.disturbed(write, kind))] };
        results.add(line, `${stack}, ${kind} at ${at.write}`);
      }
      save();
    }
    await first.close();
  }
  save();
  return results.isGood;
}
