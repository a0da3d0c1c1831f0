import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import type { RunningWorld } from '../../sandbox/world';

/** The cost of one command. */
export interface Cost {
  readonly seconds: number;
  /** Requests to GitHub. */
  readonly calls: number;
  /** The requests that count against the rate limit: all but "304 not modified". */
  readonly counted: number;
  /** The peak resident memory of the command and its child processes, in bytes; read every 20 ms. */
  readonly peakBytes: number;
}

/** A command line and where it runs. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Exit codes that count as success; default only 0. */
  readonly expected?: readonly number[];
}

const PAGE = 4096;

/**
 * The resident memory of a process and its child processes, in bytes. Only their own files are read: reading every
 * process of the machine took a tenth of a core from the measured command. A process that just ended counts as zero.
 */
function memoryOf(pid: string): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    );
    return children.reduce((sum, child) => sum + memoryOf(child), pages * PAGE);
  } catch {
    return 0;
  }
}

/**
 * Runs a command to its end and returns its cost. Rejects with its output when the exit code is not an expected one.
 */
export async function measured(world: RunningWorld, command: Command): Promise<Cost & { readonly stdout: string }> {
  // Each command gets its own hour, so that the token's 5,000 requests are enough.
  world.github.world.rates = {};
  const before = world.github.requests().length;
  const started = performance.now();
  const child = spawn(command.program, command.args, {
    cwd: command.cwd,
    env: command.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let peakBytes = 0;
  const watch = setInterval(() => {
    peakBytes = Math.max(peakBytes, memoryOf(String(child.pid)));
  }, 20);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exit) => resolve(exit ?? 255));
  }).finally(() => clearInterval(watch));
  const seconds = (performance.now() - started) / 1000;
  if (!(command.expected ?? [0]).includes(code)) {
    throw new Error(`${command.program} ${command.args.join(' ')} ended with ${code}:\n${stdout}\n${stderr}`);
  }
  if (peakBytes === 0) throw new Error(`the memory of ${command.program} could not be read`);
  const requests = world.github.requests().slice(before);
  const counted = requests.filter(({ status }) => status !== 304).length;
  return { seconds, calls: requests.length, counted, peakBytes, stdout };
}
