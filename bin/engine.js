// How the processes that the engine starts (the program, the policy pack) begin: with TypeScript translated by swc, since
// types are checked by `npm run types`, and without what every preview would pay for and nobody uses.
const Module = require('node:module');
const path = require('node:path');

// What V8 made of the modules is kept beside them, where nobody but the checkout's owner writes.
Module.enableCompileCache?.(path.join(__dirname, '..', 'node_modules', '.cache', 'causeway', 'compiled'));

// @pulumi/pulumi loads npm's tree reader to find the code of serialized functions. Here there are none: it loads on use.
const arborist = require.resolve('@npmcli/arborist', { paths: [require.resolve('@pulumi/pulumi')] });
if (require.cache[arborist] === undefined) {
  require.cache[arborist] = {
    exports: function Arborist(...options) {
      delete require.cache[arborist];
      return new (require(arborist))(...options);
    },
  };
}

// For every promise the SDK notes where it was made, for PULUMI_DEBUG_PROMISE_LEAKS. Mapped to the sources that was more
// than half of the program's time at 1,000 resources (@pulumi/pulumi 3.259, runtime/debuggable.js).
const mapped = Error.prepareStackTrace;
if (mapped !== undefined && !process.env['PULUMI_DEBUG_PROMISE_LEAKS']) {
  Error.prepareStackTrace = (error, frames) =>
    frames[0]?.getFunctionName() === 'debuggablePromise' ? String(error) : mapped(error, frames);
}

require('./typescript.js');
