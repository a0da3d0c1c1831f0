const fs = require('node:fs');
const path = require('node:path');
const { netlifyProviderPath, toolchainPaths } = require('./paths.js');
const { pins } = require('./pins.js');

/**
 * The environment in which the pinned engine runs: `base` with the pinned CLI and Node first on PATH and the
 * toolchain's own Pulumi home. A backend, a passphrase and credentials are the caller's.
 */
function toolchainEnvironment(base = process.env) {
  const paths = toolchainPaths(base);
  return {
    ...base,
    PATH: [paths.cli, paths.bin, base.PATH].filter(Boolean).join(path.delimiter),
    PULUMI_HOME: paths.pulumiHome,
    PULUMI_DYNAMIC_TF_PLUGIN_CACHE_DIR: terraformCache(base, paths),
    PULUMI_SKIP_UPDATE_CHECK: 'true',
    PULUMI_AUTOMATION_API_SKIP_VERSION_CHECK: 'true',
    // Where set-up has put every plugin in place, one that is missing is an error to see, not a download in the middle of
    // an `up`. An installed package has no set-up: there the engine gets what it lacks.
    ...(isSetUp(paths) ? { PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true' } : {}),
    // Plugins that happen to lie on a person's PATH are not the pinned ones.
    PULUMI_IGNORE_AMBIENT_PLUGINS: 'true',
    PULUMI_SUPPRESS_NEO_LINK: 'true',
    // Types are checked by `npm run types`; every preview would pay seconds for them again.
    PULUMI_NODEJS_TRANSPILE_ONLY: 'true',
  };
}

function isSetUp(paths) {
  return fs.existsSync(paths.plugin('github', pins.githubPlugin));
}

/** A cache that the person has set is used if it holds the Netlify provider, for nothing is ever written to it. */
function terraformCache(base, paths) {
  const own = base.PULUMI_DYNAMIC_TF_PLUGIN_CACHE_DIR;
  return own && fs.existsSync(netlifyProviderPath(own)) ? own : paths.terraformProviders;
}

module.exports = { toolchainEnvironment };
