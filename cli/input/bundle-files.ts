import { readFileSync, statSync } from 'node:fs';
import { readContainer } from '../../delivery/bundle/container';
import { type BundleContents, MAX_BUNDLE_BYTES } from '../../delivery/bundle/contents';
import { readBundleDirectory } from '../../delivery/bundle/directory';
import { UserError } from '../../registry/user-error';

/** A bundle that a person named: a folder or a container. Throws UserError: exit 2 when it is neither, exit 1 when damaged. */
export function readBundle(path: string, place: string): BundleContents {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return readBundleDirectory(path);
  const allowed = 'a folder or a .tgz that causeway bundle build wrote';
  if (!stats?.isFile()) throw new UserError('there is no such bundle', { place, allowed });
  if (stats.size > MAX_BUNDLE_BYTES) throw new UserError('the file is too large', { place, allowed });
  return readContainer(readFileSync(path));
}
