import { join } from 'node:path';
import { z } from 'zod';
import { projectFolder } from '../../../demo/engine';
import { writeFileWhole } from '../../../registry/written-file';
import { good, RunLog } from '../../support/run-log';
import { INTERRUPTIONS, InterruptedShop, type Interruption, type RunWrite } from './interrupted';

const TABLE = 'bench/faults-delivery.md';
const HOW: Readonly<Record<Interruption, string>> = {
  before: 'killed before the write takes effect',
  after: 'killed after it, its answer lost',
};

const Line = z.strictObject({
  process: z.string(),
  write: z.string(),
  how: z.enum(INTERRUPTIONS),
  /** How many writes an uninterrupted run makes. */
  writes: z.int(),
  problems: z.array(z.string()),
});
type Line = z.infer<typeof Line>;

const nameOf = ({ service, method, path, nth }: RunWrite) => `${service} ${method} ${path} (${nth})`;

function table(lines: readonly Line[]): string {
  const rows = InterruptedShop.PROCESSES.flatMap((process) =>
    INTERRUPTIONS.map((how) => {
      const all = lines.filter((each) => each.process === process && each.how === how);
      const left = (all[0]?.writes ?? 0) - all.length;
      const rest = all.length === 0 ? 'not run' : left === 0 ? 'all' : `${left} not tried`;
      return `| ${process} | ${HOW[how]} | ${good(all)} of ${all.length} | ${rest} |`;
    }),
  );
  return [
    '# Interrupted deliveries',
    '',
    'Written by `npm run faults -- --deliveries`. The workflow and the leaf that it starts are played with real commands. From one of',
    'their writes on, no service answers any more. Then the workflow runs again (a promotion names the run that it resumes). It must',
    'end green, with the right page live, and one deploy may have gone live for it. The interrupted run may leave a draft at Netlify,',
    'which names its ticket and is never live. A third run must be green, and change nothing at Netlify where nothing is left to do.',
    'Each run pushes its statements to the evidence branch; those writes are among these.',
    '',
    '| workflow | interruption | ended green | its writes |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

async function interrupt(name: string, results: RunLog<Line>, save: () => void): Promise<void> {
  const shop = await InterruptedShop.open(name);
  const writes = await shop.writes();
  for (const how of INTERRUPTIONS) {
    for (const write of writes) {
      const at = { process: name, write: nameOf(write), how };
      const isDone = results.lines.some((line) => line.process === name && line.write === at.write && line.how === how);
      if (isDone) continue;
      const problems = [...(await shop.interrupted(write, how))];
      results.add({ ...at, writes: writes.length, problems }, `${name}, ${HOW[how]}: ${at.write}`);
    }
    // Write the table after each kind, because a run takes hours and may be stopped.
    save();
  }
  await shop.shop.close();
}

/**
 * Interrupts these workflows at each of their writes, and runs them again; without any, writes the table of the log.
 * Returns whether all ended green.
 */
export async function runInterrupted(names: readonly string[], log: string | undefined): Promise<boolean> {
  const results = new RunLog(Line, log);
  const save = () => writeFileWhole(join(projectFolder(), TABLE), table(results.lines));
  for (const name of names) await interrupt(name, results, save);
  save();
  return results.isGood;
}
