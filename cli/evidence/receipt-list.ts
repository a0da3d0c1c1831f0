import type { Command } from 'commander';
import { receiptChain } from '../../evidence/receipts/chain';
import { type Receipt, receiptsOf } from '../../evidence/receipts/receipt';
import { tiersOf } from '../../registry/selectors';
import { printJson } from '../common';
import type { Context } from '../context';
import type { EvidenceFlags } from '../desk/evidence-branch';
import { evidenceDesk, requirePlace } from '../desk/evidence-desk';
import { table } from '../print/tables';

/** The chains to list. */
export interface ListFlags extends EvidenceFlags {
  readonly surface?: string;
  readonly tier?: string;
}

/** A receipt in the JSON that commands print. */
export function receiptSummary({ id, statement, time, signer, path }: Receipt): object {
  const { predicate, subjects } = statement;
  const { sequence, surface, tier, outcome, cause, finishedAt } = predicate;
  const said = {
    sequence,
    surface,
    tier,
    outcome,
    cause,
    finishedAt,
    commit: subjects.commit,
    bundle: subjects.bundle,
  };
  return { id, ...said, signedAt: time.toISOString(), signer: signer.id, path };
}

function row({ statement, time, signer }: Receipt): readonly string[] {
  const { surface, tier, sequence, outcome, cause, bundleDigest } = statement.predicate;
  const commit = (statement.subjects.commit ?? '').slice(0, 12);
  return [
    surface,
    tier,
    String(sequence),
    outcome,
    cause,
    commit,
    bundleDigest.slice(0, 19),
    time.toISOString(),
    signer.id,
  ];
}

const HEAD = ['surface', 'tier', '#', 'outcome', 'cause', 'commit', 'bundle', 'signed', 'by'];

/** Prints every receipt by surface and tier; exit 1 when a chain is broken. */
export async function listReceipts(flags: ListFlags, self: Command, context: Context): Promise<void> {
  const desk = evidenceDesk(flags, self, context);
  const { registry, common } = desk;
  const places = registry.surfaces.flatMap((surface) =>
    tiersOf(registry, surface).map(({ id }) => ({ surface: surface.id, tier: id })),
  );
  const { surface: only, tier: onTier } = flags;
  const asked = places.filter(({ surface, tier }) => (only ?? surface) === surface && (onTier ?? tier) === tier);
  if (asked.length === 0) requirePlace(registry, only ?? '', onTier ?? '');
  const book = await desk.ledger.book();
  const chains = asked.map((place) => ({
    ...place,
    chain: receiptChain(book, place.surface, place.tier),
    receipts: receiptsOf(book, place.surface, place.tier),
  }));
  if (common.json) {
    const shown = chains.map(({ chain, receipts, ...place }) => ({
      ...place,
      whole: chain.ok,
      ...(chain.ok ? {} : { reason: chain.reason }),
      receipts: receipts.map(receiptSummary),
    }));
    printJson(context, { schema: 'causeway/receipts/v1', head: book.head, refused: book.refused, chains: shown });
  } else {
    const rows = chains.flatMap(({ receipts }) => receipts.map(row));
    context.print(rows.length === 0 ? 'no receipts' : table(HEAD, rows));
    for (const { chain } of chains) if (!chain.ok) context.print(`incomplete: ${chain.reason}`);
    for (const { path, reason } of book.refused) context.print(`does not count: ${path}: ${reason}`);
  }
  context.exit(chains.every(({ chain }) => chain.ok) ? 0 : 1);
}
