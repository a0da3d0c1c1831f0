import { basename, join, resolve } from 'node:path';
import type { EvidenceBranch, EvidenceFile } from '../../evidence/branch/branch';
import { isThere } from '../../registry/existing-file';
import { UserError } from '../../registry/user-error';
import { writeFileWhole } from '../../registry/written-file';
import type { Context } from '../context';

/** The help text of `--out` for signed statements. */
export const OUT_HELP = 'put signed statements into this folder, for `causeway evidence push`, in place of the branch';

/**
 * The evidence branch for a job that may read but not push it: additions go to a folder, which another job pushes.
 * Without a folder it is the branch itself. An existing file is never overwritten: UserError (exit 2).
 */
export function handingOver(branch: EvidenceBranch, out: string | undefined, context: Context): EvidenceBranch {
  if (out === undefined) return branch;
  const own: EvidenceFile[] = [];
  let head: string | undefined;
  return {
    // This job's later statements rest on its earlier ones, so it reads its own additions like everyone after it.
    read: async (options) => {
      const reading = await branch.read(options);
      head = reading.head;
      const there = new Set(reading.files.map(({ path }) => path));
      const files = [...reading.files, ...own.filter(({ path }) => !there.has(path))];
      return { ...reading, files: files.sort((one, other) => (one.path < other.path ? -1 : 1)) };
    },
    append: async (files, _message, guard) => {
      const folder = resolve(context.cwd, out);
      const targets = files.map(({ path, bytes }) => ({ file: join(folder, basename(path)), bytes }));
      for (const { file } of targets) {
        if (!isThere(file)) continue;
        throw new UserError('the file already exists', { place: file, allowed: 'a new folder' });
      }
      for (const { file, bytes } of targets) writeFileWhole(file, bytes, { isNew: true });
      own.push(...files);
      return guard?.since ?? head ?? (await branch.read()).head;
    },
  };
}
