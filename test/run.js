// Runs jest (all tests, one kind, or files of one kind) and ends with a line `N passed, N failed`. Plain JavaScript: any
// Node starts it.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { withTestClock } = require('./harness/clock-variables');
const { KINDS, TESTS, kindOf, testFiles } = require('./harness/kinds');
const { machineMemory, SMALL } = require('./harness/machine-memory');
const { scratchFolder } = require('./harness/scratch-folder');
const { slowest } = require('./harness/slowest');

const project = path.join(TESTS, '..');
const node = path.join(project, 'node_modules', '.bin', 'node');
const [which, ...rest] = process.argv.slice(2);
/** The folder of the kind, as jest is told of it. */
const own = `${path.relative(project, path.join(TESTS, which ?? ''))}/`;
if (which !== undefined && !KINDS.includes(which)) {
  console.error(`unknown kind of tests "${which}"\n  allowed: ${KINDS.join(', ')}, or nothing for all`);
  process.exit(2);
}
// Three on two cores: a worker waits for processes that it starts a third of its time. Each takes up to a gigabyte with
// what it starts, so that a machine of 4 GiB has room for two.
const WORKERS = machineMemory() < SMALL ? 2 : 3;
// A test outside of every kind's folder ends this with an error that names it.
for (const file of testFiles()) kindOf(file);

const folder = scratchFolder();
const report = path.join(folder, 'report.json');
const run = spawnSync(
  node,
  [
    path.join(project, 'node_modules', 'jest', 'bin', 'jest.js'),
    ...['--json', `--outputFile=${report}`, `--maxWorkers=${WORKERS}`],
    ...(which === undefined || rest.some((each) => each.startsWith(own)) ? [] : [own]),
    ...rest,
  ],
  {
    cwd: project,
    stdio: ['inherit', 'ignore', 'inherit'],
    env: {
      ...withTestClock(process.env),
      PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}`,
      CAUSEWAY_TEST_RUN: folder,
      TMPDIR: folder,
      // Every process that a test starts reads what V8 compiled for the first.
      NODE_COMPILE_CACHE: path.join(folder, 'compiled'),
      // The engine and its providers run for a second each: they collect garbage once instead of five times.
      GOGC: '400',
    },
  },
);

// A run that wrote no report, ran nothing, or whose suites could not even start has failed, whatever jest exited with.
let passed = 0;
let failed = 1;
if (fs.existsSync(report)) {
  const result = JSON.parse(fs.readFileSync(report, 'utf8'));
  passed = result.numPassedTests;
  failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  const skipped = result.numPendingTests + result.numTodoTests;
  if (skipped > 0) console.error(`${skipped} tests were skipped: no test may be`);
  if (passed === 0 || run.status !== 0 || skipped > 0) failed = Math.max(failed, 1);
  console.log(slowest(result));
}
fs.rmSync(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
