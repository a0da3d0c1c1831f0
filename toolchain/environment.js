const fs = require('node:fs');
const path = require('node:path');
const { netlifyProviderPath, toolchainPaths } = require('./paths.js');
const { pins } = require('./pins.js');

/**
 * The environment in which the pinned engine runs: `base` with the pinned CLI and Node first on PATH and the
 * toolchain's own Pulumi home. The caller sets the backend, the passphrase and credentials.
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
    // After set-up every plugin is in place, so a missing one is an error and must not be downloaded in the middle of
    // an `up`. An installed package has no set-up, so there the engine downloads missing plugins.
    ...(isSetUp(paths) ? { PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true' } : {}),
    // Plugins on a person's PATH are not the pinned ones.
    PULUMI_IGNORE_AMBIENT_PLUGINS: 'true',
    PULUMI_SUPPRESS_NEO_LINK: 'true',
    // `npm run types` checks the types. Checking them again would cost every preview seconds.
    PULUMI_NODEJS_TRANSPILE_ONLY: 'true',
  };
}

function isSetUp(paths) {
  return fs.existsSync(paths.plugin('github', pins.githubPlugin));
}

/** A cache that the person has set is used if it holds the Netlify provider. Nothing is ever written to it. */
function terraformCache(base, paths) {
  const own = base.PULUMI_DYNAMIC_TF_PLUGIN_CACHE_DIR;
  return own && fs.existsSync(netlifyProviderPath(own)) ? own : paths.terraformProviders;
}

module.exports = { toolchainEnvironment };
