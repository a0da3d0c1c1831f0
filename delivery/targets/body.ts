/** The body of an answer with the right status, or the reason why there is none. */
export type Body =
  /** The content type is without parameters, in lower case; empty where there was none. */
  { readonly ok: true; readonly body: Buffer; readonly type: string } | { readonly ok: false; readonly reason: string };

/** The limits of a page: milliseconds until its end, and bytes. */
export interface BodyLimits {
  readonly timeoutMs: number;
  readonly most: number;
  /** The required status. Default 200. */
  readonly status?: number;
}

async function bounded(stream: AsyncIterable<Uint8Array>, most: number): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > most) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Requests a page once without following redirects: the status and a complete body within the limits, or a reason. */
export async function readBody(url: string, { timeoutMs, most, status = 200 }: BodyLimits): Promise<Body> {
  const no = (reason: string): Body => ({ ok: false, reason });
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { 'user-agent': 'causeway', 'cache-control': 'no-cache' },
      signal,
    });
    if (response.status !== status) {
      await response.body?.cancel();
      const isRedirect = response.status >= 300 && response.status < 400;
      return no(isRedirect ? `it redirects (${response.status})` : `it answered ${response.status}`);
    }
    const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    const body = response.body === null ? Buffer.alloc(0) : await bounded(response.body, most);
    return body === undefined ? no(`the answer is larger than ${most} bytes`) : { ok: true, body, type };
  } catch {
    // The library's message names hosts and ports, and adds nothing useful to this one.
    return no(signal.aborted ? `no whole answer within ${timeoutMs} ms` : 'the connection failed');
  }
}
