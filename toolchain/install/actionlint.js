const fs = require('node:fs');
const path = require('node:path');
const { executable, toolchainPaths } = require('../paths.js');
const { pins } = require('../pins.js');
const { buildDigest, buildGo } = require('./go.js');
const { readStamp, writeStamp } = require('./stamp.js');

const BUILD = {
  title: `actionlint ${pins.actionlint}`,
  module: 'actionlint',
  target: 'github.com/rhysd/actionlint/cmd/actionlint',
  ldflags: `-X github.com/rhysd/actionlint.version=${pins.actionlint}`,
};

/** The executable. Builds it when it does not exist or was built from other source. Throws a SetupError without Go. */
async function ensureActionlint(paths = toolchainPaths()) {
  const file = path.join(paths.home, 'actionlint', executable('actionlint'));
  const sources = buildDigest(BUILD);
  if (fs.existsSync(file) && readStamp(paths, BUILD.module)?.sources === sources) return file;
  // Built beside its place and moved, so a killed run leaves no partial file there.
  const built = path.join(paths.work, `${process.pid}-${executable('actionlint')}`);
  await buildGo(BUILD, built);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.renameSync(built, file);
  writeStamp(paths, BUILD.module, { sources });
  return file;
}

module.exports = { ensureActionlint };
