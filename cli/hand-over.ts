import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { EvidenceBranch } from '../evidence/branch/branch';
import { UserError } from '../registry/user-error';
import type { Context } from './context';

/** How `--out` of signed statements reads in help. */
export const OUT_HELP = 'put signed statements into this folder, for `causeway evidence push`, in place of the branch';

/**
 * The evidence branch as a job sees it that may read it and not push: what it would add goes into a folder, which another
 * job pushes. Without a folder the branch itself. A file that is there already is never overwritten: UserError (exit 2).
 */
export function handingOver(branch: EvidenceBranch, out: string | undefined, context: Context): EvidenceBranch {
  if (out === undefined) return branch;
  return {
    read: branch.read,
    append: async (files, _message, guard) => {
      const folder = resolve(context.cwd, out);
      const targets = files.map(({ path, bytes }) => ({ file: join(folder, basename(path)), bytes }));
      for (const { file } of targets) {
        if (!existsSync(file)) continue;
        throw new UserError('the file is there already', { place: file, allowed: 'a new folder' });
      }
      mkdirSync(folder, { recursive: true });
      for (const { file, bytes } of targets) writeFileSync(file, bytes, { flag: 'wx' });
      return guard?.since ?? (await branch.read()).head;
    },
  };
}
