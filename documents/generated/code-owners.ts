import { ownerRules, ownersOf } from '../../formats/patterns/code-owners';

/**
 * Who owns a path by a CODEOWNERS file, as GitHub reads it: the owners on the last line that matches; none when no line
 * does, or when that line names nobody.
 */
export function codeOwnersOf(codeowners: string, path: string): readonly string[] {
  return ownersOf(ownerRules(codeowners), path);
}
