import { documentRules } from './document/limits';
import { schemaRules } from './document/schema-problems';
import type { RuleDescription } from './problem';
import type { Rule } from './rule';
import { approvalRules } from './rules/approvals';
import { branchRules } from './rules/branches';
import { capabilityRules } from './rules/capabilities';
import { checklistRoleRules } from './rules/checklist-roles';
import { dateRules } from './rules/dates';
import { environmentRules } from './rules/environments';
import { formerlyRules } from './rules/formerly';
import { globCostRule } from './rules/glob-cost';
import { healthRules } from './rules/health';
import { idRules } from './rules/ids';
import { limitRules } from './rules/limits';
import { netlifyRules } from './rules/netlify';
import { pathRules } from './rules/paths';
import { referenceRules } from './rules/references';
import { reportRules } from './rules/report';
import { secretRules } from './rules/secrets';
import { stateRules } from './rules/state';
import { tierRules } from './rules/tiers';
import { timeoutRules } from './rules/timeouts';
import { toggleRules } from './rules/toggles';
import { tombstoneRules } from './rules/tombstones';
import { trustRules } from './rules/trust';
import { usageRules } from './rules/usage';
import { variableRules } from './rules/variables';

/** The rules that run first: the others would take too long where one of these finds something. */
export const costRules: readonly Rule[] = [globCostRule];

/** Every rule beyond the schema, in the order of the registry's parts. */
export const rules: readonly Rule[] = [
  ...idRules,
  ...formerlyRules,
  ...referenceRules,
  ...usageRules,
  ...tierRules,
  ...approvalRules,
  ...environmentRules,
  ...branchRules,
  ...capabilityRules,
  ...pathRules,
  ...variableRules,
  ...secretRules,
  ...limitRules,
  ...healthRules,
  ...timeoutRules,
  ...toggleRules,
  ...netlifyRules,
  ...dateRules,
  ...tombstoneRules,
  ...trustRules,
  ...checklistRoleRules,
  ...reportRules,
  ...stateRules,
];

/** Every code that a problem of a registry can have, with its title, reason and source. */
export const ruleTable: readonly RuleDescription[] = [...documentRules, ...schemaRules, ...costRules, ...rules];
