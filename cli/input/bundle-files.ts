import { readContainer } from '../../delivery/bundle/container';
import { type BundleContents, MAX_BUNDLE_BYTES } from '../../delivery/bundle/contents';
import { readBundleDirectory } from '../../delivery/bundle/directory';
import type { Context } from '../context';
import { documentFile, documentFolder } from './document-file';

/** A named bundle: a folder or a container. Throws UserError: exit 2 when it is neither, exit 1 when it is damaged. */
export function readBundle(context: Context, path: string): BundleContents {
  const folder = documentFolder(context, path);
  if (folder !== undefined) return readBundleDirectory(folder);
  return readContainer(documentFile(context, path, { most: MAX_BUNDLE_BYTES, noun: 'bundle' }));
}
