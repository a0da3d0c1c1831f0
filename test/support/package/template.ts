import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { name } from '../../../package.json';
import { templateFiles } from '../../../registry/project-files';
import { ROOT } from '../registry/fixtures';

/** The folder that `pulumi new` uses. */
export const TEMPLATE = join(ROOT, 'template');

/** The expected content of the committed template. */
export const wanted = templateFiles(name);

/** Writes the template again: `npm run template`. */
function write(): void {
  for (const { path, content } of wanted) {
    const file = join(TEMPLATE, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

if (require.main === module) write();
