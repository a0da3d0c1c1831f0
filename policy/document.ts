import type { PolicyRule } from './rule';
import type { Category } from './rule-description';
import { rules } from './rules';

/** The path of the generated page. */
export const POLICIES_PATH = 'docs/policies.md';

const INTRODUCTION: Readonly<Record<Category, string>> = {
  isolation: 'Tiers share nothing. These rules cannot be lowered on any tier.',
  'least-privilege': 'Nobody and nothing may do more than the registry says.',
  completeness:
    'What the registry plans is declared, and nothing else. Decided on the preview, where nothing has changed yet.',
  hygiene: 'What keeps the rest true.',
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
    'and on what was applied (`pulumi stack export --show-secrets | causeway policy check --on state -`). A value that a rule cannot look at is',
    '`unverified`, and counts like a violation: it never passes, and never turns a mandatory rule into an advisory one.',
    '',
    '**Levels.** `mandatory` stops, `advisory` tells. `policy/config/<tier>.json` says how far a tier is: rules of a later `milestone` are advisory, and `levels`',
    'names single rules. The foundation has the configuration of the highest tier. There a rule goes below its own level only by a valid waiver, an isolation rule',
    'nowhere and never; asking for it otherwise is an error.',
    '',
    '**Waivers.** `causeway waiver new --check <rule> --stack <stack>` asks for one, another person approves it (`causeway waiver approve`), both signed, in',
    '`registry/waivers`. While it holds, the rule is advisory on that stack and names it; one that expired, or that its own requester approved, changes nothing and says so.',
    'Approvers are persons (`governance.waiverApprovers: ["user:…"]`): the pack reads no team’s members.',
    '',
    ...sections,
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}
