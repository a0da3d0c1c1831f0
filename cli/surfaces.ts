import { type Command, Option } from 'commander';
import { changedPaths } from '../delivery/changed-surfaces/changed-paths';
import { type ChangedSurfaces, changedSurfaces } from '../delivery/changed-surfaces/changed-surfaces';
import { commonOptions, printJson, requireRegistry } from './common';
import type { Context } from './context';
import { example } from './help';
import { requireRepositoryKey } from './repository-key';

interface ChangedFlags {
  readonly base: string;
  readonly head: string;
  readonly repository?: string;
}

function print(context: Context, { result, surfaces, unmatched, excluded, unmatchedPaths }: ChangedSurfaces): void {
  for (const { id, because, paths } of surfaces) {
    context.print(because === 'paths' ? `${id}: ${paths.length} paths` : `${id}: only paths of no surface changed`);
  }
  if (surfaces.length === 0) context.print('no surface is touched');
  if (excluded.length > 0) context.print(`${excluded.length} paths are excluded by their surfaces`);
  if (unmatched.length === 0) return;
  context.print(`${unmatched.length} paths belong to no surface (unmatchedPaths: ${unmatchedPaths})`);
  if (result === 'unmatched') for (const path of unmatched) context.warn(`  ${JSON.stringify(path)}`);
}

/** `causeway surfaces`. */
export function addSurfacesCommands(program: Command, context: Context): void {
  const surfaces = program.command('surfaces').description('what a range of commits touches');
  const changed = surfaces
    .command('changed')
    .description('surfaces touched between two commits; renames and deletions count on both sides')
    .addOption(new Option('--base <commit>', 'the full id of the commit before').makeOptionMandatory())
    .addOption(new Option('--head <commit>', 'the full id of the commit after').makeOptionMandatory())
    .addOption(new Option('--repository <key>', 'the repository of the commits, where there are several'))
    .action(({ base, head, repository }: ChangedFlags, self: Command) => {
      const common = commonOptions(self, context);
      const { registry, digest } = requireRegistry(common, context);
      const key = requireRepositoryKey(registry, repository);
      const own = registry.surfaces.filter((surface) => surface.repository === key);
      const found = changedSurfaces(own, changedPaths(context.cwd, base, head), registry.unmatchedPaths);
      if (common.json) printJson(context, { repository: key, base, head, registry: digest, ...found });
      else print(context, found);
      if (found.result !== 'ok') context.exit(1);
    });
  example(changed, 'causeway surfaces changed --base "$BEFORE" --head "$AFTER" --json');
}
