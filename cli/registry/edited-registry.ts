import { resolve } from 'node:path';
import { writeOutput } from '../../registry/own-output';
import { writeFileWhole } from '../../registry/written-file';
import { type CommonOptions, registryPath } from '../common';
import type { Context } from '../context';

/**
 * Writes an edited registry in its place, or to `out`. There it replaces only a file with the same content, because no
 * mark tells a registry of a person's from an earlier output. Throws UserError (exit 2 or 3). Returns the file's name.
 */
export function writeEditedRegistry(
  text: string,
  out: string | undefined,
  common: CommonOptions,
  context: Context,
): string {
  const own = registryPath(common, context);
  const file = out === undefined ? own : resolve(context.cwd, out);
  if (file === own) writeFileWhole(own, text);
  else writeOutput(file, text);
  return out ?? common.registry;
}
