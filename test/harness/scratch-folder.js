// The folder in which the tests of one run write. Tests create and remove thousands of small files. On ext4 each new
// file avoids the inode numbers of files removed just before (`recently_deleted` in fs/ext4/ialloc.c), and that took a
// fifth of the CPU time.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { machineMemory, SMALL } = require('./machine-memory');

/** The file system in memory on Linux. */
const MEMORY = '/dev/shm';
/** The space that a run may need, in bytes. A container's own `/dev/shm` often has 64 MB. */
const NEEDED = 3 * 1024 ** 3;

/** Whether programs can be started from a folder: some systems forbid it for `/dev/shm`. */
function canExecute(folder) {
  const script = path.join(folder, 'probe');
  fs.writeFileSync(script, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  return spawnSync(script).status === 0;
}

/**
 * Makes a folder for one run: in memory if there is room and programs start from there, else in the system's folder for
 * temporary files. Files in memory count towards a container's limit, so a small machine keeps them on disk.
 */
function scratchFolder() {
  try {
    const { bavail, bsize } = fs.statfsSync(MEMORY);
    if (machineMemory() >= SMALL && bavail * bsize >= NEEDED) {
      const folder = fs.mkdtempSync(path.join(MEMORY, 'causeway-test-'));
      if (canExecute(folder)) return folder;
      fs.rmSync(folder, { recursive: true, force: true });
    }
  } catch {
    // The file system is missing or not writable: use the ordinary folder.
  }
  return fs.mkdtempSync(path.join(os.tmpdir(), 'causeway-test-'));
}

module.exports = { scratchFolder };
