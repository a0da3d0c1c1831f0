import { type Command, Option } from 'commander';
import { builtSurfaces, PREVIEW_WORKFLOW, requireClosed } from '../../delivery/preview/hand-over';
import { dispatchRun } from '../../delivery/targets/dispatch';
import { githubCredentials } from '../../live/credentials';
import { githubClient } from '../../live/github-client';
import { repositoryOf } from '../../registry/selectors';
import { netlifyOf } from '../../registry/targets';
import { UserError } from '../../registry/user-error';
import { commonOptions, printJson, requireRegistry } from '../common';
import type { Context } from '../context';
import { repositoryOption, requireRepositoryKey } from '../desk/repository-key';
import { example } from '../help';
import { requirePull } from './comment';

interface Flags {
  readonly pull: string;
  readonly run?: string;
  readonly repository?: string;
}

function requireRun(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,15}$/.test(text)) return Number(text);
  throw new UserError(`"${text}" is not a run number`, { place: '--run', allowed: 'its number, from 1' });
}

function deskOf(flags: Flags, self: Command, context: Context) {
  const common = commonOptions(self, context);
  const { registry } = requireRegistry(common, context);
  const key = requireRepositoryKey(registry, flags.repository, context);
  const { name: repo, defaultBranch } = repositoryOf(registry, key);
  const owner = registry.organization.login;
  const place = { owner, repo, pull: requirePull(flags.pull) };
  const client = githubClient(githubCredentials(context.env, registry.organization));
  return { common, registry, key, place, defaultBranch, client, run: requireRun(flags.run) };
}

async function start(flags: Flags, self: Command, context: Context): Promise<void> {
  const { common, place, defaultBranch, client, run } = deskOf(flags, self, context);
  const { owner, repo, pull } = place;
  const inputs = { pull: String(pull), run: run === undefined ? '' : String(run) };
  const made = await dispatchRun(client, { owner, repo, workflow: PREVIEW_WORKFLOW, branch: defaultBranch }, inputs);
  if (common.json)
    printJson(context, { schema: 'causeway/preview-start/v1', pull, built: run ?? null, run: made.runId });
  else context.print(`started  run ${made.runId} of ${PREVIEW_WORKFLOW} on ${defaultBranch}`);
}

async function surfaces(flags: Flags, self: Command, context: Context): Promise<void> {
  const { common, registry, key, place, client, run } = deskOf(flags, self, context);
  const known = registry.surfaces.filter((surface) => surface.repository === key && netlifyOf(surface));
  const ids = known.map(({ id }) => id);
  if (run === undefined) await requireClosed(client, place);
  // A closed pull request no longer lists its surfaces, so all sites are searched for its previews.
  const built = run === undefined ? ids : await builtSurfaces(client, place, run);
  const found = built.filter((id) => ids.includes(id));
  const answer = { up: run === undefined ? [] : found, down: run === undefined ? found : [] };
  if (common.json) printJson(context, { schema: 'causeway/preview-surfaces/v1', pull: place.pull, ...answer });
  else
    for (const [what, list] of Object.entries(answer)) context.print(`${what.padEnd(5)} ${list.join(', ') || 'none'}`);
}

/** `causeway preview start` and `causeway preview surfaces`: from the pull request's run to one of the default branch. */
export function addPreviewHandOver(preview: Command, context: Context): void {
  const withPull = (command: Command) =>
    command
      .addOption(new Option('--pull <number>', 'the pull request').makeOptionMandatory())
      .addOption(new Option('--run <number>', 'the run that built its bundles; none: it was closed'))
      .addOption(repositoryOption('the repository of the pull request, where there are several'));
  const started = withPull(preview.command('start'))
    .description('starts pr-preview.yml on the default branch, where the token for previews is')
    .action((flags: Flags, self: Command) => start(flags, self, context));
  example(started, 'causeway preview start --pull 12 --run "$GITHUB_RUN_ID"');
  const listed = withPull(preview.command('surfaces'))
    .description(
      'lists the surfaces whose previews are deployed or deleted; exit 1 when the run did not build this pull request',
    )
    .action((flags: Flags, self: Command) => surfaces(flags, self, context));
  example(listed, 'causeway preview surfaces --pull 12 --run 4711 --json');
}
