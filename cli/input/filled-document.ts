import type { DocumentProblem, FilledDocument, FrontMatter } from '../../gate/notes/front-matter';
import { UserError } from '../../registry/user-error';

/** A document's problems, as `file:line: message`. */
export function problemLines(file: string, problems: readonly DocumentProblem[]): readonly string[] {
  return problems.map(({ line, message }) => `${file}:${line}: ${message}`);
}

/** A filled-in document. Throws UserError (exit 2) with every line that is not filled in. */
export function requireFilled<T>(document: FrontMatter<T>, file: string, template: string): FilledDocument<T> {
  if (document.ok) return document;
  const [first] = document.problems;
  throw new UserError(['the document is not filled in', ...problemLines(file, document.problems)].join('\n  '), {
    place: `${file}:${first.line}`,
    allowed: `a filled copy of ${template}; nothing was written`,
  });
}
