import { readDocument } from '../../registry/document/read';
import { firstFault } from '../../registry/shape-fault';
import { UserError } from '../../registry/user-error';
import type { BundleContents, VerifiedBundle } from './contents';
import { BundleManifest, checksumBytes, manifestBytes, sha256 } from './manifest';

function refuse(message: string, place: string, allowed = 'a bundle as it was built'): UserError {
  return new UserError(`the bundle is refused: ${message}`, { place, allowed, exitCode: 1 });
}

function readManifest(bytes: Buffer): BundleManifest {
  const place = 'bundle.json';
  const document = readDocument(bytes.toString('utf8'));
  if (!document.ok) throw refuse(document.problems[0]?.message ?? 'not JSON', place);
  const parsed = BundleManifest.safeParse(document.value);
  if (!parsed.success) {
    const { message, at } = firstFault(parsed.error);
    throw refuse(message, `${place} ${at}`);
  }
  // Two texts with the same meaning would give one bundle two digests.
  if (!manifestBytes(parsed.data).equals(bytes)) throw refuse('bundle.json is not in canonical form', place);
  return parsed.data;
}

/**
 * Compares every byte of a bundle with its manifest, and the manifest with the requested digest. Throws UserError (exit
 * 1) on the first difference: a file changed, missing, added, renamed, or with another mode.
 */
export function verifyBundle(contents: BundleContents, wanted?: string): VerifiedBundle {
  const first = contents.get('bundle.json');
  if (!first) throw refuse('there is no bundle.json', 'bundle.json');
  const digest = `sha256:${sha256(first.bytes)}`;
  if (wanted !== undefined && digest !== wanted) throw refuse(`its digest is ${digest}`, 'bundle.json', wanted);
  const manifest = readManifest(first.bytes);
  const sums = contents.get('SHA256SUMS');
  if (!sums?.bytes.equals(checksumBytes(manifest))) throw refuse('SHA256SUMS does not match bundle.json', 'SHA256SUMS');
  const listed = new Set(['bundle.json', 'SHA256SUMS', ...manifest.files.map(({ path }) => `tree/${path}`)]);
  for (const path of contents.keys()) {
    if (!listed.has(path)) throw refuse('a file that bundle.json does not list', JSON.stringify(path));
  }
  for (const file of manifest.files) {
    const place = JSON.stringify(`tree/${file.path}`);
    const content = contents.get(`tree/${file.path}`);
    if (!content) throw refuse('a file is missing', place);
    if (content.bytes.length !== file.size) throw refuse('a file has a different size', place);
    if (sha256(content.bytes) !== file.sha256) throw refuse('a file has different bytes', place);
    if (content.mode !== file.mode) throw refuse(`a file has the mode ${content.mode}`, place, file.mode);
  }
  return { digest, manifest, contents };
}
