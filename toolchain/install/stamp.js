const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

/** sha256 of a file's content, in hex; undefined when the file does not exist. */
function fileDigest(file) {
  try {
    return crypto.createHash('sha256').update(fs.readFileSync(file)).digest('hex');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** sha256 over the inputs of a part: the files of a folder (names and content) and its build arguments. */
function sourceDigest(folder, settings) {
  const hash = crypto.createHash('sha256').update(JSON.stringify(settings));
  for (const name of fs.readdirSync(folder, { recursive: true }).map(String).sort()) {
    const file = path.join(folder, name);
    if (!fs.statSync(file).isFile() || name.endsWith('_test.go')) continue;
    hash.update(`\0${name}\0`).update(fs.readFileSync(file));
  }
  return hash.digest('hex');
}

/** Size and time of the file that a stamp vouches for; undefined when the file does not exist. */
function fileMark(file) {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  return stat?.isFile() ? `${stat.size}-${Math.trunc(stat.mtimeMs)}` : undefined;
}

/** The record of a part from when it was last installed and found to work; undefined when there is none. */
function readStamp(paths, part) {
  try {
    return JSON.parse(fs.readFileSync(path.join(paths.stamps, `${part}.json`), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Records that a part is in place. This is the last step of the installation, so a killed run leaves no stamp. */
function writeStamp(paths, part, stamp) {
  fs.mkdirSync(paths.stamps, { recursive: true });
  const file = path.join(paths.stamps, `${part}.json`);
  fs.writeFileSync(`${file}.${process.pid}`, `${JSON.stringify(stamp, undefined, 2)}\n`);
  fs.renameSync(`${file}.${process.pid}`, file);
}

module.exports = { fileDigest, fileMark, readStamp, sourceDigest, writeStamp };
