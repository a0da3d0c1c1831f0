// Serves policy packs in this process, one after another. `@pulumi/pulumi/cmd/run-policy-pack` (3.259) serves one in
// its own process. The language host (host.js) selects the pack and forwards the pack's output.
const { createRequire } = require('node:module');
require('../../../bin/engine.js');
const { forgetModules, keepListeners, setEnvironment } = require('./fresh');

const sdk = createRequire(require.resolve('@pulumi/pulumi'));
sdk('source-map-support/register');
const grpc = sdk('@grpc/grpc-js');
const { run } = sdk('@pulumi/pulumi/cmd/run-policy-pack/run');

const servers = new Set();
const { addService } = grpc.Server.prototype;
grpc.Server.prototype.addService = function (...args) {
  servers.add(this);
  return addService.apply(this, args);
};

for (const name of ['stdout', 'stderr']) {
  process[name].write = (text, encoding, callback) => {
    process.send({ event: name, text: String(text) });
    (typeof encoding === 'function' ? encoding : callback)?.();
    return true;
  };
}

let removeListeners = () => {};

function stop() {
  for (const server of servers) server.forceShutdown();
  servers.clear();
  removeListeners();
}

function start({ directory, args, env }) {
  stop();
  removeListeners = keepListeners();
  forgetModules();
  setEnvironment(env);
  process.chdir(directory);
  const failed = (error) => process.send({ event: 'failed', text: error.stack ?? String(error) });
  const options = { programStarted: () => {}, reportLoggedError: () => {}, typeScript: false };
  // The engine's address comes first, and the script itself removes it. The pack's own main.js loads TypeScript.
  Promise.resolve()
    .then(() => run({ ...options, argv: { _: args.slice(1) } }))
    .catch(failed);
}

process.on('message', (order) => (order.start ? start(order.start) : stop()));
process.on('disconnect', () => process.exit());
