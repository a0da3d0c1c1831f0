import type { NetlifyCredentials } from '../credentials';
import { type Reading } from '../reading';
/** How Netlify is read: milliseconds for a request (default 30,000), requests at once (default 5). */
export interface NetlifyReaderOptions {
    readonly timeoutMs?: number | undefined;
    readonly atOnce?: number | undefined;
}
/**
 * Reads Netlify. It never writes. Its API documents no conditional requests (`@netlify/open-api` 2.x knows neither
 * `If-None-Match` nor `ETag` nor 304), so nothing is kept on disk here; its limit is 500 requests a minute.
 */
export declare class NetlifyReader {
    private readonly credentials;
    private readonly slots;
    private readonly timeoutMs;
    constructor(credentials: NetlifyCredentials, { timeoutMs, atOnce }?: NetlifyReaderOptions);
    private ask;
    /** A list that comes in one piece. */
    whole(path: string): Promise<Reading<unknown>>;
    /** A paged list; read until a page says that nothing follows and is not full. */
    list(path: string): Promise<Reading<readonly unknown[]>>;
}
