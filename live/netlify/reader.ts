import { hasNextPage, type PageNumber, pagesOf } from '../../formats/pages';
import { noAnswer } from '../../registry/no-answer';
import type { NetlifyCredentials } from '../credentials';
import { type Reading, unverified } from '../reading';
import { Slots } from '../slots';

const MOST_PAGES = 100;

/** The options for reading Netlify: milliseconds for a request (default 30,000), requests at once (default 5). */
export interface NetlifyReaderOptions {
  readonly timeoutMs?: number | undefined;
  readonly atOnce?: number | undefined;
}

/**
 * Reads Netlify. It never writes. Its API documents no conditional requests (`@netlify/open-api` 2.x knows neither
 * `If-None-Match` nor `ETag` nor 304), so there is no cache on disk; its limit is 500 requests a minute.
 */
export class NetlifyReader {
  private readonly slots: Slots;
  private readonly timeoutMs: number;

  constructor(
    private readonly credentials: NetlifyCredentials,
    { timeoutMs = 30_000, atOnce = 5 }: NetlifyReaderOptions = {},
  ) {
    this.slots = new Slots(atOnce);
    this.timeoutMs = timeoutMs;
  }

  private async ask(path: string): Promise<{ reading: Reading<unknown>; link?: string | null }> {
    const { endpoint, token } = this.credentials;
    try {
      const response = await fetch(`${endpoint}/api/v1${path}`, {
        headers: { authorization: `Bearer ${token}`, 'user-agent': 'causeway' },
        signal: AbortSignal.timeout(this.timeoutMs),
      });
      if (response.status === 404) return { reading: { state: 'absent' } };
      if (!response.ok) return { reading: unverified(`Netlify answered ${response.status}`) };
      return { reading: { state: 'read', value: await response.json() }, link: response.headers.get('link') };
    } catch (error) {
      return {
        reading: unverified(error instanceof SyntaxError ? 'the answer is not JSON' : noAnswer(error, endpoint)),
      };
    }
  }

  /** A list without pages. */
  async whole(path: string): Promise<Reading<unknown>> {
    const { reading, link } = await this.slots.run(() => this.ask(path));
    return hasNextPage(link) ? unverified('the list goes on, where none was expected') : reading;
  }

  /** A paged list, read until a page is not full and announces no other. */
  async list(path: string): Promise<Reading<readonly unknown[]>> {
    const all: unknown[] = [];
    let failure: Reading<never> | undefined;
    const ask = async ({ page, per_page }: PageNumber) => {
      const { reading, link } = await this.slots.run(() => this.ask(`${path}?page=${page}&per_page=${per_page}`));
      if (reading.state === 'read' && Array.isArray(reading.value)) return { items: reading.value as unknown[], link };
      failure = reading.state === 'read' ? unverified('the answer holds no list') : reading;
      return undefined;
    };
    for await (const { items, isLast } of pagesOf(ask, { mostPages: MOST_PAGES })) {
      all.push(...items);
      if (isLast) return { state: 'read', value: all };
    }
    if (failure) return failure;
    return unverified(`the list has more than ${MOST_PAGES} pages`);
  }
}
