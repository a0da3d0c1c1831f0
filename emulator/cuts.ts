// Writes the vendors' descriptions, cut to what the emulators answer, into the named folder. The package ships them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCut, shippedName } from './core/document';
import { githubDocument } from './github/document';
import { operations } from './github/operations/all';
import { netlifyService } from './netlify/service';

async function main(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const services = [
    [githubDocument(), operations],
    [netlifyService.document, netlifyService.handlers],
  ] as const;
  for (const [vendor, handlers] of services) {
    const cut = await loadCut(vendor, Object.keys(handlers));
    writeFileSync(join(folder, shippedName(vendor)), JSON.stringify(cut));
  }
}

const [, , folder] = process.argv;
if (folder === undefined) throw new Error('the folder is missing');
main(folder).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
