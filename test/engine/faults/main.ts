import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectFolder } from '../../../demo/engine';
import { runInterruptedReleases } from '../../services/simulation/interrupted-run';
import { EDITS, ROTATED } from '../edit-table';
import { type Edit, EditScene } from '../edits';
import { DISTURBANCES, type Disturbance } from './disturbance';
import { runFirstUps } from './first-up-run';
import { longRun } from './long-run';
import { disturbed, type Outcome, writesOfEdit } from './recovery';

// npm run faults [-- --edit <words> --fault <kind> --out <file>]: every write of every ordinary edit, disturbed and
// recovered. The table is written after each edit and lists the remaining edits, so a stopped run keeps its results.
// npm run faults -- --first-up [--stack <stack> --fault <kind> --log <file>]: every write of the first `up` of a stack.
// A stopped run resumes from its log.
// npm run faults -- --long-run <edits> [--seed <number> --log <file>]: random edits with random faults. A stopped run
// resumes from its log.
// npm run faults -- --release: every write of a release, interrupted and run again.
const TABLE = 'bench/faults.md';

const { values } = parseArgs({
  options: {
    'first-up': { type: 'boolean' },
    release: { type: 'boolean' },
    'long-run': { type: 'string' },
    seed: { type: 'string' },
    stack: { type: 'string' },
    log: { type: 'string' },
    edit: { type: 'string', multiple: true },
    fault: { type: 'string', multiple: true },
    out: { type: 'string' },
  },
});

function chosen(usual: readonly string[]): readonly Disturbance[] {
  const kinds = values.fault ?? usual;
  const known = Object.keys(DISTURBANCES);
  for (const kind of kinds) {
    if (!known.includes(kind)) throw new Error(`no fault is called "${kind}"; allowed: ${known.join(', ')}`);
  }
  return kinds as readonly Disturbance[];
}

/** All disturbances of one edit in one world. A disturbance that ends incorrectly is followed by a new world. */
async function ofEdit(named: readonly [string, Edit], kinds: readonly Disturbance[]): Promise<readonly Outcome[]> {
  let edits = await EditScene.open();
  const outcomes: Outcome[] = [];
  for (const point of await writesOfEdit(edits, named[1])) {
    for (const kind of kinds) {
      const outcome = await disturbed(edits, named, point, kind);
      outcomes.push(outcome);
      const { way, write, problems } = outcome;
      console.log(
        `${problems.length === 0 ? 'ok  ' : 'FAIL'} ${named[0]}, ${way}, ${kind} at ${write.method} ${write.path}`,
      );
      if (problems.length === 0) continue;
      console.log(problems.join('\n'));
      await edits.scene.close();
      edits = await EditScene.open();
    }
  }
  await edits.scene.close();
  return outcomes;
}

function table(outcomes: readonly Outcome[], left: readonly string[]): string {
  const groups = new Map<string, Outcome[]>();
  for (const each of outcomes) {
    const key = `| ${each.edit} | ${each.stack} | ${each.way} | ${each.disturbance} |`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const rows = [...groups].map(([key, all]) => {
    const good = all.filter(({ problems }) => problems.length === 0).length;
    return `${key} ${good} of ${all.length} |`;
  });
  return [
    '# Disturbed updates',
    '',
    'Written by `npm run faults`. Each write of each edit is disturbed once; `causeway recover --yes` and one `up` follow. A row counts',
    'the writes after which the next `up` has nothing to do, `live verify` ends with 0, every secret and site is there, and nothing',
    'was deleted that the edit does not delete itself.',
    '',
    '| edit | stack | way | fault | recovered |',
    '|---|---|---|---|---|',
    ...rows,
    '',
    ...(left.length === 0 ? [] : [`Not in this run: ${left.join('; ')}.`, '']),
  ].join('\n');
}

async function main(): Promise<void> {
  if (values['first-up'] === true) {
    const isWhole = await runFirstUps(chosen(Object.keys(DISTURBANCES)), { log: values.log, only: values.stack });
    process.exitCode = isWhole ? 0 : 1;
    return;
  }
  if (values['long-run'] !== undefined) {
    const log = values.log ?? 'long-run.log';
    const isWhole = await longRun(Number(values['long-run']), { seed: Number(values.seed ?? 1), log });
    process.exitCode = isWhole ? 0 : 1;
    return;
  }
  if (values.release === true) {
    process.exitCode = (await runInterruptedReleases()) ? 0 : 1;
    return;
  }
  const kinds = chosen(['killed']);
  const words = values.edit ?? [''];
  const all = [...EDITS, ROTATED];
  const named = all.filter(([name]) => words.some((each) => name.includes(each)));
  const isWhole = values.edit === undefined;
  const out = values.out ?? (isWhole ? join(projectFolder(), TABLE) : undefined);
  const outcomes: Outcome[] = [];
  const left = new Set(all.map(([name]) => name));
  for (const each of named) {
    outcomes.push(...(await ofEdit(each, kinds)));
    left.delete(each[0]);
    if (out !== undefined) writeFileSync(out, table(outcomes, [...left]));
  }
  if (out === undefined) console.log(table(outcomes, [...left]));
  const failed = outcomes.filter(({ problems }) => problems.length > 0).length;
  console.log(`${outcomes.length - failed} of ${outcomes.length} disturbed updates were recovered`);
  process.exitCode = outcomes.length > 0 && failed === 0 ? 0 : 1;
}

void main();
