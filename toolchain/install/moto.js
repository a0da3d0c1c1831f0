const fs = require('node:fs');
const path = require('node:path');
const { executable, toolchainPaths } = require('../paths.js');
const { pins } = require('../pins.js');
const { runCommand, say } = require('./command.js');
const { withLock } = require('./lock.js');

/** The folder of executables in a virtual environment. */
const SCRIPTS = process.platform === 'win32' ? 'Scripts' : 'bin';
/** Every package of the environment, each with its digests: `pip-compile --generate-hashes` of `moto[s3]` and Flask. */
const REQUIREMENTS = path.join(__dirname, 'moto.txt');
/** Written last, so an environment whose installation was cut off does not have it. */
const WHOLE = 'whole';

/**
 * The executable of moto's server. Installs it from PyPI once on this machine. Throws a SetupError without Python 3.
 */
async function ensureMoto(paths = toolchainPaths()) {
  const folder = path.join(paths.home, 'moto', pins.moto);
  const file = path.join(folder, SCRIPTS, executable('moto_server'));
  const isWhole = () => fs.existsSync(path.join(folder, WHOLE));
  if (isWhole()) return file;
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  await withLock(`${folder}.lock`, async () => {
    if (!isWhole()) await install(folder);
  });
  return file;
}

// An environment contains its own path, so it is made in its final place.
async function install(folder) {
  const title = `moto ${pins.moto}`;
  say(`${title}: installing it (once on this machine)`);
  fs.rmSync(folder, { recursive: true, force: true });
  await runCommand('python3', ['-m', 'venv', folder], { what: `making room for ${title}` });
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary', ':all:'];
  const python = path.join(folder, SCRIPTS, executable('python'));
  await runCommand(python, [...pip, '--require-hashes', '--requirement', REQUIREMENTS], {
    what: `installing ${title}`,
  });
  fs.writeFileSync(path.join(folder, WHOLE), '');
}

module.exports = { ensureMoto };
