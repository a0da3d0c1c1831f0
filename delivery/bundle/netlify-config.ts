import { join } from 'node:path';
import { isThere, textOfExisting } from '../../registry/existing-file';
import type { Surface } from '../../registry/schema/surface';
import { netlifyOf } from '../../registry/targets';
import { UserError } from '../../registry/user-error';
import { netlifyBase, rulesNotReleased, rulesSaidBy } from '../checks/netlify-file';
import { FUNCTION_FOLDERS, previewsOnly } from '../checks/netlify-uncarried';
import type { RuleFiles } from './netlify-rules';

/** The files that Netlify's own build would read for a surface. */
export interface NetlifyConfig {
  /** The text of its `netlify.toml`; undefined without one. */
  readonly text: string | undefined;
  /** The folder in which it builds. */
  readonly base: string;
}

/**
 * The files that Netlify's own build would read for a surface on Netlify; undefined for others. The `netlify.toml` in
 * the base folder counts before the root's (https://docs.netlify.com/build/configure-builds/file-based-configuration/).
 */
export function netlifyConfigOf(surface: Surface, repository: string): NetlifyConfig | undefined {
  if (!netlifyOf(surface)) return undefined;
  const read = (folder: string) => textOfExisting(join(repository, folder, 'netlify.toml'));
  const root = read('');
  const base = root === undefined ? '' : netlifyBase(root, 'netlify.toml');
  return { text: root === undefined ? undefined : (read(base) ?? root), base: join(repository, base) };
}

/**
 * Refuses settings that Netlify's own build would read besides the tree: previews of a linked site would have them, and
 * a release would not. Throws UserError (exit 2).
 */
export function requireReleasedRules({
  surface,
  repository,
  rules,
}: {
  readonly surface: Surface;
  readonly repository: string;
  readonly rules?: RuleFiles | undefined;
}): void {
  const config = netlifyConfigOf(surface, repository);
  if (config === undefined) return;
  const { text, base } = config;
  const folders = Object.keys(FUNCTION_FOLDERS).filter((folder) => isThere(join(base, folder)));
  const [flaw] = [...(text === undefined ? [] : rulesNotReleased(text, 'netlify.toml')), ...folders.map(previewsOnly)];
  if (flaw !== undefined)
    throw new UserError(flaw, { place: 'netlify.toml', allowed: 'what `causeway netlify check` names' });
  if (rules === undefined && text !== undefined && rulesSaidBy(text, 'netlify.toml'))
    throw new Error('the bundle lacks the rules of netlify.toml');
}

/**
 * Refuses names that a surface on Netlify could not serve: Netlify's own command line refuses `#` and `?` in names
 * (https://github.com/netlify/cli/blob/main/src/utils/deploy/util.ts). Throws UserError (exit 2).
 */
export function refuseUnservableNames(surface: Surface, paths: readonly string[]): void {
  const path = netlifyOf(surface) ? paths.find((each) => /[#?]/.test(each)) : undefined;
  if (path === undefined) return;
  throw new UserError('Netlify does not serve a file with this name', {
    place: JSON.stringify(path),
    allowed: 'names without "#" and "?"',
  });
}
