import type { Receipt } from '../../evidence/receipts/receipt';
import { asSigned } from '../../evidence/verification/verify-statement';
import type { Deployed, Marker } from './target';

/** A receipt's deploy, as its target finds it again. */
export function deployedBy({ statement: { subjects, predicate } }: Receipt): Deployed {
  const { deployId, filesDigest: files } = predicate.target;
  return { deployId, commit: subjects.commit ?? '', files };
}

/** The marker of a deploy: written at its first deploy, with the ids of that time. */
export function markerOf(receipt: Receipt): Marker {
  const { surface, tier, bundleDigest, ticketId } = asSigned(receipt).predicate;
  return { surface, tier, bundleDigest, ticketId };
}

/** The marker of a release that is deployed again under a present ticket. */
export function newMarkerOf({ statement: { predicate } }: Receipt, ticketId: string): Marker {
  const { surface, tier, bundleDigest } = predicate;
  return { surface, tier, bundleDigest, ticketId };
}
