import { callersOf } from '../../evidence/trust/called';
import { type RecordedHead, recordedHead } from '../../gate/observe/recorded-head';
import { githubCredentials } from '../../live/credentials';
import { type GithubClient, githubClient } from '../../live/github-client';
import { WORKFLOW, workflowPath } from '../../plan/workflow-names';
import { isSameName } from '../../registry/github-name';
import type { Registry } from '../../registry/schema';
import { branchOf } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import type { Context } from '../context';

/**
 * This workflow only asks the gate. Its runs record the head like every gate's, and a person may start one at any time.
 */
const ASKING_WORKFLOW = workflowPath(WORKFLOW.readiness);

function couldNotLook(reason: string): UserError {
  return new UserError(`could not look up the head that the last gate run recorded: ${reason}`, {
    place: 'environment',
    allowed:
      'GITHUB_REPOSITORY, GITHUB_RUN_ID and GITHUB_TOKEN (actions: read) of a job in a repository of the registry',
    exitCode: 3,
  });
}

function gateWorkflows(registry: Registry): readonly string[] {
  const paths = (registry.trust?.entries ?? []).flatMap((entry) => {
    if (entry.kind !== 'sigstore' || !entry.mayAttest.includes('release-decision')) return [];
    return callersOf(entry);
  });
  return [...new Set([ASKING_WORKFLOW, ...paths])];
}

function clientOf({ env }: Context, organization: Registry['organization']): GithubClient {
  try {
    return githubClient(githubCredentials(env, organization));
  } catch (error) {
    if (error instanceof UserError) throw couldNotLook(error.message);
    throw error;
  }
}

async function look(context: Context, registry: Registry): Promise<RecordedHead> {
  const { env } = context;
  const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
  const runId = Number(env['GITHUB_RUN_ID']);
  const [key, repository] = Object.entries(registry.repositories).find(([, { name }]) => isSameName(name, repo)) ?? [];
  const isOurs = key !== undefined && isSameName(owner, registry.organization.login) && Number.isSafeInteger(runId);
  if (!isOurs || !repository) {
    throw couldNotLook('this job is in no repository of the registry, or does not know its run');
  }
  const branches = [repository.defaultBranch, ...registry.tiers.map((tier) => branchOf(registry, key, tier))];
  const workflows = gateWorkflows(registry);
  return recordedHead(clientOf(context, { ...registry.organization, login: owner }), {
    owner,
    repo,
    runId,
    workflows,
    branches,
  });
}

/**
 * Finds the evidence branch's head that the previous gate used: in GitHub Actions from that run's artifact. Elsewhere
 * there is no record, and the result is undefined.
 */
export function recordedHeadOf(context: Context, registry: Registry): (() => Promise<RecordedHead>) | undefined {
  return context.env['GITHUB_ACTIONS'] === 'true' ? () => look(context, registry) : undefined;
}
