import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { changedSurfaces } from '../../delivery/changed-surfaces/changed-surfaces';
import { aggregateSurface, type SurfaceVerdict } from '../../delivery/checks/aggregate';
import { checkRuns, putAggregator } from '../../delivery/checks/aggregator-run';
import { proposedPaths } from '../../delivery/checks/proposed-paths';
import { settledVerdicts } from '../../delivery/checks/settle';
import { githubPlace } from '../../delivery/github/place';
import { githubCredentials } from '../../live/credentials';
import { markdownTable } from '../../registry/markdown';
import type { Registry } from '../../registry/schema';
import type { Surface } from '../../registry/schema/surface';
import { repositoryOf } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { commonOptions, printJson, requireRegistry } from '../common';
import type { Context } from '../context';
import { requireFullId } from '../desk/evidence-desk';
import { repositoryOption, requireRepositoryKey } from '../desk/repository-key';
import { example } from '../help';
import { table } from '../print/tables';
import { surfaceOption } from '../release-options';
import { addChecksPromote } from './checks-promote';

interface ReportFlags {
  readonly surface?: string;
  readonly all?: boolean;
  readonly base: string;
  readonly head: string;
  readonly repository?: string;
  readonly publish?: boolean;
  readonly checkout: string;
  readonly wait: number;
  readonly format: 'table' | 'markdown';
}

/** The longest pause between two looks, in milliseconds: all jobs of a repository share 1,000 requests an hour. */
const EVERY = 60_000;

function minutes(text: string): number {
  if (/^\d{1,3}$/.test(text) && Number(text) <= 350) return Number(text);
  throw new InvalidArgumentError('allowed: 0 to 350, whole minutes');
}

function asked(registry: Registry, key: string, { surface, all }: ReportFlags): readonly Surface[] {
  const own = registry.surfaces.filter(({ repository }) => repository === key);
  const ids = own.map(({ id }) => id);
  if ((surface === undefined) === (all !== true)) {
    throw new UserError('say which surface', { place: '--surface', allowed: 'exactly one of --surface ID and --all' });
  }
  if (surface !== undefined && !ids.includes(surface)) {
    throw new UserError(`${key} has no surface "${surface}"`, { place: '--surface', allowed: ids.join(', ') });
  }
  return own.filter(({ id }) => surface === undefined || id === surface);
}

const CODES = { success: 0, failure: 1, pending: 3 } as const;

function exitOf(verdicts: readonly SurfaceVerdict[]): 0 | 1 | 3 {
  const codes = verdicts.map(({ conclusion }) => CODES[conclusion]);
  return codes.includes(1) ? 1 : codes.includes(3) ? 3 : 0;
}

async function report(flags: ReportFlags, self: Command, context: Context): Promise<void> {
  const common = commonOptions(self, context);
  const { registry } = requireRegistry(common, context);
  const { base, head } = flags;
  requireFullId(head);
  const key = requireRepositoryKey(registry, flags.repository, context);
  const surfaces = asked(registry, key, flags);
  const own = registry.surfaces.filter(({ repository }) => repository === key);
  const paths = proposedPaths(resolve(context.cwd, flags.checkout), base, head);
  const changed = changedSurfaces(own, paths, registry.unmatchedPaths);
  // Unmatched paths could belong to any surface.
  const isTouched = (id: string) =>
    changed.result === 'unmatched' || changed.surfaces.some((surface) => surface.id === id);
  const owner = registry.organization.login;
  const at = githubPlace(
    githubCredentials(context.env, registry.organization),
    owner,
    repositoryOf(registry, key).name,
  );
  // Actions reads workflow files from `.github/workflows`, and they may call actions and workflows beside it.
  const isEdited = paths.some(({ path }) => path.startsWith('.github/'));
  const look = async () => {
    const runs = await checkRuns(at, head, isEdited);
    const verdicts = surfaces.map(({ id, evidence }) => {
      const checks = registry.checks.filter((check) => check.scope === 'surface' && evidence.includes(check.id));
      const others = registry.surfaces.map((other) => other.id).filter((other) => other !== id);
      return aggregateSurface(id, checks, isTouched(id), runs, others);
    });
    return { runs, verdicts };
  };
  const patience = { forMs: flags.wait * 60_000, everyMs: EVERY, sleep: context.clock(common.now).sleep };
  const { runs, verdicts } = await settledVerdicts(look, patience);
  if (common.json) printJson(context, { schema: 'causeway/checks-report/v1', head, surfaces: verdicts });
  else {
    const rows = verdicts.map(({ surface, conclusion, title }) => [surface, conclusion, title]);
    context.print((flags.format === 'markdown' ? markdownTable : table)(['surface', 'verdict', 'why'], rows));
  }
  if (flags.publish) for (const verdict of verdicts) await putAggregator(at, head, verdict, runs);
  context.exit(exitOf(verdicts));
}

/** `causeway checks`. */
export function addChecksCommands(program: Command, context: Context): void {
  const checks = program
    .command('checks')
    .description('checks: one verdict for each surface, and promotion by history');
  const reported = checks
    .command('report')
    .description(
      'judges the checks of a surface on a commit for `causeway / <surface>`; exit 1 on a failure, 3 while one runs',
    )
    .addOption(surfaceOption('one surface'))
    .option('--all', 'every surface of the repository')
    .addOption(new Option('--base <commit>', 'the full id of the commit before').makeOptionMandatory())
    .addOption(new Option('--head <commit>', 'the full id of the commit that was checked').makeOptionMandatory())
    .addOption(repositoryOption('the repository of the commits, where there are several'))
    .option('--publish', 'write it as check runs of the commit')
    .option('--checkout <dir>', 'the checkout that has the commits', '.')
    .addOption(
      new Option('--wait <minutes>', 'how long to wait for checks that run or have not begun')
        .argParser(minutes)
        .default(0),
    )
    .addOption(new Option('--format <format>', 'how to report').choices(['table', 'markdown']).default('table'))
    .action((flags: ReportFlags, self: Command) => report(flags, self, context));
  example(reported, 'causeway checks report --all --base "$BASE" --head "$HEAD" --repository web --publish');
  addChecksPromote(checks, context);
}
