// Which test files a run with a mutant needs: jest asks (`filter` of its configuration) before it loads them.
// The first run, without a mutant, notes the file of each test; Stryker notes which tests reach which mutant.
const files = new Map();
const durations = new Map();

function noteTest(name, file) {
  if (!files.has(name)) files.set(name, new Set());
  files.get(name).add(file);
}

/** Notes how long a file took without a mutant, in milliseconds. */
function noteDuration(file, duration) {
  if (!durations.has(file)) durations.set(file, duration);
}

const durationOf = (file) => durations.get(file) ?? 0;

/** The files with a test that reaches the mutant, or undefined where that is unknown: then all of them run. */
function filesOf(mutant) {
  const coverage = globalThis.__stryker__?.mutantCoverage;
  // A process that took over after a mutant that did not end has seen no first run.
  if (mutant === undefined || coverage === undefined || files.size === 0) return undefined;
  // What runs while a module is loaded belongs to no test. Often a test file prepares its scene then, and its tests reach the
  // mutant, too: they are enough.
  const names = Object.keys(coverage.perTest).filter((name) => coverage.perTest[name][mutant]);
  return names.length === 0 || names.some((name) => !files.has(name))
    ? undefined
    : new Set(names.flatMap((name) => [...files.get(name)]));
}

function nearest(paths) {
  const needed = filesOf(process.env.__STRYKER_ACTIVE_MUTANT__);
  return { filtered: paths.filter((each) => needed?.has(each) ?? true) };
}

module.exports = Object.assign(nearest, { noteTest, noteDuration, durationOf });
