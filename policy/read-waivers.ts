import { join } from 'node:path';
import { isThere } from '../registry/existing-file';
import type { Registry } from '../registry/schema';
import { noWaivers, type WaiverBook, waiverBook } from './waivers';

/**
 * The waivers of the registry's checkout, by its root, as the rules ask for them. Throws UserError (exit 3) when one
 * cannot be read: whether a rule is waived would be unknown.
 */
export function readWaiverBook(root: string, registry: Registry, now: Date): WaiverBook {
  if (!isThere(join(root, registry.waivers))) return noWaivers;
  // Loaded only here: most registries have no waivers, and the parts that verify signatures take long to load.
  const { waiversInFolder } = require('../evidence/waivers/folder') as typeof import('../evidence/waivers/folder');
  return waiverBook(registry, waiversInFolder(root, registry, now), now);
}
