const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { executable } = require('../paths.js');
const { pins } = require('../pins.js');
const { SetupError, runCommand, say } = require('./command.js');
const { fileDigest } = require('./stamp.js');

/** The checkout's npm packages, exactly as in package-lock.json, with the Node that they bring. */
const dependencies = {
  title: 'npm packages',

  ready(paths) {
    if (recorded(paths) === lockDigest(paths)) return true;
    if (!installedAsLocked(paths)) return false;
    record(paths);
    return true;
  },

  async install(paths) {
    say('npm packages: npm ci');
    // Under `npm start` npm gives its own path, which may differ from the one on PATH.
    const npm = process.env.npm_execpath?.endsWith('.js')
      ? [process.execPath, process.env.npm_execpath]
      : [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
    await runCommand(npm[0], [...npm.slice(1), 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      what: 'npm ci',
      cwd: paths.checkout,
      env: { ...process.env, NODE_ENV: '' },
      shell: process.platform === 'win32' && npm.length === 1,
    });
    await fetchNode(paths);
    const version = nodeVersion(paths);
    if (!version.startsWith(`v${pins.node}.`)) {
      throw new SetupError(
        `node_modules/.bin/node says ${version}, wanted v${pins.node}: delete node_modules and try again`,
      );
    }
    record(paths);
  },
};

/**
 * The package `node` fetches its binary in an install script. A person's npm may be configured to skip such scripts.
 */
async function fetchNode(paths) {
  const folder = path.join(paths.checkout, 'node_modules', 'node');
  if (fs.existsSync(path.join(folder, 'bin', executable('node')))) return;
  say('npm packages: fetching Node');
  await runCommand(process.execPath, ['installArchSpecificPackage.js'], { what: 'fetching Node', cwd: folder });
}

function nodeVersion(paths) {
  try {
    return execFileSync(path.join(paths.bin, executable('node')), ['--version'], { encoding: 'utf8' }).trim();
  } catch (error) {
    return `nothing (${error.code ?? error.message})`;
  }
}

/** Compares npm's record of its last complete run with the lock file. A person may have run `npm ci` themselves. */
function installedAsLocked(paths) {
  const installed = readPackages(path.join(paths.checkout, 'node_modules', '.package-lock.json'));
  const locked = readPackages(path.join(paths.checkout, 'package-lock.json'));
  if (installed === undefined || locked === undefined) return false;
  const differs = ([folder, entry]) =>
    folder !== '' &&
    !entry.link &&
    !(entry.optional && !installed[folder]) &&
    installed[folder]?.version !== entry.version;
  const inNodeModules = ([folder]) => folder.startsWith('node_modules/');
  return !Object.entries(locked).filter(inNodeModules).some(differs) && nodeVersion(paths).startsWith(`v${pins.node}.`);
}

function readPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function recordFile(paths) {
  return path.join(paths.checkout, 'node_modules', '.causeway-lock-digest');
}

function recorded(paths) {
  const file = recordFile(paths);
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : undefined;
}

function record(paths) {
  fs.writeFileSync(recordFile(paths), `${lockDigest(paths)}\n`);
}

function lockDigest(paths) {
  return fileDigest(path.join(paths.checkout, 'package-lock.json'));
}

module.exports = { dependencies };
