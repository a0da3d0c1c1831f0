const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');

/** A holder that has not touched its lock for this long is dead, whatever its process id says (milliseconds). */
const STALE_AFTER = 20_000;
const BEAT = 2_000;

/**
 * Runs `work` while no other process of this machine runs under the same lock file. Calls `waiting` once with the
 * holder.
 */
async function withLock(file, work, waiting = () => {}) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  for (let told = false; !acquired(file); await sleep(200)) {
    if (removeIfStale(file)) continue;
    if (!told) waiting(read(file));
    told = true;
  }
  const beat = setInterval(() => touch(file), BEAT);
  beat.unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    fs.rmSync(file, { force: true });
  }
}

/** The file is written completely and then linked, so a lock always names its holder. */
function acquired(file) {
  const own = `${file}.${process.pid}`;
  fs.writeFileSync(own, JSON.stringify({ pid: process.pid, host: os.hostname(), started: processStart(process.pid) }));
  try {
    fs.linkSync(own, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    fs.rmSync(own, { force: true });
  }
}

/** Two waiters may both see a dead holder. Only the one that makes the folder checks again and removes the lock. */
function removeIfStale(file) {
  if (!isStale(file)) return false;
  const claim = `${file}.claim`;
  try {
    fs.mkdirSync(claim);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (age(claim) > STALE_AFTER) fs.rmSync(claim, { recursive: true, force: true });
    return false;
  }
  try {
    if (!isStale(file)) return false;
    fs.rmSync(file, { force: true });
    return true;
  } finally {
    fs.rmSync(claim, { recursive: true, force: true });
  }
}

function isStale(file) {
  const holder = read(file);
  if (holder === undefined) return false;
  if (age(file) > STALE_AFTER) return true;
  return holder.host === os.hostname() && holder.started !== processStart(holder.pid);
}

/** Distinguishes a process from a later one with the same id; undefined when it does not run. */
function processStart(pid) {
  try {
    // Field 22 of proc(5) stat, counted after the parenthesised command name, which may hold spaces.
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return runs(pid) ? 'running' : undefined;
  }
}

function runs(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function read(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The time since a file was touched, by the clock that stamps files: on a network drive it is not this machine's. */
function age(file) {
  const touched = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (touched === undefined) return 0;
  const probe = `${file}.${process.pid}.now`;
  fs.writeFileSync(probe, '');
  const now = fs.statSync(probe).mtimeMs;
  fs.rmSync(probe, { force: true });
  return now - touched;
}

/** Lets that clock stamp the file. The file's first byte is written again unchanged. */
function touch(file) {
  try {
    const opened = fs.openSync(file, 'r+');
    try {
      fs.writeSync(opened, '{', 0);
    } finally {
      fs.closeSync(opened);
    }
  } catch {
    // Another process may take a long suspended one for dead. Its work is renamed into place as a whole, so this breaks
    // nothing.
  }
}

module.exports = { withLock };
