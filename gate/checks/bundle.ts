import { entriesOf, refusedOf } from '../../evidence/readers/answer';
import type { GateCheck } from '../../evidence/statement/predicates/decision';
import { signedBundles } from '../facts/bundles';
import { type CheckOutcome, checkId, finding } from '../facts/finding';
import type { Release } from '../facts/inputs';

const FIX = 'build and sign the bundle once: the release workflow on the first tier’s branch';

function outcome({ book, request, bundles }: Release, surface: string): CheckOutcome {
  const { commit } = request;
  const signed = signedBundles(book, commit, surface);
  const bundle = bundles.get(surface);
  const statements = entriesOf(book, 'release-bundle').filter(
    ({ subjects, predicate }) => subjects.commit === commit && predicate.surface === surface,
  );
  if (bundle === undefined && signed.length > 1) {
    const evidence = statements.map(({ id }) => id);
    return {
      status: 'hard-fail',
      reason: `${signed.length} bundles of ${surface} were signed at one commit`,
      evidence,
    };
  }
  const own = statements.filter(({ subjects }) => subjects.bundle === bundle);
  if (bundle !== undefined && own.length > 0) {
    return { status: 'pass', reason: 'the release job signed it', observed: bundle, evidence: own.map(({ id }) => id) };
  }
  const refused = refusedOf(book, 'release-bundle', { commit, surface });
  if (refused !== undefined) return { status: 'unverified', reason: `no bundle is signed: ${refused}` };
  if (bundle !== undefined) return { status: 'missing', reason: `the bundle ${bundle} is not signed for this commit` };
  return { status: 'missing', reason: `no bundle of ${surface} was signed at this commit` };
}

/** Each surface has exactly one bundle at the commit, and the release job signed it. */
export function bundleChecks(release: Release): readonly GateCheck[] {
  if (release.request.surfaces.length === 0) {
    const about = { id: 'bundle/any', category: 'bundle', threshold: 'at least one surface', fix: FIX } as const;
    return [finding(about, { status: 'missing', reason: 'no bundle of any surface was signed at this commit' })];
  }
  return release.request.surfaces.map((surface) =>
    finding(
      {
        id: checkId('bundle/signed', surface),
        category: 'bundle',
        threshold: 'one bundle of this surface and commit, signed by the release job',
        fix: FIX,
      },
      outcome(release, surface),
    ),
  );
}
