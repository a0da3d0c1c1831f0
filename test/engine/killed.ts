import { spawn } from 'node:child_process';
import type { Engine } from '../../demo/engine';
import type { RecordedRequest } from '../../emulator/core/recorder';
import type { RunningWorld } from '../../sandbox/world';

/** At which write an `up` is killed: its effect has taken place, its answer never arrives. */
export interface KillPoint {
  readonly service: 'github' | 'netlify';
  readonly method: string;
  /** Regular expression over the path. */
  readonly path: string;
}

const STILL = 3_600_000;

/** Runs `up` of a stack, one operation after the other, and kills it, with every process that it started, at a write. Throws when it never comes to that. */
export async function killedUp(
  { world, engine }: { readonly world: RunningWorld; readonly engine: Engine },
  stack: string,
  point: KillPoint,
): Promise<void> {
  const service = world[point.service];
  service.clearRequests();
  service.addFault({ kind: 'delay', method: point.method, path: point.path, delayMs: STILL });
  const args = ['up', ...engine.on(stack), '--yes', '--skip-preview', '--non-interactive', '--parallel', '1'];
  const child = spawn('pulumi', args, {
    ...{ cwd: engine.folder, env: engine.environment, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      printed += part;
    });
  }
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const isThere = ({ method, path }: RecordedRequest) => method === point.method && new RegExp(point.path).test(path);
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  while (!isOver && !service.requests().some(isThere)) await new Promise((resolve) => setTimeout(resolve, 5));
  if (isOver) throw new Error(`the up of ${stack} ended without ${point.method} ${point.path}:\n${printed}`);
  if (child.pid === undefined) throw new Error('the engine has no process');
  process.kill(-child.pid, 'SIGKILL');
  await ended;
  service.clearFaults();
}
