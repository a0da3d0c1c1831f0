import type { FileContent, VerifiedBundle } from '../../../../delivery/bundle/contents';
import { byText, checksumBytes, manifestBytes, sha256, treeDigest } from '../../../../delivery/bundle/manifest';
import { verifyBundle } from '../../../../delivery/bundle/verify-bundle';
import { COMMIT, digestOf } from '../../evidence/samples';

/** A verified bundle of a surface with these files, by path and text. */
export function bundleOf(
  tree: Readonly<Record<string, string>>,
  { surface = 'shop', commit = COMMIT }: { readonly surface?: string; readonly commit?: string } = {},
): VerifiedBundle {
  const sorted = Object.entries(tree).sort(([one], [other]) => byText(one, other));
  const files = sorted.map(([path, text]) => {
    return { path, sha256: sha256(text), size: Buffer.byteLength(text), mode: '0644' as const };
  });
  const manifest = {
    schema: 'urn:causeway:bundle:v1' as const,
    releaseId: `${surface}-${commit}`,
    surface,
    commit,
    createdAt: '2026-11-21T07:00:00Z',
    files,
    treeDigest: treeDigest(files),
    toolchain: { causeway: '0.1.0' },
    registryDigest: digestOf('e'),
    policyDigest: null,
    lineage: { repository: 'acme/storefront', gitTree: 'c'.repeat(40), build: null },
  };
  const content = (bytes: Buffer): FileContent => ({ mode: '0644', bytes });
  const contents = new Map<string, FileContent>([
    ['bundle.json', content(manifestBytes(manifest))],
    ['SHA256SUMS', content(checksumBytes(manifest))],
    ...sorted.map(([path, text]) => [`tree/${path}`, content(Buffer.from(text))] as const),
  ]);
  return verifyBundle(contents);
}
