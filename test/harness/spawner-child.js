// The small process of spawner.js: it starts the requested processes and reports their results. It also serves the engine's
// secrets provider, because it is there for as long as the worker.
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const { serveTransit } = require('./transit');

const [ask, tell, transit] = process.argv.slice(2);
serveTransit(transit);
// Both ends open these in this order, and each waits for the other.
const asked = fs.createReadStream('', { fd: fs.openSync(ask, 'r') });
const told = fs.openSync(tell, 'w');
const running = new Map();

const wordsOf = ({ message, code, errno, syscall, path, spawnargs }) => ({
  message,
  code,
  errno,
  syscall,
  path,
  spawnargs,
});

/** Runs a process to its end with its input and output in files, so no output passes through this process. */
function run({ command, args, cwd, env, timeout, input, stdout, stderr }) {
  const files = [fs.openSync(input, 'r'), fs.openSync(stdout, 'w'), fs.openSync(stderr, 'w')];
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: files });
    let error;
    const stop = () => {
      const call = `spawnSync ${command}`;
      error = { code: 'ETIMEDOUT', errno: 'ETIMEDOUT', syscall: call, message: `${call} ETIMEDOUT` };
      child.kill('SIGTERM');
    };
    const timer = timeout ? setTimeout(stop, timeout) : undefined;
    const settle = (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal, error, pid: child.pid ?? 0 });
    };
    child.once('error', (failure) => {
      error = { ...wordsOf(failure), message: failure.message.replace(/^spawn /, 'spawnSync ') };
      settle(null, null);
    });
    child.once('close', settle);
  }).finally(() => {
    for (const file of files) fs.closeSync(file);
  });
}

let pending = '';

// One request per line and one answer per line. The caller waits for the answer.
asked.setEncoding('utf8').on('data', async (part) => {
  pending += part;
  const end = pending.indexOf('\n');
  if (end < 0) return;
  const order = JSON.parse(pending.slice(0, end));
  pending = pending.slice(end + 1);
  fs.writeSync(told, `${JSON.stringify(await run(order))}\n`);
});

process.on('message', ({ id, kill, command, args, cwd, env }) => {
  if (kill !== undefined) {
    running.get(id)?.kill(kill);
    return;
  }
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.set(id, child);
  const say = (event, value) => process.connected && process.send({ id, event, value });
  child.stdout?.on('data', (part) => say('stdout', part));
  child.stderr?.on('data', (part) => say('stderr', part));
  child.once('error', (error) => {
    running.delete(id);
    say('error', wordsOf(error));
  });
  child.once('close', (code, signal) => {
    if (!running.delete(id)) return;
    say('close', { code, signal });
  });
});

process.once('disconnect', () => {
  for (const child of running.values()) child.kill();
  process.exit();
});
