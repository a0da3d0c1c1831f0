import type { EvidenceBook } from '../../evidence/branch/branch';
import { entriesOf } from '../../evidence/readers/answer';
import { sortedSet } from '../../plan/sorted';
import type { Registry } from '../../registry/schema';
import { isOnTier } from '../../registry/selectors';

/** The bundles that the release job signed for a surface at a commit, sorted. */
export function signedBundles(book: EvidenceBook, commit: string, surface: string): readonly string[] {
  const found = entriesOf(book, 'release-bundle').filter(
    ({ subjects, predicate }) => subjects.commit === commit && predicate.surface === surface,
  );
  return sortedSet(found.flatMap(({ subjects }) => subjects.bundle ?? []));
}

/** The bundle of a surface: the named one, else the only signed one; undefined when there is none. */
export function bundleOf(
  book: EvidenceBook,
  { commit, bundles }: { readonly commit: string; readonly bundles: Readonly<Record<string, string>> },
  surface: string,
): string | undefined {
  if (Object.hasOwn(bundles, surface)) return bundles[surface];
  const signed = signedBundles(book, commit, surface);
  return signed.length === 1 ? signed[0] : undefined;
}

/** The surfaces of a repository that are on the tier and of which a bundle was signed at the commit, sorted. */
export function releasedSurfaces(
  registry: Registry,
  book: EvidenceBook,
  release: { readonly commit: string; readonly repository: string; readonly tier: string },
): readonly string[] {
  const onTier = registry.surfaces.filter(
    (surface) => surface.repository === release.repository && isOnTier(surface, release.tier),
  );
  return sortedSet(onTier.map(({ id }) => id).filter((id) => signedBundles(book, release.commit, id).length > 0));
}
