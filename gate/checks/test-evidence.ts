import { type Entry, entriesOf, refusedOf } from '../../evidence/readers/answer';
import type { GateCheck } from '../../evidence/statement/predicates/decision';
import type { Surface } from '../../registry/schema/surface';
import { type CheckOutcome, checkId, finding } from '../facts/finding';
import type { Release } from '../facts/inputs';

type Result = Entry<'test-result'>;

// The earlier result wins: a failure and a pass of the same attempt count as a failure.
const WORST_FIRST = ['unverified', 'hard-fail', 'skipped-unexpected', 'warn', 'pass'] as const;

function judge({ predicate, signer }: Result): CheckOutcome {
  const { result, counts, runId, attempt } = predicate;
  const { passed, failed, skipped } = counts;
  const observed = `${result}: ${passed} passed, ${failed} failed, ${skipped} skipped (run ${runId}, attempt ${attempt})`;
  const { run } = signer;
  if (run && (run.runId !== runId || run.runAttempt !== attempt)) {
    return { status: 'unverified', reason: 'it was signed by another run than it names', observed };
  }
  if (result === 'FAILED' || failed > 0) return { status: 'hard-fail', reason: `${failed} failed`, observed };
  if (passed === 0) return { status: 'skipped-unexpected', reason: 'nothing was tested', observed };
  if (result === 'WARNED') return { status: 'warn', reason: 'it passed with warnings', observed };
  return { status: 'pass', reason: 'the newest attempt passed', observed };
}

/**
 * The results of the last signed attempt, by trusted time: an older pass hides no newer failure. A run's number shows
 * when it was created, not when it was rerun. Results signed at the same time all count as newest.
 */
function newestAttempt(results: readonly Result[]): readonly Result[] {
  const last = Math.max(...results.map(({ time }) => time.getTime()));
  const newest = results.filter(({ time }) => time.getTime() === last);
  const isOfNewest = ({ predicate: { runId, attempt } }: Result) =>
    newest.some(({ predicate }) => predicate.runId === runId && predicate.attempt === attempt);
  return results.filter(isOfNewest);
}

/** The evidence's answer about one check of a surface, for this commit and bundle only. */
export function testOutcome({ book, request, bundles }: Release, surface: string, check: string): CheckOutcome {
  const { commit } = request;
  const bundle = bundles.get(surface);
  const ofCheck = entriesOf(book, 'test-result').filter(
    ({ subjects, predicate }) =>
      subjects.commit === commit && predicate.surface === surface && predicate.checkId === check,
  );
  const own = newestAttempt(ofCheck.filter(({ subjects }) => bundle !== undefined && subjects.bundle === bundle));
  const judged = own.map((result) => ({ ...judge(result), evidence: own.map(({ id }) => id) }));
  const worst = WORST_FIRST.flatMap((status) => judged.filter((each) => each.status === status)).at(0);
  if (worst) return worst;
  const refused = refusedOf(book, 'test-result', { commit, surface });
  if (refused !== undefined)
    return { status: 'unverified', reason: `a result of ${surface} does not count: ${refused}` };
  if (ofCheck.length > 0) return { status: 'missing', reason: 'the results of this commit are of other bundles' };
  return { status: 'missing', reason: `there is no result of ${check} for this commit and bundle` };
}

function surfaceChecks(release: Release, surface: Surface): readonly GateCheck[] {
  const asked = release.registry.checks.filter(({ id }) => surface.evidence.includes(id));
  const checks = asked.map(({ id, severity, mode, risk }) =>
    finding(
      {
        id: checkId(id, surface.id),
        category: 'evidence',
        severity,
        mode,
        threshold: 'passed in its newest attempt, for this commit and bundle',
        fix: `run ${id} on the release commit and add its result (risk: ${risk})`,
      },
      testOutcome(release, surface.id, id),
    ),
  );
  if (asked.some(({ mode }) => mode === 'blocking')) return checks;
  const none = finding(
    {
      id: checkId('evidence/any', surface.id),
      category: 'evidence',
      threshold: 'at least one blocking check',
      fix: `name a blocking check in evidence of ${surface.id} in the registry`,
    },
    { status: 'missing', reason: `no blocking check looks at ${surface.id}: nothing proves that it works` },
  );
  return [...checks, none];
}

/** The evidence that each surface's checks ask for. */
export function testEvidenceChecks(release: Release): readonly GateCheck[] {
  return release.surfaces.flatMap((surface) => surfaceChecks(release, surface));
}
