import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { changedPaths } from '../../delivery/changed-surfaces/changed-paths';
import { type ChangedSurfaces, changedSurfaces } from '../../delivery/changed-surfaces/changed-surfaces';
import { changedSinceReceipts } from '../../delivery/changed-surfaces/since-receipts';
import { commonOptions, printJson, requireRegistry } from '../common';
import type { Context } from '../context';
import { type EvidenceFlags, withEvidence } from '../desk/evidence-branch';
import { evidenceDesk } from '../desk/evidence-desk';
import { repositoryOption, requireRepositoryKey } from '../desk/repository-key';
import { example } from '../help';
import { addSurfacesBuild } from './surfaces-build';

interface ChangedFlags extends EvidenceFlags {
  readonly base?: string;
  readonly head: string;
  readonly repository?: string;
  readonly checkout?: string;
}

const BECAUSE = {
  unmatched: 'only paths of no surface changed',
  'never-released': 'it was never released',
} as const;

function print(context: Context, { result, surfaces, unmatched, excluded, unmatchedPaths }: ChangedSurfaces): void {
  for (const { id, because, paths } of surfaces) {
    context.print(`${id}: ${because === 'paths' ? `${paths.length} paths` : BECAUSE[because]}`);
  }
  if (surfaces.length === 0) context.print('no surface is touched');
  if (excluded.length > 0) context.print(`${excluded.length} paths are excluded by their surfaces`);
  if (unmatched.length === 0) return;
  context.print(`${unmatched.length} paths belong to no surface (unmatchedPaths: ${unmatchedPaths})`);
  if (result === 'unmatched') for (const path of unmatched) context.warn(`  ${JSON.stringify(path)}`);
}

async function changed({ base, head, ...flags }: ChangedFlags, self: Command, context: Context): Promise<void> {
  const common = commonOptions(self, context);
  const { registry, digest } = requireRegistry(common, context);
  const key = requireRepositoryKey(registry, flags.repository, context);
  const own = registry.surfaces.filter((surface) => surface.repository === key);
  const checkout = resolve(context.cwd, flags.checkout ?? '.');
  const found =
    base === undefined
      ? changedSinceReceipts(registry, own, await evidenceDesk(flags, self, context).ledger.book(), checkout, head)
      : changedSurfaces(own, changedPaths(checkout, base, head), registry.unmatchedPaths);
  if (common.json) printJson(context, { repository: key, base: base ?? null, head, registry: digest, ...found });
  else print(context, found);
  if (found.result !== 'ok') context.exit(1);
}

/** `causeway surfaces`. */
export function addSurfacesCommands(program: Command, context: Context): void {
  const surfaces = program.command('surfaces').description('surfaces that a range of commits touches');
  const command = withEvidence(surfaces.command('changed'))
    .description('lists the surfaces that changed between two commits; renames and deletions count on both sides')
    .option(
      '--base <commit>',
      'the full id of the commit before; default: each surface’s last release to its first tier',
    )
    .addOption(new Option('--head <commit>', 'the full id of the commit after').makeOptionMandatory())
    .addOption(repositoryOption('the repository of the commits, where there are several'))
    .addOption(new Option('--checkout <dir>', 'a full clone of that repository; default: this folder'))
    .action((flags: ChangedFlags, self: Command) => changed(flags, self, context));
  example(command, 'causeway surfaces changed --base "$BEFORE" --head "$AFTER" --json');
  addSurfacesBuild(surfaces, context);
}
