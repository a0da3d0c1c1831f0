import type { EngineRun } from '../../../demo/engine';
import type { RecordedRequest } from '../../../emulator/core/recorder';
import { similarPath, similarPattern } from '../../support/similar-path';
import type { EditScene } from '../edits/scene';
import { type KillPoint, killedUp } from '../killed';
import { changing } from '../scene';

/** One write of an update, with the fields that identify it. */
export interface Write {
  readonly service: 'github' | 'netlify';
  readonly method: string;
  /** Written as `similarPath` writes it. */
  readonly path: string;
  /** The number of the write among those with this path, from 1; default 1. */
  readonly nth?: number;
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
  hang: (edits: EditScene, stack: string, write: Write) => killedUp(edits.scene, stack, pointAt(write), PATIENCE_MS),
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
  /** The service asks the client to wait, once. The update waits and succeeds by itself. */
  'rate limit': async (edits: EditScene, stack: string, write: Write) => {
    const run = await faulty(edits, stack, write, { kind: 'status', status: 429, retryAfterSeconds: 1, times: 1 });
    if (run.code !== 0) throw new Error(`the update did not wait for the limit:\n${run.output}`);
  },
} as const satisfies Readonly<Record<string, (edits: EditScene, stack: string, write: Write) => Promise<unknown>>>;

/** A kind of disturbance. */
export type Disturbance = keyof typeof DISTURBANCES;

/**
 * Whether a kind is one of its own at a write. GitHub's provider waits 20 minutes for an answer that never comes; who
 * kills it does what `killed` does.
 */
export function isOwnKind(kind: Disturbance, { service }: Write): boolean {
  return kind !== 'hang' || service === 'netlify';
}

/** More retries than any client makes. */
const TRIES = 50;

function pointAt({ service, method, path, isPattern, nth = 1 }: Write, when?: KillPoint['when']) {
  const at = { service, method, path: isPattern ? path : similarPattern(path), nth };
  return when === undefined ? at : { ...at, when };
}

/**
 * Longer than the timeout of the Netlify site provider (components/netlify-site-provider.ts).
 */
const PATIENCE_MS = 45_000;

async function faulty(
  edits: EditScene,
  stack: string,
  write: Write,
  fault: Omit<Parameters<EditScene['scene']['world']['github']['addFault']>[0], 'method' | 'path'>,
): Promise<EngineRun> {
  const { service, method, path, nth } = pointAt(write);
  const { [service]: server } = edits.scene.world;
  server.addFault({ ...fault, method, path, nth });
  const run = await edits.alone('up', stack, '--parallel', '1');
  server.clearFaults();
  return run;
}

/** What a person reads of a write: the service, the method, the path, and its number where the path repeats. */
export function nameOf({ service, method, path, nth = 1 }: Write): string {
  return `${service} ${method} ${path}${nth === 1 ? '' : ` (${nth})`}`;
}

/** The writes of an `up`, in order. The `up` must succeed. */
export async function writesOf(edits: EditScene, stack: string): Promise<readonly Write[]> {
  const { scene } = edits;
  scene.clearRequests();
  await edits.up(stack, '--parallel', '1');
  const seen = new Map<string, number>();
  const of = (service: Write['service'], requests: readonly RecordedRequest[]) =>
    changing(requests).map(({ method, path: sent }): Write => {
      const path = similarPath(sent);
      const key = `${service} ${method} ${path}`;
      const nth = (seen.get(key) ?? 0) + 1;
      seen.set(key, nth);
      return { service, method, path, nth };
    });
  return [...of('github', scene.world.github.requests()), ...of('netlify', scene.world.netlify.requests())];
}
