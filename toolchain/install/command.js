const { spawn } = require('node:child_process');

/**
 * The number of lines that are shown from each end of a failed command's output: npm prints the cause first, Go last.
 */
const SHOWN_LINES = 15;

/** An error that the person can fix. It is printed without a stack. */
class SetupError extends Error {}

/** One line of progress. */
function say(line) {
  process.stderr.write(`set-up: ${line}\n`);
}

/**
 * Runs a command to its end and returns its stdout. Every 15 seconds a line says that it is still running. Throws a
 * SetupError with the first and last lines of output when the command fails or exceeds `timeout` (milliseconds).
 */
function runCommand(command, args, { what, timeout, ...options }) {
  const started = Date.now();
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout, ...options });
    const out = [];
    const all = [];
    child.stdout.on('data', (chunk) => {
      out.push(chunk);
      all.push(chunk);
    });
    child.stderr.on('data', (chunk) => all.push(chunk));
    const tick = setInterval(() => say(`  ${what}: ${seconds(started)} s so far`), 15_000);
    child.on('error', (error) => {
      clearInterval(tick);
      reject(new SetupError(`${what}: ${command} could not be started (${error.message})`));
    });
    child.on('close', (code, signal) => {
      clearInterval(tick);
      if (code === 0) return resolve(Buffer.concat(out).toString());
      const shown = bothEnds(Buffer.concat(all).toString().trimEnd().split('\n')).join('\n');
      reject(
        new SetupError(`${what} failed (${signal ?? `exit code ${code}`}) after ${seconds(started)} s:\n${shown}`),
      );
    });
  });
}

function bothEnds(lines) {
  if (lines.length <= 2 * SHOWN_LINES) return lines;
  return [...lines.slice(0, SHOWN_LINES), '…', ...lines.slice(-SHOWN_LINES)];
}

function seconds(started) {
  return Math.round((Date.now() - started) / 1000);
}

module.exports = { SetupError, runCommand, say };
