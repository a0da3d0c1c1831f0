import { isApiHost } from '../registry/github-host';
import { noAnswer } from '../registry/no-answer';
import { UserError } from '../registry/user-error';
import type { GithubCredentials } from './credentials';
import type { Client } from './octokit';

/** GitHub's REST API, with rate limits respected and transient failures retried. */
export type GithubClient = InstanceType<typeof Client>;

/**
 * The root of the REST API as the Terraform provider derives it: `/api/v3` before every path except at api.github.com
 * and api.NAME.ghe.com (terraform-provider-github 6.13.0, github/config.go).
 */
export function apiRoot(baseUrl: string): string {
  const url = new URL(baseUrl);
  const path = url.pathname.replace(/\/+$/, '');
  if (isApiHost(url.hostname) || path.endsWith('/api/v3')) return url.origin + path;
  return `${url.origin}${path}/api/v3`;
}

/** The timeout of one request without its upload, in milliseconds. GitHub itself ends a request after 10 seconds. */
const LIMIT_MS = 30_000;
/** The slowest supported upload, in bytes per millisecond. */
const SLOWEST = 50;

function sizeOf(body: RequestInit['body']): number {
  if (typeof body === 'string') return body.length;
  return body instanceof ArrayBuffer || ArrayBuffer.isView(body) ? body.byteLength : 0;
}

/** `fetch` with a timeout. Each try of a request has its own; waiting for a rate limit does not count. */
async function limitedFetch(url: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const limit = AbortSignal.timeout(LIMIT_MS + Math.ceil(sizeOf(init.body) / SLOWEST));
  try {
    return await fetch(url, { ...init, signal: init.signal ? AbortSignal.any([init.signal, limit]) : limit });
  } catch (error) {
    // A caller that gave up knows why.
    if (init.signal?.aborted) throw error;
    throw new Error(noAnswer(error, url instanceof Request ? url.url : String(url)), { cause: error });
  }
}

/** A client for these credentials. It retries at most twice after a rate limit, and never writes. */
export function githubClient(credentials: GithubCredentials): GithubClient {
  // Loaded on the first request: many commands could ask GitHub but do not.
  const { Client, createAppAuth } = require('./octokit') as typeof import('./octokit');
  const isFirstRetry = (_after: number, _options: object, _octokit: object, count: number) => count < 2;
  return new Client({
    baseUrl: apiRoot(credentials.baseUrl),
    userAgent: 'causeway',
    request: { fetch: limitedFetch },
    ...(credentials.kind === 'token'
      ? { auth: credentials.token }
      : {
          authStrategy: createAppAuth,
          auth: {
            appId: credentials.appId,
            installationId: credentials.installationId,
            privateKey: credentials.privateKey,
          },
        }),
    throttle: { enabled: credentials.isPaced ?? true, onRateLimit: isFirstRetry, onSecondaryRateLimit: isFirstRetry },
    retry: { retries: 2, doNotRetry: [400, 401, 403, 404, 409, 410, 422, 451] },
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  });
}

/**
 * The HTTP status that a failed request carries, if it got that far. Octokit gives 500 to a request without an answer
 * (@octokit/request 10, fetch-wrapper.js).
 */
export function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  const isAnswered = error.status !== 500 || ('response' in error && error.response !== undefined);
  return isAnswered ? error.status : undefined;
}

/** A failed request as an error for people, exit 3: we could not find out. */
export function couldNotAsk(error: unknown, doing: string, place: string): UserError {
  const status = statusOf(error);
  const message = error instanceof Error ? error.message : String(error);
  return new UserError(`could not ${doing}: ${status === undefined ? '' : `${status} `}${message}`, {
    place,
    exitCode: 3,
  });
}
