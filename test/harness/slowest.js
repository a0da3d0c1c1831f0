// The time of a run by file and by kind. `npm test` prints it at its end.
const path = require('node:path');
const { KINDS, TESTS, kindOf } = require('./kinds');

const SHOWN = 10;
const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1).padStart(7)} s`;

/** The slowest files and the total of each kind, as lines. `result` is jest's output with `--json`. */
function slowest({ testResults }) {
  const files = testResults
    .map(({ name, startTime, endTime, assertionResults }) => {
      return { name, kind: kindOf(name), time: endTime - startTime, tests: assertionResults.length };
    })
    .sort((one, other) => other.time - one.time);
  const totals = KINDS.map((kind) => {
    const own = files.filter((file) => file.kind === kind);
    const sum = (key) => own.reduce((total, file) => total + file[key], 0);
    return `${seconds(sum('time'))}  ${kind}: ${sum('tests')} tests in ${own.length} files`;
  });
  const rows = files.slice(0, SHOWN).map(({ name, time }) => `${seconds(time)}  ${path.relative(TESTS, name)}`);
  return [`The ${rows.length} slowest files:`, ...rows, 'All files of a kind, one after another:', ...totals].join(
    '\n',
  );
}

module.exports = { slowest };
