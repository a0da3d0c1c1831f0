/** A job of a GitHub Actions run, as described in its identity token. */
export interface Job {
  /** `owner/name` of the repository that the run is in. */
  readonly repository: string;
  readonly repositoryId: number;
  /** The path of the run's workflow: `.github/workflows/deploy.yml`. */
  readonly workflow: string;
  /** The called workflow that contains the job: `owner/name/.github/workflows/x.yml@ref`. Default: the run's own. */
  readonly called?: string;
  /** The commit of the called workflow. Default: `sha`. */
  readonly calledSha?: string;
  readonly ref: string;
  readonly sha: string;
  readonly runId: number;
  /** Default 1. */
  readonly runAttempt?: number;
  /** Default: none. */
  readonly environment?: string;
  /** Default `push`. */
  readonly event?: string;
  /** Default `octocat`. */
  readonly actor?: string;
  /** Default `github-hosted`. */
  readonly runner?: 'github-hosted' | 'self-hosted';
  /** Default: GitHub's. */
  readonly issuer?: string;
}

/** The claims of an identity token. */
export type Claims = Readonly<Record<string, string>>;

/** GitHub's claims about a job (docs.github.com "OpenID Connect reference"), without audience and times. */
export function claimsOfJob(job: Job): Claims {
  const { repository, ref, sha, environment } = job;
  const [owner = ''] = repository.split('/');
  const workflowRef = `${repository}/${job.workflow}@${ref}`;
  return {
    iss: job.issuer ?? 'https://token.actions.githubusercontent.com',
    sub: environment === undefined ? `repo:${repository}:ref:${ref}` : `repo:${repository}:environment:${environment}`,
    actor: job.actor ?? 'octocat',
    event_name: job.event ?? 'push',
    ref,
    ref_type: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    repository,
    repository_id: String(job.repositoryId),
    repository_owner: owner,
    repository_owner_id: '1',
    repository_visibility: 'private',
    run_attempt: String(job.runAttempt ?? 1),
    run_id: String(job.runId),
    runner_environment: job.runner ?? 'github-hosted',
    sha,
    workflow: job.workflow,
    workflow_ref: workflowRef,
    workflow_sha: sha,
    job_workflow_ref: job.called ?? workflowRef,
    job_workflow_sha: job.calledSha ?? sha,
    ...(environment === undefined ? {} : { environment }),
  };
}
