import type { EvidenceBook } from '../../evidence/branch/branch';
import { lastSucceeded, receiptChain } from '../../evidence/receipts/chain';
import type { Receipt } from '../../evidence/receipts/receipt';
import { countsOn } from '../../evidence/verification/counts-on';
import { asSigned } from '../../evidence/verification/verify-statement';
import { canonicalDigest } from '../../registry/digest';
import { isIdOf } from '../../registry/former-ids';
import { UserError } from '../../registry/user-error';
import type { VerifiedBundle } from '../bundle/contents';
import { bundleStatement } from '../bundle/statement';
import { type BundleStore, fetchBundle } from '../bundle/store';
import { deployedBy } from '../targets/deployed';
import type { Release } from '../targets/release';
import type { Target } from '../targets/target';

/**
 * The bundle of a release from the store, verified, which the release job signed. Rejects with UserError (exit 1 or 3).
 */
export async function releaseBundle(store: BundleStore, book: EvidenceBook, release: Release): Promise<VerifiedBundle> {
  const { surface, tier, commit, bundle: digest } = release;
  const bundle = await fetchBundle(store, digest);
  const refuse = (message: string) =>
    new UserError(message, { place: digest, allowed: 'the bundle of the release', exitCode: 1 });
  // A bundle keeps the id that its surface had at the build.
  if (!isIdOf(surface, bundle.manifest.surface) || bundle.manifest.commit !== commit) {
    throw refuse(`the bundle is of ${bundle.manifest.surface} at the commit ${bundle.manifest.commit}`);
  }
  const wanted = canonicalDigest(bundleStatement(bundle));
  const isSigned = book.statements.some((each) => {
    if (each.statement.kind !== 'release-bundle' || !countsOn(each, tier.id)) return false;
    return canonicalDigest(asSigned(each)) === wanted;
  });
  if (isSigned) return bundle;
  throw refuse('no signer that the registry trusts signed the bundle');
}

/**
 * The receipt of the live release, whose deploy could be published again. It is checked before anything new is
 * published, because providers delete old deploys. Undefined before the first deploy. Rejects with UserError: exit 1
 * when it is gone or the chain is broken, exit 3 when it is unknown.
 */
export async function restorablePrevious(
  target: Target,
  book: EvidenceBook,
  release: Release,
): Promise<Receipt | undefined> {
  const place = `${release.surface.id} on ${release.tier.id}`;
  const chain = receiptChain(book, release.surface.id, release.tier.id);
  if (!chain.ok) throw new UserError(chain.reason, { place, exitCode: chain.status === 'unverified' ? 3 : 1 });
  const previous = lastSucceeded(chain.receipts);
  if (!previous) return undefined;
  const { provider, siteId } = previous.statement.predicate.target;
  const allowed = 'a deploy to go back to; nothing was published';
  if (provider !== target.provider || siteId !== target.siteId) {
    throw new UserError(`the previous deploy is at another place: ${provider} ${siteId}`, {
      place,
      allowed,
      exitCode: 1,
    });
  }
  const found = await target.restorable(deployedBy(previous));
  if (found.status === 'restorable') return previous;
  throw new UserError(`the previous deploy could not be restored: ${found.reason}`, {
    place,
    allowed,
    exitCode: found.status === 'gone' ? 1 : 3,
  });
}
