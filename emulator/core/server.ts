import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { deviations as listed } from '../deviations';
import { control } from './control';
import { type Deviation, DeviationLedger } from './deviation';
import type { Caller, Reply, Service } from './exchange';
import { type Fault, FaultPlan } from './faults';
import { parseQuery, plainHeaders, readBytes, send, sendHalf } from './http';
import { applyPatch, type PatchStep } from './json';
import { createPipeline } from './pipeline';
import { digestOf, isWrite, type RecordedRequest } from './recorder';
import { openState } from './state';
import { createValidator } from './validator';

/** Options for starting a service. */
export interface ServiceOptions<W> {
  /** The world at the start. An existing `stateFile` takes precedence. */
  readonly world: W;
  /** Port on 127.0.0.1; default 0, a free one. */
  readonly port?: number;
  /** JSON file that follows the world. Default: memory only. */
  readonly stateFile?: string;
  /** Default: the real clock. */
  readonly clock?: () => Date;
  /** Default: `emulator/deviations.ts`. */
  readonly deviations?: readonly Deviation[];
}

/** A listening service. */
export interface RunningService<W> {
  /** `http://127.0.0.1:PORT`, without a slash at its end. */
  readonly url: string;
  /** The live world: a test may read and change it. */
  readonly world: W;
  close(): Promise<void>;
  requests(): RecordedRequest[];
  clearRequests(): void;
  addFault(fault: Fault): void;
  clearFaults(): void;
  /** Every difference from the vendor's document. Tests want this list to be empty. */
  violations(): string[];
  /** Uses of each deviation of this service, by id. */
  deviationUses(): Record<string, number>;
}

function jsonOf(bytes: Buffer): unknown {
  return bytes.length === 0 ? undefined : (JSON.parse(bytes.toString('utf8')) as unknown);
}

async function sendReply(
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply | null,
  { delayMs, isCut = false }: { readonly delayMs: number; readonly isCut?: boolean },
): Promise<void> {
  // A client that disconnected ends the delay early.
  if (delayMs > 0) await Promise.race([sleep(delayMs, undefined, { ref: false }), once(response, 'close')]);
  if (response.destroyed) return;
  // An answer without a body is cut before its head.
  if (reply === null || (isCut && reply.body === undefined)) request.socket.destroy();
  else if (isCut) sendHalf(response, reply);
  else send(response, reply);
}

/** Starts a vendor's API on 127.0.0.1. */
export async function startService<W, C extends Caller>(
  service: Service<W, C>,
  options: ServiceOptions<W>,
): Promise<RunningService<W>> {
  const clock = options.clock ?? (() => new Date());
  const ledger = new DeviationLedger((options.deviations ?? listed).filter((one) => one.service === service.name));
  const operationIds = Object.keys(service.handlers);
  const validator = await createValidator(service.document, operationIds, service.greedy ?? [], ledger);
  const state = openState(options.world, options.stateFile);
  const faults = new FaultPlan();
  const recorded: RecordedRequest[] = [];
  const violations: string[] = [];
  let count = 0;
  const handle = createPipeline({ service, validator, ledger, state, faults, violations, clock });

  const controlled = {
    requests: () => [...recorded],
    clearRequests: () => void recorded.splice(0),
    addFault: (fault: Fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    violations: () => [...violations],
    deviationUses: () => ledger.uses(),
    world: () => state.world,
    mutate: (steps: readonly PatchStep[]) => {
      applyPatch(state.world, steps);
      state.changed();
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = (request.method ?? 'GET').toUpperCase();
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const bytes = await readBytes(request);
    if (url.pathname.startsWith('/_emulator/')) {
      send(
        response,
        control(controlled, method, url.pathname, () => jsonOf(bytes)),
      );
      return;
    }
    const headers = plainHeaders(request);
    const query = parseQuery(url.searchParams);
    const origin = `http://${headers['host'] ?? '127.0.0.1'}`;
    const now = (): string => clock().toISOString();
    const path = url.pathname;
    const behind = path.startsWith('/_')
      ? await service.door?.({ world: state.world, method, path, query, headers, body: bytes, origin, now })
      : undefined;
    if (behind !== undefined) {
      const isDropped = behind === 'drop';
      await sendReply(request, response, isDropped ? null : behind, { delayMs: isDropped ? 0 : (behind.delayMs ?? 0) });
      return;
    }
    count += 1;
    const n = count;
    const at = clock().toISOString();
    const outcome = await handle({ method, pathname: path, query, headers, bytes, origin });
    recorded.push({
      n,
      service: service.name,
      method,
      path: outcome.path,
      query,
      operationId: outcome.operationId,
      status: outcome.reply?.status ?? 0,
      bodyDigest: digestOf(bytes),
      body: outcome.body,
      at,
      tokenId: outcome.tokenId,
      write: isWrite(method) && !service.harmless?.includes(outcome.operationId ?? ''),
      conditional: headers['if-none-match'] !== undefined,
      disturbed: outcome.disturbed,
    });
    const { reply, delayMs, disturbed } = outcome;
    await sendReply(request, response, reply, { delayMs, isCut: disturbed.includes('cut') });
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      violations.push(
        `${request.method} ${request.url}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      if (!response.headersSent)
        send(response, { status: 500, body: service.errorBody(500, 'Internal error of the emulator') });
    });
  });
  // Longer than the pauses of any client. With Node's default of 5 seconds, a client that reuses a connection at that
  // moment gets an unintended reset.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    ...controlled,
    url: `http://127.0.0.1:${port}`,
    world: state.world,
    close: () =>
      new Promise<void>((resolve) => {
        state.flush();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
