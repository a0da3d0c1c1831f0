import { faultText } from '../../registry/shape-fault';
import { UserError } from '../../registry/user-error';
import type { EvidenceBook } from '../branch/branch';
import { EvidenceConflict } from '../branch/files';
import { placedAt } from '../branch/placed';
import type { Ledger } from '../ledger/ledger';
import type { SignedFile } from '../ledger/signed-file';
import { DeployReceipt } from '../statement/predicates/delivery';
import { presentIds } from '../statement/present-ids';
import { receiptChain } from './chain';
import { contradictionOf, isReceipt, type Receipt } from './receipt';

/**
 * A receipt without its place in the chain, which the branch determines, and without its id, which follows from that
 * place.
 */
export type ReceiptDraft = Omit<DeployReceipt, 'receiptId' | 'sequence' | 'previous'>;

/** A receipt on the branch, and the head that contains it. */
export interface WrittenReceipt {
  readonly receipt: Receipt;
  readonly head: string;
}

// Each failure means another receipt of the same surface and tier, and deploys there run one after the other.
const TRIES = 5;

function wouldNotCount(reason: string, exitCode: 1 | 2 = 2): UserError {
  return new UserError(`the receipt would not count: ${reason}`, {
    place: 'deploy receipt',
    allowed: 'a receipt that every verifier takes; nothing was written',
    exitCode,
  });
}

function placed(draft: ReceiptDraft, book: EvidenceBook): DeployReceipt {
  const { surface, tier } = draft;
  const chain = receiptChain(book, surface, tier);
  if (!chain.ok) throw wouldNotCount(chain.reason, 1);
  const sequence = chain.receipts.length + 1;
  const previous = chain.receipts.at(-1)?.id ?? null;
  const result = DeployReceipt.safeParse({ ...draft, receiptId: `${surface}-${tier}-${sequence}`, sequence, previous });
  if (result.success) return result.data;
  throw wouldNotCount(faultText(result.error));
}

/**
 * The next receipt of a surface on a tier, as the ledger has the branch: numbered, linked to the one before, signed and
 * verified as every reader will; it is not written. Rejects with UserError: exit 1 when the chain is not whole, exit 2 when
 * the receipt would not hold.
 */
export async function signReceipt(ledger: Ledger, draft: ReceiptDraft, commit: string): Promise<SignedFile> {
  const predicate = placed(draft, await ledger.book());
  const subjects = { commit, bundle: predicate.bundleDigest };
  return ledger.sign(
    { kind: 'deploy-receipt', subjects, predicate },
    {
      place: 'deploy receipt',
      refusal: (verified) => {
        const receipt = { ...verified, path: '' };
        return isReceipt(receipt) ? contradictionOf(receipt) : 'it is not one';
      },
    },
  );
}

async function write(ledger: Ledger, draft: ReceiptDraft, commit: string): Promise<WrittenReceipt> {
  const signed = await signReceipt(ledger, draft, commit);
  const receipt = { ...signed.verified, path: signed.path };
  if (!isReceipt(receipt)) throw wouldNotCount('the statement is not a receipt');
  const { surface, tier, sequence, outcome } = receipt.statement.predicate;
  // Two receipts with one number would fork the chain forever.
  const ids = presentIds(ledger.trust.registry);
  const isSameChain = (added: string) => {
    const at = placedAt(added, ids);
    return at.surface === surface && at.tier === tier;
  };
  const head = await ledger.append([signed], `${surface} on ${tier}: receipt ${sequence}, ${outcome}`, {
    conflicts: (added) => isSameChain(added) && added.includes('/deploy-receipt-'),
  });
  return { receipt, head };
}

/**
 * Writes the next receipt of a surface on a tier to the branch, as `signReceipt` makes it. Where another one came in
 * between, the branch is read again and the receipt gets a new number. Rejects as `signReceipt` does, and with exit 3
 * when the branch cannot be read or pushed to. Nothing was written then.
 */
export async function writeReceipt(ledger: Ledger, draft: ReceiptDraft, commit: string): Promise<WrittenReceipt> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write(ledger, draft, commit);
    } catch (error) {
      if (!(error instanceof EvidenceConflict) || attempt === TRIES) throw error;
    }
    await ledger.refresh();
  }
}
