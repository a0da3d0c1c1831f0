import type { z } from 'zod';
import { faultPlaces } from '../registry/shape-fault';
import { UserError } from '../registry/user-error';
import { couldNotAsk } from './github-client';

const PER_PAGE = 100;
/** Older pages are not read. */
const MOST_PAGES = 20;

/** Validates GitHub's answer by its schema. Throws UserError (exit 3) on another shape. */
export function shapeOf<T>(schema: z.ZodType<T>, data: unknown, what: string, place: string): T {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new UserError(`${what}: the answer has another shape, at ${faultPlaces(parsed.error)}`, { place, exitCode: 3 });
}

/** The parameters of one page. */
export interface PageNumber {
  readonly page: number;
  readonly per_page: number;
}

/** One page as it was read. */
export interface ListPage<T> {
  readonly items: readonly T[];
  /** The total number; undefined where GitHub does not count the list: then a page that is not full is the last. */
  readonly total?: number;
}

/** The name of a list for errors, and the depth to which it is read. */
export interface ListQuestion {
  /** `the members of the team` */
  readonly what: string;
  readonly place: string;
  readonly mostPages?: number;
}

/**
 * The pages of a GitHub list that is requested by page numbers, read as far as the caller takes them
 * (https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api). Rejects with UserError (exit
 * 3) when a page cannot be read, or the list is longer than the limit.
 */
export async function* listPages<T>(
  ask: (page: PageNumber) => Promise<unknown>,
  read: (data: unknown) => ListPage<T>,
  { what, place, mostPages = MOST_PAGES }: ListQuestion,
): AsyncGenerator<readonly T[]> {
  let count = 0;
  for (let page = 1; page <= mostPages; page += 1) {
    const data = await ask({ page, per_page: PER_PAGE }).catch((error: unknown) => {
      throw error instanceof UserError ? error : couldNotAsk(error, `read ${what}`, place);
    });
    const { items, total } = read(data);
    yield items;
    count += items.length;
    if (total === undefined ? items.length < PER_PAGE : count >= total) return;
    if (items.length === 0) break;
  }
  throw new UserError(`${what}: the list came cut off`, { place, exitCode: 3 });
}

/** Every item of such a list. Rejects as `listPages` does. */
export async function wholeList<T>(
  ask: (page: PageNumber) => Promise<unknown>,
  read: (data: unknown) => ListPage<T>,
  question: ListQuestion,
): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const items of listPages(ask, read, question)) all.push(...items);
  return all;
}
