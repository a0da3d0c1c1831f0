import * as pulumi from '@pulumi/pulumi';
import { ownedEnvironments } from './components/own-state';
import { githubProvider } from './components/providers';
import { readSettings } from './components/settings';
import { deployStack } from './components/stack';
import { isAdoptionPreview, refuseUnowned } from './live/adopt/unowned';
import { githubCredentials, netlifyCredentials } from './live/credentials';
import { GithubReader } from './live/github/reader';
import { githubClient } from './live/github-client';
import { githubPreflight, netlifyPreflight } from './live/preflight';
import { sortedSet } from './plan/sorted';
import { planStack } from './plan/stack';
import { loadRegistry } from './registry/load';
import { registryFile } from './registry/location';
import { UserError } from './registry/user-error';

/** Stack → plan → components → outputs. Everything that can be wrong is found before a resource is registered. */
async function program() {
  const settings = readSettings();
  const { registry, digest } = loadRegistry(registryFile(__dirname, process.env), { now: new Date() });
  const plan = planStack(registry, settings);
  const credentials = githubCredentials(process.env, plan.organization);
  const teams = 'sites' in plan ? sortedSet(plan.sites.map((site) => site.team)) : [];
  if (teams.length > 0) await netlifyPreflight(netlifyCredentials(process.env), teams);
  const [identities, owned] = await Promise.all([
    githubPreflight(githubClient(credentials), registry, plan),
    isAdoptionPreview(process.env, pulumi.runtime.isDryRun()) ? undefined : ownedEnvironments(),
  ]);
  if (owned) await refuseUnowned(new GithubReader(credentials), plan, owned);
  const github = githubProvider(plan.organization, credentials, settings.pace);
  return { registryDigest: digest, ...deployStack(plan, { ...settings, github, identities }) };
}

export = () =>
  program().catch((error: unknown) => {
    if (error instanceof UserError) throw new pulumi.RunError(error.describe());
    throw error;
  });
