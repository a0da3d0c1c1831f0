import { ownerRules, ownersOf } from '../../formats/patterns/code-owners';

/**
 * The owners of a path by a CODEOWNERS file, as GitHub reads it: those on the last matching line; none when no line
 * matches, or when that line names nobody.
 */
export function codeOwnersOf(codeowners: string, path: string): readonly string[] {
  return ownersOf(ownerRules(codeowners), path);
}
