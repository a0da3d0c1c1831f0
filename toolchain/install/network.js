const { readStamp, writeStamp } = require('./stamp.js');

/**
 * A closed network drops packets instead of refusing them. An address without an answer by then counts as closed
 * (milliseconds).
 */
const PATIENCE = 4_000;
const REMEMBER = 24 * 60 * 60 * 1000;

/** Whether an address answers at all. A "no" is remembered for a day, so that a second run does not wait again. */
async function reachable(paths, address, now = Date.now()) {
  const part = `unreachable-${new URL(address).hostname}`;
  const known = readStamp(paths, part);
  if (known !== undefined && now - known.at < REMEMBER) return false;
  try {
    await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(PATIENCE) });
    return true;
  } catch {
    writeStamp(paths, part, { at: now });
    return false;
  }
}

module.exports = { reachable };
