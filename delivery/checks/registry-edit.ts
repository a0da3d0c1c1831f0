import { applyEdits, type JSONPath, modify } from 'jsonc-parser';
import { parseRegistry } from '../../registry/parse';
import { describeProblem } from '../../registry/problem';
import { UserError } from '../../registry/user-error';

/** One value of the registry's document, by its path in it. */
export interface RegistryEdit {
  readonly path: JSONPath;
  readonly value: string;
}

/**
 * The registry's text with some values set and everything else left as it stands, for review. Throws UserError (exit 2)
 * when the registry would be refused then.
 */
export function editRegistry(
  text: string,
  edits: readonly RegistryEdit[],
  { file, now }: { readonly file: string; readonly now: Date },
): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const formattingOptions = { insertSpaces: true, tabSize: 2, eol };
  const edited = edits.reduce(
    (before, { path, value }) => applyEdits(before, modify(before, path, value, { formattingOptions })),
    text,
  );
  const result = parseRegistry(edited, { file, now });
  if (result.ok) return edited;
  const [problem] = result.problems.filter(({ level }) => level === 'error');
  throw new UserError('the registry would be refused after this change', {
    place: problem ? describeProblem(file, problem) : file,
    allowed: 'a change that keeps it sound; nothing was written',
  });
}
