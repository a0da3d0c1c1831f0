import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import type { RunningWorld } from '../../demo/world';

/** What one command cost. */
export interface Cost {
  readonly seconds: number;
  /** Requests to GitHub. */
  readonly calls: number;
  /** Those that count against the rate limit: all but "304 not modified". */
  readonly counted: number;
  /** The most resident memory of the command with all that it started, in bytes; read every 20 ms. */
  readonly peakBytes: number;
}

/** A command line and where it runs. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Exit codes that are no failure; default only 0. */
  readonly expected?: readonly number[];
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly bytes: number;
}

const PAGE = 4096;

// A process may end while it is read; it then weighs nothing.
function readProcess(pid: string): readonly Process[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return [{ pid: Number(pid), parent: Number(fields[1]), bytes: Number(fields[21]) * PAGE }];
  } catch {
    return [];
  }
}

function memoryOf(root: number): number {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(readProcess);
  const family = new Set([root]);
  for (let before = 0; before !== family.size; ) {
    before = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return all.filter(({ pid }) => family.has(pid)).reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Runs a command to its end and says what it cost. Rejects with its output when it ends otherwise than expected. */
export async function measured(world: RunningWorld, command: Command): Promise<Cost & { readonly stdout: string }> {
  // Each command in an hour of its own: the token's 5,000 requests shall last.
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
    peakBytes = Math.max(peakBytes, memoryOf(child.pid ?? 0));
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
  const requests = world.github.requests().slice(before);
  const counted = requests.filter(({ status }) => status !== 304).length;
  return { seconds, calls: requests.length, counted, peakBytes, stdout };
}
