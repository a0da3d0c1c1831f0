import { type Deployment, deploymentsOf } from '../../live/access/deployments';
import { planFoundation } from '../../plan/foundation';
import { REGISTRY_PATH } from '../../registry/derived-variables';
import { inlineCode, inlineCodes } from '../../registry/markdown';
import type { Registry } from '../../registry/schema';
import { CHECKLIST_ROLES } from '../../registry/schema/organization';
import type { Tier } from '../../registry/schema/tier';
import { tierChain } from '../../registry/selectors';
import { termsLine } from '../../registry/terms';
import { generatedPage, pageTable } from './page';

/** The page's path. */
export const APPROVALS_PATH = 'docs/deployment/approvals.md';

function tierRow({ id, promotesFrom, soak, waitMinutes, approval, gate }: Tier): readonly string[] {
  const requires = inlineCodes(gate.requires);
  const from = promotesFrom === undefined ? 'the release itself' : inlineCode(promotesFrom);
  return [
    inlineCode(id),
    from,
    soak === 'PT0S' ? '–' : inlineCode(soak),
    waitMinutes === 0 ? '–' : `${waitMinutes} minutes`,
    approval ? `${approval.quorum} per ${approval.mode}` : 'without an approval',
    approval ? inlineCodes(approval.reviewers) : '–',
    approval ? (approval.preventSelfReview ? 'no' : 'yes') : '–',
    `${gate.mode}, ${gate.profile}; beside the checks: ${requires}`,
  ];
}

function deploymentRow(deployment: Deployment): readonly string[] {
  const { surface, tier, repository, branches, approvals, environment, others, quorum, adminsBypass } = deployment;
  return [
    ...[
      inlineCode(surface),
      inlineCode(tier),
      inlineCode(repository),
      inlineCodes(branches),
      inlineCodes(approvals),
      inlineCode(environment),
    ],
    quorum === 0 ? '–' : String(others),
    adminsBypass ? '**yes**' : 'no',
  ];
}

/** The content of the approval map: who approves what, where they are asked, and who could bypass it. */
export function approvalsDocument(registry: Registry): string {
  const { governance } = registry;
  const { repositories } = planFoundation(registry);
  const services = repositories.flatMap(({ environments }) =>
    environments.map(({ repository, name, branches, reviewers }) => [
      ...[inlineCode(repository.name), inlineCode(name), inlineCodes(branches), inlineCodes(reviewers)],
    ]),
  );
  const bypasses = repositories.flatMap(({ rulesets }) =>
    rulesets.flatMap(({ repository, name, include, bypass }) =>
      bypass.map(({ app, mode }) => [
        inlineCode(repository.name),
        inlineCode(name),
        inlineCodes(include),
        inlineCode(`app:${app}`),
        mode,
      ]),
    ),
  );
  return generatedPage({
    title: 'Approval map',
    source: REGISTRY_PATH,
    lines: [
      `The same as a graph, with the routes that bypass an approval: ${inlineCode('causeway access graph')}.`,
      '',
      termsLine(['surface', 'tier', 'soak']),
      '',
      '## Tiers',
      '',
      ...pageTable(
        ['tier', 'promoted from', 'soak', 'wait', 'approvals', 'by', 'own runs', 'gate'],
        tierChain(registry).map(tierRow),
        'No tiers.',
      ),
      '## Deployments',
      '',
      'A quorum of N people needs N environments with one job each. “Others” counts the people who must approve besides the one who starts the deployment.',
      '',
      ...pageTable(
        ['surface', 'tier', 'repository', 'from branch', 'approval in', 'deploys in', 'others', 'admins pass'],
        deploymentsOf(registry).map(deploymentRow),
        'No deployments.',
      ),
      '## Keys',
      '',
      'Service environments hold the keys of the Apps. The person who approves a run for one lets it use the key.',
      '',
      ...pageTable(
        ['repository', 'environment', 'from branch', 'approved by'],
        services,
        'No service environments: the registry names no App.',
      ),
      '## Who passes a ruleset',
      '',
      ...pageTable(['repository', 'ruleset', 'refs', 'who', 'how'], bypasses, 'Nobody.'),
      '## Governance',
      '',
      ...pageTable(
        ['what', 'who approves'],
        [
          ['registry, policy, workflows, stack files (code owners)', inlineCodes(governance.owners)],
          ['waivers, never one’s own', inlineCodes(governance.waiverApprovers)],
          ...CHECKLIST_ROLES.map((role) => [
            `the go-live checklist, as ${role}`,
            inlineCodes(governance.checklistRoles[role]),
          ]),
        ],
        '',
      ),
    ],
  });
}
