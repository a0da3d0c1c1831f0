import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'puppeteer-core';

/** The pages to print. */
export interface Print {
  readonly file: string;
  readonly routes: readonly string[];
  /** A folder for a PDF file of each view; default: none. */
  readonly pictures?: string;
}

/** What is wrong on paper. Every list should be empty. */
export interface Printed {
  /** Elements whose content is cut off, or which are wider than the paper. */
  readonly cut: readonly string[];
  /** Details that stay closed. */
  readonly closed: readonly string[];
  /** Texts with too little contrast, in axe's words. */
  readonly pale: readonly string[];
  /** Addresses outside the page that are not printed. */
  readonly hiddenLinks: readonly string[];
  /** The sizes of the PDF files, in bytes. */
  readonly sizes: readonly number[];
}

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** A4 in CSS pixels without margins of 12 mm. */
const WIDTH = 703;

// An element that CSS hides from everybody but screen readers is meant to be cut off.
const CUT = `[...document.querySelectorAll('#app *')].filter((each) => {
  const style = getComputedStyle(each);
  const box = each.getBoundingClientRect();
  if (style.clipPath !== 'none' || each.closest('thead, caption, .skip, .top') || box.width === 0) return false;
  const isClipped = style.overflowX !== 'visible' && each.scrollWidth > each.clientWidth + 1;
  return isClipped || box.right > innerWidth + 1;
}).map((each) => each.tagName + '.' + (each.getAttribute('class') ?? '') + ' ' + each.textContent.slice(0, 60))`;

const CLOSED = `[...document.querySelectorAll('#app details')].filter((each) => {
  const content = each.lastElementChild;
  return content !== null && content.tagName !== 'SUMMARY' && content.getBoundingClientRect().height === 0;
}).map((each) => each.textContent.slice(0, 60))`;

const LINKS = `[...document.querySelectorAll('#app a[href^="http"]')].filter((each) =>
  !getComputedStyle(each, '::after').content.includes(each.getAttribute('href'))
).map((each) => each.getAttribute('href'))`;

/** Prints views of a page, as a reader with a dark screen would. */
export async function printed(browser: Browser, { file, routes, pictures }: Print): Promise<Printed> {
  const page = await browser.newPage();
  const found = { cut: [] as string[], closed: [] as string[], pale: [] as string[], hiddenLinks: [] as string[] };
  const sizes: number[] = [];
  await page.setViewport({ width: WIDTH, height: 1000 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  await page.emulateMediaType('print');
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(AXE);
  for (const route of routes) {
    await page.evaluate(
      `location.hash = ${JSON.stringify(route)}; new Promise((done) => requestAnimationFrame(() => setTimeout(done)))`,
    );
    const at = (list: unknown) => (list as readonly string[]).map((each) => `${route}: ${each}`);
    found.cut.push(...at(await page.evaluate(CUT)));
    found.closed.push(...at(await page.evaluate(CLOSED)));
    found.hiddenLinks.push(...at(await page.evaluate(LINKS)));
    const contrast = `axe.run(document, { runOnly: ['color-contrast'] }).then(({ violations }) => violations.flatMap(({ nodes }) => nodes.map(({ html }) => html.slice(0, 120))))`;
    found.pale.push(...at(await page.evaluate(contrast)));
    const name = `${route.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'overview'}.pdf`;
    const pdf = await page.pdf({ format: 'A4', ...(pictures === undefined ? {} : { path: join(pictures, name) }) });
    sizes.push(pdf.byteLength);
  }
  await page.close();
  return { ...found, sizes };
}
