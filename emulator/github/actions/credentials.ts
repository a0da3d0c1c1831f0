import { createHash } from 'node:crypto';
import type { Job as SigstoreJob } from '../../sigstore/job';
import { repositoryNamed } from '../git/transfer';
import { type GithubWorld, type Permissions, takeId } from '../world';
import { jobAt } from './jobs';
import { currentAttempt, type RunPlace, runAt } from './runs';

const tokenLifeMs = 60 * 60 * 1000;

/**
 * Whether a run belongs to a pull request from a fork. GitHub passes neither secrets nor variables to such a run, and
 * its token can only read (docs.github.com "Using secrets in GitHub Actions", and the note above a repository's secrets
 * and variables).
 */
export function isOfFork(world: GithubWorld, place: RunPlace): boolean {
  const { event, pulls } = runAt(world, place);
  return event === 'pull_request' && repositoryNamed(world, place.repository).pulls[pulls[0] ?? 0]?.fork !== undefined;
}

function readOnly(permissions: Permissions): Permissions {
  return Object.fromEntries(Object.keys(permissions).map((name) => [name, 'read']));
}

/** A job's `GITHUB_TOKEN`, with the permissions that its workflow names, for its own repository only. Returns the secret. */
export function jobToken(
  world: GithubWorld,
  place: RunPlace,
  job: number,
  permissions: Permissions,
  at: string,
): string {
  const granted: Permissions = { metadata: 'read', ...(isOfFork(world, place) ? readOnly(permissions) : permissions) };
  const id = `job:${job}:${takeId(world)}`;
  const token = `ghs_${createHash('sha256').update(`${id} ${at}`).digest('base64url').slice(0, 36)}`;
  world.tokens[id] = {
    id,
    token,
    kind: 'installation',
    permissions: granted,
    app: 'github-actions',
    repositories: [place.repository],
    user: null,
    limit: 1000,
    expiresAt: new Date(Date.parse(at) + tokenLifeMs).toISOString(),
  };
  return token;
}

/**
 * A job in the form that the issuer of identity tokens (`emulator/sigstore`) needs. `called` names the reusable
 * workflow that contains the job.
 */
export function identityOf(
  world: GithubWorld,
  place: RunPlace,
  jobId: number,
  called?: { readonly workflow: string; readonly sha: string },
): SigstoreJob {
  const repository = repositoryNamed(world, place.repository);
  const run = runAt(world, place);
  const job = jobAt(world, place, jobId);
  const workflow = repository.workflows[run.workflowId];
  if (workflow === undefined) throw new Error(`run ${run.id} is of no workflow`);
  return {
    repository: `${world.organization.login}/${repository.name}`,
    repositoryId: repository.id,
    workflow: workflow.path,
    ref: `refs/heads/${run.headBranch}`,
    sha: run.headSha,
    runId: run.id,
    runAttempt: currentAttempt(run).number,
    event: run.event,
    actor: run.actor,
    ...(job.environment === null ? {} : { environment: job.environment }),
    ...(called === undefined ? {} : { called: called.workflow, calledSha: called.sha }),
  };
}

/** The variables that a job sees as `vars`: the repository's, overridden by its environment's. */
export function variablesOf(world: GithubWorld, place: RunPlace, jobId: number): Record<string, string> {
  if (isOfFork(world, place)) return {};
  const repository = repositoryNamed(world, place.repository);
  const { environment } = jobAt(world, place, jobId);
  const own = environment === null ? {} : (repository.environments[environment.toLowerCase()]?.variables ?? {});
  const all = [...Object.values(repository.variables), ...Object.values(own)];
  return Object.fromEntries(all.map(({ name, value }) => [name.toUpperCase(), value]));
}

/** Names of the secrets that a job sees. An environment's secrets are visible only once the job runs in it. */
export function secretNamesOf(world: GithubWorld, place: RunPlace, jobId: number): string[] {
  if (isOfFork(world, place)) return [];
  const repository = repositoryNamed(world, place.repository);
  const { environment, status } = jobAt(world, place, jobId);
  const entered = environment !== null && status === 'in_progress';
  const own = entered ? (repository.environments[environment.toLowerCase()]?.secrets ?? {}) : {};
  return [...new Set([...Object.keys(repository.secrets), ...Object.keys(own)])].sort();
}
