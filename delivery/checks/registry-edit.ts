import { applyEdits, findNodeAtLocation, type JSONPath, modify, parseTree } from 'jsonc-parser';
import { parseRegistry } from '../../registry/parse';
import { describeProblem } from '../../registry/problem';
import { UserError } from '../../registry/user-error';

/** One value of the registry's document, by its path; `-1` at the end of a list's path appends. */
export interface ValueEdit<T = unknown> {
  readonly path: JSONPath;
  readonly value: T;
}

/** Another key for the member at a path; its value's text stays. */
export interface KeyEdit {
  readonly path: JSONPath;
  readonly key: string;
}

/** One change of the registry's document. */
export type RegistryEdit = ValueEdit | KeyEdit;

function withKey(text: string, { path, key }: KeyEdit): string {
  const tree = parseTree(text);
  const name = tree && findNodeAtLocation(tree, path)?.parent?.children?.[0];
  if (!name) throw new Error(`no value at /${path.join('/')}`);
  return text.slice(0, name.offset) + JSON.stringify(key) + text.slice(name.offset + name.length);
}

/**
 * The registry's text with some values set and everything else unchanged, for review. Throws UserError (exit 2) when
 * the registry would then be refused.
 */
export function editRegistry(
  text: string,
  edits: readonly RegistryEdit[],
  { file, now }: { readonly file: string; readonly now: Date },
): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const formattingOptions = { insertSpaces: true, tabSize: 2, eol };
  const edited = edits.reduce(
    (before, edit) =>
      'key' in edit
        ? withKey(before, edit)
        : applyEdits(before, modify(before, edit.path, edit.value, { formattingOptions })),
    text,
  );
  const result = parseRegistry(edited, { file, now });
  if (result.ok) return edited;
  const [problem] = result.problems.filter(({ level }) => level === 'error');
  throw new UserError('the registry would be refused after this change', {
    place: problem ? describeProblem(file, problem) : file,
    allowed: 'a change that keeps it valid; nothing was written',
  });
}
