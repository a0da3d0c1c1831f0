import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { openBrowser } from './browser';
import { type Print, printed } from './print';

/** The options for looking at a page. */
export interface Look {
  readonly file: string;
  /** The parts of the address after `#`. */
  readonly routes: readonly string[];
  readonly screens: readonly { readonly width: number; readonly scheme: 'light' | 'dark' }[];
  /** A folder for pictures of every view; default: no pictures. */
  readonly pictures?: string;
  /** Whether to run axe too; default: yes. */
  readonly isQuick?: boolean;
}

/** The findings. Every list should be empty. */
export interface Seen {
  readonly axe: readonly string[];
  /** The number of axe rules that passed, over all views. Zero would mean that axe did not run. */
  readonly axePasses: number;
  readonly console: readonly string[];
  readonly requests: readonly string[];
  /** Views that are wider than their screen. */
  readonly wide: readonly string[];
  /** Pictures, lists and tables that are wider than their box, that scroll, or whose letters are too small to read. */
  readonly cramped: readonly string[];
  /** Words that are broken over two lines, and entries of the navigation that are out of sight. */
  readonly broken: readonly string[];
  /** The pictures, lists and tables of each view. */
  readonly fitted: Readonly<Record<string, readonly string[]>>;
  /** The text of each view. */
  readonly text: Readonly<Record<string, string>>;
  /**
   * Milliseconds from the start of the navigation until the page was drawn: the fastest of the screens, because others
   * use the machine too.
   */
  readonly drawnMs: number;
}

/** The number of loads that measure the loading time. */
const LOADS = 4;

/** The smallest letters of a picture, in pixels. */
const LEAST_LETTERS = 11;

// A box that scrolls would hide a part. A picture that only shrinks would hide its letters.
const FITTED = `[...document.querySelectorAll('#app :is(table, .picture, .picture svg, .steps, .events)')].filter(
  (each) => each.getBoundingClientRect().width > 0
).map((each) => {
  const box = each.getBoundingClientRect();
  const around = each.parentElement;
  const style = getComputedStyle(around);
  const edge = around.getBoundingClientRect().right - parseFloat(style.paddingRight);
  const inside = each.tagName === 'svg' ? 0 : each.scrollWidth - each.clientWidth;
  const letters = [...each.querySelectorAll('svg text')].map((text) => {
    const { viewBox } = text.ownerSVGElement;
    return parseFloat(getComputedStyle(text).fontSize) * text.ownerSVGElement.getBoundingClientRect().width / viewBox.baseVal.width;
  });
  const drawn = each.tagName === 'svg' ? each.getBBox() : undefined;
  const paper = each.tagName === 'svg' ? each.viewBox.baseVal : undefined;
  const isCut = drawn && (drawn.x < 0 || drawn.y < 0 || drawn.x + drawn.width > paper.width || drawn.y + drawn.height > paper.height);
  const name = each.tagName.toLowerCase() + '.' + (each.getAttribute('class') ?? '');
  const faults = [
    box.right > edge + 1 && 'passes its box by ' + Math.round(box.right - edge),
    isCut && 'draws beyond its edge',
    inside > 1 && 'hides ' + inside + ' pixels',
    Math.min(${LEAST_LETTERS}, ...letters) < ${LEAST_LETTERS} && 'has letters of ' + Math.min(...letters).toFixed(1) + ' pixels',
  ];
  return [name, ...faults.filter(Boolean)].join(' ');
})`;

/** The number of a view's cells whose words are looked at. */
const CELLS = 300;

// Ordinary words of cells that are broken over two lines, and a navigation whose present entry is out of sight.
const BROKEN = `(() => {
  const broken = [];
  for (const cell of [...document.querySelectorAll('#app td')].slice(0, ${CELLS})) {
    const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      for (const { 0: word, index } of node.data.matchAll(/(?<=^|\\s)[a-z]{2,14}(?=$|[\\s,.])/gi)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) broken.push('breaks ' + word);
      }
    }
  }
  const entry = document.querySelector('nav [aria-current]')?.getBoundingClientRect();
  if (entry && (entry.left < 0 || entry.right > innerWidth)) broken.push('hides its entry of the navigation');
  return broken;
})()`;

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
  // Evaluate it through the protocol, because the page's policy refuses a script element.
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
  const seen = {
    axe: [] as string[],
    console: [] as string[],
    requests: [] as string[],
    wide: [] as string[],
    cramped: [] as string[],
    broken: [] as string[],
  };
  const text: Record<string, string> = {};
  const fitted: Record<string, string[]> = {};
  page.on('console', (message) => void (message.type() === 'log' || seen.console.push(message.text())));
  page.on('pageerror', (error) => void seen.console.push(String(error)));
  page.on('request', (request) => void (request.url().startsWith('file:') || seen.requests.push(request.url())));
  const address = pathToFileURL(file).href;
  let [drawnMs, axePasses] = [Number.POSITIVE_INFINITY, 0];
  for (const { width, scheme } of screens) {
    await page.setViewport({ width, height: width < 700 ? 780 : 860, isMobile: false });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    // Load several times: others use the machine too, so only the fastest load shows the page's own time.
    for (let load = 0; load < LOADS; load += 1) {
      await page.goto(address);
      // Wait until a frame was painted after the script ran.
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))');
      drawnMs = Math.min(drawnMs, Number(await page.evaluate('performance.now()')));
    }
    for (const route of routes) {
      const where = `${route} at ${width} ${scheme}`;
      await page.evaluate(
        `location.hash = ${JSON.stringify(route)}; new Promise((done) => requestAnimationFrame(() => setTimeout(done)))`,
      );
      if (await page.evaluate('document.documentElement.scrollWidth > innerWidth')) seen.wide.push(where);
      const boxes = (await page.evaluate(FITTED)) as readonly string[];
      fitted[where] = boxes.map((each) => each.replace(/ .*/, ''));
      seen.cramped.push(...boxes.filter((each) => each.includes(' ')).map((each) => `${where}: ${each}`));
      seen.broken.push(...((await page.evaluate(BROKEN)) as readonly string[]).map((each) => `${where}: ${each}`));
      // Content outside the screen has no inner text yet. Rendering it would cost the time that the page saves.
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
  return { ...seen, axePasses, text, fitted, drawnMs };
}

/** Every element that the Tab key reaches, in order, until it returns to the first. */
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

/**
 * Opens a surface with only the keyboard: search, Tab to its link, Enter. Returns the heading and the focused element.
 */
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
  readonly print?: Print;
}

// jest's module system cannot load the browser's packages, so the test runs this file in a separate process.
async function main(wish: Wish): Promise<void> {
  const browser = await openBrowser();
  try {
    const looks: Seen[] = [];
    for (const look of wish.looks ?? []) looks.push(await lookAt(browser, look));
    const tabs = wish.tabs && (await tabStops(browser, wish.tabs.file, wish.tabs.width));
    const keyboard = wish.keyboard && (await byKeyboard(browser, wish.keyboard.file, wish.keyboard.words));
    const paper = wish.print && (await printed(browser, wish.print));
    process.stdout.write(JSON.stringify({ looks, tabs, keyboard, paper }));
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
