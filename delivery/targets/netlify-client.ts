import { setTimeout as pause } from 'node:timers/promises';
import type { NetlifyCredentials } from '../../live/credentials';
import { noAnswer } from '../../registry/no-answer';
import { UserError } from '../../registry/user-error';

/** One request to Netlify's API. */
export interface NetlifyRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Below `/api/v1`, escaped. */
  readonly path: string;
  /** Sent as JSON; bytes are sent as they are. */
  readonly body?: object | Buffer;
  /** The action in the words of an error: "publish the deploy". */
  readonly doing: string;
  /**
   * A repetition would create two objects: the request is repeated only after an answer that says nothing was done
   * (429). Default false.
   */
  readonly makesNew?: boolean;
}

/** Netlify's answer; `absent` is its 404, which it also gives for objects that the token may not see. */
export type NetlifyAnswer = { readonly state: 'read'; readonly value: unknown } | { readonly state: 'absent' };

/** The limits of asking Netlify. */
export interface NetlifyPatience {
  /** Milliseconds for one request. Default 60,000: files are large. */
  readonly timeoutMs?: number;
  /** The number of tries of one request. Default 4. */
  readonly tries?: number;
  /** Waits, in milliseconds. */
  readonly sleep?: (ms: number) => Promise<unknown>;
}

/**
 * Asks Netlify. Waits out rate limits and transient failures. Rejects with UserError: exit 1 when Netlify refused, exit
 * 3 when it could not be asked or the token may not.
 */
export type NetlifyClient = (request: NetlifyRequest) => Promise<NetlifyAnswer>;

// Netlify's limits are per minute; a longer wait becomes an error instead.
const LONGEST_WAIT = 90_000;
const FIRST_WAIT = 500;

function waitOf(response: Response | undefined, attempt: number): number {
  const seconds = Number(response?.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : FIRST_WAIT * 2 ** attempt;
}

function bodyOf(body: NetlifyRequest['body']): {
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly type: string;
} {
  if (body === undefined) return { type: 'application/json' };
  if (!Buffer.isBuffer(body)) return { body: JSON.stringify(body), type: 'application/json' };
  return { body: new Uint8Array(body), type: 'application/octet-stream' };
}

// Netlify's own message, where it is a text.
async function messageOf(response: Response): Promise<string> {
  const value: unknown = await response.json().catch(() => undefined);
  const message = typeof value === 'object' && value !== null && 'message' in value ? value.message : undefined;
  return typeof message === 'string' ? ` ${message.replace(/\p{Cc}/gu, ' ').slice(0, 200)}` : '';
}

/** A client for these credentials; the token is only in the header. */
export function netlifyClient(
  { endpoint, token }: NetlifyCredentials,
  { timeoutMs = 60_000, tries = 4, sleep = pause }: NetlifyPatience = {},
): NetlifyClient {
  async function send({ method, path, body }: NetlifyRequest): Promise<Response | string> {
    const { type, ...sent } = bodyOf(body);
    try {
      return await fetch(`${endpoint}/api/v1${path}`, {
        method,
        ...sent,
        signal: AbortSignal.timeout(timeoutMs),
        redirect: 'error' as const,
        headers: { authorization: `Bearer ${token}`, 'content-type': type, 'user-agent': 'causeway' },
      });
    } catch (error) {
      return noAnswer(error, endpoint);
    }
  }

  function couldNot({ doing, path }: NetlifyRequest, why: string, exitCode: 1 | 3): UserError {
    return new UserError(`could not ${doing}: ${why}`, { place: `Netlify ${path.replace(/\?.*$/, '')}`, exitCode });
  }

  return async (request) => {
    for (let attempt = 0; ; attempt += 1) {
      const answer = await send(request);
      const response = typeof answer === 'string' ? undefined : answer;
      if (response?.ok) {
        const text = await response.text().catch(() => undefined);
        if (text === undefined) throw couldNot(request, 'the answer was cut off', 3);
        return { state: 'read', value: text === '' ? undefined : parsed(text, request) };
      }
      if (response?.status === 404) return { state: 'absent' };
      const isPassing = response === undefined || response.status >= 500;
      const isAgain = response?.status === 429 || (isPassing && !request.makesNew);
      const wait = waitOf(response, attempt);
      if (isAgain && attempt + 1 < tries && wait <= LONGEST_WAIT) {
        await response?.body?.cancel();
        await sleep(wait);
        continue;
      }
      if (typeof answer === 'string') throw couldNot(request, answer, 3);
      const { status } = answer;
      const isRefusal = status >= 400 && status < 500 && ![401, 403, 429].includes(status);
      throw couldNot(request, `${status}${await messageOf(answer)}`, isRefusal ? 1 : 3);
    }
  };

  function parsed(text: string, request: NetlifyRequest): unknown {
    try {
      return JSON.parse(text);
    } catch {
      throw couldNot(request, 'the answer is not JSON', 3);
    }
  }
}
