import { UserError } from '../registry/user-error';
import type { PolicyRule } from './rule';
import { approvals } from './rules/completeness/approvals';
import { branchPolicies } from './rules/completeness/branch-policies';
import { environments } from './rules/completeness/environments';
import { nothingUnknown } from './rules/completeness/nothing-unknown';
import { repositorySettings } from './rules/completeness/repository-settings';
import { requiredChecks } from './rules/completeness/required-checks';
import { rulesets } from './rules/completeness/rulesets';
import { sites } from './rules/completeness/sites';
import { variables } from './rules/completeness/variables';
import { apiPublishing } from './rules/hygiene/api-publishing';
import { explicitProvider } from './rules/hygiene/explicit-provider';
import { keyEnvironments } from './rules/hygiene/key-environments';
import { linkedBuilds } from './rules/hygiene/linked-builds';
import { protection } from './rules/hygiene/protection';
import { resourceTypes } from './rules/hygiene/resource-types';
import { secretRotation } from './rules/hygiene/secret-rotation';
import { secretValues } from './rules/hygiene/secret-values';
import { signingJobs } from './rules/hygiene/signing-jobs';
import { ticketFirst } from './rules/hygiene/ticket-first';
import { approvalSecrets } from './rules/isolation/approval-secrets';
import { branchPatterns } from './rules/isolation/branch-patterns';
import { netlifyContextAll } from './rules/isolation/netlify-context-all';
import { netlifyContexts } from './rules/isolation/netlify-contexts';
import { netlifySites } from './rules/isolation/netlify-sites';
import { netlifyTeams } from './rules/isolation/netlify-teams';
import { shadowedNames } from './rules/isolation/shadowed-names';
import { tierBoundary } from './rules/isolation/tier-boundary';
import { adminBypass } from './rules/least-privilege/admin-bypass';
import { allowedActions } from './rules/least-privilege/allowed-actions';
import { bypassActors } from './rules/least-privilege/bypass-actors';
import { cloudKeys } from './rules/least-privilege/cloud-keys';
import { enforcement } from './rules/least-privilege/enforcement';
import { evidenceBranch } from './rules/least-privilege/evidence-branch';
import { exactBranch } from './rules/least-privilege/exact-branch';
import { keptHistory } from './rules/least-privilege/kept-history';
import { pinnedChecks } from './rules/least-privilege/pinned-checks';
import { reviewedMerges } from './rules/least-privilege/reviewed-merges';
import { reviewers } from './rules/least-privilege/reviewers';
import { selectedBranches } from './rules/least-privilege/selected-branches';
import { selfReview } from './rules/least-privilege/self-review';
import { workflowToken } from './rules/least-privilege/workflow-token';

/** Every rule of the pack, in the order of the documentation; a test compares them with the files under `rules/`. */
export const rules: readonly PolicyRule[] = [
  tierBoundary,
  branchPatterns,
  shadowedNames,
  approvalSecrets,
  netlifySites,
  netlifyTeams,
  netlifyContexts,
  netlifyContextAll,
  reviewers,
  selfReview,
  adminBypass,
  selectedBranches,
  exactBranch,
  workflowToken,
  allowedActions,
  cloudKeys,
  bypassActors,
  pinnedChecks,
  enforcement,
  reviewedMerges,
  keptHistory,
  evidenceBranch,
  environments,
  approvals,
  branchPolicies,
  variables,
  rulesets,
  requiredChecks,
  repositorySettings,
  sites,
  nothingUnknown,
  secretValues,
  secretRotation,
  protection,
  explicitProvider,
  resourceTypes,
  apiPublishing,
  linkedBuilds,
  ticketFirst,
  signingJobs,
  keyEnvironments,
];

/** A rule by its code. */
export function findRule(code: string): PolicyRule | undefined {
  return rules.find((rule) => rule.code === code);
}

/** Causeway's rules and a team's own. Throws UserError (exit 2) when two rules have one code. */
export function allRules(own: readonly PolicyRule[]): readonly PolicyRule[] {
  const all = [...rules, ...own];
  const twice = all.find(({ code }, index) => all.findIndex((other) => other.code === code) !== index);
  if (twice) throw new UserError(`two policy rules have the code "${twice.code}"`, { allowed: 'a code of its own' });
  return all;
}
