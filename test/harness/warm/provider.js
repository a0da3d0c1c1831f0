// Providers that serve one engine after another: the engine attaches to them by PULUMI_DEBUG_PROVIDERS.
const { spawn } = require('node:child_process');
const path = require('node:path');
const { executable, toolchainPaths } = require('../../../toolchain/paths.js');
const { pins } = require('../../../toolchain/pins.js');
const { keepListeners } = require('./fresh');
const { sdk } = require('./program');

// What the program, the engine and Netlify are told says nothing to the GitHub provider.
const isItsOwn = ([name]) => !/^(CAUSEWAY|NETLIFY|PULUMI|NODE)_/.test(name);

let current;

/** The port of a GitHub provider in these variables: the one before, unless it ran in others. */
async function githubProvider(env) {
  const key = JSON.stringify(Object.entries(env).filter(isItsOwn).sort());
  if (current?.key === key && current.child.exitCode === null) return current.port;
  current?.child.kill('SIGKILL');
  const program = path.join(
    toolchainPaths(env).plugin('github', pins.githubPlugin),
    executable('pulumi-resource-github'),
  );
  // Without an engine's address it waits for one (`Attach`, pulumi/sdk go/pulumi/provider/main.go).
  const child = spawn(program, [], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const port = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code}`)));
    child.stdout.once('data', (text) => resolve(Number(text)));
  });
  current = { key, child, port };
  return port;
}

/** Starts the provider of dynamic resources in this process, and resolves to its port. */
async function dynamicProvider() {
  const grpc = sdk('@grpc/grpc-js');
  const { Empty } = sdk('google-protobuf/google/protobuf/empty_pb');
  const { addService } = grpc.Server.prototype;
  const { log } = console;
  const { argv } = process;
  const removeListeners = keepListeners();
  // It knows no `attach`, which for it means nothing: it never calls the engine.
  grpc.Server.prototype.addService = function (service, own) {
    own.attach = (_call, callback) => callback(null, new Empty());
    return addService.call(this, service, own);
  };
  try {
    return await new Promise((resolve) => {
      console.log = resolve;
      process.argv = [...argv.slice(0, 2), 'attached'];
      sdk('@pulumi/pulumi/cmd/dynamic-provider');
    });
  } finally {
    grpc.Server.prototype.addService = addService;
    console.log = log;
    process.argv = argv;
    removeListeners();
  }
}

process.once('exit', () => current?.child.kill('SIGKILL'));

module.exports = { dynamicProvider, githubProvider };
