import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { KnownGood } from '../../delivery/rollback/restorability';
import { knownGood, restorabilityDocument } from '../../delivery/rollback/restorability';
import type { EvidenceBook } from '../../evidence/branch/branch';
import { findTier, isOnTier } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { printJson } from '../common';
import type { Context } from '../context';
import { STORE_HELP } from '../desk/bundle-store';
import { withEvidence } from '../desk/evidence-branch';
import { type EvidenceDesk, evidenceDesk } from '../desk/evidence-desk';
import { repositoryOption, requireRepositoryKey } from '../desk/repository-key';
import { example } from '../help';
import { writeJsonReport } from '../print/json-report';
import { table } from '../print/tables';
import { surfaceOption } from '../release-options';
import { type PlaceFlags, placeOf } from './rollback-desk';
import { addressesWith, reachWith } from './rollback-target';

interface LkgFlags extends Omit<PlaceFlags, 'surface' | 'out'> {
  readonly surface?: string;
  readonly gate?: string;
  readonly repository?: string;
}

type Looked = Omit<PlaceFlags, 'out'>;

const EXIT = { restorable: 0, gone: 1, unverified: 3 } as const;

function row({ receipt, restorability }: KnownGood): readonly string[] {
  const { receiptId, target, bundleDigest } = receipt.statement.predicate;
  const commit = (receipt.statement.subjects.commit ?? '').slice(0, 12);
  const why = restorability.status === 'restorable' ? '' : restorability.reason;
  return [receiptId, commit, bundleDigest.slice(0, 19), target.deployId, restorability.status, why];
}

async function foundOn(flags: Looked, desk: EvidenceDesk, book: EvidenceBook, context: Context) {
  const place = placeOf(flags, desk);
  const reach = reachWith(flags, desk, place, context);
  return knownGood(book, desk.registry, flags, {
    reach,
    ownAddress: addressesWith(flags, desk, place, context),
  });
}

async function lkg(flags: Looked, desk: EvidenceDesk, context: Context): Promise<void> {
  const found = await foundOn(flags, desk, await desk.ledger.book(), context);
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

/**
 * Looks at every surface of a repository on the tier. Surfaces that could not be looked at are left out: the gate
 * judges that.
 */
async function lkgForGate(
  flags: Looked & { readonly gate: string; readonly repository?: string },
  desk: EvidenceDesk,
  context: Context,
): Promise<void> {
  const { registry, common } = desk;
  if (!findTier(registry, flags.tier)) {
    const allowed = registry.tiers.map(({ id }) => id).join(', ');
    throw new UserError(`there is no tier "${flags.tier}"`, { place: '--tier', allowed });
  }
  const repository = requireRepositoryKey(registry, flags.repository, context);
  const book = await desk.ledger.book();
  const known: KnownGood[] = [];
  for (const surface of registry.surfaces.filter((each) => each.repository === repository)) {
    if (!isOnTier(surface, flags.tier)) continue;
    try {
      const found = await foundOn({ ...flags, surface: surface.id }, desk, book, context);
      if (found.ok) known.push(...found.found);
      else context.print(`${surface.id}: ${found.reason}`);
    } catch (error) {
      if (!(error instanceof UserError) || error.exitCode === 2) throw error;
      context.warn(`causeway: ${surface.id} on ${flags.tier} could not be looked at: ${error.message}`);
    }
  }
  writeJsonReport(resolve(context.cwd, flags.gate), restorabilityDocument(known, common.now));
  context.print(table(['receipt', 'commit', 'bundle', 'deploy', 'can be restored', 'why not'], known.map(row)));
}

function answer(flags: LkgFlags, self: Command, context: Context): Promise<void> {
  const { gate, surface } = flags;
  const allowed = '--surface, or --gate for all of the tier';
  if ((gate === undefined) === (surface === undefined)) {
    throw new UserError('the surface is missing', { place: '--surface', allowed });
  }
  const desk = evidenceDesk(flags, self, context);
  if (gate !== undefined) return lkgForGate({ ...flags, gate, surface: '' }, desk, context);
  return lkg({ ...flags, surface: surface ?? '' }, desk, context);
}

/** `causeway lkg`. */
export function addLkgCommand(program: Command, context: Context): void {
  const command = withEvidence(program.command('lkg'))
    .description('shows the last known good release and whether it can be restored; exit 1 when it cannot')
    .addOption(surfaceOption())
    .addOption(new Option('--tier <tier>', 'the tier').makeOptionMandatory())
    .addOption(new Option('--store <store>', `${STORE_HELP}; default: the surface’s own repository`))
    .addOption(
      new Option(
        '--gate <file>',
        'look at all of the tier, and write for `gate evaluate --restorability`, which judges',
      ),
    )
    .addOption(repositoryOption('with --gate: the repository of the surfaces, where there are several'))
    .action((flags: LkgFlags, self: Command) => answer(flags, self, context));
  example(command, 'causeway lkg --surface storefront --tier production --json');
}
