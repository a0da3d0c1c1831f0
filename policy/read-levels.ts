import { readConfiguration } from './configuration';
import type { PolicyContext } from './context';
import { configuredSlice, type LevelOf, levelsOf } from './levels';

/** The levels of a stack from a folder's configuration files. Throws a UserError as `levelsOf` does. */
export function readLevels(context: PolicyContext, folder: string): LevelOf {
  return levelsOf(context, readConfiguration(folder, configuredSlice(context)));
}
