import type { EvidenceBook, EvidenceStatement } from '../../evidence/branch/branch';
import { placedAt } from '../../evidence/branch/placed';
import type { PresentIds } from '../../evidence/statement/present-ids';
import { sortedBy } from '../../plan/sorted';

/** What a release is about, as far as choosing its evidence goes. */
export interface Concern {
  readonly commit: string;
  readonly surfaces: readonly string[];
  /** The tier that it goes to, and the one it comes from. */
  readonly tiers: readonly string[];
  /** Whether service levels are judged: they are measured over the results of other commits too. */
  readonly measured: boolean;
  /** Whether all of the branch counts: readiness asks for evidence of any release. */
  readonly whole: boolean;
  /** The present ids of what had others, by which paths are understood. */
  readonly ids?: PresentIds;
}

// Whatever speaks of the world and not of one release is always looked at: leaving it out could hide a no.
const ALWAYS: readonly string[] = [
  'revocation',
  'quarantine',
  'incident',
  'ruleset-verification',
  'manual-proof',
  'apply-receipt',
  'secret-fingerprint',
  // Decisions of before count the uses of waivers and the breaches of service levels.
  'release-decision',
];

const NAME = /^([a-z-]+)-([0-9a-f]{64})\.sigstore\.json$/;
// No decision rests on which tickets were used; they lie by their nonce, not by a digest.
const SPENT = /^ticket-spent-[0-9a-f]+\.sigstore\.json$/;

/**
 * Whether what lies at a path of the branch can concern a release. A statement lies nowhere but where it belongs, so that
 * the path says enough, and the rest of a large branch need not be verified.
 */
export function concernsPath(path: string, { commit, surfaces, tiers, measured, whole, ids }: Concern): boolean {
  const { commit: ofCommit, surface, tier, name } = placedAt(path, ids);
  if (SPENT.test(name)) return false;
  const kind = NAME.exec(name)?.[1];
  // A file of another form might be anything.
  if (whole || kind === undefined || ofCommit === commit || ALWAYS.includes(kind)) return true;
  if (!surfaces.includes(surface)) return false;
  if (kind === 'test-result') return measured;
  // A receipt names the one before it, on whatever tier: without them a chain would look broken.
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
 * What of the branch concerns a release, sorted by id. Choosing again from what was chosen gives the same. Files that were
 * set aside are refused ones here, beside the quarantines: whoever judges verifies those again.
 */
export function relevant(book: EvidenceBook, concern: Concern): EvidenceBook {
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

/** The digest of a statement's file, which its path on the branch names. Throws on a path of another form: a bug. */
export function fileDigest(path: string): string {
  const found = NAME.exec(path.split('/').at(-1) ?? '')?.[2];
  if (found === undefined) throw new Error(`no digest in ${path}`);
  return `sha256:${found}`;
}
