import type { EvidenceBook, EvidenceStatement } from '../../evidence/branch/branch';
import { placedAt } from '../../evidence/branch/placed';
import type { PresentIds } from '../../evidence/statement/present-ids';
import { sortedBy } from '../../plan/sorted';

/** The subject of a release, for the choice of its evidence. */
export interface Concern {
  readonly commit: string;
  readonly surfaces: readonly string[];
  /** The destination tier and the previous one. */
  readonly tiers: readonly string[];
  /** Whether service levels are judged: they are also measured over results of other commits. */
  readonly measured: boolean;
  /** Whether the whole branch counts: readiness asks for evidence of any release. */
  readonly whole: boolean;
  /** The present ids by former ones, by which paths are understood. */
  readonly ids?: PresentIds;
}

// Kinds about the world rather than one release are always read: leaving them out could hide a no.
const ALWAYS: readonly string[] = [
  'revocation',
  'quarantine',
  'incident',
  'ruleset-verification',
  'manual-proof',
  'apply-receipt',
  'secret-fingerprint',
  // Earlier decisions count the uses of waivers and the breaches of service levels.
  'release-decision',
];

const NAME = /^([a-z-]+)-([0-9a-f]{64})\.sigstore\.json$/;
// No decision rests on spent tickets; their path has their nonce, not a digest.
const SPENT = /^ticket-spent-[0-9a-f]+\.sigstore\.json$/;

/**
 * Whether the file at a path of the branch can concern a release. Every statement has its own path, so the path
 * suffices, and the rest of a large branch need not be verified.
 */
export function concernsPath(path: string, { commit, surfaces, tiers, measured, whole, ids }: Concern): boolean {
  const { commit: ofCommit, surface, tier, name } = placedAt(path, ids);
  if (SPENT.test(name)) return false;
  const kind = NAME.exec(name)?.[1];
  // A file with another kind of name could be anything.
  if (whole || kind === undefined || ofCommit === commit || ALWAYS.includes(kind)) return true;
  if (!surfaces.includes(surface)) return false;
  if (kind === 'test-result') return measured;
  // A receipt names the previous one, on any tier: without them a chain would look broken.
  return kind === 'deploy-receipt' || ((kind === 'drill' || kind === 'monitor-verdict') && tiers.includes(tier));
}

function concerns({ path, statement }: EvidenceStatement, concern: Concern): boolean {
  if (!concernsPath(path, concern)) return false;
  if (concern.whole || statement.kind !== 'release-decision' || statement.subjects.commit === concern.commit)
    return true;
  const { waivers, release } = statement.predicate;
  return waivers.length > 0 || concern.tiers.includes(release.toTier);
}

/**
 * The branch's statements that concern a release, sorted by id. Choosing again from the chosen ones gives the same
 * result. Quarantined files count as refused here, in addition to the quarantines, which are verified again.
 */
export function relevantBook(book: EvidenceBook, concern: Concern): EvidenceBook {
  const statements = book.statements.filter((each) => concerns(each, concern));
  const refused = [...book.refused, ...(book.quarantined ?? []).map(({ path, reason }) => ({ path, reason }))].filter(
    ({ path }) => concernsPath(path, concern),
  );
  return {
    ...(book.ids && { ids: book.ids }),
    head: book.head,
    statements: sortedBy(statements, ({ id }) => id),
    refused: sortedBy(refused, ({ path }) => path),
  };
}

/** The digest of a statement's file from its path on the branch. Throws on another form of path (a bug). */
export function fileDigest(path: string): string {
  const found = NAME.exec(path.split('/').at(-1) ?? '')?.[2];
  if (found === undefined) throw new Error(`no digest in ${path}`);
  return `sha256:${found}`;
}
