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
  await writeToGithub(at, Anything, `let ${branch} into ${plan.name}`, {
    route: 'POST /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies',
    parameters: { environment_name: plan.name, name: branch, type: 'branch' },
  });
}

async function makeRoot(at: GithubPlace, branch: string): Promise<void> {
  const git = 'POST /repos/{owner}/{repo}/git';
  const doing = `make the branch ${branch}`;
  const entry = { path: 'README.md', mode: '100644', type: 'blob', content: README };
  const tree = await writeToGithub(at, Sha, doing, { route: `${git}/trees`, parameters: { tree: [entry] } });
  const root = { message: 'The evidence branch begins', tree: tree.sha, parents: [] };
  const commit = await writeToGithub(at, Sha, doing, { route: `${git}/commits`, parameters: root });
  const ref = { ref: `refs/heads/${branch}`, sha: commit.sha };
  await writeToGithub(at, Anything, doing, { route: `${git}/refs`, parameters: ref });
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
