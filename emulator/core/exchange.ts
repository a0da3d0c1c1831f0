import type { DeviationLedger } from './deviation';
import type { VendorDocument } from './document';

/** A handler's answer. No `body` means an empty one; a `Buffer` is sent as bytes. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request on its way through a service. */
export interface Exchange<W, C> {
  readonly world: W;
  readonly caller: C;
  readonly method: string;
  /** Path without prefix, as sent. */
  readonly path: string;
  /** Path parameters, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | string[]>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON body; undefined without one. A `Buffer` where the operation takes bytes. */
  readonly body: unknown;
  readonly operationId: string;
  /** Address of the service, with the prefix that this request used. */
  readonly base: string;
  /** ISO time by the service's clock. */
  now(): string;
  readonly deviations: DeviationLedger;
}

/** Serves one operation; it may change the world and throws an `ApiError` to refuse. */
export type Handler<W, C> = (exchange: Exchange<W, C>) => Reply | Promise<Reply>;

/** A refusal, answered as it is. The handler must not have changed the world before it throws this. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    readonly body: unknown,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`${status} ${JSON.stringify(body)}`);
  }
}

/** The caller, by the service's own rules; the recording shows `tokenId`. */
export interface Caller {
  readonly tokenId: string | null;
}

/** A part of the path before the vendor's own paths. */
export interface Prefix {
  readonly value: string;
  /** The deviation to count when the prefix is not in the vendor's document. */
  readonly deviation?: string;
}

/** A request to one of the vendor's other hosts that the API points to: downloads, live sites, token issuers. */
export interface DoorRequest<W> {
  readonly world: W;
  readonly method: string;
  /** Path as sent. */
  readonly path: string;
  readonly query: Readonly<Record<string, string | string[]>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  now(): string;
}

/** A door's answer: a reply after a delay, or `drop` for a connection that is cut. */
export type DoorReply = (Reply & { readonly delayMs?: number }) | 'drop';

/** All parts of one vendor's API. `W` is its world (plain data), `C` is the caller. */
export interface Service<W, C extends Caller> {
  readonly name: 'github' | 'netlify';
  readonly document: VendorDocument;
  /** Tried in order. An empty value means that paths may have no prefix. */
  readonly prefixes: readonly Prefix[];
  /** Path parameters that may hold slashes. */
  readonly greedy?: readonly string[];
  /** Maps a path that the vendor still serves but no longer documents to the documented one, and names the deviation. */
  rewrite?(world: W, path: string): { readonly path: string; readonly deviation: string } | undefined;
  /** Operations that write nothing although their method suggests it, such as fetching a token. */
  readonly harmless?: readonly string[];
  /**
   * Answers paths that begin with `/_` and are not control paths. They are no part of the documented API. Undefined for
   * an unknown path.
   */
  door?(request: DoorRequest<W>): DoorReply | undefined | Promise<DoorReply | undefined>;
  /** Handlers by operation id. */
  readonly handlers: Readonly<Record<string, Handler<W, C>>>;
  /** Finds the caller; throws an `ApiError` (401). */
  identify(world: W, headers: Readonly<Record<string, string>>, now: string): C;
  /** Answers a path under a name that an object had before, or undefined. Runs once the caller is known. */
  moved?(world: W, caller: C, request: Pick<Exchange<W, C>, 'method' | 'path' | 'base'>): Reply | undefined;
  /**
   * Runs after the caller is known and before the request is validated: rate limits, permissions. Throws an `ApiError`.
   */
  admit?(exchange: Exchange<W, C>): void;
  /** Changes an answer last: ETag, rate-limit headers. */
  finish?(exchange: Exchange<W, C>, reply: Reply): Reply;
  /** The vendor's refusal of a request that does not match its document. */
  refuseInvalid(problems: readonly string[]): Reply;
  /** The vendor's form of an error, for faults and unserved paths. */
  errorBody(status: number, message: string): unknown;
}
