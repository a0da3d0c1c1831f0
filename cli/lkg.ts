import type { Command } from 'commander';
import type { KnownGood } from '../delivery/rollback/restorability';
import { knownGood, restorabilityDocument } from '../delivery/rollback/restorability';
import { UserError } from '../registry/user-error';
import { printJson } from './common';
import type { Context } from './context';
import { evidenceBook, evidenceDesk } from './evidence-desk';
import { example } from './help';
import { addressesWith, type PlaceFlags, placeOf, reachWith, withPlace } from './rollback-desk';
import { table } from './tables';

const EXIT = { restorable: 0, gone: 1, unverified: 3 } as const;

function row({ receipt, restorability }: KnownGood): readonly string[] {
  const { receiptId, target, bundleDigest } = receipt.statement.predicate;
  const commit = (receipt.statement.subjects.commit ?? '').slice(0, 12);
  const why = restorability.status === 'restorable' ? '' : restorability.reason;
  return [receiptId, commit, bundleDigest.slice(0, 19), target.deployId, restorability.status, why];
}

async function lkg(flags: PlaceFlags, self: Command, context: Context): Promise<void> {
  const desk = evidenceDesk(flags, self, context);
  const place = placeOf(flags, desk);
  const reach = reachWith(flags, desk, place, context);
  const book = await evidenceBook(desk);
  const found = await knownGood(book, flags, {
    reach: ({ statement }) => reach({ commit: statement.subjects.commit ?? '' }),
    ownAddress: addressesWith(place, context),
  });
  if (!found.ok) {
    throw new UserError(found.reason, {
      place: `${flags.surface} on ${flags.tier}`,
      allowed: 'a release that succeeded there, and was neither rolled back nor revoked',
      exitCode: found.status === 'unverified' ? 3 : 1,
    });
  }
  const [newest] = found.found;
  if (desk.common.json) printJson(context, restorabilityDocument(found.found, desk.common.now));
  else
    context.print(table(['receipt', 'commit', 'bundle', 'deploy', 'can be restored', 'why not'], found.found.map(row)));
  context.exit(newest ? EXIT[newest.restorability.status] : 3);
}

/** `causeway lkg`. */
export function addLkgCommand(program: Command, context: Context): void {
  const command = withPlace(program.command('lkg'))
    .description('the last known good release, and whether its deploy can still be restored; exit 1 when it is gone')
    .action((flags: PlaceFlags, self: Command) => lkg(flags, self, context));
  example(command, 'causeway lkg --surface storefront --tier production --json');
}
