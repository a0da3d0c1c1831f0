// Loads the product once per worker. Jest alone loads every module again for each test file. That took a third of the
// time of all pure tests, and gigabytes.
const Module = require('node:module');
const path = require('node:path');
const { compileFunction } = require('node:vm');
const { TESTS } = require('./kinds');

require('../../bin/typescript');

const Runtime = Module.createRequire(require.resolve('jest/package.json'))('jest-runtime').default;
const requires = new Map();

function requireOf(file) {
  const folder = path.dirname(file);
  if (!requires.has(folder)) requires.set(folder, Module.createRequire(file));
  return requires.get(folder);
}

const functions = new Map();

/**
 * Compiles a module to a function. Each test file calls it for its own module, and jest's own modules are compiled
 * once.
 */
function compiled(source, filename, parameters) {
  const known = functions.get(filename);
  if (known?.source === source) return known.run;
  const run = compileFunction(source, parameters, { filename });
  functions.set(filename, { source, run });
  return run;
}

const isOfTests = (file) => file.startsWith(TESTS + path.sep);

/** Loads the tests' modules for each test file. Node itself loads all others, once for all files of a worker. */
class SharedRuntime extends Runtime {
  constructor(...args) {
    super(...args);
    // Runs in the worker's own realm (environment.js), where the product's Error is the test's Error.
    const { executor } = this;
    executor.compile = (source, filename) => compiled(source, filename, executor.injectedModuleParameters);
  }

  requireModuleOrMock(from, name) {
    return this.shared(from, name) ?? super.requireModuleOrMock(from, name);
  }

  requireActual(from, name) {
    return this.shared(from, name) ?? super.requireActual(from, name);
  }

  /** The worker's own module, or undefined for a module that belongs to one test file. */
  shared(from, name) {
    if (!isOfTests(from) || name === '@jest/globals' || Module.isBuiltin(name)) return undefined;
    const require = requireOf(from);
    const file = require.resolve(name);
    return isOfTests(file) && file.endsWith('.ts') ? undefined : require(file);
  }
}

module.exports = SharedRuntime;
