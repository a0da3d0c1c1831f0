import { join } from 'node:path';
import { textOfExisting } from '../registry/existing-file';
import { UserError } from '../registry/user-error';
import { type PolicyConfiguration, parseConfiguration } from './configuration-schema';

/**
 * The configuration of a slice (a tier's id or `foundation`) in a folder; without a file, all rules apply. Throws a
 * UserError: exit 3 when the file cannot be read, exit 2 when it is no configuration.
 */
export function readConfiguration(folder: string, slice: string): PolicyConfiguration {
  const file = join(folder, `${slice}.json`);
  const text = textOfExisting(file);
  if (text === undefined) return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UserError(`the policy configuration is not JSON: ${(error as Error).message}`, { place: file });
  }
  return parseConfiguration(value, file);
}
