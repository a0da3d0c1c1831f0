import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TEMPLATES } from '../../documents/generated/templates';
import { LOG_PAGE, renderLog } from '../../documents/notes/readiness-log';
import type { NewFile } from '../../registry/template';

const NETLIFY = 'netlify.toml';

/**
 * The package's folder: two levels up from the source, three from the compiled code. Throws where it is neither (a
 * bug).
 */
function packageFolder(): string {
  const folder = [join(__dirname, '..', '..'), join(__dirname, '..', '..', '..')].find((each) =>
    existsSync(join(each, NETLIFY)),
  );
  if (folder === undefined) throw new Error('the package lacks its templates');
  return folder;
}

/** The documents of a new project: forms to fill in, the readiness log, Netlify's build settings. */
export function initDocuments(): readonly NewFile[] {
  const folder = packageFolder();
  return [
    ...[...TEMPLATES, NETLIFY].map((path) => ({ path, content: readFileSync(join(folder, path), 'utf8') })),
    { path: LOG_PAGE, content: renderLog([]) },
  ];
}
