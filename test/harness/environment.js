// The environment of every test file: the worker's own realm, and a check that the file left the process unchanged.
const Module = require('node:module');

const { ModuleMocker } = Module.createRequire(require.resolve('jest/package.json'))('jest-mock');
const { installSpawner } = require('./spawner');

// Fork the spawner while this worker is small.
installSpawner();

// The process state that a test file must leave unchanged.
const state = () => ({
  cwd: process.cwd(),
  environment: JSON.stringify(process.env),
  exitCode: process.exitCode,
  umask: process.umask(),
  stdout: process.stdout.write,
  stderr: process.stderr.write,
  now: Date.now,
  fetch: globalThis.fetch,
  stackTraceLimit: Error.stackTraceLimit,
});

// Jest's data of a file on the global object (`jest-circus` and `expect` build these symbols when a file loads them).
// Without removal, each file would stay in memory with all its modules, and its handlers would receive later files'
// tests.
const KEPT_BY_JEST = ['JEST_STATE_SYMBOL', 'EVENT_HANDLERS', '$$jest-matchers-object'];

/** The number of stack frames that an error shows. */
const FRAMES = 30;

/** Jest replaces it for each file with a function that calls the previous one. */
const { exit } = process;

function forgetFile() {
  process.exit = exit;
  for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
    if (KEPT_BY_JEST.includes(symbol.description)) delete globalThis[symbol];
  }
}

class SharedEnvironment {
  constructor({ projectConfig }) {
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = null;
    this.fakeTimersModern = null;
    Object.assign(globalThis, projectConfig.globals);
  }

  async setup() {
    // Jest asks for a hundred frames. Each `expect` would then record the frames of its test and of jest's own runner.
    Error.stackTraceLimit = FRAMES;
    this.before = state();
  }

  // A file that changes the process would affect the results of the next one.
  async teardown() {
    forgetFile();
    const after = state();
    const changed = Object.keys(after).filter((name) => after[name] !== this.before[name]);
    if (changed.length > 0) throw new Error(`this file left the worker with another ${changed.join(', ')}`);
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return this.global;
  }
}

module.exports = SharedEnvironment;
