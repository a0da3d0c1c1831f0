import { randomBytes } from 'node:crypto';
import { type Command, Option } from 'commander';
import { releaseToFirstTier } from '../../delivery/promotion/first-tier';
import { githubCredentials } from '../../live/credentials';
import { githubClient } from '../../live/github-client';
import { UserError } from '../../registry/user-error';
import { printJson } from '../common';
import type { Context } from '../context';
import { type EvidenceFlags, withEvidence } from '../desk/evidence-branch';
import { recordedDesk, requireFullId, requirePlace, signingDesk } from '../desk/evidence-desk';
import { OUT_HELP } from '../desk/hand-over';
import { repositoryOption, requireRepositoryKey } from '../desk/repository-key';
import { workflowRun } from '../desk/workflow-run';
import { example } from '../help';
import { commitOption, recordedOption, requireUnsigned, surfacesOption } from '../release-options';

interface ReleaseFlags extends EvidenceFlags {
  readonly commit: string;
  readonly repository?: string;
  readonly surface?: readonly string[];
  readonly run?: string;
  readonly attempt?: string;
  readonly until?: 'tickets';
  readonly out?: string;
  readonly recorded?: true;
}

async function release(flags: ReleaseFlags, self: Command, context: Context): Promise<void> {
  requireUnsigned({ ...flags }, ['until', 'out']);
  const desk = flags.recorded ? recordedDesk(flags, self, context) : signingDesk(flags, self, context, flags.out);
  const { registry, ledger, common, clock } = desk;
  const { commit, surface: surfaces, until, out } = flags;
  requireFullId(commit);
  const tier = registry.tiers.find(({ promotesFrom }) => promotesFrom === undefined);
  if (!tier) throw new Error('a registry has a first tier by its rules');
  for (const surface of surfaces ?? []) requirePlace(registry, surface, tier.id);
  if (out !== undefined && until === undefined) {
    const allowed = '--out with --until: later steps read the statements on the evidence branch';
    throw new UserError('a later step would not find the statements on the evidence branch', {
      place: '--out',
      allowed,
    });
  }
  const repository = requireRepositoryKey(registry, flags.repository, context);
  const { tickets, outcomes } = await releaseToFirstTier({ registry, repository, tier, commit, surfaces }, until, {
    ledger,
    own: workflowRun(context, flags),
    github: githubClient(githubCredentials(context.env, registry.organization)),
    nonce: () => randomBytes(16).toString('hex'),
    progress: context.progress,
    patience: { sleep: clock.sleep },
  });
  if (common.json) {
    const surfacesOf = outcomes.map(({ receipt, ...each }) => ({ ...each, receipt: receipt?.id ?? null }));
    const about = { schema: 'causeway/release/v1', tier: tier.id, commit };
    printJson(context, { ...about, tickets: Object.fromEntries(tickets), surfaces: surfacesOf });
  } else {
    if (until) for (const [surface, id] of tickets) context.print(`ticket  ${surface} to ${tier.id}: ${id}`);
    for (const { surface, state, reason } of outcomes) {
      context.print(`${state}  ${surface} on ${tier.id}${reason === undefined ? '' : `: ${reason}`}`);
    }
  }
  const codes = outcomes.map(({ exitCode }) => exitCode);
  context.exit(codes.includes(3) ? 3 : codes.includes(1) ? 1 : 0);
}

/** `causeway release`. */
export function addReleaseCommands(program: Command, context: Context): void {
  const group = program.command('release').description('releases a commit of one repository to the first tier');
  const command = withEvidence(group.command('run'))
    .description('signs a ticket for each signed bundle of a commit, dispatches, watches, collects receipts')
    .addOption(commitOption().makeOptionMandatory())
    .addOption(repositoryOption('the repository of the commit, where there are several'))
    .addOption(surfacesOption())
    .addOption(new Option('--run <id>', 'this run; default: GITHUB_RUN_ID'))
    .addOption(new Option('--attempt <n>', 'the attempt of that run; default: GITHUB_RUN_ATTEMPT'))
    .addOption(new Option('--until <step>', 'stop after this step').choices(['tickets']))
    .addOption(new Option('--out <dir>', `with --until: ${OUT_HELP}`))
    .addOption(recordedOption())
    .action((flags: ReleaseFlags, self: Command) => release(flags, self, context));
  example(command, 'causeway release run --commit "$COMMIT"');
}
