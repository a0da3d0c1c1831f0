import * as pulumi from '@pulumi/pulumi';
import { type ConstructResult, main, type Provider } from '@pulumi/pulumi/provider';
import type { z } from 'zod';
import { refuseUnowned } from '../../live/adopt/unowned';
import { githubCredentials, netlifyCredentials } from '../../live/credentials';
import { GithubReader } from '../../live/github/reader';
import { githubClient } from '../../live/github-client';
import { lookUp, netlifyPreflight } from '../../live/preflight';
import { version } from '../../package.json';
import type { Identities, NamedIdentities } from '../../plan/identities';
import { faultTexts } from '../../registry/shape-fault';
import { UserError } from '../../registry/user-error';
import { Environment } from '../environment';
import { netlifyLimitHook } from '../netlify-limit';
import { ownResources } from '../own-state';
import { githubProvider, netlifyProviders } from '../providers';
import { RepositoryFoundation } from '../repository';
import type { SecretSource } from '../secret-values';
import { Site } from '../site';
import { EnvironmentInputs, environmentPlan, RepositoryInputs, repositoryPlan, SiteInputs, sitePlan } from './inputs';
import { type ComponentName, outputsOf, packageSchema, tokenOf } from './schema';

type Options = pulumi.ComponentResourceOptions;
type Made = Readonly<Record<string, unknown>> & { readonly urn: pulumi.Output<string> };

function parsed<T extends z.ZodType>(schema: T, inputs: pulumi.Inputs, name: string): z.infer<T> {
  const found = schema.safeParse(inputs);
  if (found.success) return found.data;
  // Values could be secrets, so the error names only the place and what is allowed there.
  throw new UserError(faultTexts(found.error, 'inputs'), { place: name });
}

/** Values from another program, some of them outputs. */
function givenSecrets(values: Readonly<Record<string, unknown>>): SecretSource {
  return {
    filled: ({ secrets }) => secrets,
    value: (_holder, name) => pulumi.secret(pulumi.output(values[name] as pulumi.Input<string>)),
  };
}

interface AtGithub {
  readonly organization: string;
  readonly host?: string | undefined;
}

/** The needs of a component at GitHub: its provider, unless the program names one, and the ids of the names in it. */
async function atGithub(
  name: string,
  { organization: login, host }: AtGithub,
  named: Omit<NamedIdentities, 'repositories'>,
  opts: Options,
): Promise<{ readonly opts: Options; readonly identities: Identities; readonly reader: GithubReader }> {
  const credentials = githubCredentials(process.env, { login, host });
  const identities = await lookUp(githubClient(credentials), login, { ...named, repositories: [] });
  const reader = new GithubReader(credentials);
  const providers = opts.providers as Record<string, pulumi.ProviderResource> | undefined;
  if (providers?.['github']) return { opts, identities, reader };
  const pace = { writeDelayMs: credentials.isPaced === false ? 0 : 1000, readDelayMs: 0 };
  const own = githubProvider(login, credentials, pace, `${name}.github`);
  return { opts: { ...opts, providers: { ...providers, github: own } }, identities, reader };
}

async function environment(name: string, given: pulumi.Inputs, opts: Options): Promise<Made> {
  const inputs = parsed(EnvironmentInputs, given, name);
  const plan = environmentPlan(name, inputs, opts.protect === true);
  const at = await atGithub(name, inputs, { principals: plan.reviewers, apps: [] }, opts);
  const held = (await ownResources()).flatMap(({ fields }) => {
    const { repository, environment: own } = fields;
    return repository === undefined || own === undefined ? [] : [{ repository, name: own }];
  });
  const { organization } = inputs;
  const tier = { stack: pulumi.getStack(), tier: name, organization, environments: [plan], sites: [] };
  await refuseUnowned(at.reader, tier, held);
  return new Environment({ plan, identities: at.identities, secrets: givenSecrets(inputs.secrets) }, at.opts) as never;
}

async function repository(name: string, given: pulumi.Inputs, opts: Options): Promise<Made> {
  const inputs = parsed(RepositoryInputs, given, name);
  const plan = repositoryPlan(name, inputs, opts.protect === true);
  const apps = plan.rulesets.flatMap(({ requiredChecks }) => requiredChecks.map(({ app }) => app));
  const at = await atGithub(name, inputs, { principals: [], apps: [...new Set(apps)] }, opts);
  const secrets = givenSecrets({});
  return new RepositoryFoundation({ plan, identities: at.identities, secrets }, at.opts) as never;
}

async function site(name: string, given: pulumi.Inputs, opts: Options): Promise<Made> {
  const inputs = parsed(SiteInputs, given, name);
  await netlifyPreflight(netlifyCredentials(process.env), [inputs.team]);
  const providers = opts.providers as Record<string, pulumi.ProviderResource> | undefined;
  const own = providers?.['netlify'] ?? netlifyProviders([inputs.team], name).get(inputs.team);
  const plan = sitePlan(name, inputs, opts.protect === true);
  const all = { ...opts, providers: { ...providers, ...(own === undefined ? {} : { netlify: own }) } };
  const limit = netlifyLimitHook(`${name}.netlify-limit`);
  return new Site({ plan, secrets: givenSecrets(inputs.secrets), limit }, all) as never;
}

const MAKERS = { Environment: environment, RepositoryFoundation: repository, Site: site } as const;

async function construct(name: string, type: string, inputs: pulumi.Inputs, opts: Options): Promise<ConstructResult> {
  const component = (Object.keys(MAKERS) as ComponentName[]).find((each) => tokenOf(each) === type);
  if (component === undefined) throw new Error(`there is no component ${type}`);
  try {
    const made = await MAKERS[component](name, inputs, opts);
    return { urn: made.urn, state: Object.fromEntries(outputsOf(component).map((key) => [key, made[key]])) };
  } catch (error) {
    if (error instanceof UserError) throw new pulumi.RunError(error.describe());
    throw error;
  }
}

/** Serves the components to the engine, until the engine ends this process. */
export function serve(): Promise<void> {
  const provider: Provider = { version, schema: JSON.stringify(packageSchema()), construct };
  return main(provider, process.argv.slice(2));
}
