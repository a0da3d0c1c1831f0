import { execFileSync, spawn } from 'node:child_process';
import type { Engine } from '../../demo/engine';
import type { RecordedRequest } from '../../emulator/core/recorder';
import type { RunningWorld } from '../../sandbox/world';

/** The write at which an `up` is killed. */
export interface KillPoint {
  readonly service: 'github' | 'netlify';
  readonly method: string;
  /** Regular expression for the path. */
  readonly path: string;
  /** The number of the write among those that match, from 1; default 1. */
  readonly nth?: number;
  /**
   * `before`: the service never handles the write. `unanswered`, the default: the write takes effect, and its answer
   * never arrives. `answered`: the write takes effect, and the engine is killed as soon as its answer is sent.
   */
  readonly when?: 'before' | 'unanswered' | 'answered';
}

const STILL = 3_600_000;

/** The descendants of a process. The engine gives its plugins their own process groups. */
function startedBy(parent: number): readonly number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const pairs = rows.map((row) => row.trim().split(/\s+/).map(Number) as [number, number]);
  const below = (pid: number): readonly number[] =>
    pairs.flatMap(([child, of]) => (of === pid ? [child, ...below(child)] : []));
  return below(parent);
}

/** Kills a process, unless it has ended in the meantime. */
function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/**
 * Runs `up` of a stack without parallel operations. Kills it with all its processes at a write; with patience it may
 * end by itself first. Throws when that write never happens.
 */
export async function killedUp(
  { world, engine }: { readonly world: RunningWorld; readonly engine: Engine },
  stack: string,
  point: KillPoint,
  patienceMs = 0,
): Promise<void> {
  const service = world[point.service];
  service.clearRequests();
  const { when = 'unanswered', method, path, nth = 1 } = point;
  const kind = when === 'before' ? 'drop' : 'delay';
  if (when !== 'answered') service.addFault({ kind, method, path, nth, delayMs: STILL });
  const args = ['up', ...engine.on(stack), '--yes', '--skip-preview', '--non-interactive', '--parallel', '1'];
  const child = spawn('pulumi', args, {
    cwd: engine.folder,
    env: engine.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      printed += part;
    });
  }
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const isThere = (request: RecordedRequest) => request.method === method && new RegExp(path).test(request.path);
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  const isReached = () => service.requests().filter(isThere).length >= nth;
  while (!isOver && !isReached()) await new Promise((resolve) => setTimeout(resolve, 5));
  if (!isReached()) {
    throw new Error(`the up of ${stack} ended without ${method} ${path}:\n${printed}`);
  }
  if (patienceMs > 0) await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, patienceMs).unref())]);
  if (isOver) {
    service.clearFaults();
    return;
  }
  if (child.pid === undefined) throw new Error('the engine has no process');
  // List the plugins first: a plugin has no parent after its engine is gone, and it would wait five minutes for the
  // engine.
  const plugins = startedBy(child.pid);
  process.kill(-child.pid, 'SIGKILL');
  plugins.forEach(kill);
  await ended;
  service.clearFaults();
}
