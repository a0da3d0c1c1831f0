import type { RecordedRequest } from '../../../emulator/core/recorder';
import type { EditScene } from '../edits';
import { type KillPoint, killedUp } from '../killed';
import { changing } from '../scene';

/** One write of an update, with the fields that identify it. */
export interface Write {
  readonly service: 'github' | 'netlify';
  readonly method: string;
  readonly path: string;
  /** Whether the path is a regular expression. */
  readonly isPattern?: true;
}

/** The ways to disturb an update at one of its writes. Add a new kind as one more entry here. */
export const DISTURBANCES = {
  /** The engine is killed before the service has done anything. */
  'killed before': (edits: EditScene, stack: string, write: Write) =>
    killedUp(edits.scene, stack, pointAt(write, 'before')),
  /** The write takes effect, its answer never arrives, and the engine is killed with all processes that it started. */
  killed: (edits: EditScene, stack: string, write: Write) => killedUp(edits.scene, stack, pointAt(write)),
  /** The write takes effect, and the engine is killed as soon as the service answers. */
  'killed after': (edits: EditScene, stack: string, write: Write) =>
    killedUp(edits.scene, stack, pointAt(write, 'answered')),
  /** The write takes effect, and its answer never comes. The update ends by itself or is killed. */
  hang: (edits: EditScene, stack: string, write: Write) =>
    killedUp(edits.scene, stack, pointAt(write), write.service === 'netlify' ? PATIENCE_MS : 0),
  /** The write takes effect, and each of its answers stops halfway. */
  'cut answer': (edits: EditScene, stack: string, write: Write) =>
    faulty(edits, stack, write, { kind: 'cut', times: TRIES }),
  /** The write takes effect, and each of its answers is lost. */
  'answer lost': (edits: EditScene, stack: string, write: Write) =>
    faulty(edits, stack, write, { kind: 'drop', late: true, times: TRIES }),
  /** The write takes effect, and the service answers with an error. */
  'late 500': (edits: EditScene, stack: string, write: Write) =>
    faulty(edits, stack, write, { kind: 'status', status: 500, late: true, times: TRIES }),
  /** The service refuses the write. */
  'refused 500': (edits: EditScene, stack: string, write: Write) =>
    faulty(edits, stack, write, { kind: 'status', status: 500, times: TRIES }),
  /** The service asks the client to wait, once. */
  'rate limit': (edits: EditScene, stack: string, write: Write) =>
    faulty(edits, stack, write, { kind: 'status', status: 429, retryAfterSeconds: 1, times: 1 }),
} as const satisfies Readonly<Record<string, (edits: EditScene, stack: string, write: Write) => Promise<void>>>;

/** A kind of disturbance. */
export type Disturbance = keyof typeof DISTURBANCES;

/** More retries than any client makes. */
const TRIES = 50;

function pointAt({ service, method, path, isPattern }: Write, when?: KillPoint['when']) {
  const exact = `^${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;
  const at = { service, method, path: isPattern ? path : exact };
  return when === undefined ? at : { ...at, when };
}

/**
 * Longer than the timeout of the Netlify site provider (components/netlify-site-provider.ts). GitHub's provider waits
 * 20 minutes.
 */
const PATIENCE_MS = 45_000;

async function faulty(
  edits: EditScene,
  stack: string,
  write: Write,
  fault: Omit<Parameters<EditScene['scene']['world']['github']['addFault']>[0], 'method' | 'path'>,
): Promise<void> {
  const { service, method, path } = pointAt(write);
  const { [service]: server } = edits.scene.world;
  server.addFault({ ...fault, method, path });
  await edits.alone('up', stack, '--parallel', '1');
  server.clearFaults();
}

/** The writes of an `up`, in order and without duplicates. The `up` must succeed. */
export async function writesOf(edits: EditScene, stack: string): Promise<readonly Write[]> {
  const { scene } = edits;
  scene.clearRequests();
  await edits.up(stack, '--parallel', '1');
  const of = (service: Write['service'], requests: readonly RecordedRequest[]) =>
    changing(requests).map(({ method, path }): Write => ({ service, method, path }));
  const all = [...of('github', scene.world.github.requests()), ...of('netlify', scene.world.netlify.requests())];
  return [...new Map(all.map((write) => [`${write.service} ${write.method} ${write.path}`, write])).values()];
}
