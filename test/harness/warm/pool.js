// The warm hosts (host.js) of this worker: one for each concurrent engine.
const { fork } = require('node:child_process');
const path = require('node:path');

/** The environment variable that requests a warm host for an engine. */
const WARM = 'CAUSEWAY_TEST_WARM';
/** Commands that run the program, the pack, or a provider. */
const COMMANDS = ['destroy', 'import', 'policy', 'preview', 'refresh', 'up'];
/**
 * An unused host ends after this many milliseconds and frees its memory. A run of faults lets it wait longer: engines that
 * are killed start their own processes in the meantime.
 */
const idleMs = () => Number(process.env.CAUSEWAY_WARM_IDLE_MS ?? 20_000);

const isWarm = (command, args, env) => command === 'pulumi' && COMMANDS.includes(args[0]) && Boolean(env?.[WARM]);

/**
 * The number of concurrent engines, one per processor. Further ones wait for another's host, but no longer than an idle host.
 */
const AT_ONCE = 2;

const idle = [];
const waiting = [];
let leased = 0;

/** Settles when an engine may start, with the function to call at its end. */
async function turn() {
  if (leased >= AT_ONCE) {
    await new Promise((resolve) => {
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(go), 1);
        resolve();
      }, idleMs());
      const go = () => {
        clearTimeout(timer);
        resolve();
      };
      waiting.push(go);
    });
  }
  leased += 1;
  let isOver = false;
  return () => {
    if (isOver) return;
    isOver = true;
    leased -= 1;
    waiting.shift()?.();
  };
}

function startHost() {
  const child = fork(path.join(__dirname, 'host.js'));
  child.unref();
  child.channel.unref();
  return child;
}

function keep(child) {
  if (!child.connected || idle.some((each) => each.child === child)) return;
  const timer = setTimeout(() => {
    idle.splice(idle.indexOf(entry), 1);
    // The host may have ended in the meantime. A second disconnect would throw.
    if (child.connected) child.disconnect();
  }, idleMs());
  timer.unref();
  const entry = { child, timer };
  idle.push(entry);
}

/**
 * The variables by which an engine finds its host; undefined if the host has ended, since its previous engine may have
 * been stopped.
 */
function begin(child, env) {
  return new Promise((resolve, reject) => {
    const gone = () => resolve(undefined);
    child.once('exit', gone);
    child.once('message', ({ ready, failed }) => {
      child.removeListener('exit', gone);
      if (failed) reject(new Error(failed));
      else resolve(ready);
    });
    child.send({ begin: env }, (error) => error && gone());
  });
}

/** A host that is ready for an engine with these variables, and the variables by which the engine finds it. */
async function ready(env) {
  for (let entry = idle.pop(); entry !== undefined; entry = idle.pop()) {
    clearTimeout(entry.timer);
    const found = await begin(entry.child, env);
    if (found) return { child: entry.child, found };
  }
  const child = startHost();
  const found = await begin(child, env);
  if (!found) throw new Error('the warm host did not start');
  return { child, found };
}

/** A host for one engine. `env` is the engine's environment. Call `end` when the engine has ended. */
async function lease(env) {
  const over = await turn();
  try {
    const { child, found } = await ready(env);
    const end = () => {
      keep(child);
      over();
    };
    return { env: { ...env, ...found }, end };
  } catch (error) {
    over();
    throw error;
  }
}

module.exports = { WARM, isWarm, lease };
