import { documentRules } from './document/limits';
import { schemaRules } from './document/schema-problems';
import type { RuleDescription } from './problem';
import type { Rule } from './rule';
import { approvalRules } from './rules/approvals';
import { branchRules } from './rules/branches';
import { calledNameRules } from './rules/called-names';
import { capabilityRules } from './rules/capabilities';
import { checklistRoleRules } from './rules/checklist-roles';
import { dateRules } from './rules/dates';
import { environmentRules } from './rules/environments';
import { formerlyRules } from './rules/formerly';
import { globCostRule } from './rules/glob-cost';
import { healthRules } from './rules/health';
import { idRules } from './rules/ids';
import { limitRules } from './rules/limits';
import { mergeQueueRules } from './rules/merge-queues';
import { netlifyRules } from './rules/netlify';
import { ownWorkflowRules } from './rules/own-workflows';
import { overlapRules } from './rules/path-overlaps';
import { pathRules } from './rules/paths';
import { referenceRules } from './rules/references';
import { reportRules } from './rules/report';
import { secretRules } from './rules/secrets';
import { serverArtifactRules } from './rules/server-artifacts';
import { stateRules } from './rules/state';
import { tierTimingRules } from './rules/tier-timing';
import { tierRules } from './rules/tiers';
import { timeoutRules } from './rules/timeouts';
import { toggleRules } from './rules/toggles';
import { tombstoneRules } from './rules/tombstones';
import { trustKeyRules } from './rules/trust-keys';
import { trustPeopleRules } from './rules/trust-people';
import { trustPromotionRules } from './rules/trust-promotions';
import { trustRunRules } from './rules/trust-runs';
import { usageRules } from './rules/usage';
import { variableRules } from './rules/variables';

/** The rules that run first: the others would take too long where one of these finds something. */
export const costRules: readonly Rule[] = [globCostRule];

/** Every rule beyond the schema, in the order of the registry's parts. */
export const rules: readonly Rule[] = [
  ...idRules,
  ...serverArtifactRules,
  ...formerlyRules,
  ...calledNameRules,
  ...referenceRules,
  ...usageRules,
  ...tierTimingRules,
  ...tierRules,
  ...approvalRules,
  ...environmentRules,
  ...branchRules,
  ...mergeQueueRules,
  ...capabilityRules,
  ...pathRules,
  ...overlapRules,
  ...variableRules,
  ...secretRules,
  ...limitRules,
  ...healthRules,
  ...timeoutRules,
  ...toggleRules,
  ...netlifyRules,
  ...ownWorkflowRules,
  ...dateRules,
  ...tombstoneRules,
  ...trustKeyRules,
  ...trustPeopleRules,
  ...trustRunRules,
  ...trustPromotionRules,
  ...checklistRoleRules,
  ...reportRules,
  ...stateRules,
];

/** Every code that a problem of a registry can have, with its title, reason and source. */
export const ruleTable: readonly RuleDescription[] = [...documentRules, ...schemaRules, ...costRules, ...rules];
