import { termsLine } from '../registry/terms';
import type { PolicyRule } from './rule';
import type { Category } from './rule-description';
import { rules } from './rules';

/** The path of the generated page. */
export const POLICIES_PATH = 'docs/policies.md';

const INTRODUCTION: Readonly<Record<Category, string>> = {
  isolation: 'Tiers share nothing. Nothing can lower these rules on any tier.',
  'least-privilege': 'No person, App or workflow may do more than the registry says.',
  completeness:
    'The program declares what the registry plans, and nothing else. These rules run on the preview, before anything changes.',
  hygiene: 'Rules on which the other rules rely.',
};

function entry(rule: PolicyRule): readonly string[] {
  return [
    `### ${rule.title}`,
    '',
    `\`${rule.code}\` · ${rule.severity} · ${rule.level} · from ${rule.milestone} · ${rule.scope === 'resource' ? 'each resource' : 'the whole stack'}`,
    '',
    rule.why,
    '',
    `**Fix**: ${rule.fix}`,
    '',
    `[Documented behaviour](${rule.docs})`,
    '',
  ];
}

/** The content of `docs/policies.md`. */
export function policiesDocument(): string {
  const sections = (Object.keys(INTRODUCTION) as Category[]).flatMap((category) => [
    `## ${category[0]?.toUpperCase()}${category.slice(1)}`,
    '',
    INTRODUCTION[category],
    '',
    ...rules.filter((rule) => rule.category === category).flatMap(entry),
  ]);
  return [
    '# Policies',
    '',
    'Generated from `policy/rules/` by `causeway docs build`; change the rules instead.',
    '',
    'The same rules run on the registry (`causeway policy check --on registry`), on every preview and update (`pulumi preview --policy-pack policy`),',
    'and on what was applied (`pulumi stack export --show-secrets | causeway policy check --on state -`). A value that a rule cannot read is',
    '`unverified` and counts as a violation: it never passes, and never turns a mandatory rule into an advisory one.',
    '',
    termsLine(['surface', 'tier', 'milestone', 'foundation', 'ticket', 'receipt', 'tombstone']),
    '',
    '**Levels.** `mandatory` blocks, `advisory` only reports. `policy/config/<tier>.json` gives the milestone that a tier has reached: rules of a later `milestone` are advisory, and `levels`',
    'sets single rules. The foundation has the configuration of the highest tier. There only a valid waiver can lower a rule; nothing can lower an isolation rule.',
    'Any other setting is an error.',
    '',
    '**Waivers.** `causeway waiver new --check <rule> --stack <stack>` asks for one, another person approves it (`causeway waiver approve`), both signed, in',
    '`registry/waivers`. While it is valid, the rule is advisory on that stack and names the waiver. A waiver that expired, or that its own requester approved, changes nothing, and the rule says so.',
    'Approvers are people (`governance.waiverApprovers: ["user:…"]`), because the policy pack does not read the members of a team.',
    '',
    ...sections,
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}
