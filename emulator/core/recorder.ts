import { createHash } from 'node:crypto';

/** One request as a service saw it. It never holds a token, only the token's id. */
export interface RecordedRequest {
  /** 1, 2, 3 … since the service was started. */
  readonly n: number;
  readonly service: string;
  readonly method: string;
  /** Path without the service's prefix (`/api/v3`) and query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string | string[]>>;
  /** Operation id of the vendor's document; null for a path that is not served. */
  readonly operationId: string | null;
  /** The status of the answer; 0 for a dropped connection. */
  readonly status: number;
  /** SHA-256 of the body as sent; null without one. */
  readonly bodyDigest: string | null;
  /** Parsed JSON; null for bytes, which have only the digest. */
  readonly body: unknown;
  /** ISO time by the service's clock. */
  readonly at: string;
  readonly tokenId: string | null;
  /** The request may have changed something that lasts. Fetching an installation's token does not count. */
  readonly write: boolean;
  /** Kinds of the faults that disturbed the request. Its answer is then not what the service would have answered. */
  readonly disturbed: readonly string[];
  /** The request carried `If-None-Match`. */
  readonly conditional: boolean;
}

/** SHA-256 of a body in hexadecimal; null for an empty one. */
export function digestOf(body: Buffer): string | null {
  return body.length === 0 ? null : createHash('sha256').update(body).digest('hex');
}

/** Whether a method may change something. */
export function isWrite(method: string): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(method);
}
