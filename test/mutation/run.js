// Mutation testing: `npm run mutate` for all parts, or with their names. Stryker changes the code of a part in a copy of the
// checkout, one place at a time, and runs the part's tests. A change that no test notices survives; each part's report
// is in `artifacts/mutation/`. It takes hours, so `npm test` does not run it.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { withTestClock } = require('../harness/clock-variables');
const { scratchFolder } = require('../harness/scratch-folder');
const { PARTS } = require('./parts');

const project = path.join(__dirname, '..', '..');
const node = path.join(project, 'node_modules', '.bin', 'node');
const stryker = path.join(project, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
const REPORTS = 'artifacts/mutation';

const named = process.argv.slice(2);
const unknown = named.find((each) => !(each in PARTS));
if (unknown !== undefined) {
  console.error(`there is no part "${unknown}"\n  allowed: ${Object.keys(PARTS).join(', ')}, or nothing for all`);
  process.exit(2);
}

function options(part) {
  return {
    testRunner: 'jest',
    mutate: PARTS[part].mutate,
    jest: { configFile: 'test/mutation/jest.config.js', enableFindRelatedTests: false },
    coverageAnalysis: 'perTest',
    // A text is what people read: whether the answer is a yes does not depend on it. Without its question mark, an optional
    // chain throws where it gave nothing, and an error is a no.
    mutator: { excludedMutations: ['StringLiteral', 'OptionalChaining'] },
    concurrency: 1,
    timeoutMS: 30_000,
    reporters: ['progress-append-only', 'clear-text', 'json'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false, allowEmojis: false },
    jsonReporter: { fileName: `${REPORTS}/${part}.json` },
    tempDirName: '.stryker-tmp',
    ignorePatterns: ['/lib', '/dist', '/artifacts', '/coverage', '/docs/images'],
    checkers: [],
    allowConsoleColors: false,
    // Results of files that did not change since are taken from the report of the last run.
    incremental: true,
    incrementalFile: `${REPORTS}/${part}.incremental.json`,
  };
}

function mutate(part, folder) {
  const file = path.join(folder, `${part}.json`);
  fs.writeFileSync(file, JSON.stringify(options(part)));
  const { status } = spawnSync(node, [stryker, 'run', file], {
    cwd: project,
    stdio: 'inherit',
    env: {
      ...withTestClock(process.env),
      PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}`,
      CAUSEWAY_MUTATION_PART: part,
      CAUSEWAY_TEST_RUN: folder,
      TMPDIR: folder,
    },
  });
  return status === 0;
}

const parts = named.length > 0 ? named : Object.keys(PARTS);
const failed = parts.filter((part) => {
  const folder = scratchFolder();
  try {
    return !mutate(part, folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
if (failed.length > 0) console.error(`could not be mutated: ${failed.join(', ')}`);
process.exit(failed.length > 0 ? 1 : 0);
