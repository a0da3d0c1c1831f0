// npm runs this in a checkout after `npm ci`, before it packs, and in the clone of a git dependency (npm docs,
// "scripts", "prepare"). npm never runs it where the package is only installed.
const path = require('node:path');
const { linkCommand } = require('./link.js');
const { ensureSdk } = require('./sdk.js');

/**
 * Whether npm is making a package: it then gives the place that it was resolved from (pacote lib/dir.js), or is packing
 * itself.
 */
function isPacking({ npm_command: command, npm_package_resolved: resolved }) {
  return command === 'pack' || command === 'publish' || Boolean(resolved);
}

async function prepare() {
  ensureSdk();
  linkCommand();
  if (isPacking(process.env)) await require('./build.js').buildPackage(path.resolve(__dirname, '..', 'lib'));
}

prepare().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
