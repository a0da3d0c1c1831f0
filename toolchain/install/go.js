const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { pins } = require('../pins.js');
const { SetupError, runCommand, say } = require('./command.js');
const { sourceDigest } = require('./stamp.js');

/** Folder of a committed Go module under toolchain/go. */
function moduleFolder(name) {
  return path.join(__dirname, '..', 'go', name);
}

/** Digest of all inputs of a built part. */
function buildDigest({ module, target, ldflags }) {
  return sourceDigest(moduleFolder(module), { target, ldflags });
}

/** Builds one executable from a committed Go module to `output`. Throws a SetupError without Go. */
async function buildGo({ title, module, target, ldflags }, output) {
  requireGo(title);
  say(`${title}: building it from Go modules (once on this machine)`);
  fs.mkdirSync(path.dirname(output), { recursive: true });
  const args = ['build', '-mod=readonly', '-buildvcs=false', '-trimpath', '-ldflags', `-s -w ${ldflags}`];
  await runCommand('go', [...args, '-o', output, target], {
    what: `building ${title}`,
    cwd: moduleFolder(module),
    env: { ...process.env, GOFLAGS: '', GOWORK: 'off' },
  });
}

function requireGo(title) {
  try {
    execFileSync('go', ['version'], { stdio: 'ignore' });
  } catch {
    throw new SetupError(
      `${title} is not installed and cannot be downloaded: its download site does not answer, and there is no Go to build it with.\n` +
        'Either run this once where the Internet can be reached (get.pulumi.com, github.com, registry.opentofu.org),\n' +
        `or install Go ${pins.go} or later (https://go.dev/dl) and see that its module proxy can be reached; then try again.`,
    );
  }
}

module.exports = { buildDigest, buildGo };
