import { faultText } from '../../registry/shape-fault';
import { UserError } from '../../registry/user-error';
import { readEvidenceBook } from '../branch/book';
import type { EvidenceBranch, EvidenceReading } from '../branch/branch';
import { EvidenceConflict } from '../branch/files';
import { placedAt } from '../branch/placed';
import { DeployReceipt } from '../statement/predicates/delivery';
import { presentIds } from '../statement/present-ids';
import type { Statement } from '../statement/statement';
import { verifiedPath } from '../verification/place';
import { type TrustBase, verifyStatement } from '../verification/verify-statement';
import { receiptChain } from './chain';
import { contradictionOf, isReceipt, type Receipt } from './receipt';

/** What a receipt says, but for its place in the chain, which the branch gives, and its id, which follows from it. */
export type ReceiptDraft = Omit<DeployReceipt, 'receiptId' | 'sequence' | 'previous'>;

/** What writing a receipt takes. */
export interface ReceiptDesk {
  readonly branch: EvidenceBranch;
  readonly trust: TrustBase;
  readonly sign: (statement: Statement<'deploy-receipt'>) => Promise<Buffer>;
  readonly now: () => Date;
}

/** A receipt that is on the branch, and the head that has it. */
export interface WrittenReceipt {
  readonly receipt: Receipt;
  readonly head: string;
}

// Each time another receipt of the same surface and tier came in between: deploys there run one after the other.
const TRIES = 5;

function wouldNotCount(reason: string, exitCode: 1 | 2 = 2): UserError {
  return new UserError(`the receipt would count for nothing: ${reason}`, {
    place: 'deploy receipt',
    allowed: 'a receipt that every verifier takes; nothing was written',
    exitCode,
  });
}

function placed(draft: ReceiptDraft, reading: EvidenceReading, desk: ReceiptDesk): DeployReceipt {
  const { surface, tier } = draft;
  const chain = receiptChain(readEvidenceBook(reading, desk.trust, desk.now()), surface, tier);
  if (!chain.ok) throw wouldNotCount(chain.reason, 1);
  const sequence = chain.receipts.length + 1;
  const previous = chain.receipts.at(-1)?.id ?? null;
  const result = DeployReceipt.safeParse({ ...draft, receiptId: `${surface}-${tier}-${sequence}`, sequence, previous });
  if (result.success) return result.data;
  throw wouldNotCount(faultText(result.error));
}

async function write(draft: ReceiptDraft, commit: string, desk: ReceiptDesk): Promise<WrittenReceipt> {
  const reading = await desk.branch.read();
  const predicate = placed(draft, reading, desk);
  const { surface, tier, sequence, outcome, bundleDigest: bundle } = predicate;
  const bytes = await desk.sign({ kind: 'deploy-receipt', subjects: { commit, bundle }, predicate });
  const verified = verifyStatement(bytes, desk.trust, desk.now());
  if (!verified.ok) throw wouldNotCount(verified.reason);
  const path = verifiedPath(verified, bytes);
  const receipt = { ...verified, path };
  if (!isReceipt(receipt)) throw wouldNotCount('it is none');
  const contradiction = contradictionOf(receipt);
  if (contradiction !== undefined) throw wouldNotCount(contradiction);
  // Two receipts with one number would fork the chain for ever.
  const ids = presentIds(desk.trust.registry);
  const isSameChain = (added: string) => {
    const at = placedAt(added, ids);
    return at.surface === surface && at.tier === tier;
  };
  const head = await desk.branch.append([{ path, bytes }], `${surface} on ${tier}: receipt ${sequence}, ${outcome}`, {
    since: reading.head,
    conflicts: (added) => isSameChain(added) && added.includes('/deploy-receipt-'),
  });
  return { receipt, head };
}

/**
 * Writes the next receipt of a surface on a tier to the branch: numbered, linked to the one before, signed, and verified
 * as every reader will. Rejects with UserError: exit 1 when the chain is not whole, exit 2 when the receipt would not
 * hold, exit 3 when the branch cannot be read or pushed to. Nothing was written then.
 */
export async function writeReceipt(draft: ReceiptDraft, commit: string, desk: ReceiptDesk): Promise<WrittenReceipt> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write(draft, commit, desk);
    } catch (error) {
      if (!(error instanceof EvidenceConflict) || attempt === TRIES) throw error;
    }
  }
}
