import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { VIEWS } from '../../../../documents/report/client/view-table';
import { reportPage } from '../../../../documents/report/page';
import type { Seen } from '../../../support/browser/look';
import type { Printed } from '../../../support/browser/print';
import { ROOT } from '../../../support/registry/fixtures';
import { manySurfaces } from '../../../support/status/many';
import { worldReport } from '../../../support/status/report';

const ROUTES = [...Object.keys(VIEWS).map((name) => `#/${name}`), '#/surface/storefront', '#/surface/checkout'];

interface Answer {
  readonly looks: readonly [world: Seen, screens: Seen, many: Seen, widths: Seen];
  readonly tabs: readonly string[];
  readonly keyboard: { readonly heading: string; readonly focus: string; readonly rows: number };
  readonly paper: Printed;
}

let answer: Answer;
let sizes: readonly number[];
const folder = mkdtempSync(join(tmpdir(), 'causeway-report-'));

// One browser for all tests of this file, from the registry package @sparticuz/chromium, pinned in package.json.
beforeAll(async () => {
  const put = (name: string, page: string) => {
    writeFileSync(join(folder, name), page);
    return join(folder, name);
  };
  const pages = [reportPage(worldReport()), reportPage(manySurfaces(1000))] as const;
  const [world, many] = [put('world.html', pages[0]), put('many.html', pages[1])];
  sizes = pages.map((page) => Buffer.byteLength(page));
  const wish = {
    looks: [
      { file: world, routes: ROUTES, screens: [{ width: 360, scheme: 'light' }] },
      {
        file: world,
        routes: ['#/', '#/lineage', '#/surface/checkout'],
        screens: [{ width: 1280, scheme: 'dark' }],
      },
      {
        file: many,
        routes: ['#/', '#/surface/surface-500'],
        isQuick: true,
        screens: [
          { width: 1920, scheme: 'light' },
          { width: 360, scheme: 'dark' },
        ],
      },
      {
        file: world,
        routes: [...ROUTES, '#/access?surface=checkout', '#/access?surface=orders-api'],
        isQuick: true,
        screens: [
          { width: 1280, scheme: 'light' },
          { width: 800, scheme: 'light' },
        ],
      },
    ],
    tabs: { file: world, width: 1280 },
    keyboard: { file: world, words: 'checkout' },
    print: { file: world, routes: ROUTES },
  };
  const node = join(ROOT, 'node_modules/.bin/node');
  const script = [join(ROOT, 'bin/run.js'), join(ROOT, 'test/support/browser/look.ts'), JSON.stringify(wish)];
  const { stdout } = await promisify(execFile)(node, script, { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 });
  answer = JSON.parse(stdout) as Answer;
});
afterAll(() => rmSync(folder, { recursive: true }));

test('axe finds nothing in any view, and it did look', () => {
  const [world, screens] = answer.looks;
  expect([...world.axe, ...screens.axe]).toEqual([]);
  expect(world.axePasses).toBeGreaterThan(ROUTES.length * 10);
});

test('no view writes to the console, asks for anything, or is wider than its screen', () => {
  for (const { console: said, requests, wide } of answer.looks) {
    expect([said, requests, wide]).toEqual([[], [], []]);
  }
});

test('no graph, time line or table is wider than its box, scrolls, or has letters below 11 pixels', () => {
  for (const { cramped } of answer.looks) expect(cramped).toEqual([]);
  const [phone, , , wide] = answer.looks;
  const on = ({ fitted }: Seen, where: string) => fitted[where] ?? [];
  for (const route of ['#/lineage', '#/access', '#/surface/checkout', '#/surface/storefront']) {
    expect(on(wide, `${route} at 1280 light`)).toContain('svg.graph');
    expect(on(phone, `${route} at 360 light`)).toContainEqual(expect.stringMatching(/^(?:ol.steps|svg.graph)$/));
  }
  expect(on(wide, '#/surface/checkout at 1280 light')).toContain('svg.timeline');
  expect(on(phone, '#/surface/checkout at 360 light')).toContain('ol.events');
  expect(on(wide, '#/ at 1280 light')).toContain('table.matrix');
});

test('no table breaks an ordinary word, and the navigation shows the present view', () => {
  for (const { broken } of answer.looks) expect(broken).toEqual([]);
});

test('every view shows its words', () => {
  const [{ text }] = answer.looks;
  for (const route of ROUTES) expect([route, (text[route] ?? '').length]).toEqual([route, expect.any(Number)]);
  expect(text['#/surface/checkout']).toContain('INC-7');
});

test('the keyboard alone reaches every view, the filters, the search and every surface', () => {
  const { tabs, keyboard } = answer;
  expect(tabs[0]).toBe('#main|A');
  for (const name of Object.keys(VIEWS)) expect(tabs).toContain(`#/${name}|A`);
  expect(tabs).toContain('search|INPUT');
  expect(tabs).toContain('#/surface/mailer|A');
  expect(keyboard).toEqual({ heading: 'checkout', focus: 'H1', rows: 1 });
});

// `npm run bench` contains the time that this takes.
test('a thousand surfaces stay below 3 MB and are drawn', () => {
  const [, , many] = answer.looks;
  expect(sizes[1]).toBeLessThan(3_000_000);
  expect(many.text['#/']).toContain('surface-999');
});

// A reader with a dark screen prints on white paper. Backgrounds are not printed, and nothing can scroll.
test('every view prints whole: nothing cut off or closed, every text readable, every address shown', () => {
  const { sizes: bytes, ...wrong } = answer.paper;
  expect(wrong).toEqual({ cut: [], closed: [], pale: [], hiddenLinks: [] });
  expect(bytes.map((size) => size > 5000)).toEqual(ROUTES.map(() => true));
});
