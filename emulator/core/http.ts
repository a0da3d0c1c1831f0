import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Reply } from './exchange';

const limitBytes = 200 * 1024 * 1024;

/** Reads a request's whole body; throws above 200 MB. */
export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > limitBytes) throw new Error('a body of more than 200 MB');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** The same as text. */
export async function readBody(request: IncomingMessage): Promise<string> {
  return (await readBytes(request)).toString('utf8');
}

function encoded(body: unknown): string | Buffer | undefined {
  return body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
}

/** Sends an answer; a string or bytes go out as they are, anything else as JSON. */
export function send(response: ServerResponse, reply: Reply): void {
  const body = encoded(reply.body);
  const json = { 'content-type': 'application/json; charset=utf-8' };
  const bytes = { 'content-type': 'application/octet-stream' };
  const type = body === undefined ? {} : Buffer.isBuffer(body) ? bytes : json;
  response.writeHead(reply.status, { ...type, ...reply.headers });
  response.end(body);
}

/** Sends the head and the first half of an answer, then ends the connection. */
export function sendHalf(response: ServerResponse, reply: Reply): void {
  const bytes = Buffer.from(encoded(reply.body) ?? '');
  const head = { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length };
  response.writeHead(reply.status, { ...reply.headers, ...head });
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
}

/** A query string as a record; a name given more than once (or as `name[]`) is a list. */
export function parseQuery(search: URLSearchParams): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {};
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name);
    found[name] = values.length === 1 ? (values[0] ?? '') : values;
  }
  return found;
}

/** Headers with one string for each name. */
export function plainHeaders(request: IncomingMessage): Record<string, string> {
  const pairs = Object.entries(request.headers).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    pairs.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}
