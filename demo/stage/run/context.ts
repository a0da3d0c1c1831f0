import { queueEntryOf } from '../../../emulator/github/actions/pulls';
import { currentAttempt, type RunPlace, runAt } from '../../../emulator/github/actions/runs';
import { repositoryNamed } from '../../../emulator/github/git/transfer';
import type { GithubRun } from '../../../emulator/github/state/actions';
import type { GithubWorld } from '../../../emulator/github/world';

const SERVER = 'https://github.com';

// https://docs.github.com/en/webhooks/webhook-events-and-payloads#merge_group
function mergeGroup({ headBranch, headSha }: GithubRun): Readonly<Record<string, string>> {
  const entry = queueEntryOf(headBranch);
  if (entry === undefined) throw new Error(`'${headBranch}' is not an entry of a merge queue`);
  return {
    head_sha: headSha,
    head_ref: `refs/heads/${headBranch}`,
    base_sha: entry.baseSha,
    base_ref: `refs/heads/${entry.base}`,
  };
}

/** The event of a run, as in `github.event` and GITHUB_EVENT_PATH. */
function eventOf(world: GithubWorld, place: RunPlace): Readonly<Record<string, unknown>> {
  const repository = repositoryNamed(world, place.repository);
  const run = runAt(world, place);
  const owner = world.organization.login;
  const about = {
    name: repository.name,
    full_name: `${owner}/${repository.name}`,
    default_branch: repository.defaultBranch,
  };
  const pull = repository.pulls[run.pulls[0] ?? 0];
  return {
    repository: about,
    ...(run.event === 'workflow_dispatch' ? { inputs: run.inputs } : {}),
    ...(run.event === 'push' ? { after: run.headSha, ref: `refs/heads/${run.headBranch}` } : {}),
    ...(run.event === 'merge_group' ? { action: 'checks_requested', merge_group: mergeGroup(run) } : {}),
    ...(pull === undefined || run.event === 'merge_group'
      ? {}
      : {
          action: pull.state === 'closed' ? 'closed' : 'opened',
          number: pull.number,
          pull_request: {
            number: pull.number,
            merged: pull.mergedAt !== null,
            user: { login: pull.user },
            head: { ...pull.head, repo: { full_name: pull.fork ?? about.full_name, fork: pull.fork !== undefined } },
            base: { ...pull.base, repo: { full_name: about.full_name } },
          },
        }),
  };
}

/** The context `github`, without the values that differ by job. */
export function githubContext(world: GithubWorld, place: RunPlace, workflow: { path: string; name: string }) {
  const run = runAt(world, place);
  const owner = world.organization.login;
  const event = eventOf(world, place);
  const pull = repositoryNamed(world, place.repository).pulls[run.pulls[0] ?? 0];
  const isOnPull = pull !== undefined && run.event.startsWith('pull_request');
  const ref = run.event === 'pull_request' ? `refs/pull/${pull?.number}/merge` : `refs/heads/${run.headBranch}`;
  return {
    actor: run.actor,
    triggering_actor: currentAttempt(run).triggeringActor,
    event,
    event_name: run.event,
    ref,
    ref_name: ref.replace(/^refs\/(heads\/)?/, ''),
    ref_type: 'branch',
    sha: run.headSha,
    repository: `${owner}/${place.repository}`,
    repository_owner: owner,
    server_url: SERVER,
    run_id: String(run.id),
    run_number: String(run.runNumber),
    run_attempt: String(currentAttempt(run).number),
    workflow: workflow.name,
    workflow_ref: `${owner}/${place.repository}/${workflow.path}@${ref}`,
    head_ref: isOnPull ? pull.head.ref : '',
    base_ref: isOnPull ? pull.base.ref : '',
  };
}

/** The default variables of a job's commands. */
export function defaultVariables(github: ReturnType<typeof githubContext>, job: string): Record<string, string> {
  const { event: _event, ...texts } = github;
  const named = Object.entries({ ...texts, job }).map(([name, value]) => [`GITHUB_${name.toUpperCase()}`, value]);
  return { ...Object.fromEntries(named), CI: 'true', GITHUB_ACTIONS: 'true', RUNNER_OS: 'Linux', NO_COLOR: '1' };
}
