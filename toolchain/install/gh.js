const fs = require('node:fs');
const path = require('node:path');
const { executable, toolchainPaths } = require('../paths.js');
const { pins } = require('../pins.js');
const { buildDigest, buildGo } = require('./go.js');
const { readStamp, writeStamp } = require('./stamp.js');

/** GitHub's command line tool: the tests run the commands that are printed for people with it. */
const BUILD = {
  title: `gh ${pins.gh}`,
  module: 'gh',
  target: 'github.com/cli/cli/v2/cmd/gh',
  ldflags: `-X github.com/cli/cli/v2/internal/build.Version=${pins.gh}`,
};

/** The executable; builds it when it is not there or was built from something else. Throws a SetupError without Go. */
async function ensureGh(paths = toolchainPaths()) {
  const file = path.join(paths.home, 'gh', executable('gh'));
  const sources = buildDigest(BUILD);
  if (fs.existsSync(file) && readStamp(paths, BUILD.module)?.sources === sources) return file;
  // Built beside its place and moved: a run that is killed leaves no half of it there.
  const built = path.join(paths.work, `${process.pid}-${executable('gh')}`);
  await buildGo(BUILD, built);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.renameSync(built, file);
  writeStamp(paths, BUILD.module, { sources });
  return file;
}

module.exports = { ensureGh };
