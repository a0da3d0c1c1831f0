import { join } from 'node:path';
import { projectFolder } from '../../../demo/engine';
import { writeFileWhole } from '../../../registry/written-file';
import { InterruptedShop, type Interruption, type RunWrite } from './interrupted';

const TABLE = 'bench/faults-release.md';
const HOW: Readonly<Record<Interruption, string>> = {
  before: 'killed before the write takes effect',
  after: 'killed after it, its answer lost',
};

interface Outcome {
  readonly write: RunWrite;
  readonly how: Interruption;
  readonly problems: readonly string[];
}

function table(outcomes: readonly Outcome[], count: number): string {
  const rows = (['before', 'after'] as const).map((how) => {
    const all = outcomes.filter((each) => each.how === how);
    const good = all.filter(({ problems }) => problems.length === 0).length;
    return `| ${HOW[how]} | ${good} | ${all.length} |`;
  });
  return [
    '# Interrupted releases',
    '',
    'Written by `npm run faults -- --release`. `release.yml` and the leaf that it starts are played with real commands. From one of',
    'their writes on, no service answers any more. Then the release runs again: it must end green, with the page live and deployed',
    `once. A third run must be green and change nothing at Netlify. A release makes ${count} writes.`,
    '',
    '| interruption | ended green | writes |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/** Interrupts a release at each of its writes, and runs it again. Returns whether all ended green. */
export async function runInterruptedReleases(): Promise<boolean> {
  let shop = await InterruptedShop.open();
  const writes = await shop.writes();
  const outcomes: Outcome[] = [];
  for (const write of writes) {
    for (const how of ['before', 'after'] as const) {
      const problems = await shop.interrupted(write, how);
      outcomes.push({ write, how, problems });
      console.log(
        `${problems.length === 0 ? 'ok  ' : 'FAIL'} ${HOW[how]}: ${write.method} ${write.path} (${write.nth})`,
      );
      if (problems.length === 0) continue;
      console.log(problems.join('\n'));
      await shop.shop.close();
      shop = await InterruptedShop.open();
      await shop.writes();
    }
  }
  await shop.shop.close();
  writeFileWhole(join(projectFolder(), TABLE), table(outcomes, writes.length));
  return outcomes.every(({ problems }) => problems.length === 0);
}
