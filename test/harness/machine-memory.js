// The memory that a run of the tests may use, in bytes.
const os = require('node:os');

/**
 * The machine's memory, or the limit of the control group (a container's) when that is smaller. `os.totalmem()` does
 * not report such a limit. Node returns 0 if there is none.
 */
function machineMemory() {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, os.totalmem()) : os.totalmem();
}

/** Below this, a run starts fewer workers and keeps its files on disk. */
const SMALL = 8 * 1024 ** 3;

module.exports = { machineMemory, SMALL };
