import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';

const ROOT = path.resolve(__dirname, '..');
const TARGET = path.join(ROOT, 'documents/report/page.generated.js');

/** The report page's script: its modules and the graph layout in one file, the same bytes for the same sources. */
export function pageScript(): string {
  const { outputFiles } = buildSync({
    entryPoints: [path.join(ROOT, 'documents/report/client/app.ts')],
    absWorkingDir: ROOT,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'ascii',
    legalComments: 'inline',
    write: false,
  });
  const [file] = outputFiles;
  if (!file || file.text.includes('</script')) throw new Error('the page’s script cannot stand in a page');
  return file.text;
}

/** The committed script beside the page. Every report uses this one. */
export function committedPageScript(): string {
  return readFileSync(TARGET, 'utf8');
}

if (require.main === module) {
  writeFileSync(TARGET, pageScript());
  console.log(`written  ${path.relative(ROOT, TARGET)}`);
}
