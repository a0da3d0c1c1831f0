import { z } from 'zod';
declare const Entry: z.ZodObject<{
    url: z.ZodString;
    etag: z.ZodString;
    link: z.ZodOptional<z.ZodString>;
    body: z.ZodUnknown;
}, z.core.$strict>;
/** An answer that was kept with its ETag. */
export type CachedAnswer = z.infer<typeof Entry>;
/** Answers on disk by URL and the identity that asked: what one token may see is never shown to another. */
export declare class EtagCache {
    private readonly folder;
    private readonly identity;
    constructor(folder: string, identity: string);
    private file;
    /** The kept answer; undefined when there is none, or it cannot be read (it is then asked for again). */
    get(url: string): CachedAnswer | undefined;
    /** Keeps an answer. The file is moved into place, so that a reader never sees half of it. */
    put(answer: CachedAnswer): void;
}
export {};
