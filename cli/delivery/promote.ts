import { randomBytes } from 'node:crypto';
import { type Command, Option } from 'commander';
import { lookAtPromotion } from '../../delivery/promotion/look';
import { planPromotion } from '../../delivery/promotion/plan';
import type { PromotionQuestion } from '../../delivery/promotion/question';
import { type PromotionOrder, promote } from '../../delivery/promotion/run';
import { startSoaked } from '../../delivery/promotion/start-soaked';
import { MAX_DECISION_BYTES } from '../../evidence/verification/verify-statement';
import { githubCredentials } from '../../live/credentials';
import { githubClient } from '../../live/github-client';
import { findTier, isOnTier } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { printJson } from '../common';
import type { Context } from '../context';
import { type EvidenceFlags, withEvidence } from '../desk/evidence-branch';
import { type EvidenceDesk, evidenceDesk, recordedDesk, requireFullId, signingDesk } from '../desk/evidence-desk';
import { OUT_HELP } from '../desk/hand-over';
import { repositoryOption, requireRepositoryKey } from '../desk/repository-key';
import { runNumber, workflowRun } from '../desk/workflow-run';
import { example } from '../help';
import { statementFile } from '../input/statement-file';
import { commitOption, recordedOption, requireUnsigned, surfacesOption } from '../release-options';
import { type PromotionReport, promotionExitCode, promotionReport, promotionText } from './promotion-report';

interface PromoteFlags extends EvidenceFlags {
  readonly tier: string;
  readonly commit: string;
  readonly repository?: string;
  readonly surface?: readonly string[];
  readonly run?: string;
}

interface RunFlags extends PromoteFlags {
  readonly attempt?: string;
  readonly decision?: string;
  readonly until?: PromotionOrder['until'];
  readonly out?: string;
  readonly recorded?: true;
  readonly resumes?: string;
}

function questionOf(flags: PromoteFlags, { registry }: EvidenceDesk, context: Context): PromotionQuestion {
  const { commit, surface: surfaces } = flags;
  requireFullId(commit);
  const tier = findTier(registry, flags.tier);
  if (!tier) {
    const allowed = registry.tiers.map(({ id }) => id).join(', ');
    throw new UserError(`there is no tier "${flags.tier}"`, { place: '--tier', allowed });
  }
  const repository = requireRepositoryKey(registry, flags.repository, context);
  const onTier = registry.surfaces.filter((each) => each.repository === repository && isOnTier(each, tier.id));
  const stranger = surfaces?.find((id) => !onTier.some((each) => each.id === id));
  if (stranger !== undefined) {
    const message = `there is no surface "${stranger}" of ${repository} on ${tier.id}`;
    throw new UserError(message, { place: '--surface', allowed: onTier.map(({ id }) => id).join(', ') });
  }
  return { registry, repository, tier, commit, surfaces };
}

function say(report: PromotionReport, isJson: boolean, context: Context): void {
  if (isJson) printJson(context, report);
  else context.print(promotionText(report));
  context.exit(promotionExitCode(report));
}

async function plan(flags: PromoteFlags, self: Command, context: Context): Promise<void> {
  const desk = evidenceDesk(flags, self, context);
  const question = questionOf(flags, desk, context);
  const { registry, ledger, common } = desk;
  const github = githubClient(githubCredentials(context.env, registry.organization));
  const runId = flags.run === undefined ? undefined : runNumber(flags.run, '--run');
  const facts = await lookAtPromotion(question, { ledger, github, runId });
  const planned = planPromotion(question, facts);
  say(promotionReport(question, { plan: planned, facts, state: 'planned' }), common.json, context);
}

async function run(flags: RunFlags, self: Command, context: Context): Promise<void> {
  requireUnsigned({ ...flags }, ['until', 'out', 'decision']);
  const desk = flags.recorded ? recordedDesk(flags, self, context) : signingDesk(flags, self, context, flags.out);
  const question = questionOf(flags, desk, context);
  const { registry, ledger, common, clock } = desk;
  const { decision, until, out, resumes } = flags;
  if (out !== undefined && until === undefined) {
    const allowed = '--out with --until: later steps read the statements on the evidence branch';
    throw new UserError('a later step would not find the statements on the evidence branch', {
      place: '--out',
      allowed,
    });
  }
  const order: PromotionOrder = {
    decision: decision === undefined ? undefined : statementFile(context, decision, MAX_DECISION_BYTES),
    until,
    resumes: resumes === undefined ? undefined : runNumber(resumes, '--resumes'),
  };
  const result = await promote(question, order, {
    ledger,
    own: workflowRun(context, flags),
    github: githubClient(githubCredentials(context.env, registry.organization)),
    nonce: () => randomBytes(16).toString('hex'),
    progress: context.progress,
    patience: { sleep: clock.sleep },
  });
  say(promotionReport(question, { ...result, resumes: order.resumes }), common.json, context);
}

interface SoakedFlags extends EvidenceFlags {
  readonly repository?: string;
}

async function startDue(flags: SoakedFlags, self: Command, context: Context): Promise<void> {
  const { registry, ledger, common } = evidenceDesk(flags, self, context);
  const repository = requireRepositoryKey(registry, flags.repository, context);
  const github = githubClient(githubCredentials(context.env, registry.organization));
  const outcomes = await startSoaked({ registry, repository, ledger, github });
  if (common.json) printJson(context, { schema: 'causeway/promote-soaked/v1', repository, outcomes });
  else if (outcomes.length === 0) context.print('no release is due on an automatic tier');
  else
    for (const { tier, commit, state, run, why } of outcomes)
      context.print(`${state}  ${commit} to ${tier}: ${why ?? `run ${run}`}`);
}

function withRelease(command: Command): Command {
  return withEvidence(command)
    .addOption(new Option('--tier <tier>', 'the tier that the release goes to').makeOptionMandatory())
    .addOption(commitOption().makeOptionMandatory())
    .addOption(repositoryOption('the repository of the commit, where there are several'))
    .addOption(surfacesOption());
}

/** `causeway promote`. */
export function addPromoteCommands(program: Command, context: Context): void {
  const group = program.command('promote').description('promotes a commit of one repository to the next tier');
  const planned = withRelease(group.command('plan'))
    .description(
      'shows approvals and prerequisites and writes nothing; exit 1 when one is missing, 3 when it could not find out',
    )
    .addOption(new Option('--run <id>', 'also count the approvals of this run'))
    .action((flags: PromoteFlags, self: Command) => plan(flags, self, context));
  example(planned, 'causeway promote plan --tier production --commit "$COMMIT"');
  const promoted = withRelease(group.command('run'))
    .description(
      'counts and signs the run’s approvals, signs a ticket for each surface, starts the deploys, waits for them, and collects their receipts',
    )
    .addOption(new Option('--run <id>', 'this run; default: GITHUB_RUN_ID'))
    .addOption(new Option('--attempt <n>', 'the attempt of that run; default: GITHUB_RUN_ATTEMPT'))
    .addOption(new Option('--decision <file>', 'what gate evaluate --sign wrote; default: what this run recorded'))
    .addOption(new Option('--until <step>', 'stop after this step').choices(['approvals', 'tickets']))
    .addOption(new Option('--out <dir>', `with --until: ${OUT_HELP}`))
    .addOption(recordedOption())
    .addOption(new Option('--resumes <run>', 'the killed run that this run continues'))
    .action((flags: RunFlags, self: Command) => run(flags, self, context));
  const soaked = withEvidence(group.command('soaked'))
    .description(
      'starts the promotion of each release that has soaked on the tier before an automatic one; exit 3 when it could not find out',
    )
    .addOption(repositoryOption('the repository, where there are several'))
    .action((flags: SoakedFlags, self: Command) => startDue(flags, self, context));
  example(soaked, 'causeway promote soaked --evidence-api');
  example(
    promoted,
    'causeway promote run --tier production --commit "$COMMIT" --decision artifacts/release_decision.sigstore.json',
  );
}
