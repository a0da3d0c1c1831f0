import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { openBrowser } from './browser';

/** What a page is looked at with. */
export interface Look {
  readonly file: string;
  /** The parts of the address behind `#`. */
  readonly routes: readonly string[];
  readonly screens: readonly { readonly width: number; readonly scheme: 'light' | 'dark' }[];
  /** A folder for pictures of every view; none where it is left out. */
  readonly pictures?: string;
  /** Whether axe looks too; default: yes. */
  readonly isQuick?: boolean;
}

/** What was seen. Empty lists are what they should be. */
export interface Seen {
  readonly axe: readonly string[];
  /** How many rules of axe held, over all views: none would mean that it did not look. */
  readonly axePasses: number;
  readonly console: readonly string[];
  readonly requests: readonly string[];
  /** Views that are wider than their screen. */
  readonly wide: readonly string[];
  /** The text of each view. */
  readonly text: Readonly<Record<string, string>>;
  /** From the start of the navigation until the page was drawn, in milliseconds: the quickest of the screens, on a machine that others use too. */
  readonly drawnMs: number;
}

/** How often a page is loaded to see how long it takes. */
const LOADS = 4;

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface AxeAnswer {
  readonly passes: readonly object[];
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

async function axeFindings(
  page: Page,
  where: string,
): Promise<{ readonly found: readonly string[]; readonly passes: number }> {
  // By the protocol, not by a script element: the page's policy would refuse that.
  await page.evaluate(AXE);
  const answer = (await page.evaluate('axe.run(document)')) as AxeAnswer;
  const found = answer.violations.map(({ id, nodes }) => {
    return `${where}: ${id}: ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary ?? ''}`;
  });
  return { found, passes: answer.passes.length };
}

/** Looks at a page in a real browser. */
export async function lookAt(
  browser: Browser,
  { file, routes, screens, pictures, isQuick = false }: Look,
): Promise<Seen> {
  const page = await browser.newPage();
  const seen = { axe: [] as string[], console: [] as string[], requests: [] as string[], wide: [] as string[] };
  const text: Record<string, string> = {};
  page.on('console', (message) => void (message.type() === 'log' || seen.console.push(message.text())));
  page.on('pageerror', (error) => void seen.console.push(String(error)));
  page.on('request', (request) => void (request.url().startsWith('file:') || seen.requests.push(request.url())));
  const address = pathToFileURL(file).href;
  let [drawnMs, axePasses] = [Number.POSITIVE_INFINITY, 0];
  for (const { width, scheme } of screens) {
    await page.setViewport({ width, height: width < 700 ? 780 : 860, isMobile: false });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    // Several loads: on a machine that others use too, only the quickest one says how long the page itself takes.
    for (let load = 0; load < LOADS; load += 1) {
      await page.goto(address);
      // Until a frame was painted after the script had run.
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))');
      drawnMs = Math.min(drawnMs, Number(await page.evaluate('performance.now()')));
    }
    for (const route of routes) {
      const where = `${route} at ${width} ${scheme}`;
      await page.evaluate(
        `location.hash = ${JSON.stringify(route)}; new Promise((done) => requestAnimationFrame(() => setTimeout(done)))`,
      );
      if (await page.evaluate('document.documentElement.scrollWidth > innerWidth')) seen.wide.push(where);
      // What is off the screen has no inner text yet, and making it would take the time that the page saves.
      text[route] = String(
        await page.evaluate(`document.getElementById('app').${isQuick ? 'textContent' : 'innerText'}`),
      );
      if (pictures !== undefined) {
        const name = `${route.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'overview'}-${width}-${scheme}.png`;
        await page.screenshot({ path: join(pictures, name) as `${string}.png`, fullPage: true });
      }
      if (isQuick) continue;
      const { found, passes } = await axeFindings(page, where);
      seen.axe.push(...found);
      axePasses += passes;
    }
  }
  await page.close();
  return { ...seen, axePasses, text, drawnMs };
}

/** Everything that the Tab key reaches, in its order, until it comes round. */
async function tabStops(browser: Browser, file: string, width: number): Promise<readonly string[]> {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 800 });
  await page.goto(pathToFileURL(file).href);
  const stops: string[] = [];
  for (let at = 0; at < 60; at += 1) {
    await page.keyboard.press('Tab');
    const stop = String(
      await page.evaluate(
        'document.activeElement === document.body ? "" : (document.activeElement.getAttribute("href") ?? document.activeElement.id ?? "") + "|" + document.activeElement.tagName',
      ),
    );
    if (stop === '') break;
    stops.push(stop);
  }
  await page.close();
  return stops;
}

/** Opens a surface by the keyboard alone: search, Tab to its link, Enter. Gives the heading and where the focus is. */
async function byKeyboard(
  browser: Browser,
  file: string,
  words: string,
): Promise<{ readonly heading: string; readonly focus: string; readonly rows: number }> {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(file).href);
  await page.keyboard.press('/');
  await page.keyboard.type(words);
  const rows = Number(
    await page.evaluate(
      '[...document.querySelectorAll("tr[data-surface]")].filter((row) => row.offsetParent !== null && !row.hidden).length',
    ),
  );
  for (let at = 0; at < 20; at += 1) {
    await page.keyboard.press('Tab');
    if (String(await page.evaluate('document.activeElement.getAttribute("href") ?? ""')).startsWith('#/surface/'))
      break;
  }
  await page.keyboard.press('Enter');
  await page.evaluate('new Promise((done) => setTimeout(done, 50))');
  const heading = String(await page.evaluate('document.querySelector("h1").textContent'));
  const focus = String(await page.evaluate('document.activeElement.tagName'));
  await page.close();
  return { heading, focus, rows };
}

interface Wish {
  readonly looks?: readonly Look[];
  readonly tabs?: { readonly file: string; readonly width: number };
  readonly keyboard?: { readonly file: string; readonly words: string };
}

// jest's own module system cannot load the browser's packages: the test runs this file as a process of its own.
async function main(wish: Wish): Promise<void> {
  const browser = await openBrowser();
  try {
    const looks: Seen[] = [];
    for (const look of wish.looks ?? []) looks.push(await lookAt(browser, look));
    const tabs = wish.tabs && (await tabStops(browser, wish.tabs.file, wish.tabs.width));
    const keyboard = wish.keyboard && (await byKeyboard(browser, wish.keyboard.file, wish.keyboard.words));
    process.stdout.write(JSON.stringify({ looks, tabs, keyboard }));
  } finally {
    await browser.close();
  }
}

if (require.main === module) {
  main(JSON.parse(process.argv[2] ?? '{}') as Wish).catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
