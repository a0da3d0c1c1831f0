// Runs Pulumi programs in this process, one after another. `@pulumi/pulumi/cmd/run` (3.259) runs one in its own
// process.
const { createRequire } = require('node:module');
require('../../../bin/engine.js');
const { forgetModules, keepListeners, setEnvironment } = require('./fresh');

const sdk = createRequire(require.resolve('@pulumi/pulumi'));
/** Exit code of a program that has already reported the error to the person. */
const ALREADY_REPORTED = 32;

// `run` gets this number from the script that starts it. Loading that script would run it here.
const script = sdk.resolve('@pulumi/pulumi/cmd/run');
require.cache[script] = {
  id: script,
  filename: script,
  loaded: true,
  children: [],
  exports: { nodeJSProcessExitedAfterLoggingUserActionableMessage: ALREADY_REPORTED },
};
const { withRootContext } = sdk('@pulumi/pulumi/cmd/run/instrumentation');
sdk('source-map-support/register');
const { run } = sdk('@pulumi/pulumi/cmd/run/run');
const log = sdk('@pulumi/pulumi/log');
const settings = sdk('@pulumi/pulumi/runtime/settings');
const { withLocalStorage } = sdk('@pulumi/pulumi/runtime/state');

/**
 * Collects a program's errors until it ends. `failed` settles when the first error has come and all requests are
 * answered.
 */
function errorsOf() {
  const uncaught = new Set();
  const reported = new Set();
  let isRunning = false;
  let fail;
  const failed = new Promise((resolve) => {
    fail = resolve;
  });
  const hear = (error) => {
    uncaught.add(error);
    if (!isRunning && !reported.has(error)) {
      log.error(error.stack || error.message || `${error}`);
      reported.add(error);
    }
    fail();
  };
  for (const event of ['uncaughtException', 'unhandledRejection']) process.on(event, hear);
  return {
    failed,
    started: () => {
      isRunning = true;
    },
    ended: () => {
      isRunning = false;
    },
    report: (error) => reported.add(error),
    isReported: (error) => reported.has(error),
    code: () => {
      if (uncaught.size === 0) return 0;
      return [...uncaught].every((error) => reported.has(error)) ? ALREADY_REPORTED : 1;
    },
  };
}

/** Runs a program with these flags and variables. Resolves to the exit code of an equivalent process. */
async function runProgram({ flags, entry, args, env }) {
  const removeListeners = keepListeners();
  const [folder, argv] = [process.cwd(), process.argv];
  forgetModules();
  setEnvironment(env);
  try {
    return await withLocalStorage(async () => {
      const errors = errorsOf();
      const ran = withRootContext(() =>
        run({ ...flags, _: [entry, ...args] }, errors.started, errors.report, errors.isReported),
      ).then(errors.ended, (error) => {
        process.emit('unhandledRejection', error);
      });
      await Promise.race([ran, errors.failed]);
      await settings.waitForRPCs();
      // Work that an answer started may still fail.
      await new Promise((resolve) => setImmediate(resolve));
      await settings.disconnect(errors.code() === 0);
      return errors.code();
    });
  } finally {
    removeListeners();
    process.argv = argv;
    process.chdir(folder);
  }
}

module.exports = { ALREADY_REPORTED, runProgram, sdk };
