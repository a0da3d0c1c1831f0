const { pins } = require('../pins.js');
const { ensureBuilt } = require('./built.js');

/** GitHub's command line tool: the tests run the commands that are printed for people with it. */
const BUILD = {
  title: `gh ${pins.gh}`,
  module: 'gh',
  target: 'github.com/cli/cli/v2/cmd/gh',
  ldflags: `-X github.com/cli/cli/v2/internal/build.Version=${pins.gh}`,
};

/** The executable of gh. Throws a SetupError without Go. */
const ensureGh = (paths) => ensureBuilt(BUILD, paths);

module.exports = { ensureGh };
