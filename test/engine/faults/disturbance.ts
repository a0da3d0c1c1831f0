import type { RecordedRequest } from '../../../emulator/core/recorder';
import type { EditScene } from '../edits';
import { type KillPoint, killedUp } from '../killed';
import { changing } from '../scene';

/** One write of an update, as it is told from the others. */
export interface Write {
  readonly service: 'github' | 'netlify';
  readonly method: string;
  readonly path: string;
  /** The path is a regular expression. */
  readonly isPattern?: true;
}

/** How an update is disturbed at one of its writes. A new kind is one more entry here. */
export const DISTURBANCES = {
  /** The engine is killed while the service has not yet done anything. */
  'killed before': (edits: EditScene, stack: string, write: Write) =>
    killedUp(edits.scene, stack, pointAt(write, 'before')),
  /** The write takes effect, its answer never arrives, and the engine with all that it started is killed. */
  killed: (edits: EditScene, stack: string, write: Write) => killedUp(edits.scene, stack, pointAt(write)),
  /** The write takes effect, and the engine is killed as soon as it is answered. */
  'killed after': (edits: EditScene, stack: string, write: Write) =>
    killedUp(edits.scene, stack, pointAt(write, 'answered')),
  /** The write takes effect, and its answer never comes: either the update ends by itself, or somebody kills it. */
  hang: (edits: EditScene, stack: string, write: Write) =>
    killedUp(edits.scene, stack, pointAt(write), write.service === 'netlify' ? PATIENCE_MS : 0),
  /** The write takes effect, and each answer of it ends in its middle. */
  'cut answer': (edits: EditScene, stack: string, write: Write) =>
    faulty(edits, stack, write, { kind: 'cut', times: TRIES }),
  /** The write takes effect, and each answer of it is cut off. */
  'answer lost': (edits: EditScene, stack: string, write: Write) =>
    faulty(edits, stack, write, { kind: 'drop', late: true, times: TRIES }),
  /** The write takes effect, and is answered with an error. */
  'late 500': (edits: EditScene, stack: string, write: Write) =>
    faulty(edits, stack, write, { kind: 'status', status: 500, late: true, times: TRIES }),
  /** The write is refused. */
  'refused 500': (edits: EditScene, stack: string, write: Write) =>
    faulty(edits, stack, write, { kind: 'status', status: 500, times: TRIES }),
  /** The service asks to wait, once. */
  'rate limit': (edits: EditScene, stack: string, write: Write) =>
    faulty(edits, stack, write, { kind: 'status', status: 429, retryAfterSeconds: 1, times: 1 }),
} as const satisfies Readonly<Record<string, (edits: EditScene, stack: string, write: Write) => Promise<void>>>;

/** A kind of disturbance. */
export type Disturbance = keyof typeof DISTURBANCES;

/** More than any client tries again. */
const TRIES = 50;

function pointAt({ service, method, path, isPattern }: Write, when?: KillPoint['when']) {
  const exact = `^${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;
  const at = { service, method, path: isPattern ? path : exact };
  return when === undefined ? at : { ...at, when };
}

/** Longer than the Netlify site provider waits for an answer (components/netlify-site-provider.ts); GitHub's waits 20 minutes. */
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

/** The writes of an `up`, in order, each once. It must go well. */
export async function writesOf(edits: EditScene, stack: string): Promise<readonly Write[]> {
  const { scene } = edits;
  scene.clearRequests();
  await edits.up(stack, '--parallel', '1');
  const of = (service: Write['service'], requests: readonly RecordedRequest[]) =>
    changing(requests).map(({ method, path }): Write => ({ service, method, path }));
  const all = [...of('github', scene.world.github.requests()), ...of('netlify', scene.world.netlify.requests())];
  return [...new Map(all.map((write) => [`${write.service} ${write.method} ${write.path}`, write])).values()];
}
