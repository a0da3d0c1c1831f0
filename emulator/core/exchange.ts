import type { DeviationLedger } from './deviation';
import type { VendorDocument } from './document';

/** What a handler answers; no `body` means an empty one, a `Buffer` goes out as bytes. */
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
  /** Address of the service, with the prefix that this request came in by. */
  readonly base: string;
  /** ISO time by the service's clock. */
  now(): string;
  readonly deviations: DeviationLedger;
}

/** Serves one operation; it may change the world and throws an `ApiError` to refuse. */
export type Handler<W, C> = (exchange: Exchange<W, C>) => Reply | Promise<Reply>;

/** A refusal, answered as it stands; the world must not have been changed before it is thrown. */
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

/** Who is asking, by the service's own rules; `tokenId` is what the recording shows. */
export interface Caller {
  readonly tokenId: string | null;
}

/** A part of the path before the vendor's own paths. */
export interface Prefix {
  readonly value: string;
  /** Deviation to count when it is not in the vendor's document. */
  readonly deviation?: string;
}

/** A request to one of the vendor's other hosts, which the API points to: downloads, live sites, token issuers. */
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

/** What a door does: an answer after a delay, or `drop` for a connection that is cut. */
export type DoorReply = (Reply & { readonly delayMs?: number }) | 'drop';

/** Everything that makes one vendor's API. `W` is its world (plain data), `C` who is calling. */
export interface Service<W, C extends Caller> {
  readonly name: 'github' | 'netlify';
  readonly document: VendorDocument;
  /** Tried in order; one with an empty value means that paths may come without. */
  readonly prefixes: readonly Prefix[];
  /** Path parameters that may hold slashes. */
  readonly greedy?: readonly string[];
  /** Maps a path that the vendor still serves but no longer documents to the documented one, and names the deviation. */
  rewrite?(world: W, path: string): { readonly path: string; readonly deviation: string } | undefined;
  /** Operations that are no write although their method looks like one, such as fetching a token. */
  readonly harmless?: readonly string[];
  /** Answers paths that begin with `/_` and are no control: no part of the documented API. Undefined for what is not there. */
  door?(request: DoorRequest<W>): DoorReply | undefined | Promise<DoorReply | undefined>;
  /** Handlers by operation id. */
  readonly handlers: Readonly<Record<string, Handler<W, C>>>;
  /** Finds the caller; throws an `ApiError` (401). */
  identify(world: W, headers: Readonly<Record<string, string>>, now: string): C;
  /** Runs after the caller is known and before the request is validated: rate limits, permissions. Throws an `ApiError`. */
  admit?(exchange: Exchange<W, C>): void;
  /** Last word on an answer: ETag, rate-limit headers. */
  finish?(exchange: Exchange<W, C>, reply: Reply): Reply;
  /** The vendor's refusal of a request that is not as documented. */
  refuseInvalid(problems: readonly string[]): Reply;
  /** The vendor's form of an error, for faults and unserved paths. */
  errorBody(status: number, message: string): unknown;
}
