import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runHere } from '../command';
import type { Shop } from './shop';

/**
 * Writes the page of a shop's world to a file, as `causeway report` does in a checkout there. It reads the evidence
 * branch, GitHub and Netlify in their current state. Returns the command's output. Throws when there is no page.
 */
export async function shopReport(shop: Shop, file: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-shop-report-'));
  try {
    shop.checkOut(folder);
    const { environment } = shop.world;
    const args = ['report', '--evidence-api', '--live', '--out', file];
    const { code, stdout, stderr } = await runHere(args, { cwd: folder, env: environment, startedAt: new Date() });
    if (code === 2) throw new Error(`causeway report ended with 2:\n${stdout}${stderr}`);
    return stdout.trim().replace(/^written +\S+: /, '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
