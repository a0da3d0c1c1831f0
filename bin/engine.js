// Start-up of the processes that the engine starts (the program, the policy pack). swc translates the TypeScript, since
// `npm run types` checks types. Parts of the SDK that every preview would pay for and nobody uses are not loaded.
const Module = require('node:module');

require('./typescript.js');

const sdk = Module.createRequire(require.resolve('@pulumi/pulumi'));

/**
 * Puts a placeholder where `require` looks for a module. The module is loaded on first use. `isModule` is the flag that
 * the SDK's import helpers read: they do not copy an ES module, and they use any other module as the default.
 */
function onUse(request, { isModule }) {
  const file = sdk.resolve(request);
  if (require.cache[file] !== undefined) return;
  let exported;
  const load = () => {
    if (exported === undefined) {
      delete require.cache[file];
      exported = sdk(file);
    }
    return exported;
  };
  // A function, so that it can stand for a function or a class as well.
  const placeholder = new Proxy(function unloaded() {}, {
    get: (_target, key) => (key === '__esModule' ? isModule : load()[key]),
    apply: (_target, self, values) => Reflect.apply(load(), self, values),
    construct: (_target, values) => Reflect.construct(load(), values),
  });
  require.cache[file] = { id: file, filename: file, loaded: true, exports: placeholder };
}

/** The SDK that the changes below are written for (docs/architecture.md). Any other version is left unchanged. */
const KNOWN = '3.259.0';

// The SDK loads these modules to serialize functions, and to drive the engine from a program. Nothing here does either.
function loadLater() {
  onUse('@npmcli/arborist', { isModule: true });
  onUse('normalize-package-data', { isModule: false });
  onUse('@pulumi/pulumi/typescript-shim', { isModule: false });
  onUse('@pulumi/pulumi/automation', { isModule: true });
}

// For every promise the SDK notes where it was made, for PULUMI_DEBUG_PROMISE_LEAKS. Mapping these notes to the sources
// took more than half of the program's time at 1,000 resources (runtime/debuggable.js). Leaks are still found.
function noteNoPlaces() {
  const debuggable = sdk('@pulumi/pulumi/runtime/debuggable');
  if (debuggable.debugPromiseLeaks) return;
  const { debuggablePromise } = debuggable;
  debuggable.debuggablePromise = (promise, context) => {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    try {
      return debuggablePromise(promise, context);
    } finally {
      Error.stackTraceLimit = limit;
    }
  };
}

// To serialize a dynamic provider, the SDK loads every module of Node except those that print a warning when they are
// loaded (runtime/closure/createClosure.js). Node 26 has one more of these, and every preview would show its warning.
// The option `nodeargs` of Pulumi.yaml would not do: it does not reach the processes of a component's plugin.
function offerNoFfi() {
  Module.builtinModules = Module.builtinModules.filter((name) => name !== 'node:ffi');
}

if (sdk('@pulumi/pulumi/package.json').version === KNOWN) {
  loadLater();
  offerNoFfi();
  noteNoPlaces();
  // For every resource the SDK sends the engine three or four messages about its next step, one request each, in
  // sequence, with the whole answer in text. The engine shows them only with `--debug`, and does not tell a program of
  // that option.
  if (!process.env.CAUSEWAY_SDK_MESSAGES) sdk('@pulumi/pulumi/log').debug = () => Promise.resolve();
}

module.exports = { KNOWN };
