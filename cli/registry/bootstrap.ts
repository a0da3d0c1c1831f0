import { type Command, Option } from 'commander';
import { carryOut, requireContents } from '../../delivery/bootstrap/carry-out';
import { type BootstrapPlan, type BootstrapStep, planBootstrap } from '../../delivery/bootstrap/plan';
import { seePlaces } from '../../delivery/bootstrap/seen';
import { type GithubPlace, githubPlace } from '../../delivery/github/place';
import { githubCredentials } from '../../live/credentials';
import { githubPreflight } from '../../live/preflight';
import { atHost } from '../../live/repair/shell';
import { APP_PERMISSIONS, type AppRole } from '../../plan/app-permissions';
import { planFoundation } from '../../plan/foundation';
import { shellWord } from '../../plan/shell-word';
import type { Registry } from '../../registry/schema';
import { repositoryOf } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { commonOptions, printJson, requireRegistry } from '../common';
import type { Context } from '../context';
import { example } from '../help';

interface Flags {
  readonly yes?: boolean;
}

function stepText(step: BootstrapStep, registry: Registry): string {
  switch (step.kind) {
    case 'environment': {
      const { repository, name, reviewers } = step.plan;
      const asks = reviewers.length === 0 ? 'without an approval' : `asks ${reviewers.join(', ')}`;
      return `make   the environment ${name} of ${repository.name}: ${asks}`;
    }
    case 'branch':
      return `allow  branch ${step.branch} in environment ${step.plan.name} of ${step.plan.repository.name}`;
    case 'evidence-root':
      return `make   the branch ${step.place.branch} of ${repositoryOf(registry, step.place.repository).name}, with a root of its own`;
  }
}

// While a key is missing, its App may not exist yet: lists only the permissions that it needs.
function appLines(registry: Registry, { secrets }: BootstrapPlan): readonly string[] {
  const missing = new Set(secrets.map(({ name }) => name));
  const told = (permissions: Readonly<Record<string, string>>) =>
    Object.entries(permissions)
      .map(([name, level]) => `${name}: ${level}`)
      .join(', ');
  const lines = (Object.keys(APP_PERMISSIONS) as AppRole[]).flatMap((role) => {
    const app = registry.apps[role];
    if (!app || !missing.has(app.keySecret)) return [];
    const { repository, organization } = APP_PERMISSIONS[role];
    const ofOrganization = told(organization);
    return `  ${app.slug}: ${told(repository)}${ofOrganization && `; of the organization ${ofOrganization}`}`;
  });
  return lines.length === 0 ? [] : ['Apps whose keys are missing, and their permissions:', ...lines];
}

function secretLines(registry: Registry, { secrets }: BootstrapPlan): readonly string[] {
  if (secrets.length === 0) return [];
  const { login, host } = registry.organization;
  return [
    'Then put the secrets in their places; each command asks for the value:',
    ...secrets.map(
      ({ repository, environment, name }) =>
        `  ${atHost(host, `gh secret set ${name} --env ${shellWord(environment)} --repo ${login}/${repository}`)}`,
    ),
  ];
}

async function agreed(flags: Flags, context: Context): Promise<boolean> {
  if (flags.yes) return true;
  if (!context.ask) {
    throw new UserError('confirmation is needed, and there is no terminal to ask on', {
      place: 'bootstrap',
      allowed: '--yes, after you have read the steps',
    });
  }
  return /^(?:y|yes)$/i.test(await context.ask('Make all of this? (yes/no) '));
}

async function bootstrap(flags: Flags, self: Command, context: Context): Promise<void> {
  const common = commonOptions(self, context);
  const { registry } = requireRegistry(common, context);
  const owner = registry.organization.login;
  const credentials = githubCredentials(context.env, registry.organization);
  const places = new Map<string, GithubPlace>();
  const placeOf = (key: string) => {
    const at = places.get(key) ?? githubPlace(credentials, owner, repositoryOf(registry, key).name);
    places.set(key, at);
    return at;
  };
  const foundation = planFoundation(registry);
  // Every named object must exist before anything is created.
  const identities = await githubPreflight(placeOf(registry.governance.repository).client, registry, foundation);
  const plans = foundation.repositories.flatMap(({ environments }) => environments);
  const look = async () => planBootstrap(plans, registry.evidence, await seePlaces(placeOf, plans, registry.evidence));

  const plan = await look();
  const steps = plan.steps.map((step) => stepText(step, registry));
  const say = (line: string) => (common.json ? undefined : context.print(line));
  const finish = (done: boolean, { secrets }: BootstrapPlan) => {
    const { conflicts } = plan;
    if (common.json) printJson(context, { schema: 'causeway/bootstrap/v1', done, steps, conflicts, secrets });
  };
  for (const step of steps) say(step);
  for (const conflict of plan.conflicts) say(`differs ${conflict}`);
  if (plan.conflicts.length > 0) {
    say('Nothing was written: a person must correct what already exists and differs.');
    finish(false, plan);
    context.exit(1);
    return;
  }
  if (steps.length > 0) {
    if (!(await agreed(flags, context))) {
      say('Nothing was written.');
      finish(false, plan);
      context.exit(1);
      return;
    }
    await requireContents(plan.steps, placeOf);
    for (const [index, step] of plan.steps.entries()) {
      context.progress(steps[index] ?? '');
      await carryOut(step, placeOf, identities);
    }
  }
  const after = steps.length === 0 ? plan : await look();
  const isWhole = after.steps.length === 0 && after.conflicts.length === 0;
  if (!isWhole) say('Not everything can be read back yet: run this again.');
  else say(steps.length === 0 ? 'Everything already exists.' : `${steps.length} steps were made and read back.`);
  for (const line of [...appLines(registry, after), ...secretLines(registry, after)]) say(line);
  finish(isWhole, after);
  context.exit(isWhole ? 0 : 3);
}

/** `causeway bootstrap`. */
export function addBootstrapCommand(program: Command, context: Context): void {
  const command = program
    .command('bootstrap')
    .description(
      'creates the service environments and the first commit of the evidence branch, once; it shows them first and asks',
    )
    .addOption(new Option('--yes', 'do not ask'))
    .action((flags: Flags, self: Command) => bootstrap(flags, self, context));
  example(command, 'causeway bootstrap');
}
