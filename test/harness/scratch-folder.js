// Where the tests of one run write. Tests make and remove thousands of small files; on ext4, where each new file avoids
// the numbers of files removed just before (`recently_deleted` in fs/ext4/ialloc.c), that took a fifth of the CPU time.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { machineMemory, SMALL } = require('./machine-memory');

/** A file system in memory, which Linux systems have. */
const MEMORY = '/dev/shm';
/** What a run may need, in bytes: a container's own `/dev/shm` is often 64 MB. */
const NEEDED = 3 * 1024 ** 3;

/** Whether programs can be started from a folder: some systems forbid it for `/dev/shm`. */
function canExecute(folder) {
  const script = path.join(folder, 'probe');
  fs.writeFileSync(script, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  return spawnSync(script).status === 0;
}

/**
 * Makes a folder for one run: in memory if there is room and programs start from there, else where temporary files go.
 * Files in memory count towards a container's limit, so a small machine keeps them on disk.
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
    // No such file system, or not ours to write: the ordinary folder serves.
  }
  return fs.mkdtempSync(path.join(os.tmpdir(), 'causeway-test-'));
}

module.exports = { scratchFolder };
