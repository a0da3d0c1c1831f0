import * as pulumi from '@pulumi/pulumi';
import { keepObjects } from './components/aliases';
import { netlifyLimitHook } from './components/netlify-limit';
import { ownResources } from './components/own-state';
import { githubProvider } from './components/providers';
import { readSettings } from './components/settings';
import { deployStack, unfilledIn } from './components/stack';
import { isAdoptionPreview, refuseUnowned } from './live/adopt/unowned';
import { awaitAll } from './live/await-all';
import { githubCredentials, netlifyCredentials } from './live/credentials';
import { GithubReader } from './live/github/reader';
import { githubClient } from './live/github-client';
import { withNamesInState } from './live/names-in-state';
import { NetlifyReader } from './live/netlify/reader';
import { requireSites } from './live/netlify/site-preflight';
import { compareOwnState, keptIn } from './live/own-losses';
import { githubPreflight, netlifyPreflight } from './live/preflight';
import { lossNotice } from './plan/losses';
import { compareOwn } from './plan/own-comparison';
import { sortedSet } from './plan/sorted';
import { planStack } from './plan/stack';
import { stackOptions } from './plan/stack-options';
import { formerIds } from './registry/former-ids';
import { loadRegistry } from './registry/load';
import { projectFolder, registryFile } from './registry/location';
import { UserError } from './registry/user-error';

/** Stack → plan → components → outputs. Everything that can be wrong is found before a resource is registered. */
async function program() {
  const settings = readSettings();
  const { registry, digest } = loadRegistry(registryFile(projectFolder(process.cwd()), process.env), {
    now: new Date(),
  });
  const plan = planStack(registry, settings);
  const credentials = githubCredentials(process.env, registry.organization);
  const teams = 'sites' in plan ? sortedSet(plan.sites.map((site) => site.team)) : [];
  const netlify = teams.length > 0 ? netlifyCredentials(process.env) : undefined;
  const isAdoption = isAdoptionPreview(process.env, pulumi.runtime.isDryRun());
  const [, identities, held] = await awaitAll([
    netlify ? netlifyPreflight(netlify, teams) : Promise.resolve(),
    githubPreflight(githubClient(credentials), registry, plan),
    ownResources(),
  ]);
  const reader = new GithubReader(credentials);
  const repositoryIds = await withNamesInState(reader, plan.organization, {
    held,
    repositoryIds: identities.repositoryIds,
  });
  const secrets = settings.secrets.inPresentIds(formerIds(registry, 'surface'));
  // A preview for `adopt` or `recover` looks past what nobody owns, and keeps what got another name as every update does.
  if (isAdoption) keepObjects(keptIn(compareOwn(plan, held, repositoryIds)));
  else {
    const own = { registry, plan, held, repositoryIds, unfilled: unfilledIn(plan, secrets) };
    const { kept, owned, losses, sites } = await compareOwnState(reader, own);
    await refuseUnowned(reader, plan, owned);
    if (netlify) await requireSites(new NetlifyReader(netlify), sites, stackOptions(plan.stack));
    keepObjects(kept);
    for (const loss of losses) void pulumi.log.warn(lossNotice(loss));
  }
  const github = githubProvider(plan.organization, credentials, settings.pace);
  // Also for a tier without a site: its state may hold variables that this update deletes, and they name the hook.
  const limit = 'sites' in plan ? netlifyLimitHook('netlify-limit') : undefined;
  return { registryDigest: digest, ...deployStack(plan, { ...settings, secrets, github, identities, limit }) };
}

export = () =>
  program().catch((error: unknown) => {
    if (error instanceof UserError) throw new pulumi.RunError(error.describe());
    throw error;
  });
