#!/usr/bin/env node
// Puts everything in place that the engine needs: `npm start` and `npm test` run it first, under any Node >= 20 and
// before there is a node_modules. It says what it does, and costs a fraction of a second when there is nothing to do.
const { cli, host, yamlHost } = require('./install/cli.js');
const { SetupError } = require('./install/command.js');
const { dependencies } = require('./install/dependencies.js');
const { netlifyProvider } = require('./install/netlify.js');
const { githubPlugin, terraformPlugin } = require('./install/plugin.js');
const { setUp } = require('./install/set-up.js');
const { toolchainPaths } = require('./paths.js');
const { ensureSdk } = require('./sdk.js');

/** In this order: each may use those before it. */
const parts = [dependencies, cli, host, yamlHost, githubPlugin, terraformPlugin, netlifyProvider];

async function main() {
  await setUp(toolchainPaths(), parts);
  // `npm ci` compiles the generated SDK as well, unless it was told not to run scripts.
  ensureSdk();
}

main().catch((error) => {
  process.stderr.write(`set-up: ${error instanceof SetupError ? error.message : error.stack}\n`);
  process.exitCode = 1;
});
