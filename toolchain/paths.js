const os = require('node:os');
const path = require('node:path');
const { pins } = require('./pins.js');

const GO_SYSTEMS = { darwin: 'darwin', linux: 'linux', win32: 'windows' };
const GO_PROCESSORS = { arm64: 'arm64', x64: 'amd64' };

/** The checkout that this file is in. */
const checkout = path.resolve(__dirname, '..');

/** File name of an executable on this system. */
function executable(name) {
  return process.platform === 'win32' ? `${name}.exe` : name;
}

/**
 * The toolchain's paths. Every checkout of a person uses the same folder, so that a fresh clone finds it ready. It is
 * never ~/.pulumi, which holds that person's own login and plugins.
 */
function toolchainPaths(env = process.env) {
  const cache = env.XDG_CACHE_HOME || path.join(env.HOME || os.homedir(), '.cache');
  const home = path.resolve(env.CAUSEWAY_TOOLCHAIN_HOME || path.join(cache, 'causeway', 'toolchain'));
  const pulumiHome = path.join(home, 'pulumi');
  // The npm package `pulumi` looks for its CLI in exactly this folder of PULUMI_HOME
  // (node_modules/pulumi/lib/cache.js).
  const cli = path.join(pulumiHome, 'versions', pins.pulumi, 'bin');
  // The Terraform plugin's default under this PULUMI_HOME, so that it is found with and without its variable.
  const terraformProviders = path.join(pulumiHome, 'dynamic_tf_plugins');
  return {
    home,
    pulumiHome,
    cli,
    pulumi: path.join(cli, executable('pulumi')),
    plugin: (name, version) => path.join(pulumiHome, 'plugins', `resource-${name}-v${version}`),
    terraformProviders,
    netlifyProvider: netlifyProviderPath(terraformProviders),
    stamps: path.join(home, 'stamps'),
    lock: path.join(home, 'set-up.lock'),
    work: path.join(home, 'work'),
    checkout,
    bin: path.join(checkout, 'node_modules', '.bin'),
  };
}

/** The path under a cache folder at which the Terraform plugin looks before it asks the OpenTofu registry. */
function netlifyProviderPath(cache) {
  const version = pins.netlifyProvider;
  const system = `${GO_SYSTEMS[process.platform] ?? process.platform}_${GO_PROCESSORS[process.arch] ?? process.arch}`;
  const folder = path.join(cache, 'registry.opentofu.org', 'netlify', 'netlify', version, system);
  return path.join(folder, executable(`terraform-provider-netlify_v${version}`));
}

module.exports = { executable, netlifyProviderPath, toolchainPaths };
