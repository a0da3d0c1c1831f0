import { z } from 'zod';
import { Commit } from '../../evidence/statement/predicates/parts';
import { type Identities, reviewerIds } from '../../plan/identities';
import type { EnvironmentPlan } from '../../plan/types';
import { type GithubPlace, writeToGithub } from '../github/place';
import type { BootstrapStep } from './plan';

const Anything = z.unknown();
const Sha = z.looseObject({ sha: Commit });

/** The first content of the evidence branch: everything later lies below `evidence/`. */
const README = `# Evidence

Signed statements about releases, written by Causeway. This branch is only ever added to; \`causeway\` refuses it otherwise.
`;

async function makeEnvironment(at: GithubPlace, plan: EnvironmentPlan, identities: Identities): Promise<void> {
  const { users, teams } = reviewerIds(identities, plan.reviewers);
  const reviewers = [...teams.map((id) => ({ type: 'Team', id })), ...users.map((id) => ({ type: 'User', id }))];
  await writeToGithub(at, Anything, `make the environment ${plan.name}`, {
    route: 'PUT /repos/{owner}/{repo}/environments/{environment_name}',
    permission: 'administration: write',
    parameters: {
      environment_name: plan.name,
      wait_timer: plan.waitMinutes,
      prevent_self_review: plan.preventSelfReview,
      can_admins_bypass: plan.adminsBypass,
      reviewers: reviewers.length === 0 ? null : reviewers,
      // Without a branch in its list no job can use it yet, so an interrupted creation is safe.
      deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
    },
  });
}

async function letIn(at: GithubPlace, plan: EnvironmentPlan, branch: string): Promise<void> {
  await writeToGithub(at, Anything, `allow the branch ${branch} in ${plan.name}`, {
    route: 'POST /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies',
    permission: 'administration: write',
    parameters: { environment_name: plan.name, name: branch, type: 'branch' },
  });
}

const GIT = 'POST /repos/{owner}/{repo}/git';
const CONTENTS = 'contents: write';

async function makeTree(at: GithubPlace, doing: string): Promise<string> {
  const entry = { path: 'README.md', mode: '100644', type: 'blob', content: README };
  const request = { route: `${GIT}/trees`, parameters: { tree: [entry] }, permission: CONTENTS };
  return (await writeToGithub(at, Sha, doing, request)).sha;
}

async function makeRoot(at: GithubPlace, branch: string): Promise<void> {
  const doing = `make the branch ${branch}`;
  const root = { message: 'The evidence branch begins', tree: await makeTree(at, doing), parents: [] };
  const request = { route: `${GIT}/commits`, parameters: root, permission: CONTENTS };
  const commit = await writeToGithub(at, Sha, doing, request);
  const ref = { ref: `refs/heads/${branch}`, sha: commit.sha };
  await writeToGithub(at, Anything, doing, { route: `${GIT}/refs`, parameters: ref, permission: CONTENTS });
}

/**
 * Rejects with UserError (exit 1) when the credential lacks the permission that only the last step needs, before any step
 * runs. It writes a Git tree that no branch contains and that GitHub shows nowhere: GitHub has no request that only reports
 * a token's permission to write contents.
 */
export async function requireContents(
  steps: readonly BootstrapStep[],
  placeOf: (repositoryKey: string) => GithubPlace,
): Promise<void> {
  for (const step of steps) {
    if (step.kind === 'evidence-root') {
      await makeTree(placeOf(step.place.repository), `make the branch ${step.place.branch}`);
    }
  }
}

/**
 * Carries out one step. Rejects with UserError: exit 1 when GitHub refuses, 3 when the result is unknown; running again
 * continues.
 */
export async function carryOut(
  step: BootstrapStep,
  placeOf: (repositoryKey: string) => GithubPlace,
  identities: Identities,
): Promise<void> {
  switch (step.kind) {
    case 'environment':
      return makeEnvironment(placeOf(step.plan.repository.key), step.plan, identities);
    case 'branch':
      return letIn(placeOf(step.plan.repository.key), step.plan, step.branch);
    case 'evidence-root':
      return makeRoot(placeOf(step.place.repository), step.place.branch);
  }
}
