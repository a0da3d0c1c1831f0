import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Reply } from './exchange';

const limitBytes = 10 * 1024 * 1024;

/** Reads a request's whole body; throws above 10 MB. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > limitBytes) throw new Error('a body of more than 10 MB');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Sends an answer; a string body goes out as it is, anything else as JSON. */
export function send(response: ServerResponse, reply: Reply): void {
  const text =
    reply.body === undefined ? undefined : typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
  const type = text === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' };
  response.writeHead(reply.status, { ...type, ...reply.headers });
  response.end(text);
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
