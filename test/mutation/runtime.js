// Loads libraries once per worker, and the product anew for each test file: a mutant in what a module does while it is
// loaded, for instance a schema, would otherwise never run.
const Module = require('node:module');
const path = require('node:path');

const SharedRuntime = require('../harness/runtime');

const LIBRARIES = `${path.sep}node_modules${path.sep}`;
// It hooks into Node's loader, which jest forbids to code of its own.
const HOOKING = path.join('formats', 'github-packages.ts');

class MutationRuntime extends SharedRuntime {
  shared(from, name) {
    if (name === '@jest/globals' || Module.isBuiltin(name)) return undefined;
    const require = Module.createRequire(from);
    const file = require.resolve(name);
    return file.includes(LIBRARIES) || file.endsWith(HOOKING) ? require(file) : undefined;
  }
}

module.exports = MutationRuntime;
