import { createHash } from 'node:crypto';
import type { GithubCredentials } from '../credentials';
import { EtagCache } from '../etag-cache';
import { type GithubClient, githubClient, statusOf } from '../github-client';
import { type Reading, unverified } from '../reading';
import { Slots } from '../slots';

/** The options for reading GitHub. */
export interface ReaderOptions {
  /** Folder of kept answers. Without it every request counts against the limit. */
  readonly cacheFolder?: string | undefined;
  /** Milliseconds for one request; default 30,000. */
  readonly timeoutMs?: number | undefined;
  /** Requests at once; default 10 (GitHub's secondary limit is 100). */
  readonly atOnce?: number | undefined;
}

interface Page {
  readonly body: unknown;
  readonly more: boolean;
}

const MOST_PAGES = 1000;
/**
 * GitHub's largest pages: 30 for variables, 100 for the rest. A full page may be truncated, even if its headers do not
 * say so.
 */
const FULL_PAGES = [30, 100];

function identityOf(credentials: GithubCredentials): string {
  const { baseUrl } = credentials;
  const who = credentials.kind === 'token' ? credentials.token : `${credentials.appId}/${credentials.installationId}`;
  return createHash('sha256').update(`${baseUrl}\n${who}`).digest('hex');
}

/**
 * Reads GitHub with bounded concurrency, conditional requests, and complete lists or the reason why not. Never writes.
 */
export class GithubReader {
  private readonly client: GithubClient;
  private readonly cache: EtagCache | undefined;
  private readonly slots: Slots;
  private readonly timeoutMs: number;

  constructor(credentials: GithubCredentials, { cacheFolder, timeoutMs = 30_000, atOnce = 10 }: ReaderOptions = {}) {
    this.client = githubClient(credentials);
    this.cache = cacheFolder === undefined ? undefined : new EtagCache(cacheFolder, identityOf(credentials));
    this.slots = new Slots(atOnce);
    this.timeoutMs = timeoutMs;
  }

  private async ask(url: string): Promise<Page> {
    const known = this.cache?.get(url);
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), this.timeoutMs);
    try {
      const { data, headers } = await this.client.request({
        method: 'GET',
        url,
        headers: known ? { 'if-none-match': known.etag } : {},
        request: { signal: stop.signal },
      });
      const { etag, link } = headers;
      if (etag) this.cache?.put({ url, etag, ...(link ? { link } : {}), body: data });
      return { body: data, more: link?.includes('rel="next"') === true };
    } catch (error) {
      if (known && statusOf(error) === 304) {
        return { body: known.body, more: known.link?.includes('rel="next"') === true };
      }
      if (stop.signal.aborted) throw new Error(`no answer within ${this.timeoutMs} ms`);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  private async page(url: string): Promise<Reading<Page>> {
    try {
      return { state: 'read', value: await this.slots.run(() => this.ask(url)) };
    } catch (error) {
      const status = statusOf(error);
      if (status === 404) return { state: 'absent' };
      const message = error instanceof Error ? error.message : String(error);
      return unverified(status === undefined ? message : `${status}: ${message}`);
    }
  }

  /** One object, by its path below the API's root with every part encoded. */
  async get(path: string): Promise<Reading<unknown>> {
    const page = await this.page(path);
    return page.state === 'read' ? { state: 'read', value: page.value.body } : page;
  }

  /**
   * A complete list over all pages; `key` names the member that holds it where the answer is an object. Fewer items
   * than `total_count` is unverified. Without such a count, a full page without `Link` is not the end: pages are
   * requested until one is not full.
   */
  async list(path: string, key?: string): Promise<Reading<readonly unknown[]>> {
    const all: unknown[] = [];
    const start = `${path}${path.includes('?') ? '&' : '?'}per_page=100`;
    for (let number = 1; number <= MOST_PAGES; number += 1) {
      const page = await this.page(`${start}&page=${number}`);
      if (page.state !== 'read') return page;
      const { body, more } = page.value;
      const items = key === undefined ? body : (body as Record<string, unknown> | null)?.[key];
      if (!Array.isArray(items)) return unverified('the answer holds no list');
      all.push(...items);
      if (more || (key === undefined && FULL_PAGES.includes(items.length))) continue;
      const total = key === undefined ? undefined : (body as Record<string, unknown>)['total_count'];
      if (key !== undefined && total !== all.length) {
        return unverified(`the list is not whole: ${all.length} of ${String(total)}`);
      }
      return { state: 'read', value: all };
    }
    return unverified(`the list has more than ${MOST_PAGES} pages`);
  }
}
