import { relative, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { accessDiff, widensAccess } from '../../live/access/diff';
import { accessGraph } from '../../live/access/graph';
import { type WorldDiff, worldDiff } from '../../live/access/world-diff';
import { readSnapshot } from '../../live/read-snapshot';
import { planFoundation } from '../../plan/foundation';
import { planTier } from '../../plan/tier';
import { loadRegistry } from '../../registry/load';
import { markdownTable } from '../../registry/markdown';
import type { Registry } from '../../registry/schema';
import { findTier, tierChain } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { type CommonOptions, commonOptions, printJson, requireRegistry } from '../common';
import type { Context } from '../context';
import { type CacheFlag, cacheOption } from '../desk/cache-option';
import { readersFor } from '../desk/live-readers';
import { example } from '../help';
import { table } from '../print/tables';

interface FormatFlag {
  readonly format: 'table' | 'markdown';
}

interface DiffFlags extends FormatFlag, CacheFlag {
  readonly live?: boolean;
}

function formatOption(): Option {
  return new Option('--format <format>', 'how to report').choices(['table', 'markdown']).default('table');
}

function drawnBy(flags: FormatFlag): typeof table {
  return flags.format === 'markdown' ? markdownTable : table;
}

function load(path: string, { now }: CommonOptions, context: Context): Registry {
  const file = resolve(context.cwd, path);
  return loadRegistry(file, { now, name: relative(context.cwd, file) || path }).registry;
}

function requireTier(registry: Registry, tier: string | undefined): readonly string[] | undefined {
  if (tier === undefined) return undefined;
  if (findTier(registry, tier)) return [tier];
  const allowed = tierChain(registry)
    .map(({ id }) => id)
    .join(', ');
  throw new UserError(`no tier "${tier}" in the registry`, { place: '--tier', allowed });
}

/** Both sides of a comparison; without `after`, the second is the world. */
async function difference(
  context: Context,
  common: CommonOptions,
  { before, after }: { readonly before: string; readonly after: string | undefined },
  flags: DiffFlags,
): Promise<WorldDiff> {
  if ((after === undefined) !== (flags.live === true)) {
    throw new UserError('say what to compare with', {
      place: 'after',
      allowed: 'exactly one of a registry file and --live',
    });
  }
  const registry = load(before, common, context);
  if (after !== undefined) return { changes: accessDiff(registry, load(after, common, context)), doubts: [] };
  const plans = [planFoundation(registry), ...tierChain(registry).map(({ id }) => planTier(registry, id))];
  const readers = readersFor(context, plans, registry.organization, flags);
  return worldDiff(registry, await Promise.all(plans.map((plan) => readSnapshot(plan, readers))));
}

/** `causeway access graph` and `causeway access diff`. */
export function addAccessCommands(program: Command, context: Context): void {
  const access = program.command('access').description('who can let what through');
  example(access, 'causeway access graph --tier production');

  const graph = access
    .command('graph')
    .description(
      'shows how people, teams and Apps reach approvals, environments, secrets and sites, and which routes bypass an approval',
    )
    .addOption(new Option('--tier <tier>', 'only deployments on this tier'))
    .addOption(formatOption())
    .action((flags: FormatFlag & { readonly tier?: string }, self: Command) => {
      const common = commonOptions(self, context);
      const { registry } = requireRegistry(common, context);
      const { nodes, edges } = accessGraph(registry, requireTier(registry, flags.tier));
      if (common.json) {
        printJson(context, { schema: 'causeway/access-graph/v1', nodes, edges });
        return;
      }
      context.print(
        drawnBy(flags)(
          ['who', 'may', 'what', 'way'],
          edges.map((each) => [each.from, each.may, each.to, each.bypass ? 'round' : 'through']),
        ),
      );
    });
  example(graph, 'causeway access graph --tier production --format markdown');

  const diff = access
    .command('diff')
    .description('describes what changes from one registry to another, or to GitHub; exit 1 when access gets wider')
    .argument('<before>', 'a registry file')
    .argument('[after]', 'a registry file; or use --live')
    .addOption(
      new Option('--live', 'compare with GitHub and Netlify as they are; exit 3 when something could not be seen'),
    )
    .addOption(cacheOption())
    .addOption(formatOption())
    .action(async (before: string, after: string | undefined, flags: DiffFlags, self: Command) => {
      const common = commonOptions(self, context);
      const { changes, doubts } = await difference(context, common, { before, after }, flags);
      const widens = widensAccess(changes);
      for (const doubt of common.json ? [] : doubts) context.print(`unverified: ${doubt}`);
      if (common.json) printJson(context, { schema: 'causeway/access-diff/v1', widens, changes, doubts });
      else if (changes.length === 0) context.print('Nobody gains or loses access.');
      else {
        context.print(
          drawnBy(flags)(
            ['access', 'change'],
            changes.map(({ effect, message }) => [effect, message]),
          ),
        );
      }
      context.exit(widens ? 1 : doubts.length > 0 ? 3 : 0);
    });
  example(diff, 'causeway access diff registry/deploy-surfaces.json --live');
}
