import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../../demo/engine';

/** A registry as written, loosely typed so that tests can write wrong ones. */
// biome-ignore lint/suspicious/noExplicitAny: tests edit documents that need not fit the schema.
export type Draft = any;

/** Marks every secret value that a test adds, so that tests can search all output for it. */
export const CANARY = 'canary-5f1d9c';

/** The document of a registry in the checkout. */
export function document(name = 'deploy-surfaces.json'): Draft {
  return JSON.parse(readFileSync(path.join(projectFolder(), 'registry', name), 'utf8'));
}
