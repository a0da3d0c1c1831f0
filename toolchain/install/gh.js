const { pins } = require('../pins.js');
const { ensureBuilt } = require('./built.js');

/** GitHub's command line tool. The tests use it to run the commands that are printed for people. */
const BUILD = {
  title: `gh ${pins.gh}`,
  module: 'gh',
  target: 'github.com/cli/cli/v2/cmd/gh',
  ldflags: `-X github.com/cli/cli/v2/internal/build.Version=${pins.gh}`,
};

/** The executable of gh. Throws a SetupError without Go. */
const ensureGh = (paths) => ensureBuilt(BUILD, paths);

module.exports = { ensureGh };
