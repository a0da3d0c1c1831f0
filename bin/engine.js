// How the processes that the engine starts (the program, the policy pack) begin: with TypeScript translated by swc, since
// types are checked by `npm run types`, and without what every preview would pay for and nobody uses.
const { createRequire } = require('node:module');

require('./typescript.js');

const sdk = createRequire(require.resolve('@pulumi/pulumi'));

/**
 * Puts a place-holder where `require` looks for a module: whoever uses it gets the module, loaded then. `isModule` is what
 * it says of itself to the SDK's import helpers: those of an ES module are not copied, those of others are the default.
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

/** The SDK that the changes below are written for (docs/architecture.md). Any other one is left as it is. */
const KNOWN = '3.259.0';

// What the SDK loads to serialize functions, and to drive the engine from a program. Here nobody does either.
function loadLater() {
  onUse('@npmcli/arborist', { isModule: true });
  onUse('normalize-package-data', { isModule: false });
  onUse('@pulumi/pulumi/typescript-shim', { isModule: false });
  onUse('@pulumi/pulumi/automation', { isModule: true });
}

// For every promise the SDK notes where it was made, for PULUMI_DEBUG_PROMISE_LEAKS. Mapped to the sources that was more
// than half of the program's time at 1,000 resources (runtime/debuggable.js). Leaks are found as before.
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

if (sdk('@pulumi/pulumi/package.json').version === KNOWN) {
  loadLater();
  noteNoPlaces();
  // For every resource the SDK tells the engine three or four times what it is about to do, one request each, in a row,
  // with the whole answer in text. The engine shows it with `--debug` alone, of which a program is not told.
  if (!process.env.CAUSEWAY_SDK_MESSAGES) sdk('@pulumi/pulumi/log').debug = () => Promise.resolve();
  // For every resource the SDK sends the stack of calls that made it, which the engine keeps in state. Ours are made in
  // loops over the registry: it is the same few lines for all, under the folder of whoever applied last.
  sdk('@pulumi/pulumi/resource').Resource.stackTrace = () => [];
}

module.exports = { KNOWN };
