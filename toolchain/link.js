// Links the command of this checkout at the place of an installed one: node_modules/.bin/causeway. npm links no command
// of the project itself, and `npx causeway` would ask the registry for a package of that name, which belongs to
// somebody else.
const fs = require('node:fs');
const path = require('node:path');

const bin = path.join(__dirname, '..', 'node_modules', '.bin');

/** Makes the link if it does not exist. Does nothing on Windows, where npm writes scripts instead of links. */
function linkCommand() {
  if (process.platform === 'win32') return;
  const link = path.join(bin, 'causeway');
  const target = path.join('..', '..', 'bin', 'causeway.js');
  try {
    if (fs.readlinkSync(link) === target) return;
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  fs.mkdirSync(bin, { recursive: true });
  fs.rmSync(link, { force: true });
  fs.symlinkSync(target, link);
}

module.exports = { linkCommand };
