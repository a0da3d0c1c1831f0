const fs = require('node:fs');
const path = require('node:path');
const { executable } = require('../paths.js');
const { pins } = require('../pins.js');
const { toolchainEnvironment } = require('../environment.js');
const { SetupError, runCommand, say } = require('./command.js');
const { buildDigest, buildGo } = require('./go.js');
const { reachable } = require('./network.js');
const { fileMark, readStamp, writeStamp } = require('./stamp.js');

const DOWNLOAD_TIMEOUT = 5 * 60 * 1000;
/** A file in the folder of a plugin that was built here. */
const MARKER = 'causeway-build.json';

/** A Pulumi resource plugin under the toolchain's PULUMI_HOME. */
function resourcePlugin({ name, version, title, module, target, ldflags }) {
  const build = { title, module, target, ldflags };
  const stampName = `plugin-${name}`;
  const file = (folder) => path.join(folder, executable(`pulumi-resource-${name}`));
  const stamp = (paths, origin) => {
    const sources = origin === 'built' ? buildDigest(build) : undefined;
    writeStamp(paths, stampName, { version, origin, sources, mark: fileMark(file(paths.plugin(name, version))) });
  };
  return {
    title,

    ready(paths) {
      const found = readStamp(paths, stampName);
      if (found?.version !== version || found.mark === undefined) return false;
      if (found.mark !== fileMark(file(paths.plugin(name, version)))) return false;
      return found.origin === 'downloaded' || found.sources === buildDigest(build);
    },

    async install(paths) {
      const folder = paths.plugin(name, version);
      if (isOfficial(folder, file(folder))) return stamp(paths, 'downloaded');
      if (await download(paths, { name, version, title })) return stamp(paths, 'downloaded');
      const made = path.join(paths.work, stampName);
      await buildGo(build, file(made));
      fs.writeFileSync(path.join(made, MARKER), `${JSON.stringify({ sources: buildDigest(build) })}\n`);
      await pluginInstall(paths, { name, version, title }, ['--file', made, '--reinstall']);
      stamp(paths, 'built');
    },
  };
}

async function download(paths, plugin) {
  if (!(await reachable(paths, 'https://get.pulumi.com/install.sh'))) return false;
  say(`${plugin.title}: downloading it`);
  try {
    await pluginInstall(paths, plugin, ['--reinstall']);
    return true;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    return false;
  }
}

async function pluginInstall(paths, { name, version, title }, more) {
  await runCommand(paths.pulumi, ['plugin', 'install', 'resource', name, version, ...more], {
    what: `installing ${title}`,
    timeout: DOWNLOAD_TIMEOUT,
    env: toolchainEnvironment(),
  });
}

/** A complete plugin that the CLI fetched itself. The CLI leaves FOLDER.partial beside an unfinished one. */
function isOfficial(folder, file) {
  return fs.existsSync(file) && !fs.existsSync(`${folder}.partial`) && !fs.existsSync(path.join(folder, MARKER));
}

/** The GitHub plugin. */
const githubPlugin = resourcePlugin({
  name: 'github',
  version: pins.githubPlugin,
  title: `GitHub plugin ${pins.githubPlugin}`,
  module: 'github-plugin',
  target: '.',
  ldflags: `-X main.version=${pins.githubPlugin}`,
});

/** The plugin that runs any Terraform provider, here Netlify's. */
const terraformPlugin = resourcePlugin({
  name: 'terraform-provider',
  version: pins.terraformPlugin,
  title: `Any-Terraform-provider plugin ${pins.terraformPlugin}`,
  module: 'terraform-plugin',
  target: 'github.com/pulumi/pulumi-terraform-bridge/v3/dynamic',
  ldflags: `-X github.com/pulumi/pulumi-terraform-bridge/v3/dynamic/version.version=v${pins.terraformPlugin}`,
});

module.exports = { githubPlugin, terraformPlugin };
