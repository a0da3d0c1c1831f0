import type { EvidenceBook } from '../../evidence/branch/branch';
import { lastSucceeded, receiptChain } from '../../evidence/receipts/chain';
import { lastKnownGood, newestToKeep } from '../../evidence/receipts/last-known-good';
import type { Receipt, Refusal } from '../../evidence/receipts/receipt';
import { originOf } from '../../evidence/receipts/rollback-choice';
import type { Restorability as RestorabilityDocument } from '../../gate/facts/restorability';
import type { Registry } from '../../registry/schema';
import { UserError } from '../../registry/user-error';
import { deployedBy, markerOf } from '../targets/deployed';
import { markerDifference, readMarker } from '../targets/marker';
import type { OwnAddress } from '../targets/own-address';
import { hasOwnAddresses, type Place, type Restorability, type Target } from '../targets/target';

/** A good release, and whether its deploy can be restored. */
export interface KnownGood {
  readonly receipt: Receipt;
  readonly restorability: Restorability;
}

/** The place of good releases. */
export interface Whereabouts {
  readonly target: Target;
  readonly ownAddress: OwnAddress;
  /** The whole chain. */
  readonly receipts: readonly Receipt[];
}

async function servedRelease(url: string, origin: Receipt): Promise<Restorability> {
  const { deployId } = origin.statement.predicate.target;
  const found = await readMarker(url);
  if (!found.ok) return { status: 'unverified', reason: `the deploy ${deployId} at its own address: ${found.reason}` };
  const difference = markerDifference(found.marker, markerOf(origin));
  if (difference === undefined) return { status: 'restorable' };
  return { status: 'gone', reason: `the deploy ${deployId}: ${difference}` };
}

/**
 * Asks the target whether a receipt's deploy can be restored, and that deploy's own address whether it is that release.
 */
export async function askRestorable(
  receipt: Receipt,
  { target, ownAddress, receipts }: Whereabouts,
): Promise<Restorability> {
  const origin = originOf(receipt, receipts);
  if (!origin) return { status: 'unverified', reason: 'the deploy that brought it has no receipt' };
  const brought = hasOwnAddresses(target) ? origin : receipt;
  const { deployId, siteId, provider } = brought.statement.predicate.target;
  if (provider !== target.provider || siteId !== target.siteId) {
    return {
      status: 'gone',
      reason: `it was deployed to ${provider} ${siteId}, not to where the registry deploys now`,
    };
  }
  const asked = await target.restorable(deployedBy(brought));
  if (asked.status !== 'restorable') return asked;
  try {
    const url = await ownAddress(deployId);
    return url === undefined ? asked : await servedRelease(url, origin);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { status: 'unverified', reason: error.message };
  }
}

/**
 * The newest release of a place to keep, and the one to which the live release would roll back, each asked about once.
 */
export async function knownGood(
  book: EvidenceBook,
  registry: Registry,
  { surface, tier }: Place,
  { reach, ownAddress }: { readonly reach: () => Promise<Target>; readonly ownAddress: OwnAddress },
): Promise<{ readonly ok: true; readonly found: readonly KnownGood[] } | Refusal> {
  const chain = receiptChain(book, surface, tier);
  if (!chain.ok) return chain;
  const newest = newestToKeep(book, registry, { surface, tier });
  if (!newest.ok) return newest;
  const { receipts } = chain;
  const live = lastSucceeded(receipts)?.statement.predicate.bundleDigest;
  const before = lastKnownGood(book, registry, { surface, tier }, { except: live });
  const good = [newest.receipt, ...(before.ok && before.receipt.id !== newest.receipt.id ? [before.receipt] : [])];
  const found: KnownGood[] = [];
  for (const receipt of good) {
    found.push({
      receipt,
      restorability: await askRestorable(receipt, { target: await reach(), ownAddress, receipts }),
    });
  }
  return { ok: true, found };
}

/** The gate's input. A release that could not be asked about is left out, because there is no finding. */
export function restorabilityDocument(found: readonly KnownGood[], checkedAt: Date): RestorabilityDocument {
  const targets = found.flatMap(({ receipt, restorability: { status } }) => {
    const { surface, tier } = receipt.statement.predicate;
    const restorable = status === 'restorable';
    return status === 'unverified'
      ? []
      : [{ surface, tier, receipt: receipt.id, restorable, checkedAt: checkedAt.toISOString() }];
  });
  return { schema: 'urn:causeway:restorability:v1', targets };
}
