const fs = require('node:fs');
const path = require('node:path');
const { executable, toolchainPaths } = require('../paths.js');
const { pins } = require('../pins.js');
const { runCommand, say } = require('./command.js');

/** The folder of executables in a virtual environment. */
const SCRIPTS = process.platform === 'win32' ? 'Scripts' : 'bin';

/** The executable. Installs it from PyPI once on this machine. Throws a SetupError without Python 3 or the package. */
async function ensureZizmor(paths = toolchainPaths()) {
  const title = `zizmor ${pins.zizmor}`;
  const folder = path.join(paths.home, 'zizmor', pins.zizmor);
  const file = path.join(folder, executable('zizmor'));
  if (fs.existsSync(file)) return file;
  say(`${title}: installing it (once on this machine)`);
  const made = path.join(paths.work, `zizmor-${process.pid}`);
  fs.rmSync(made, { recursive: true, force: true });
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary', ':all:'];
  await runCommand('python3', ['-m', 'venv', made], { what: `making room for ${title}` });
  await runCommand(path.join(made, SCRIPTS, executable('python')), [...pip, `zizmor==${pins.zizmor}`], {
    what: `installing ${title}`,
  });
  // It is one executable that needs no Python, so only that file is kept. It is moved as a whole.
  fs.mkdirSync(folder, { recursive: true });
  fs.renameSync(path.join(made, SCRIPTS, executable('zizmor')), file);
  fs.rmSync(made, { recursive: true, force: true });
  return file;
}

module.exports = { ensureZizmor };
