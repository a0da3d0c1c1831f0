import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { committerTime, requireCommit, requireWholeRepository } from '../../evidence/git/commit';
import { gitText } from '../../evidence/git/git';
import type { Registry } from '../../registry/schema';
import type { Surface } from '../../registry/schema/surface';
import { repositoryOf } from '../../registry/selectors';
import { netlifyOf } from '../../registry/targets';
import { UserError } from '../../registry/user-error';
import { netlifyBase, rulesNotReleased, rulesSaidBy } from '../checks/netlify-file';
import { FUNCTION_FOLDERS, previewsOnly } from '../checks/netlify-uncarried';
import type { FileContent, VerifiedBundle } from './contents';
import { BundleManifest, byText, checksumBytes, manifestBytes, sha256, treeDigest } from './manifest';
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
  /** The result of `carriedRules` for the surface's `netlify.toml`; undefined: the file has no rules. */
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

/** The files that Netlify's own build would read for a surface. */
export interface NetlifyConfig {
  /** The text of its `netlify.toml`; undefined without one. */
  readonly text: string | undefined;
  /** The folder in which it builds. */
  readonly base: string;
}

/**
 * The files that Netlify's own build would read for a surface on Netlify; undefined for others. The `netlify.toml` in
 * the base folder counts before the root's (https://docs.netlify.com/build/configure-builds/file-based-configuration/).
 */
export function netlifyConfigOf(surface: Surface, repository: string): NetlifyConfig | undefined {
  if (!netlifyOf(surface)) return undefined;
  const read = (folder: string) => {
    const file = join(repository, folder, 'netlify.toml');
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  };
  const root = read('');
  const base = root === undefined ? '' : netlifyBase(root, 'netlify.toml');
  return { text: root === undefined ? undefined : (read(base) ?? root), base: join(repository, base) };
}

// Refuses settings that Netlify's own build would read besides the tree: previews of a linked site would have them, and
// a release would not.
function requireCarried({ surface, repository, rules }: BuildInput): void {
  const config = netlifyConfigOf(surface, repository);
  if (config === undefined) return;
  const { text, base } = config;
  const folders = Object.keys(FUNCTION_FOLDERS).filter((folder) => existsSync(join(base, folder)));
  const [flaw] = [...(text === undefined ? [] : rulesNotReleased(text, 'netlify.toml')), ...folders.map(previewsOnly)];
  if (flaw !== undefined)
    throw new UserError(flaw, { place: 'netlify.toml', allowed: 'what `causeway netlify check` names' });
  if (rules === undefined && text !== undefined && rulesSaidBy(text, 'netlify.toml'))
    throw new Error('the rules of netlify.toml were not carried');
}

// Adds the rules of the file that Netlify's own build would read after the rules of the tree.
function withRules(tree: ReadonlyMap<string, FileContent>, rules: RuleFiles = {}): ReadonlyMap<string, FileContent> {
  const more = Object.entries(rules).map(([path, bytes]) => [path, { mode: '0644' as const, bytes }] as const);
  return new Map([...tree, ...more].sort(([left], [right]) => byText(left, right)));
}

/**
 * Builds the bundle of a surface in memory; writes nothing. The same commit, tree, toolchain and registry give the same
 * digest. Throws UserError: exit 2 on a wrong or edited checkout, links, bad names, pointers instead of content, values
 * of one tier, an empty tree, and parts of a `netlify.toml` that a release does not carry.
 */
export function buildBundle(input: BuildInput): VerifiedBundle {
  const { registry, surface, commit, repository } = input;
  requireCheckout(repository, commit);
  requireWholeCheckout(surface, repository);
  requireCarried(input);
  const tree = withRules(readTree(input.tree), input.rules);
  if (tree.size === 0) throw new UserError('the tree is empty', { place: input.tree, allowed: 'at least one file' });
  refusePointers(tree);
  refuseUnpublishable([...tree.keys()], netlifyOf(surface) !== undefined);
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
