import type { GithubCredentials } from '../credentials';
import { type Reading } from '../reading';
/** How GitHub is read. */
export interface ReaderOptions {
    /** Folder of kept answers; without it every request counts. */
    readonly cacheFolder?: string | undefined;
    /** Milliseconds for one request; default 30,000. */
    readonly timeoutMs?: number | undefined;
    /** Requests at once; default 10 (GitHub's secondary limit is 100). */
    readonly atOnce?: number | undefined;
}
/** Reads GitHub: bounded concurrency, conditional requests, complete lists, or the reason why not. Never writes. */
export declare class GithubReader {
    private readonly client;
    private readonly cache;
    private readonly slots;
    private readonly timeoutMs;
    constructor(credentials: GithubCredentials, { cacheFolder, timeoutMs, atOnce }?: ReaderOptions);
    private ask;
    private page;
    /** One thing, by path below the API's root, each part encoded already. */
    get(path: string): Promise<Reading<unknown>>;
    /**
     * A whole list, all pages; `key` names its member where the answer is an object. Fewer than `total_count` is unverified;
     * where there is no such count, a full page without `Link` is no end: the next page is asked for, until one is not full.
     */
    list(path: string, key?: string): Promise<Reading<readonly unknown[]>>;
}
