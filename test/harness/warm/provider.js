// Providers that serve one engine after another. The engine attaches to them by PULUMI_DEBUG_PROVIDERS.
const { spawn } = require('node:child_process');
const path = require('node:path');
const { executable, toolchainPaths } = require('../../../toolchain/paths.js');
const { pins } = require('../../../toolchain/pins.js');
const { keepListeners } = require('./fresh');
const { sdk } = require('./program');

// The variables that the GitHub provider reads (its documentation, "Argument Reference"): its credentials and
// addresses, and the network settings. A job of a played workflow has many other variables.
const READ =
  /^(GITHUB_(APP_\w+|BASE_URL|LEGACY_CLIENT|MAX_PER_PAGE|ORGANIZATION|OWNER|TOKEN)|GH_\w+|TF_\w+|\w+_PROXY|PATH|SSL_\w+)$/i;
const isRead = ([name]) => READ.test(name);

/** The number of providers that are kept: a test alternates between the credentials that apply and those that read. */
const KEPT = 2;

// The plugin of this machine, because a job of a played workflow has its own home.
const GITHUB = path.join(toolchainPaths().plugin('github', pins.githubPlugin), executable('pulumi-resource-github'));

/** The running providers, the last used at the end. */
const running = new Map();

function stop(key) {
  running.get(key).child.kill('SIGKILL');
  running.delete(key);
}

async function startGithub(env) {
  // Without an engine's address the provider waits for one (`Attach`, pulumi/sdk go/pulumi/provider/main.go).
  const child = spawn(GITHUB, [], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const port = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${GITHUB} ended with ${code}`)));
    child.stdout.once('data', (text) => resolve(Number(text)));
  });
  return { child, port };
}

/** The port of a GitHub provider with these variables: a running one with the same variables, else a new one. */
async function githubProvider(env) {
  const key = JSON.stringify(Object.entries(env).filter(isRead).sort());
  const known = running.get(key);
  const found = known?.child.exitCode === null ? known : await startGithub(env);
  running.delete(key);
  running.set(key, found);
  if (running.size > KEPT) stop(running.keys().next().value);
  return found.port;
}

/** Starts the provider of dynamic resources in this process. Resolves to its port. */
async function dynamicProvider() {
  const grpc = sdk('@grpc/grpc-js');
  const { Empty } = sdk('google-protobuf/google/protobuf/empty_pb');
  const { addService } = grpc.Server.prototype;
  const { log } = console;
  const { argv } = process;
  const removeListeners = keepListeners();
  // This provider has no `attach`. It needs none, because it never calls the engine.
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

process.once('exit', () => {
  for (const key of running.keys()) stop(key);
});

module.exports = { dynamicProvider, githubProvider };
