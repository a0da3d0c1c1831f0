const fs = require('node:fs');
const path = require('node:path');
const { executable, toolchainPaths } = require('../paths.js');
const { buildDigest, buildGo } = require('./go.js');
const { readStamp, writeStamp } = require('./stamp.js');

/**
 * An executable of a committed Go module. Builds it when it does not exist or was built from other source. Throws a
 * SetupError without Go.
 */
async function ensureBuilt(build, paths = toolchainPaths()) {
  const name = build.module;
  const file = path.join(paths.home, name, executable(name));
  const sources = buildDigest(build);
  if (fs.existsSync(file) && readStamp(paths, name)?.sources === sources) return file;
  // Built beside its place and moved, so a killed run leaves no partial file there.
  const built = path.join(paths.work, `${process.pid}-${executable(name)}`);
  await buildGo(build, built);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.renameSync(built, file);
  writeStamp(paths, name, { sources });
  return file;
}

module.exports = { ensureBuilt };
