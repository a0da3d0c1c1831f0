import { type Command, Option } from 'commander';
import { planFoundation } from '../../plan/foundation';
import { planTier } from '../../plan/tier';
import type { EnvironmentPlan, FoundationPlan, TierPlan } from '../../plan/types';
import { counted } from '../../registry/counted';
import { tierChain } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { commonOptions, printJson, requireRegistry } from '../common';
import type { Context } from '../context';
import { example } from '../help';
import { cellLines, fitted, table } from '../print/tables';

interface PlanFlags {
  readonly tier?: string;
  readonly foundation?: boolean;
  readonly partition?: string;
}

function environmentTable(environments: readonly EnvironmentPlan[]): string {
  return table(
    ['repository', 'environment', 'kind', 'branches', 'reviewers', 'variables', 'secrets'],
    environments.map((environment) => [
      environment.repository.name,
      environment.name,
      environment.kind,
      cellLines(environment.branches),
      cellLines(environment.reviewers),
      cellLines(environment.variables.map(({ name, value }) => `${name}=${value}`)),
      cellLines(environment.secrets.map(({ name, managed }) => `${name} (${managed})`)),
    ]),
  );
}

function printTier(context: Context, plan: TierPlan): void {
  context.print(
    fitted(
      `Stack ${plan.stack}: ${counted(plan.environments.length, 'environment')}, ${counted(plan.sites.length, 'site')}`,
    ),
  );
  context.print(environmentTable(plan.environments));
  if (plan.sites.length === 0) return;
  context.print(
    table(
      ['site', 'team', 'surface', 'domain', 'variables', 'secrets'],
      plan.sites.map((site) => [
        site.name,
        site.team,
        site.surface,
        site.domain ?? '–',
        cellLines(site.variables.map(({ name, value }) => `${name}=${value}`)),
        cellLines(site.secrets.map(({ name, managed }) => `${name} (${managed})`)),
      ]),
    ),
  );
}

function printFoundation(context: Context, { stack, repositories }: FoundationPlan): void {
  const rulesets = repositories.flatMap((repository) => repository.rulesets);
  const environments = repositories.flatMap((repository) => repository.environments);
  context.print(
    fitted(
      `Stack ${stack}: ${counted(repositories.length, 'repository', 'repositories')}, ${counted(rulesets.length, 'ruleset')}, ${counted(environments.length, 'environment')}`,
    ),
  );
  context.print(
    table(
      ['repository', 'ruleset', 'branches', 'reviews', 'merge', 'required checks', 'may pass'],
      rulesets.map((ruleset) => [
        ruleset.repository.name,
        ruleset.name,
        cellLines(ruleset.include),
        String(ruleset.pullRequest?.reviews ?? '–'),
        cellLines(ruleset.pullRequest?.mergeMethods ?? []),
        cellLines(ruleset.requiredChecks.map((check) => check.context)),
        cellLines(ruleset.bypass.map(({ app }) => app)),
      ]),
    ),
  );
  context.print(
    table(
      ['repository', 'variables', 'actions', 'workflow permissions'],
      repositories.map((repository) => [
        repository.repository.name,
        cellLines(repository.variables.map(({ name, value }) => `${name}=${value}`)),
        repository.actions.mode,
        repository.workflowPermissions,
      ]),
    ),
  );
  if (environments.length > 0) context.print(environmentTable(environments));
}

/** `causeway plan`. */
export function addPlanCommand(program: Command, context: Context): void {
  const command = program
    .command('plan')
    .description('prints what a stack holds: --tier for one tier, --foundation for repositories')
    .addOption(new Option('--tier <tier>', 'the plan of one tier').conflicts('foundation'))
    .addOption(new Option('--foundation', 'the plan of the foundation'))
    .addOption(new Option('--partition <group>', 'only the repositories of one group'))
    .action((flags: PlanFlags, self: Command) => {
      const common = commonOptions(self, context);
      const { registry } = requireRegistry(common, context);
      const { partition } = flags;
      if (flags.foundation) {
        const plan = planFoundation(registry, { partition });
        if (common.json) printJson(context, plan);
        else printFoundation(context, plan);
        return;
      }
      if (flags.tier === undefined) {
        const tiers = tierChain(registry).map(({ id }) => id);
        throw new UserError('no plan is chosen', {
          place: 'plan',
          allowed: `--foundation, or --tier ${tiers.join(' | ')}`,
        });
      }
      const plan = planTier(registry, flags.tier, { partition });
      if (common.json) printJson(context, plan);
      else printTier(context, plan);
    });
  example(command, 'causeway plan --tier staging --json');
}
