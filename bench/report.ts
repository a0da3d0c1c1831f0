import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { reportPage } from '../documents/report/page';
import { openBrowser } from '../test/support/browser/browser';
import { lookAt } from '../test/support/browser/look';
import { manySurfaces } from '../test/support/status/many';

const SIZES = [10, 100, 1000] as const;

/** The report of that many surfaces: the size of its page, and the time that a real browser takes to draw it. */
export async function reportPart(): Promise<readonly string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'causeway-bench-report-'));
  const browser = await openBrowser();
  const rows: string[] = [];
  try {
    let smallest: number | undefined;
    for (const size of SIZES) {
      const file = path.join(folder, `${size}.html`);
      const page = reportPage(manySurfaces(size));
      writeFileSync(file, page);
      const look = { file, routes: ['#/'], screens: [{ width: 1280, scheme: 'light' } as const], isQuick: true };
      const { drawnMs } = await lookAt(browser, look);
      smallest ??= drawnMs;
      const megabytes = (Buffer.byteLength(page) / 1e6).toFixed(2);
      rows.push(`| ${size} | ${megabytes} | ${(drawnMs / 1000).toFixed(2)} | ${(drawnMs / smallest).toFixed(1)} |`);
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return ['| surfaces | MB | drawn after, s | of the smallest |', '|---|---|---|---|', ...rows];
}
