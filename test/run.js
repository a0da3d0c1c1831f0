// Runs jest (all tests, or one kind) and ends with a line `N passed, N failed`. Plain JavaScript: any Node starts it.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const project = path.join(__dirname, '..');
const node = path.join(project, 'node_modules', '.bin', 'node');
const [which, ...rest] = process.argv.slice(2);
// The first folder of a test says its kind, so that a new file cannot be missed.
const KINDS = ['engine', 'services', 'unit'];
if (which !== undefined && !KINDS.includes(which)) {
  console.error(`unknown kind of tests "${which}"\n  allowed: ${KINDS.join(', ')}, or nothing for all`);
  process.exit(2);
}

const report = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'causeway-test-')), 'report.json');
const run = spawnSync(
  node,
  [
    // ESM-only libraries are loaded by require() under jest only with this flag.
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    path.join(project, 'node_modules', 'jest', 'bin', 'jest.js'),
    '--json',
    `--outputFile=${report}`,
    '--maxWorkers=2',
    ...(which ? [`test/${which}/`] : []),
    ...rest,
  ],
  {
    cwd: project,
    stdio: ['inherit', 'ignore', 'inherit'],
    env: { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}` },
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
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
