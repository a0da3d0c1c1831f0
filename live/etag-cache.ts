import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { writeFileWhole } from '../registry/written-file';

const Entry = z.strictObject({ url: z.string(), etag: z.string(), link: z.string().optional(), body: z.unknown() });

/** An answer that was kept with its ETag. */
export type CachedAnswer = z.infer<typeof Entry>;

/** Answers on disk by URL and identity. One token's answers are never shown to another. */
export class EtagCache {
  constructor(
    private readonly folder: string,
    private readonly identity: string,
  ) {}

  private file(url: string): string {
    const name = createHash('sha256').update(`${this.identity}\n${url}`).digest('hex');
    return path.join(this.folder, `${name}.json`);
  }

  /** The kept answer; undefined when there is none or it is unreadable (the request is then repeated). */
  get(url: string): CachedAnswer | undefined {
    try {
      const parsed = Entry.safeParse(JSON.parse(readFileSync(this.file(url), 'utf8')));
      return parsed.success && parsed.data.url === url ? parsed.data : undefined;
    } catch {
      return undefined;
    }
  }

  /** Keeps an answer. The file is renamed into place, so a reader never sees half of it. */
  put(answer: CachedAnswer): void {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    writeFileWhole(this.file(answer.url), JSON.stringify(answer), { mode: 0o600 });
  }
}
