import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { initializeCA, initializeCTLog, initializeTSA, tsaHandler } from '@sigstore/mock';
import { readBody, send } from '../core/http';
import { settableClock } from './clock';
import { certify } from './fulcio';
import { identityTokens } from './identity-tokens';
import type { Job } from './job';
import { logEntry } from './rekor';
import { transparencyLog } from './transparency-log';
import { trustedRootOf } from './trusted-root';
import { holdAnytime, rootHoldsAnytime } from './validity';

/** Sigstore's services and GitHub's issuer of identity tokens, on 127.0.0.1. */
export interface RunningSigstore {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** The trusted root's JSON, which a registry names as `trust.root`. */
  readonly trustedRoot: object;
  /** The variables of a job that signs keyless. */
  readonly environmentFor: (job: Job) => Readonly<Record<string, string>>;
  /** The variables of a signer with a key. */
  readonly environmentForKey: (pem: string) => Readonly<Record<string, string>>;
  /** Sets the clock of all services, within the validity of their certificates. Undefined: the real time. */
  readonly setClock: (time: Date | undefined) => void;
  readonly close: () => Promise<void>;
}

const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** A handler's answer. */
interface Answer {
  readonly status: number;
  readonly body: string | Buffer;
  readonly type?: string;
}

function asBuffer(response: string | ArrayBufferView): Buffer {
  if (typeof response === 'string') return Buffer.from(response);
  return Buffer.from(response.buffer, response.byteOffset, response.byteLength);
}

/**
 * Starts Fulcio, Rekor, a time-stamping authority and an issuer of identity tokens, all in one server, over
 * `@sigstore/mock`. `now` sets their clock; without it they follow the real one. `logs: false` plays an instance
 * without transparency, such as GitHub's own for private repositories: only the authority gives the time.
 */
export async function startSigstore(
  options: { readonly now?: Date; readonly logs?: boolean } = {},
): Promise<RunningSigstore> {
  const hasLogs = options.logs ?? true;
  const clock = settableClock(options.now);
  const tokens = identityTokens(clock);
  let answer: (request: IncomingMessage, url: URL, body: string) => Promise<Answer>;
  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      // Sigstore's services report only the error in a request.
      const message = error instanceof Error ? error.message : 'refused';
      send(response, { status: 400, body: JSON.stringify({ code: 3, message }) });
    });
  });
  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = String(await readBody(request));
    const { status, body: content, type } = await answer(request, new URL(request.url ?? '/', url), body);
    send(response, { status, body: content, headers: { 'content-type': type ?? 'application/json' } });
  }
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const certificateLog = await initializeCTLog(newKey(), clock.date);
  const authority = await initializeCA(newKey(), hasLogs ? certificateLog : undefined, clock.date);
  const log = transparencyLog(new URL(url).host, newKey(), clock);
  const tsa = await initializeTSA(newKey(), clock.date);
  await rootHoldsAnytime(authority, tsa);
  await holdAnytime(tsa);
  const timestamp = tsaHandler(tsa, { strict: true });
  const trustedRoot = trustedRootOf({
    url,
    authority: authority.rootCertificate,
    logs: hasLogs ? { certificates: certificateLog.publicKey, entries: log.publicKey } : undefined,
    timestampChain: [tsa.intCertificate, tsa.rootCertificate],
  });

  answer = async (request, address, body) => {
    clock.tick();
    switch (`${request.method} ${address.pathname}`) {
      case 'GET /token': {
        const bearer = (request.headers.authorization ?? '').replace(/^Bearer /, '');
        const value = tokens.mint(bearer, address.searchParams.get('audience') ?? '');
        return value ? { status: 200, body: JSON.stringify({ value }) } : { status: 401, body: '{}' };
      }
      case 'POST /api/v2/signingCert':
        return { status: 201, body: await certify(body, authority, tokens) };
      case 'POST /api/v1/log/entries':
        return { status: 201, body: logEntry(body, log) };
      case 'POST /api/v1/timestamp': {
        const { statusCode, response, contentType } = await timestamp.fn(body);
        return { status: statusCode, body: asBuffer(response), type: contentType ?? 'text/plain' };
      }
      case 'GET /trusted-root.json':
        return { status: 200, body: JSON.stringify(trustedRoot) };
      default:
        return { status: 404, body: '{}' };
    }
  };
  const services = { CAUSEWAY_FULCIO_URL: url, CAUSEWAY_REKOR_URL: hasLogs ? url : 'none', CAUSEWAY_TSA_URL: url };
  return {
    url,
    trustedRoot,
    environmentFor: (job) => ({
      ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/token`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: tokens.register(job),
      ...services,
    }),
    environmentForKey: (pem) => ({ CAUSEWAY_SIGNING_KEY: pem, ...services }),
    setClock: clock.set,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
