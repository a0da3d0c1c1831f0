const { pins } = require('../pins.js');
const { ensureBuilt } = require('./built.js');

/** The SLSA project's verifier. `npm run verify:others` uses it on verification summaries. */
const BUILD = {
  title: `slsa-verifier ${pins.slsaVerifier}`,
  module: 'slsa-verifier',
  target: 'github.com/slsa-framework/slsa-verifier/v2/cli/slsa-verifier',
  ldflags: '',
};

/** The executable of slsa-verifier. Throws a SetupError without Go. */
const ensureSlsaVerifier = (paths) => ensureBuilt(BUILD, paths);

module.exports = { ensureSlsaVerifier };
