import './processes';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectFolder } from '../../../demo/engine';
import { InterruptedShop } from '../../services/simulation/interrupted';
import { runInterrupted } from '../../services/simulation/interrupted-run';
import { DISTURBANCES, type Disturbance } from './disturbance';
import { runEdits } from './edit-run';
import { FIRST_UPS } from './first-up';
import { runFirstUps } from './first-up-run';
import { longRun } from './long-run';

// npm run faults [-- --edit <words> --fault <kind> --log <file> --out <file>]: every write of every ordinary edit,
// disturbed and recovered. The table is written after each edit and lists what is left.
// npm run faults -- --first-up [--stack <stack> --fault <kind> --log <file>]: every write of the first `up` of a stack.
// npm run faults -- --long-run <edits> [--seed <number> --log <file>]: random edits with random faults.
// npm run faults -- --deliveries [--log <file>]: every write of a release, a promotion, a monitor, a drill and a rollback,
// interrupted and run again. --release, --promotion, --monitor, --drill or --rollback: of that one only.
// A stopped run resumes from its log. Logs of several runs may be joined: --first-up or --deliveries with --table writes the
// table of a log and runs nothing.
const TABLE = 'bench/faults.md';

const { values } = parseArgs({
  options: {
    'first-up': { type: 'boolean' },
    deliveries: { type: 'boolean' },
    release: { type: 'boolean' },
    promotion: { type: 'boolean' },
    monitor: { type: 'boolean' },
    drill: { type: 'boolean' },
    rollback: { type: 'boolean' },
    'long-run': { type: 'string' },
    seed: { type: 'string' },
    stack: { type: 'string' },
    log: { type: 'string' },
    table: { type: 'boolean' },
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

function run(): Promise<boolean> {
  const { log, edit, out, table = false } = values;
  if (values['first-up'] === true) {
    const stacks = FIRST_UPS.filter((each) => !table && (values.stack ?? each) === each);
    return runFirstUps(stacks, chosen(Object.keys(DISTURBANCES)), log);
  }
  if (values['long-run'] !== undefined) {
    return longRun(Number(values['long-run']), { seed: Number(values.seed ?? 1), log });
  }
  const deliveries = InterruptedShop.PROCESSES.filter((name) => values.deliveries === true || values[name] === true);
  if (deliveries.length > 0) return runInterrupted(table ? [] : deliveries, log);
  const usual = edit === undefined ? join(projectFolder(), TABLE) : undefined;
  return runEdits({ words: edit ?? [''], kinds: chosen(['killed', 'killed after']), log, out: out ?? usual });
}

void run().then((isGood) => {
  process.exitCode = isGood ? 0 : 1;
});
