import { planFoundation } from '../../plan/foundation';
import { sortedBy } from '../../plan/sorted';
import { counted } from '../../registry/counted';
import type { Registry } from '../../registry/schema';
import { type Deployment, deploymentsOf } from './deployments';

/** One step of access; a node is `<kind>:<name>`. */
export interface AccessEdge {
  readonly from: string;
  readonly may: string;
  readonly to: string;
  /** The step bypasses the approval. */
  readonly bypass: boolean;
}

/** The chain of access: people, teams and Apps → approvals → environments → secrets and sites. */
export interface AccessGraph {
  readonly nodes: readonly string[];
  readonly edges: readonly AccessEdge[];
}

function edge(from: string, may: string, to: string): AccessEdge {
  return { from, may, to, bypass: false };
}

function bypass(from: string, may: string, to: string): AccessEdge {
  return { from, may, to, bypass: true };
}

function deploymentEdges(deployment: Deployment): readonly AccessEdge[] {
  const { repository, branches, approvals, reviewers, adminsBypass, environment, secrets, site, tier } = deployment;
  const from = branches.map((branch) => `branch:${repository}@${branch}`);
  const deploy = `environment:${repository}/${environment}`;
  const approvalNodes = approvals.map((name) => `approval:${repository}/${name}`);
  return [
    ...approvalNodes.flatMap((node) => [
      ...from.map((branch) => edge(branch, `asks for approval on ${tier}`, node)),
      ...reviewers.map((reviewer) => edge(reviewer, 'approves', node)),
      edge(node, `lets through (${approvals.length} of ${approvals.length} needed)`, deploy),
      ...(adminsBypass ? [bypass(`admins:${repository}`, 'pass without approval (adminsBypass)', node)] : []),
    ]),
    ...(approvals.length === 0 ? from.map((branch) => edge(branch, 'deploys without a second person', deploy)) : []),
    ...secrets.map((name) => edge(deploy, 'holds', `secret:${repository}/${environment}/${name}`)),
    ...(site
      ? [
          edge(deploy, 'publishes', `site:${site.team}/${site.name}`),
          ...site.secrets.map((name) =>
            edge(`site:${site.team}/${site.name}`, 'holds', `secret:${site.team}/${site.name}/${name}`),
          ),
        ]
      : []),
  ];
}

function appOf(registry: Registry, keySecret: string): string | undefined {
  return Object.values(registry.apps).find((app) => app?.keySecret === keySecret)?.slug;
}

function repositoryEdges(registry: Registry): readonly AccessEdge[] {
  const provisioning = registry.apps.provisioning?.slug;
  const repositories = planFoundation(registry).repositories;
  return repositories.flatMap(({ repository, rulesets, environments }) => [
    ...rulesets.flatMap((ruleset) => {
      const branches = ruleset.include.map((ref) => `branch:${repository.name}@${ref.replace('refs/heads/', '')}`);
      return branches.flatMap((branch) => [
        ...(ruleset.pullRequest
          ? [edge(`writers:${repository.name}`, `merge with ${counted(ruleset.pullRequest.reviews, 'review')}`, branch)]
          : []),
        ...ruleset.bypass.map(({ app, mode }) => bypass(`app:${app}`, `passes "${ruleset.name}" (${mode})`, branch)),
      ]);
    }),
    ...environments.flatMap((environment) => {
      const node = `environment:${repository.name}/${environment.name}`;
      const people = environment.reviewers.map((reviewer) => bypass(reviewer, 'approves', node));
      return [
        ...environment.branches.map((branch) =>
          bypass(
            `branch:${repository.name}@${branch}`,
            people.length > 0 ? 'asks for' : 'uses without a second person',
            node,
          ),
        ),
        ...people,
        ...environment.secrets.flatMap(({ name }) => {
          const secret = `secret:${repository.name}/${environment.name}/${name}`;
          const app = appOf(registry, name);
          return [bypass(node, 'holds', secret), ...(app ? [bypass(secret, 'is the key of', `app:${app}`)] : [])];
        }),
      ];
    }),
    // A writer of one environment of a repository can write all of them: reviewers, branches and secrets.
    ...(provisioning === undefined
      ? []
      : [bypass(`app:${provisioning}`, 'rewrites every environment and ruleset of', `repository:${repository.name}`)]),
  ]);
}

/** The graph of a registry; with tiers, only the paths to deployments on these (bypasses are always shown). */
export function accessGraph(registry: Registry, tiers?: readonly string[]): AccessGraph {
  const deployments = deploymentsOf(registry).filter(({ tier }) => tiers === undefined || tiers.includes(tier));
  const all = [...deployments.flatMap(deploymentEdges), ...repositoryEdges(registry)];
  const edges = new Map(all.map((each) => [`${each.from}\0${each.may}\0${each.to}`, each]));
  return {
    nodes: [...new Set([...edges.values()].flatMap(({ from, to }) => [from, to]))].sort(),
    edges: sortedBy(edges.values(), ({ from, to, may }) => `${from}\0${to}\0${may}`),
  };
}
