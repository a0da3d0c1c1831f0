import { type Command, Option } from 'commander';
import type { EvidenceBook } from '../../evidence/branch/branch';
import { verifyPromotionReceipt } from '../../evidence/receipts/promotion';
import { type Receipt, type Refusal, receiptsOf } from '../../evidence/receipts/receipt';
import { verifyReceipt } from '../../evidence/receipts/verify-receipt';
import { type ReceiptDraft, writeReceipt } from '../../evidence/receipts/write';
import { verifiedPath } from '../../evidence/verification/place';
import { UserError } from '../../registry/user-error';
import { printJson } from '../common';
import type { Context } from '../context';
import { type EvidenceFlags, withEvidence } from '../desk/evidence-branch';
import {
  type EvidenceDesk,
  evidenceDesk,
  requireDigest,
  requireFullId,
  requirePlace,
  signingDesk,
} from '../desk/evidence-desk';
import { example } from '../help';
import { jsonObject, statementFile } from '../input/statement-file';
import { commitOption, surfaceOption } from '../release-options';
import { type ListFlags, listReceipts, receiptSummary } from './receipt-list';

interface WriteFlags extends EvidenceFlags {
  readonly predicate: string;
  readonly commit: string;
}

interface VerifyFlags extends EvidenceFlags {
  readonly surface?: string;
  readonly toTier?: string;
  readonly commit?: string;
  readonly bundle?: string;
}

type Verdict = { readonly ok: true; readonly receipt: Receipt } | Refusal;

async function write(flags: WriteFlags, self: Command, context: Context): Promise<void> {
  const desk = signingDesk(flags, self, context);
  requireFullId(flags.commit);
  // The whole file is judged, with its place in the chain, before anything is signed.
  const draft = jsonObject(context, flags.predicate) as unknown as ReceiptDraft;
  requirePlace(desk.registry, String(draft.surface), String(draft.tier));
  const { ledger, common } = desk;
  const { receipt, head } = await writeReceipt(ledger, draft, flags.commit);
  if (common.json) printJson(context, { schema: 'causeway/receipt/v1', head, receipt: receiptSummary(receipt) });
  else context.print(`written  ${receipt.path}\n         ${receipt.id}`);
}

function fromFile(
  file: string,
  book: EvidenceBook,
  { registry, ledger, common }: EvidenceDesk,
  context: Context,
): Verdict {
  const bytes = statementFile(context, file);
  const found = ledger.verify(bytes);
  if (!found.ok) return { ok: false, status: 'unverified', reason: found.reason };
  const { statement } = found;
  if (statement.kind !== 'deploy-receipt') {
    return { ok: false, status: 'hard-fail', reason: `the statement is a ${statement.kind}, not a deploy receipt` };
  }
  const { surface, tier, bundleDigest: bundle } = statement.predicate;
  const next = registry.tiers.find(({ promotesFrom }) => promotesFrom === tier);
  if (!next) return { ok: false, status: 'hard-fail', reason: `nothing is promoted from ${tier}: it is the last tier` };
  const question = {
    registry,
    surface,
    toTier: next.id,
    commit: statement.subjects.commit ?? '',
    bundle,
    now: common.now,
  };
  return verifyReceipt({ ...found, path: verifiedPath(found, bytes) }, book, question);
}

function fromBranch(flags: VerifyFlags, book: EvidenceBook, { registry, common }: EvidenceDesk): Verdict {
  const { surface, toTier, commit } = flags;
  if (surface === undefined || toTier === undefined || commit === undefined) {
    throw new UserError('it is not said which receipt', {
      place: 'receipt verify',
      allowed: 'a file, or --surface, --to-tier and --commit',
    });
  }
  requirePlace(registry, surface, toTier);
  requireFullId(commit);
  if (flags.bundle !== undefined) requireDigest(flags.bundle, '--bundle');
  const from = registry.tiers.find(({ id }) => id === toTier)?.promotesFrom ?? '';
  const ofCommit = receiptsOf(book, surface, from).filter(({ statement }) => statement.subjects.commit === commit);
  const bundle = flags.bundle ?? ofCommit.at(-1)?.statement.predicate.bundleDigest ?? '';
  return verifyPromotionReceipt(book, { registry, surface, toTier, commit, bundle, now: common.now });
}

async function verify(file: string | undefined, flags: VerifyFlags, self: Command, context: Context): Promise<void> {
  const desk = evidenceDesk(flags, self, context);
  if (file !== undefined) statementFile(context, file);
  const book = await desk.ledger.book();
  const verdict = file === undefined ? fromBranch(flags, book, desk) : fromFile(file, book, desk, context);
  if (desk.common.json) {
    const found = verdict.ok
      ? { receipt: receiptSummary(verdict.receipt) }
      : { status: verdict.status, reason: verdict.reason };
    printJson(context, { schema: 'causeway/receipt-verify/v1', head: book.head, ok: verdict.ok, ...found });
  } else if (verdict.ok) {
    const { surface, tier, sequence } = verdict.receipt.statement.predicate;
    context.print(`the receipt ${sequence} of ${surface} on ${tier} holds\n  ${verdict.receipt.id}`);
  } else context.print(`no (${verdict.status}): ${verdict.reason}`);
  context.exit(verdict.ok ? 0 : 1);
}

/** `causeway receipt`. */
export function addReceiptCommands(program: Command, context: Context): void {
  const receipt = program.command('receipt').description('what was deployed where: a chain for each surface and tier');
  const written = withEvidence(receipt.command('write'))
    .description('signs the next receipt of a surface on a tier and adds it to the evidence branch')
    .addOption(
      new Option(
        '--predicate <file>',
        'what it says, as JSON, without receiptId, sequence and previous',
      ).makeOptionMandatory(),
    )
    .addOption(commitOption().makeOptionMandatory())
    .action((flags: WriteFlags, self: Command) => write(flags, self, context));
  example(written, 'causeway receipt write --commit "$COMMIT" --predicate artifacts/deploy.json');
  const verified = withEvidence(receipt.command('verify'))
    .description('whether a release may go on to the next tier; exit 1 with the first rule that is broken')
    .argument('[file]', 'the receipt’s file; default: the newest of the branch')
    .addOption(surfaceOption())
    .addOption(new Option('--to-tier <tier>', 'the tier that it goes to'))
    .addOption(commitOption())
    .addOption(new Option('--bundle <digest>', 'the bundle; default: that of the newest receipt'))
    .action((file: string | undefined, flags: VerifyFlags, self: Command) => verify(file, flags, self, context));
  example(verified, 'causeway receipt verify --surface storefront --to-tier production --commit "$COMMIT"');
  const listed = withEvidence(receipt.command('list'))
    .description('lists receipts by surface and tier; exit 1 when a chain of receipts has a gap')
    .addOption(surfaceOption('only this surface'))
    .addOption(new Option('--tier <tier>', 'only this tier'))
    .action((flags: ListFlags, self: Command) => listReceipts(flags, self, context));
  example(listed, 'causeway receipt list --surface storefront');
}
