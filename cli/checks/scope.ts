import { type Command, Option } from 'commander';
import { proposedPaths } from '../../delivery/checks/proposed-paths';
import { judgeLane, type LaneVerdict } from '../../delivery/checks/scope';
import type { Registry } from '../../registry/schema';
import { UserError } from '../../registry/user-error';
import { commonOptions, printJson, requireRegistry } from '../common';
import type { Context } from '../context';
import { example } from '../help';
import { table } from '../print/tables';

interface Flags {
  readonly lane?: string;
  readonly base: string;
  readonly head: string;
}

function lanesOf({ scope: { lanes } }: Registry, asked: string | undefined) {
  const allowed = lanes.map(({ id }) => id).join(', ');
  if (lanes.length === 0) throw new UserError('the registry has no lanes', { place: '/scope/lanes' });
  const found = lanes.filter(({ id }) => asked === undefined || id === asked);
  if (found.length === 0) throw new UserError(`there is no lane "${asked}"`, { place: '--lane', allowed });
  return found;
}

function show(context: Context, verdicts: readonly LaneVerdict[], fits: LaneVerdict | undefined): void {
  if (fits) {
    context.print(`all ${fits.inScope} changed paths are in the lane ${fits.lane} (${fits.owners.join(', ')})`);
    return;
  }
  context.print(verdicts.length === 1 ? 'the change leaves its lane' : 'no lane contains the whole change');
  const rows = verdicts.flatMap(({ lane, outOfScope }) => outOfScope.map(({ path, why }) => [lane, path, why]));
  context.print(table(['lane', 'path', 'why'], rows));
}

/** `causeway scope check`. */
export function addScopeCommands(program: Command, context: Context): void {
  const scope = program.command('scope').description('lanes of work: the paths that a change may touch');
  const command = scope
    .command('check')
    .description(
      'checks that a change stays in its lane; without --lane, that one lane contains all of it; exit 1 otherwise',
    )
    .option('--lane <id>', 'the lane')
    .addOption(new Option('--base <commit>', 'the full id of the commit before').makeOptionMandatory())
    .addOption(new Option('--head <commit>', 'the full id of the commit after').makeOptionMandatory())
    .action((flags: Flags, self: Command) => {
      const common = commonOptions(self, context);
      const { registry } = requireRegistry(common, context);
      const lanes = lanesOf(registry, flags.lane);
      const paths = proposedPaths(context.cwd, flags.base, flags.head).map(({ path }) => path);
      const verdicts = lanes.map((lane) => judgeLane(lane, paths));
      const fits = verdicts.find(({ outOfScope }) => outOfScope.length === 0);
      const ok = fits !== undefined;
      if (common.json)
        printJson(context, { schema: 'causeway/scope-check/v1', ok, lane: fits?.lane ?? null, verdicts });
      else show(context, verdicts, fits);
      context.exit(ok ? 0 : 1);
    });
  example(command, 'causeway scope check --lane web --base "$BASE" --head "$HEAD"');
}
