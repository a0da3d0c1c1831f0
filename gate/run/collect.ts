import canonicalize from 'canonicalize';
import type { EvidenceBook, EvidenceReading } from '../../evidence/branch/branch';
import type { LedgerReader } from '../../evidence/ledger/ledger';
import { entriesOf } from '../../evidence/readers/answer';
import { type PresentIds, presentIds } from '../../evidence/statement/present-ids';
import { sortedBy } from '../../plan/sorted';
import type { Registry } from '../../registry/schema';
import type { Tier } from '../../registry/schema/tier';
import { branchOf, findTier } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { releasedSurfaces } from '../facts/bundles';
import type { UnreadDocument } from '../facts/inputs';
import { byDigest, type RawDocument, type RawInputs } from '../facts/raw';
import { type Concern, concernsPath, relevantBook } from '../facts/relevant';
import { GateRequest, type RegistrySource } from '../facts/request';
import { ancestryIn, orderIn } from '../observe/ancestry';
import type { RecordedHead } from '../observe/recorded-head';
import { waiverStatements } from './waiver-statements';

/** The gate's question. */
export type GateQuestion = Pick<GateRequest, 'kind' | 'repository' | 'commit' | 'tier' | 'bundles' | 'stricter'> & {
  /** Undefined: every surface with a signed bundle at the commit. */
  readonly surfaces: readonly string[] | undefined;
};

/** The gate's sources. */
export interface GateSources {
  readonly registry: Registry;
  readonly registrySource: RegistrySource;
  /** The evidence branch; `readerWithoutTrust` where the registry trusts nobody. */
  readonly ledger: LedgerReader;
  /** A head of the branch that a person has seen before. */
  readonly recordedHead?: string | undefined;
  /** Finds the head that the last gate run recorded outside the branch; undefined where there is no such record. */
  readonly recorded?: (() => Promise<RecordedHead>) | undefined;
  /** A clone of the repository that the commit is in. */
  readonly checkout: string;
  readonly documents: readonly RawDocument[];
  /** Named documents that could not be read. */
  readonly unreadable?: readonly UnreadDocument[];
  readonly now: Date;
  readonly evaluator: GateRequest['evaluator'];
}

type Seen = Pick<GateRequest['evidence'], 'problem' | 'recorded'> & { readonly reading: EvidenceReading | undefined };

// A person's statement can replace a lost record; a readable one counts in addition to it.
function requireRecord(found: RecordedHead | undefined, named: string | undefined): void {
  if (found?.state !== 'lost' || named !== undefined) return;
  const { reason, run } = found;
  throw new UserError(`the head of the evidence branch that ${run} recorded is lost: ${reason}`, {
    place: run,
    allowed: '--recorded-head, with a head of the branch that somebody has seen',
    exitCode: 3,
  });
}

async function readBranch(sources: GateSources, concern: Concern): Promise<Seen> {
  const { ledger, recordedHead, recorded, now } = sources;
  const only = (path: string) => concernsPath(path, concern);
  try {
    const found = await recorded?.();
    requireRecord(found, recordedHead);
    const last = found?.state === 'head' ? found.head : undefined;
    let reading = await ledger.readPart(last === undefined ? { only } : { recordedHead: last, only });
    const seen = { problem: null, ...(found && { recorded: recordOf(found) }) };
    // The branch must follow the heads that its decisions recorded; otherwise a truncation would be invisible.
    const files = reading.files.filter(({ path }) => path.includes('/release-decision-'));
    const decisions = entriesOf(ledger.verified({ ...reading, files }, now), 'release-decision');
    const decided = decisions.flatMap(({ predicate }) => predicate.evidenceHead ?? []).at(-1);
    for (const head of new Set([recordedHead, decided])) {
      if (head !== undefined && head !== last) reading = await ledger.readPart({ recordedHead: head, only });
    }
    return { reading, ...seen };
  } catch (error) {
    if (!(error instanceof UserError) || error.exitCode === 2) throw error;
    return { reading: undefined, problem: { reason: error.message, isNo: error.exitCode === 1 } };
  }
}

function recordOf(found: RecordedHead): NonNullable<Seen['recorded']> {
  return { head: found.state === 'head' ? found.head : null, run: found.state === 'none' ? null : found.run };
}

function orderOf(documents: readonly RawDocument[], commit: string, checkout: string): GateRequest['order'] {
  const ranges = waiverStatements({ documents, statements: [] }).flatMap(({ statement }) =>
    statement.kind === 'waiver' && 'from' in statement.predicate.commits ? [statement.predicate.commits] : [],
  );
  const pairs = ranges.flatMap(({ from, to }) => [
    { ancestor: from, descendant: commit },
    { ancestor: commit, descendant: to },
  ]);
  return pairs.map((pair) => ({ ...pair, holds: orderIn(checkout, pair.ancestor, pair.descendant) }));
}

function concernOf(question: GateQuestion, tier: Tier, surfaces: readonly string[], ids?: PresentIds): Concern {
  return {
    ...(ids && { ids }),
    commit: question.commit,
    surfaces,
    tiers: [tier.id, ...(tier.promotesFrom === undefined ? [] : [tier.promotesFrom])],
    measured: tier.gate.requires.includes('slo'),
    whole: question.kind === 'public-release',
  };
}

// Only files that can concern the release are read and verified: the branch keeps every release.
function bookOf(reading: EvidenceReading | undefined, concern: Concern, { ledger, now }: GateSources): EvidenceBook {
  if (!reading) return { head: '', statements: [], refused: [] };
  const files = reading.files.filter(({ path }) => concernsPath(path, concern));
  return ledger.verified({ ...reading, files }, now);
}

/**
 * Reads all inputs of a decision: the branch, the clone, and the given documents. Rejects with UserError (exit 2) on
 * invalid input; an unreadable branch becomes a part of the request.
 */
export async function collectInputs(question: GateQuestion, sources: GateSources): Promise<RawInputs> {
  const { registry, now, documents, checkout } = sources;
  const tier = findTier(registry, question.tier);
  if (!tier) {
    const allowed = registry.tiers.map(({ id }) => id).join(', ');
    throw new UserError(`there is no tier "${question.tier}"`, { place: '--tier', allowed });
  }
  const ownSurfaces = registry.surfaces
    .filter(({ repository }) => repository === question.repository)
    .map(({ id }) => id);
  const ids = presentIds(registry);
  const concern = concernOf(question, tier, question.surfaces ?? ownSurfaces, ids);
  const { reading, problem, recorded } = await readBranch(sources, concern);
  const all = bookOf(reading, concern, sources);
  const surfaces = question.surfaces ? [...question.surfaces].sort() : releasedSurfaces(registry, all, question);
  const book = relevantBook(all, concernOf(question, tier, surfaces, ids));
  const wanted = new Set(book.statements.map(({ path }) => path));
  const request: GateRequest = GateRequest.parse({
    schema: 'urn:causeway:gate-request:v1',
    ...question,
    surfaces: [...new Set(surfaces)],
    evaluatedAt: now.toISOString(),
    evidence: { head: reading?.head ?? null, problem, ...(recorded && { recorded }), refused: book.refused },
    ...(sources.unreadable && sources.unreadable.length > 0 && { unreadable: sources.unreadable }),
    registry: sources.registrySource,
    ancestry: ancestryIn(checkout, question.commit, branchOf(registry, question.repository, tier)),
    order: orderOf(documents, question.commit, checkout),
    evaluator: sources.evaluator,
  });
  const bytes = Buffer.from(canonicalize(request) ?? '', 'utf8');
  const statements = (reading?.files ?? []).filter(({ path }) => wanted.has(path)).map((file) => file.bytes);
  return {
    documents: [...documents, { kind: 'request', bytes }],
    statements: sortedBy([...byDigest({ documents: [], statements })], ([digest]) => digest).map(([, file]) => file),
  };
}
