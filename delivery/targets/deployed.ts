import type { Receipt } from '../../evidence/receipts/receipt';
import { asSigned } from '../../evidence/verification/verify-statement';
import type { Deployed, Marker } from './target';

/** The deploy that a receipt tells of, as its target finds it again. */
export function deployedBy({ statement: { subjects, predicate } }: Receipt): Deployed {
  const { deployId, filesDigest: files } = predicate.target;
  return { deployId, commit: subjects.commit ?? '', files };
}

/** The marker that a deploy carries: it was put there when it was first deployed, with the ids of then. */
export function markerOf(receipt: Receipt): Marker {
  const { surface, tier, bundleDigest, ticketId } = asSigned(receipt).predicate;
  return { surface, tier, bundleDigest, ticketId };
}

/** The marker that a release carries when it is deployed anew, by a ticket of now. */
export function newMarkerOf({ statement: { predicate } }: Receipt, ticketId: string): Marker {
  const { surface, tier, bundleDigest } = predicate;
  return { surface, tier, bundleDigest, ticketId };
}
