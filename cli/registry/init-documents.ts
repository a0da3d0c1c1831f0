import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TEMPLATES } from '../../delivery/documents/templates';
import { LOG_PAGE, renderLog } from '../../delivery/notes/readiness-log';
import {
  type CalledPlace,
  callerText,
  governedText,
  isCallable,
  isForOthers,
} from '../../delivery/templates/caller-workflow';
import type { NewFile } from '../../registry/template';

const NETLIFY = 'netlify.toml';
const WORKFLOWS = '.github/workflows';

/** The folder that the package lies in: two up from the source, three from what is compiled. Throws where it is neither (a bug). */
function packageFolder(): string {
  const folder = [join(__dirname, '..', '..'), join(__dirname, '..', '..', '..')].find((each) =>
    existsSync(join(each, NETLIFY)),
  );
  if (folder === undefined) throw new Error('the package has lost its templates');
  return folder;
}

/** The documents of a project that begins: what people fill in, the readiness log, Netlify's build settings. */
export function initDocuments(): readonly NewFile[] {
  const folder = packageFolder();
  return [
    ...[...TEMPLATES, NETLIFY].map((path) => ({ path, content: readFileSync(join(folder, path), 'utf8') })),
    { path: LOG_PAGE, content: renderLog([]) },
  ];
}

// This package's own workflows that are of a kind, each as it becomes under its own name.
function workflows(
  isMeant: (text: string) => boolean,
  become: (name: string, text: string) => string,
): readonly NewFile[] {
  const folder = join(packageFolder(), WORKFLOWS);
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      if (!isMeant(text)) return [];
      return [{ path: `${WORKFLOWS}/${file}`, content: become(file.replace(/\.yml$/, ''), text) }];
    });
}

/** The workflows of a project that calls this package's own: each that can be called, by its commit, under its own name. */
export function callerWorkflows(place: CalledPlace): readonly NewFile[] {
  return workflows(isCallable, (name, text) => callerText(name, text, place));
}

/**
 * The workflows of the way to production for another repository than the governing one, whose name each says: copies, or
 * callers where a place is given.
 */
export function workflowsElsewhere(governing: string, place: CalledPlace | undefined): readonly NewFile[] {
  return workflows(isForOthers, (name, text) =>
    place ? callerText(name, text, { ...place, governing }) : governedText(name, text, governing),
  );
}
