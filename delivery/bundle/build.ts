import { committerTime, requireCommit, requireWholeRepository } from '../../evidence/git/commit';
import { gitText } from '../../evidence/git/git';
import type { Registry } from '../../registry/schema';
import type { Surface } from '../../registry/schema/surface';
import { repositoryOf } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import type { FileContent, VerifiedBundle } from './contents';
import { BundleManifest, byText, checksumBytes, manifestBytes, sha256, treeDigest } from './manifest';
import { refuseUnservableNames, requireReleasedRules } from './netlify-config';
import type { RuleFiles } from './netlify-rules';
import { refusePointers } from './pointers';
import { refuseUnpublishable } from './publishable';
import { readTree } from './read-tree';
import { refuseTierValues, tierValues } from './tier-values';
import { requireWholeCheckout } from './whole-checkout';

/** The inputs of a bundle. */
export interface BuildInput {
  readonly registry: Registry;
  readonly registryDigest: string;
  /** The digest of the SLO policy; null where the registry names none. */
  readonly policyDigest: string | null;
  readonly surface: Surface;
  readonly commit: string;
  /** The checkout that was built. */
  readonly repository: string;
  /** The output folder of the build. */
  readonly tree: string;
  /** Versions of the build's tools, by name. */
  readonly toolchain: Readonly<Record<string, string>>;
  /** The result of `carriedRules` for the surface's settings file; undefined: the file has no rules. */
  readonly rules?: RuleFiles | undefined;
}

// A bundle names its source commit: another checkout or edited files would make that untrue.
function requireCheckout(repository: string, commit: string): void {
  requireWholeRepository(repository);
  requireCommit(repository, commit, '--commit');
  const head = gitText(repository, 'rev-parse', '--verify', 'HEAD');
  if (head !== commit) {
    throw new UserError(`the checkout is at ${head}, not at the commit`, { place: '--commit', allowed: head });
  }
  const edited = gitText(repository, 'status', '--porcelain', '--untracked-files=no', '--ignore-submodules=none');
  if (edited === '') return;
  throw new UserError('tracked files of the checkout are edited', {
    place: edited.split('\n')[0]?.trim() ?? repository,
    allowed: 'a checkout as it was committed',
  });
}

// Adds the rules of the settings file after the rules of the tree.
function withRules(tree: ReadonlyMap<string, FileContent>, rules: RuleFiles = {}): ReadonlyMap<string, FileContent> {
  const more = Object.entries(rules).map(([path, bytes]) => [path, { mode: '0644' as const, bytes }] as const);
  return new Map([...tree, ...more].sort(([left], [right]) => byText(left, right)));
}

/**
 * Builds the bundle of a surface in memory; writes nothing. The same commit, tree, toolchain and registry give the same
 * digest. Throws UserError: exit 2 on a wrong or edited checkout, links, bad names, pointers instead of content, values
 * of one tier, an empty tree, and settings of the provider's own build that a release does not carry.
 */
export function buildBundle(input: BuildInput): VerifiedBundle {
  const { registry, surface, commit, repository } = input;
  requireCheckout(repository, commit);
  requireWholeCheckout(surface, repository);
  requireReleasedRules(input);
  const tree = withRules(readTree(input.tree), input.rules);
  if (tree.size === 0) throw new UserError('the tree is empty', { place: input.tree, allowed: 'at least one file' });
  refusePointers(tree);
  refuseUnpublishable([...tree.keys()]);
  refuseUnservableNames(surface, [...tree.keys()]);
  refuseTierValues(tree, tierValues(registry));
  const files = [...tree].map(([path, { mode, bytes }]) => ({ path, sha256: sha256(bytes), size: bytes.length, mode }));
  const manifest = BundleManifest.parse({
    schema: 'urn:causeway:bundle:v1',
    releaseId: `${surface.id}-${commit}`,
    surface: surface.id,
    commit,
    createdAt: committerTime(repository, commit),
    files,
    treeDigest: treeDigest(files),
    toolchain: input.toolchain,
    registryDigest: input.registryDigest,
    policyDigest: input.policyDigest,
    lineage: {
      repository: `${registry.organization.login}/${repositoryOf(registry, surface.repository).name}`,
      gitTree: gitText(repository, 'rev-parse', '--verify', `${commit}^{tree}`),
      build: surface.build?.run ?? null,
    },
  });
  const bytes = manifestBytes(manifest);
  const contents = new Map<string, FileContent>([
    ['bundle.json', { mode: '0644', bytes }],
    ['SHA256SUMS', { mode: '0644', bytes: checksumBytes(manifest) }],
    ...[...tree].map(([path, content]) => [`tree/${path}`, content] as const),
  ]);
  return { digest: `sha256:${sha256(bytes)}`, manifest, contents };
}
