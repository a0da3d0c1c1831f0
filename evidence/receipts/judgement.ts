import type { EvidenceBook } from '../branch/branch';
import { type Entry, entriesOf, refusedOf } from '../readers/answer';
import { type Receipt, receiptsOf } from './receipt';

/** The monitors' verdict on a release, with its statement. */
export interface Judgement {
  /** `unjudged`: no monitor reached a verdict. */
  readonly state: 'healthy' | 'unhealthy' | 'unjudged';
  /** One sentence for people. */
  readonly reason: string;
  /** The id of the verdict that counts. */
  readonly evidence: readonly string[];
}

// A verdict that says healthy but contains the opposite does not count.
function isSound({ predicate: { verdict, health, alerts } }: Entry<'monitor-verdict'>): boolean {
  if (verdict !== 'healthy') return true;
  const isSeen = health.checks >= health.passed && health.passed > 0 && health.lastOkAt !== null;
  return health.state === 'healthy' && isSeen && (alerts === null || alerts === 'pass');
}

function verdictsOn(book: EvidenceBook, release: Receipt): readonly Entry<'monitor-verdict'>[] {
  const { commit, bundle } = release.statement.subjects;
  const { surface, tier } = release.statement.predicate;
  const isOf = ({ subjects }: Pick<Entry<'monitor-verdict'>, 'subjects'>) =>
    subjects.commit === commit && subjects.bundle === bundle;
  const own = new Set(
    receiptsOf(book, surface, tier)
      .filter(({ statement }) => isOf(statement) && statement.predicate.outcome === 'succeeded')
      .map(({ id }) => id),
  );
  return entriesOf(book, 'monitor-verdict').filter((entry) => {
    const { predicate } = entry;
    return isOf(entry) && predicate.surface === surface && predicate.tier === tier && own.has(predicate.receipt);
  });
}

/**
 * The monitors' verdict on the release of a receipt on its tier. The newest conclusive verdict counts, whichever of the
 * release's deployments it watched; of two at the same time, the unhealthy one. A verdict that cannot be verified might
 * be a no, so the release counts as unjudged.
 */
export function judgementOf(book: EvidenceBook, release: Receipt): Judgement {
  const { surface, tier, receiptId } = release.statement.predicate;
  const { commit } = release.statement.subjects;
  const refused = refusedOf(book, 'monitor-verdict', { surface, tier, ...(commit === undefined ? {} : { commit }) });
  if (refused !== undefined) {
    const reason = `a monitor’s verdict about ${receiptId} cannot be verified: ${refused}`;
    return { state: 'unjudged', reason, evidence: [] };
  }
  const answers = verdictsOn(book, release).filter((each) => each.predicate.verdict !== 'unverified' && isSound(each));
  const latest = answers.at(-1)?.time.getTime();
  const newest = answers.filter(({ time }) => time.getTime() === latest);
  const found = newest.find(({ predicate }) => predicate.verdict === 'unhealthy') ?? newest.at(-1);
  if (!found) return { state: 'unjudged', reason: `no monitor judged ${receiptId}`, evidence: [] };
  const state = found.predicate.verdict === 'healthy' ? 'healthy' : 'unhealthy';
  const reason = `the monitor’s verdict about ${receiptId} at ${found.predicate.finishedAt} is ${state}`;
  return { state, reason, evidence: [found.id] };
}
