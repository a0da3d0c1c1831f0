import { createHash } from 'node:crypto';
import { type PageNumber, pagesOf } from '../../formats/pages';
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

interface Answer {
  readonly body: unknown;
  /** Its `Link` header. */
  readonly link: string | undefined;
}

const MOST_PAGES = 1000;
/** GitHub's largest page of variables. A full page may be truncated, even if its headers do not say so. */
const FULL_PAGE_OF_VARIABLES = 30;

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

  private async ask(url: string): Promise<Answer> {
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
      return { body: data, link };
    } catch (error) {
      if (known && statusOf(error) === 304) return { body: known.body, link: known.link };
      if (stop.signal.aborted) throw new Error(`no answer within ${this.timeoutMs} ms`);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  private async answer(url: string): Promise<Reading<Answer>> {
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
    const answer = await this.answer(path);
    return answer.state === 'read' ? { state: 'read', value: answer.value.body } : answer;
  }

  /**
   * A complete list over all pages; `key` names the member that holds it where the answer is an object. Fewer items
   * than `total_count` is unverified. Without such a count, a full page without `Link` is not the end: pages are
   * requested until one is not full.
   */
  async list(path: string, key?: string): Promise<Reading<readonly unknown[]>> {
    const all: unknown[] = [];
    let total: unknown;
    let isWhole = false;
    let failure: Reading<never> | undefined;
    const ask = async ({ page, per_page }: PageNumber) => {
      const separator = path.includes('?') ? '&' : '?';
      const answer = await this.answer(`${path}${separator}per_page=${per_page}&page=${page}`);
      if (answer.state !== 'read') {
        failure = answer;
        return undefined;
      }
      const { body, link } = answer.value;
      const members = key === undefined ? undefined : (body as Readonly<Record<string, unknown>> | null);
      const items = key === undefined ? body : members?.[key];
      if (!Array.isArray(items)) {
        failure = unverified('the answer holds no list');
        return undefined;
      }
      total = members?.['total_count'];
      // An announced page counts, so the total is compared at the end.
      return { items, link, total: typeof total === 'number' ? total : undefined };
    };
    const alsoFull = key === undefined ? [FULL_PAGE_OF_VARIABLES] : [];
    for await (const { items, isLast } of pagesOf(ask, { mostPages: MOST_PAGES, alsoFull })) {
      all.push(...items);
      isWhole = isLast;
    }
    if (failure) return failure;
    if (key !== undefined && total !== all.length) {
      return unverified(`the list is not whole: ${all.length} of ${String(total)}`);
    }
    if (isWhole) return { state: 'read', value: all };
    return unverified(`the list has more than ${MOST_PAGES} pages`);
  }
}
