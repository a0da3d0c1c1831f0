#!/usr/bin/env node
// Installs everything that the engine needs. `npm start` and `npm test` run it first, under any Node >= 20 and before
// node_modules exists. It reports its steps, and takes a fraction of a second when nothing is to be done.
const { cli, host, yamlHost } = require('./install/cli.js');
const { SetupError } = require('./install/command.js');
const { dependencies } = require('./install/dependencies.js');
const { netlifyProvider } = require('./install/netlify.js');
const { githubPlugin, terraformPlugin } = require('./install/plugin.js');
const { setUp } = require('./install/set-up.js');
const { toolchainPaths } = require('./paths.js');
const { ensureSdk } = require('./sdk.js');

/** In this order: each part may use those before it. */
const parts = [dependencies, cli, host, yamlHost, githubPlugin, terraformPlugin, netlifyProvider];

async function main() {
  await setUp(toolchainPaths(), parts);
  // `npm ci` also compiles the generated SDK, unless scripts are turned off.
  ensureSdk();
}

main().catch((error) => {
  process.stderr.write(`set-up: ${error instanceof SetupError ? error.message : error.stack}\n`);
  process.exitCode = 1;
});
