import { entriesOf } from '../../evidence/readers/answer';
import { readingTimes } from '../../evidence/readers/verification';
import { receiptChain } from '../../evidence/receipts/chain';
import { type Judgement, judgementOf } from '../../evidence/receipts/judgement';
import { lastKnownGood, restorableReleases } from '../../evidence/receipts/last-known-good';
import type { Receipt } from '../../evidence/receipts/receipt';
import type { GateCheck } from '../../evidence/statement/predicates/decision';
import { type CheckOutcome, checkId, finding } from '../facts/finding';
import { isFreshForRollback } from '../facts/fresh';
import type { Release } from '../facts/inputs';
import { restorableOutcome } from './drill';
import { originalChecks } from './original';
import { testOutcome } from './test-evidence';
import { readBackChecks } from './verification';

/** The checks whose fresh results show that the restored release works. */
const RESTORED = ['smoke', 'canary'] as const;

/** The destination of one surface's rollback. */
type Target =
  | { readonly receipt: Receipt; readonly isNewest: boolean; readonly judgement: Judgement }
  | { readonly receipt?: undefined; readonly status: CheckOutcome['status']; readonly reason: string };

function targetOf({ book, registry, request, tier, bundles }: Release, surface: string): Target {
  const found = restorableReleases(book, surface, tier.id);
  if (!found.ok) return { status: found.status, reason: found.reason };
  const receipt = found.receipts.find(
    ({ statement: { subjects } }) => subjects.commit === request.commit && subjects.bundle === bundles.get(surface),
  );
  if (!receipt) {
    const reason = `the bundle never succeeded on ${tier.id}, or was rolled back or revoked: it is not a last known good`;
    return { status: 'hard-fail', reason };
  }
  const chain = receiptChain(book, surface, tier.id);
  const newest = chain.ok ? chain.receipts.at(-1)?.statement.predicate : undefined;
  // A second rollback to the same release is judged by the state before the first.
  const isAgain = newest?.cause === 'rollback' && newest.bundleDigest === bundles.get(surface);
  const live = newest?.outcome === 'succeeded' && !isAgain ? newest.bundleDigest : undefined;
  const best = lastKnownGood(book, registry, { surface, tier: tier.id }, { except: live });
  const { subjects } = receipt.statement;
  const isNewest = best.ok && best.receipt.statement.subjects.bundle === subjects.bundle;
  return { receipt, isNewest, judgement: judgementOf(book, receipt) };
}

function targetOutcome(target: Target): CheckOutcome {
  if (!target.receipt) return target;
  const { receipt, isNewest, judgement } = target;
  const { receiptId } = receipt.statement.predicate;
  // The approvals, which are a check of their own, decide whether a person may choose another one.
  const other = `it is not the newest last known good: ${judgement.reason}`;
  const reason = isNewest ? 'it is the newest last known good' : other;
  return { status: 'pass', reason, observed: receiptId, evidence: [receipt.id, ...judgement.evidence] };
}

function approvalsOutcome({ book, request, tier, bundles }: Release, surface: string): CheckOutcome {
  const quorum = tier.approval?.quorum ?? 1;
  const approvals = entriesOf(book, 'approval').filter(
    ({ subjects, predicate, time }) =>
      predicate.state === 'approved' &&
      predicate.tier === tier.id &&
      subjects.commit === request.commit &&
      (tier.approval?.mode === 'commit' ||
        (predicate.surface === surface && subjects.bundle === bundles.get(surface))) &&
      isFreshForRollback(time, request.evaluatedAt),
  );
  const people = new Set(approvals.map(({ predicate }) => predicate.userId));
  const observed = `${people.size} of ${quorum}`;
  const evidence = approvals.map(({ id }) => id);
  if (people.size >= quorum) return { status: 'pass', reason: 'enough people approved', observed, evidence };
  return {
    status: 'missing',
    reason: 'an older release than the last known good needs the full approvals',
    observed,
    evidence,
  };
}

function freshResult(release: Release, surface: string, check: string): CheckOutcome {
  const outcome = testOutcome(release, surface, check);
  if (outcome.status !== 'pass') return outcome;
  const times = entriesOf(release.book, 'test-result').filter(({ id }) => outcome.evidence?.includes(id) === true);
  const isFresh = times.length > 0 && times.every(({ time }) => isFreshForRollback(time, release.request.evaluatedAt));
  return isFresh ? outcome : { ...outcome, status: 'stale', reason: 'it is older than an hour' };
}

function surfaceChecks(release: Release, surface: string): readonly GateCheck[] {
  const about = (name: string, threshold: string, fix: string) =>
    ({ id: checkId(`rollback/${name}`, surface), category: 'rollback', threshold, fix }) as const;
  const target = targetOf(release, surface);
  const known = 'a bundle that succeeded here and was neither rolled back nor revoked';
  const checks = [
    finding(
      about('target', known, `causeway lkg --surface ${surface} --tier ${release.tier.id}`),
      targetOutcome(target),
    ),
    ...RESTORED.map((check) =>
      finding(
        about(
          check,
          'passed in the last hour, for this bundle',
          `run the ${check} check on the deploy that is restored`,
        ),
        freshResult(release, surface, check),
      ),
    ),
  ];
  if (!target.receipt) return checks;
  const restored = about('restorable', 'can be restored, looked at in the last 24 hours', 'choose another release');
  checks.push(finding(restored, restorableOutcome(release, target.receipt)));
  if (target.isNewest) return checks;
  const people = about('approvals', 'the approvals of a promotion', 'go back to the newest, or have it approved');
  return [...checks, finding(people, approvalsOutcome(release, surface))];
}

function freshReadBack(release: Release): readonly GateCheck[] {
  const { book, request } = release;
  const times = readingTimes(book);
  return readBackChecks(release).map((check) => {
    const isFresh = check.evidence.every((id) =>
      isFreshForRollback(new Date(times.get(id) ?? Number.NaN), request.evaluatedAt),
    );
    if (check.status !== 'pass' || isFresh) return check;
    return { ...check, status: 'stale', reason: 'it was read back more than an hour ago', fix: 'read back again' };
  });
}

/**
 * A rollback: to a release that is known to be good, by a valid decision, with fresh evidence that it works
 * (docs/evidence.md).
 */
export function rollbackChecks(release: Release): readonly GateCheck[] {
  return [
    ...release.request.surfaces.flatMap((surface) => surfaceChecks(release, surface)),
    ...originalChecks(release),
    ...freshReadBack(release),
  ];
}
