import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../registry/user-error';
import { type PolicyConfiguration, parseConfiguration } from './configuration-schema';

/** The configuration of a slice (a tier's id or `foundation`) in a folder; without a file, all rules apply. */
export function readConfiguration(folder: string, slice: string): PolicyConfiguration {
  const file = join(folder, `${slice}.json`);
  if (!existsSync(file)) return {};
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UserError(`the policy configuration is not JSON: ${(error as Error).message}`, { place: file });
  }
  return parseConfiguration(value, file);
}
