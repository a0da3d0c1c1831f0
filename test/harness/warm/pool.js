// The warm hosts (host.js) of this worker: one for each engine that runs at the same time.
const { fork } = require('node:child_process');
const path = require('node:path');

/** The variable by which an engine's environment asks for a warm host. */
const WARM = 'CAUSEWAY_TEST_WARM';
/** Commands that run the program, the pack, or a provider. */
const COMMANDS = ['destroy', 'import', 'policy', 'preview', 'refresh', 'up'];
/** After so many milliseconds a host that nobody needs ends, with its memory. */
const IDLE = 20_000;

const isWarm = (command, args, env) => command === 'pulumi' && COMMANDS.includes(args[0]) && Boolean(env?.[WARM]);

/** So many engines run at once, as there are processors: those above wait for the host of another, but no longer than `IDLE`. */
const AT_ONCE = 2;

const idle = [];
const waiting = [];
let leased = 0;

/** Settles when an engine may begin, to what is called when it has ended. */
async function turn() {
  if (leased >= AT_ONCE) {
    await new Promise((resolve) => {
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(go), 1);
        resolve();
      }, IDLE);
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
    // A host may have ended by itself meanwhile; to disconnect it again would throw.
    if (child.connected) child.disconnect();
  }, IDLE);
  timer.unref();
  const entry = { child, timer };
  idle.push(entry);
}

/** What an engine finds a host by, or undefined where the host ended before: its engine before may have been stopped. */
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

/** A host that is ready for an engine in these variables, with what that finds it by. */
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

/** A host for one engine in these variables: `env` is what the engine runs in, `end` is called when it has ended. */
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
