import type { EvidenceBook } from '../../evidence/branch/branch';
import { type Entry, entriesOf } from '../../evidence/readers/answer';
import { freshVerification } from '../../evidence/readers/verification';
import { type Finding, findingsExitCode } from '../../live/finding';
import { partitions } from '../../plan/partitions';
import { FOUNDATION } from '../../registry/naming';
import type { Registry } from '../../registry/schema';
import { tierChain } from '../../registry/selectors';
import type { StatusFacts } from './facts';
import type { StackStatus } from './model';

/**
 * The stacks whose drift is shown. A registry with groups of repositories may use whole stacks or one stack per group;
 * the evidence decides.
 */
export function stacksIn(registry: Registry, book: EvidenceBook | undefined): readonly string[] {
  const groups = partitions(registry);
  const seen = new Set(book ? entriesOf(book, 'ruleset-verification').map(({ predicate }) => predicate.stack) : []);
  return [FOUNDATION, ...tierChain(registry).map(({ id }) => id)].flatMap((stack) => {
    const own = groups.map((group) => `${stack}.${group}`);
    return own.some((name) => seen.has(name)) && !seen.has(stack) ? own : [stack];
  });
}

// The last reading without a difference: drift is as old as the first difference after it.
function driftedSince(readings: readonly Entry<'ruleset-verification'>[]): string | null {
  const isDifferent = ({ predicate }: Entry<'ruleset-verification'>) => predicate.verdict === 'different';
  const fine = readings.map(({ predicate }) => predicate.verdict === 'verified').lastIndexOf(true);
  return readings.slice(fine + 1).find(isDifferent)?.predicate.readAt ?? null;
}

function fromLive(stack: string, findings: readonly Finding[], since: string | null, now: Date): StackStatus {
  const count = (isBlind: boolean) => findings.filter(({ kind }) => (kind === 'unverified') === isBlind).length;
  const about = { stack, readAt: now.toISOString(), findings };
  const code = findingsExitCode(findings);
  if (code === 0) return { ...about, state: 'as-planned', reason: 'read just now', driftedSince: null };
  if (code === 3) {
    return { ...about, state: 'unread', reason: `${count(true)} things could not be looked at`, driftedSince: null };
  }
  const blind = count(true) === 0 ? '' : `, ${count(true)} could not be looked at`;
  const reason = `${count(false)} differences${blind}`;
  return { ...about, state: 'drifted', reason, driftedSince: since ?? now.toISOString() };
}

/** Each stack by a present reading, else by the newest recorded verification while that is fresh. */
export function stackStatuses({ registry, registryDigest, book, live, now }: StatusFacts): readonly StackStatus[] {
  const known = book.ok ? book.value : undefined;
  return stacksIn(registry, known).map((stack): StackStatus => {
    const readings = known
      ? entriesOf(known, 'ruleset-verification').filter(({ predicate }) => predicate.stack === stack)
      : [];
    const since = driftedSince(readings);
    const seen = live.get(stack);
    const none = { stack, readAt: readings.at(-1)?.predicate.readAt ?? null, driftedSince: null, findings: null };
    if (seen?.ok) return fromLive(stack, seen.value, since, now);
    if (seen) return { ...none, state: 'unread', reason: seen.unread.reason };
    if (!known) return { ...none, state: 'unread', reason: 'the evidence branch was not read' };
    const { status, reason } = freshVerification(known, stack, registryDigest, now);
    if (status === 'pass') return { ...none, state: 'as-planned', reason };
    if (status === 'hard-fail') return { ...none, state: 'drifted', reason, driftedSince: since };
    return { ...none, state: 'unread', reason };
  });
}
