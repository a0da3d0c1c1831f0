import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { Commit, Digest } from '../../evidence/statement/predicates/parts';
import { Id, Text } from '../../registry/schema/primitives';

/** A path below `tree/`: relative, with "/", without empty, "." or ".." segments, backslashes or control characters. */
export const TreePath = z
  .string()
  .min(1)
  .max(1000)
  .refine(
    (path) =>
      !/[\p{Cc}\p{Surrogate}\\]/u.test(path) &&
      path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..'),
    'a path is relative, with "/", without "..", "\\" or control characters',
  );

/** One file of a bundle. */
const BundleFile = z.strictObject({
  path: TreePath,
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'a sha256 is 64 hex digits'),
  size: z.int().min(0),
  mode: z.enum(['0644', '0755']),
});
export type BundleFile = z.infer<typeof BundleFile>;

/** Orders texts by UTF-16 code units, the same on every machine. */
export function byText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** `bundle.json` (docs/evidence.md): the content of a release bundle and its sources. */
export const BundleManifest = z
  .strictObject({
    schema: z.literal('urn:causeway:bundle:v1'),
    releaseId: z.string(),
    surface: Id,
    commit: Commit,
    /** The commit's committer time. */
    createdAt: z.iso.datetime(),
    files: z.array(BundleFile).min(1).max(100_000),
    treeDigest: Digest,
    toolchain: z.record(Id, Text),
    registryDigest: Digest,
    policyDigest: Digest.nullable(),
    lineage: z.strictObject({
      repository: Text,
      /** The commit's tree id in git. */
      gitTree: z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'a tree is a full id'),
      build: Text.nullable(),
    }),
  })
  .superRefine((manifest, context) => {
    const complain = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (manifest.releaseId !== `${manifest.surface}-${manifest.commit}`)
      complain('releaseId', 'is not <surface>-<commit>');
    const paths = manifest.files.map(({ path }) => path);
    if (paths.some((path, index) => index > 0 && byText(paths[index - 1] ?? '', path) >= 0))
      complain('files', 'are not sorted, or one occurs twice');
    if (treeDigest(manifest.files) !== manifest.treeDigest) complain('treeDigest', 'is not that of the files');
  });
export type BundleManifest = z.infer<typeof BundleManifest>;

/** The hex sha256 of bytes. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The digest of a list of files. */
export function treeDigest(files: readonly BundleFile[]): string {
  return `sha256:${sha256(canonicalize(files) ?? '')}`;
}

/** The bytes of `bundle.json`: its canonical form (RFC 8785), so that the file's sha256 is the bundle's digest. */
export function manifestBytes(manifest: BundleManifest): Buffer {
  return Buffer.from(canonicalize(manifest) ?? '', 'utf8');
}

/** The bytes of `SHA256SUMS`, as `sha256sum --check` reads them. */
export function checksumBytes(manifest: BundleManifest): Buffer {
  const lines = manifest.files.map(({ path, sha256: digest }) => `${digest}  tree/${path}\n`);
  return Buffer.from([`${sha256(manifestBytes(manifest))}  bundle.json\n`, ...lines].join(''), 'utf8');
}
