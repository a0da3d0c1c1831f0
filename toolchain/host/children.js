const { spawn } = require('node:child_process');

const running = new Set();

/** Starts a Node program that does not outlive this host; `ended` gets its exit code, or 1 and the signal's name. */
function start(args, options, ended) {
  const child = spawn(process.execPath, args, options);
  running.add(child);
  let done = false;
  const finish = (code, reason) => {
    if (done) return;
    done = true;
    running.delete(child);
    ended(code, reason);
  };
  child.on('error', (error) => finish(1, error.message));
  // 'close' comes after the output has been read to its end, 'exit' may come before.
  child.on('close', (code, signal) => finish(code ?? 1, signal ?? undefined));
  return child;
}

/** Ends every child. The engine stops a host by a signal and expects that no process remains. */
function stopAll() {
  for (const child of running) child.kill('SIGTERM');
}

module.exports = { start, stopAll };
