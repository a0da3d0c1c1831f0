const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { executable } = require('../paths.js');
const { pins } = require('../pins.js');
const { toolchainEnvironment } = require('../environment.js');
const { SetupError, runCommand, say } = require('./command.js');
const { buildDigest, buildGo } = require('./go.js');
const { reachable } = require('./network.js');
const { fileMark, readStamp, sourceDigest, writeStamp } = require('./stamp.js');

const BUILD = {
  title: `Pulumi CLI ${pins.pulumi}`,
  module: 'pulumi-cli',
  target: 'github.com/pulumi/pulumi/pkg/v3/cmd/pulumi',
  ldflags: `-X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${pins.pulumi}`,
};
const YAML = {
  title: 'YAML language host',
  module: 'yaml-host',
  target: 'github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml',
  ldflags: '',
};
const DOWNLOAD_TIMEOUT = 10 * 60 * 1000;
const HOST_SOURCES = path.join(__dirname, '..', 'host');
const HOST_FOLDER = 'causeway-host';
const HOST_COMMANDS = ['pulumi-language-nodejs', 'pulumi-resource-pulumi-nodejs'];

/** The Pulumi CLI in the folder where the npm package `pulumi` looks for it. */
const cli = {
  title: BUILD.title,

  ready(paths) {
    const stamp = readStamp(paths, 'pulumi');
    if (stamp?.version !== pins.pulumi || stamp.mark !== fileMark(paths.pulumi)) return false;
    return stamp.origin === 'downloaded' || stamp.sources === buildDigest(BUILD);
  },

  async install(paths) {
    if (isOfficial(paths) && answers(paths.pulumi)) return stamp(paths, 'downloaded');
    if (await download(paths)) return stamp(paths, 'downloaded');
    const built = path.join(paths.work, executable('pulumi'));
    await buildGo(BUILD, built);
    if (!answers(built)) throw new SetupError(`the ${BUILD.title} that was built does not say v${pins.pulumi}`);
    fs.mkdirSync(paths.cli, { recursive: true });
    fs.renameSync(built, paths.pulumi);
    stamp(paths, 'built');
  },
};

/**
 * The language host and the server of dynamic resources, beside a CLI that was built from source. A downloaded one
 * brings its own.
 */
const host = {
  title: 'Node language host',

  ready(paths) {
    if (readStamp(paths, 'pulumi')?.origin === 'downloaded') return true;
    const current = readStamp(paths, 'host')?.sources === sourceDigest(HOST_SOURCES, {});
    return current && HOST_COMMANDS.every((name) => fs.existsSync(path.join(paths.cli, name)));
  },

  async install(paths) {
    if (process.platform === 'win32')
      throw new SetupError('Windows needs the official Pulumi CLI: run this with Internet access');
    say('Node language host: putting it beside the CLI');
    const modules = path.join(paths.work, HOST_FOLDER);
    fs.cpSync(HOST_SOURCES, modules, { recursive: true });
    const target = path.join(paths.cli, HOST_FOLDER);
    fs.rmSync(target, { recursive: true, force: true });
    fs.renameSync(modules, target);
    for (const name of HOST_COMMANDS) {
      fs.chmodSync(path.join(target, name), 0o755);
      fs.renameSync(path.join(target, name), path.join(paths.cli, name));
    }
    writeStamp(paths, 'host', { sources: sourceDigest(HOST_SOURCES, {}) });
  },
};

/** The language host of YAML programs, such as those that use the components. A downloaded CLI brings its own. */
const yamlHost = {
  title: YAML.title,

  ready(paths) {
    if (readStamp(paths, 'pulumi')?.origin === 'downloaded') return true;
    const stamp = readStamp(paths, 'yaml-host');
    return stamp?.sources === buildDigest(YAML) && stamp.mark === fileMark(yamlFile(paths));
  },

  async install(paths) {
    const built = path.join(paths.work, executable('pulumi-language-yaml'));
    await buildGo(YAML, built);
    fs.renameSync(built, yamlFile(paths));
    writeStamp(paths, 'yaml-host', { sources: buildDigest(YAML), mark: fileMark(yamlFile(paths)) });
  },
};

function yamlFile(paths) {
  return path.join(paths.cli, executable('pulumi-language-yaml'));
}

async function download(paths) {
  if (!(await reachable(paths, 'https://get.pulumi.com/install.sh'))) {
    say(`${BUILD.title}: get.pulumi.com does not answer`);
    return false;
  }
  say(`${BUILD.title}: downloading it`);
  const runner = path.join(paths.checkout, 'node_modules', 'pulumi', 'run.js');
  try {
    await runCommand(process.execPath, [runner, 'version'], {
      what: `downloading ${BUILD.title}`,
      timeout: DOWNLOAD_TIMEOUT,
      env: { ...toolchainEnvironment(), PULUMI_VERSION: pins.pulumi },
    });
    return isOfficial(paths) && answers(paths.pulumi);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    return false;
  }
}

/** A downloaded CLI comes with its own language host. A CLI built here has HOST_FOLDER beside it, or nothing yet. */
function isOfficial(paths) {
  const beside = (name) => fs.existsSync(path.join(paths.cli, name));
  return fs.existsSync(paths.pulumi) && beside(executable('pulumi-language-nodejs')) && !beside(HOST_FOLDER);
}

function answers(file) {
  try {
    const env = toolchainEnvironment();
    return execFileSync(file, ['version'], { encoding: 'utf8', env, stdio: 'pipe' }).trim() === `v${pins.pulumi}`;
  } catch {
    return false;
  }
}

function stamp(paths, origin) {
  const sources = origin === 'built' ? buildDigest(BUILD) : undefined;
  writeStamp(paths, 'pulumi', { version: pins.pulumi, origin, sources, mark: fileMark(paths.pulumi) });
}

module.exports = { cli, host, yamlHost };
