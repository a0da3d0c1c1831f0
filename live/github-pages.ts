import type { z } from 'zod';
import { type Page, type PageNumber, pagesOf } from '../formats/pages';
import { faultPlaces } from '../registry/shape-fault';
import { UserError } from '../registry/user-error';
import { couldNotAsk } from './github-client';

/** Older pages are not read. */
const MOST_PAGES = 20;

/** Validates GitHub's answer by its schema. Throws UserError (exit 3) on another shape. */
export function shapeOf<T>(schema: z.ZodType<T>, data: unknown, what: string, place: string): T {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new UserError(`${what}: the answer has an unexpected structure, at ${faultPlaces(parsed.error)}`, {
    place,
    exitCode: 3,
  });
}

/** The name of a list for errors, and the depth to which it is read. */
export interface ListQuestion {
  /** `the members of the team` */
  readonly what: string;
  readonly place: string;
  readonly mostPages?: number;
}

/**
 * The pages of a GitHub list, read as far as the caller takes them. Rejects with UserError (exit 3) when a page cannot
 * be read, or the list is longer than the limit.
 */
export async function* listPages<T>(
  ask: (page: PageNumber) => Promise<unknown>,
  read: (data: unknown) => Page<T>,
  { what, place, mostPages = MOST_PAGES }: ListQuestion,
): AsyncGenerator<readonly T[]> {
  const askPage = async (page: PageNumber) => {
    const data = await ask(page).catch((error: unknown) => {
      throw error instanceof UserError ? error : couldNotAsk(error, `read ${what}`, place);
    });
    return read(data);
  };
  for await (const { items, isLast } of pagesOf(askPage, { mostPages })) {
    yield items;
    if (isLast) return;
  }
  throw new UserError(`${what}: the list is truncated`, { place, exitCode: 3 });
}

/** Every item of such a list. Rejects as `listPages` does. */
export async function wholeList<T>(
  ask: (page: PageNumber) => Promise<unknown>,
  read: (data: unknown) => Page<T>,
  question: ListQuestion,
): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const items of listPages(ask, read, question)) all.push(...items);
  return all;
}
