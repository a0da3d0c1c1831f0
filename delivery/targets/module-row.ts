import { lstatSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ModuleTarget } from '../../registry/schema/surface';
import { UserError } from '../../registry/user-error';
import { liveUrlOf } from './live-url';
import { moduleTarget, type TargetModule } from './module';
import type { TargetClients, TargetRow } from './row';

const ALLOWED = 'a file of the governing repository below registry/targets that exports `target`; nothing was deployed';

/**
 * Loads a team's own target. The schema holds its path to `registry/targets/` of the governing repository, which the
 * governing owners review; here it must be a file there, and no link to another one. Throws UserError (exit 2).
 */
function loaded(path: string, { root }: TargetClients): TargetModule {
  const refuse = (why: string) => new UserError(`the module of the target ${why}`, { place: path, allowed: ALLOWED });
  const file = join(root, path);
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (!stats) throw refuse('is not there');
  if (!stats.isFile() || realpathSync(file) !== join(realpathSync(root), path))
    throw refuse('is not a regular file, or is reached through a link');
  let found: unknown;
  try {
    found = createRequire(file)(file);
  } catch (error) {
    throw refuse(`cannot be loaded: ${error instanceof Error ? error.name : 'it threw'}`);
  }
  const { target } = (found ?? {}) as Partial<TargetModule>;
  if (typeof target === 'function') return { target };
  throw refuse('exports no function `target`');
}

/** Targets of a team's own, each a module that the registry names. Only delivery loads it, when it deploys there. */
export const MODULE_ROW: TargetRow<ModuleTarget> = {
  reach: async (target, place, clients) => {
    const liveUrl = liveUrlOf(target.url, place);
    return moduleTarget(loaded(target.module, clients), { path: target.module, liveUrl, place, clients });
  },
  ownAddress: (target, place, clients) => async (deployId) => {
    const reached = await MODULE_ROW.reach(target, place, clients);
    return reached.addressOf?.(deployId);
  },
};
