import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { nextPageOf, type Page, pagesOf } from '../../../formats/pages';
import { ROOMS } from '../../../toolchain/dependencies';

const NEXT =
  '<https://api.example/list?after=abc%3D&per_page=100>; rel="next", <https://api.example/list>; rel="first"';

/** A list of pages, and how many of them are requested. */
async function read(pages: readonly (Page<number> | undefined)[], alsoFull: readonly number[] = [], mostPages = 5) {
  let requests = 0;
  let count = 0;
  let isWhole = false;
  const ask = async ({ page }: { readonly page: number }) => {
    requests += 1;
    return pages[page - 1];
  };
  for await (const { items, isLast } of pagesOf(ask, { mostPages, alsoFull })) {
    count += items.length;
    isWhole = isLast;
  }
  return { requests, count, isWhole };
}

const items = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('the pages of a list', () => {
  it.each<[string, readonly (Page<number> | undefined)[], readonly number[], object]>([
    ['end with a page that is not full', [{ items: items(99) }], [], { requests: 1, count: 99, isWhole: true }],
    [
      'do not end with a full page',
      [{ items: items(100) }, { items: [] }],
      [],
      { requests: 2, count: 100, isWhole: true },
    ],
    [
      'may have another full size',
      [{ items: items(30) }, { items: [] }],
      [30],
      { requests: 2, count: 30, isWhole: true },
    ],
    ['end at the total', [{ items: items(100), total: 100 }], [], { requests: 1, count: 100, isWhole: true }],
    [
      'are cut off when an empty page comes before the total',
      [
        { items: items(3), total: 5 },
        { items: [], total: 5 },
      ],
      [],
      { requests: 2, count: 3, isWhole: false },
    ],
    [
      'go on while Link announces a page, even after an empty one',
      [{ items: [], link: NEXT }, { items: items(1) }],
      [],
      { requests: 2, count: 1, isWhole: true },
    ],
    [
      'are cut off where one cannot be read',
      [{ items: items(100) }, undefined],
      [],
      { requests: 2, count: 100, isWhole: false },
    ],
    [
      'go on after a page with a link whose relation has no quotes',
      [{ items: items(3), link: '<https://api.example/list?page=2>; rel=next' }, { items: items(1) }],
      [],
      { requests: 2, count: 4, isWhole: true },
    ],
    [
      'are cut off where Link cannot be read',
      [{ items: items(3), link: 'https://api.example/list?page=2; rel="next"' }, { items: items(1) }],
      [],
      { requests: 1, count: 3, isWhole: false },
    ],
    ['are cut off at the limit', Array(6).fill({ items: items(100) }), [], { requests: 5, count: 500, isWhole: false }],
  ])('%s', async (_what, pages, alsoFull, expected) => {
    expect(await read(pages, alsoFull)).toEqual(expected);
  });
});

it('reads the address of the next page', () => {
  expect(nextPageOf(NEXT)?.searchParams.get('after')).toBe('abc=');
  expect(nextPageOf('<https://api.example/list>; rel="first"')).toBeUndefined();
  expect(nextPageOf(undefined)).toBeUndefined();
});

// Sentry pages by a cursor and says in `results` whether its next page has anything.
it('is the only reader of pages, but for Sentry’s', () => {
  const project = path.join(__dirname, '../../..');
  const rooms = Object.keys(ROOMS).filter((room) => !/\.ts$|^(?:emulator|demo|bench|sandbox|toolchain)$/.test(room));
  const found = rooms.flatMap((room) =>
    readdirSync(path.join(project, room), { recursive: true, encoding: 'utf8' })
      .map((name) => path.join(room, name))
      .filter((name) => name.endsWith('.ts') && !name.includes('node_modules'))
      .filter((name) =>
        /rel="?next|\/link-header'|page \+= 1|pages \+= 1/.test(readFileSync(path.join(project, name), 'utf8')),
      ),
  );
  expect(found.sort()).toEqual(['delivery/monitor/sentry.ts', 'formats/pages.ts']);
});
