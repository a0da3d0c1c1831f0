import { entriesOf, refusedOf } from '../../evidence/readers/answer';
import type { GateCheck } from '../../evidence/statement/predicates/decision';
import type { Verdict } from '../../live/isolation/cells';
import { fingerprintFact, type IsolationFacts } from '../../live/isolation/facts';
import { isolationLint } from '../../live/isolation/lint';
import { isolationMatrix, targetCohort } from '../../live/isolation/matrix';
import { type CheckOutcome, finding } from '../facts/finding';
import type { Release } from '../facts/inputs';

/**
 * The facts with the signed fingerprints: an unsigned fingerprint in a file proves nothing. Where a fingerprint of a
 * surface and tier is refused, an older one may be of an outdated value, so none of them counts.
 */
function signedFacts({ book, isolationFacts }: Release): IsolationFacts {
  const fingerprints = entriesOf(book, 'secret-fingerprint').flatMap(({ subjects, predicate }) =>
    subjects.fingerprint === undefined || refusedOf(book, 'secret-fingerprint', predicate) !== undefined
      ? []
      : [
          [
            `${predicate.surface}/${predicate.tier}/${predicate.secret}`,
            fingerprintFact(predicate.key, subjects.fingerprint),
          ] as const,
        ],
  );
  return { ...isolationFacts, fingerprints: Object.fromEntries(fingerprints) };
}

function judge(verdicts: readonly (Verdict & { readonly what: string })[]): CheckOutcome {
  const list = (wanted: Verdict['verdict']) => verdicts.filter(({ verdict }) => verdict === wanted);
  const shown = (found: readonly { readonly what: string; readonly proof: string }[]) =>
    found.map(({ what, proof }) => `${what}: ${proof}`).join('; ');
  const observed = `${list('allowed').length} apart, ${list('denied').length} not, ${list('unverified').length} unverified`;
  if (list('denied').length > 0) return { status: 'hard-fail', reason: shown(list('denied')), observed };
  if (list('allowed').length < verdicts.length) {
    return { status: 'unverified', reason: shown(verdicts.filter(({ verdict }) => verdict !== 'allowed')), observed };
  }
  // A requested comparison without any result proves nothing.
  if (verdicts.length === 0) return { status: 'unverified', reason: 'nothing was compared' };
  return { status: 'pass', reason: 'everything that was compared is isolated', observed };
}

function lintChecks(release: Release): readonly GateCheck[] {
  const { enabled, findings } = isolationLint(release.registry, signedFacts(release));
  if (!enabled) return [];
  const about = {
    id: 'isolation/lint',
    category: 'isolation',
    threshold: 'nothing denied, nothing unverified',
    fix: 'causeway isolation lint says what tiers and surfaces share; record fingerprints with causeway secrets rotate',
  } as const;
  return [finding(about, judge(findings.map((each) => ({ ...each, what: `${each.rule} ${each.subject}` }))))];
}

function matrixChecks(release: Release): readonly GateCheck[] {
  const { registry, request, tier } = release;
  if (!tier.gate.requires.includes('isolation-matrix')) return [];
  const cohort = targetCohort(registry);
  const { cells, coverage } = isolationMatrix(registry, signedFacts(release), cohort);
  const ours = new Set(request.surfaces);
  const isOurs = (id: string) => ours.has(id);
  const own = cells
    .filter(({ tier: on, left, right }) => on === tier.id && (isOurs(left) || isOurs(right)))
    .map((cell) => ({ ...cell, what: `${cell.left} and ${cell.right}, ${cell.aspect}` }));
  const outside = [...coverage.beyond, ...coverage.unassigned].filter(isOurs).map((id) => ({
    verdict: 'unverified' as const,
    proof: `in no cohort up to ${cohort}`,
    what: id,
  }));
  const about = {
    id: 'isolation/matrix',
    category: 'isolation',
    threshold: `every pair with a surface of this release apart, in cohorts up to ${cohort}`,
    fix: 'causeway isolation matrix says which cells are denied or unverified',
  } as const;
  return [finding(about, judge([...own, ...outside]))];
}

/** The isolation lint where the registry turns it on, and the matrix up to its cohort where the tier asks for it. */
export function isolationChecks(release: Release): readonly GateCheck[] {
  return [...lintChecks(release), ...matrixChecks(release)];
}
