import { type Deployment, whoAsks } from './deployments';
import type { Fact, Facts, Level } from './fact';

function people(count: number): string {
  return count === 0 ? 'without a second person' : count === 1 ? 'with one other person' : `with ${count} other people`;
}

function scopeOf({ surface, tier }: Deployment): string {
  return `deployment ${surface}/${tier}`;
}

// Reviewers of a new approval grant nothing: they hold back.
function approvalScope(deployment: Deployment): string {
  return `${scopeOf(deployment)} approval`;
}

function scopeFact(deployment: Deployment): Fact {
  const { surface, tier, others } = deployment;
  const who = whoAsks(deployment);
  return {
    sense: 'grant',
    scope: scopeOf(deployment),
    target: surface,
    group: `deploys|${tier}|${who}|${others}`,
    added: (all) => `this change lets ${who} deploy the new ${all} to ${tier} ${people(others)}`,
    removed: (all) => `${all} is no longer deployed to ${tier}`,
  };
}

function factsOf(deployment: Deployment): readonly Fact[] {
  const { surface, tier, repository, branches, reviewers, adminsBypass, secrets, site } = deployment;
  const about = { scope: scopeOf(deployment), target: surface };
  const fact = (fields: Omit<Fact, 'scope' | 'target'>): Fact => ({ ...about, ...fields });
  const approval = (fields: Omit<Fact, 'scope' | 'target'>): Fact => ({
    ...fields,
    target: surface,
    scope: approvalScope(deployment),
  });
  return [
    ...branches.map((branch) =>
      fact({
        sense: 'grant',
        group: `branch|${tier}|${repository}|${branch}`,
        added: (all) => `this change lets the branch ${branch} of ${repository} deploy ${all} to ${tier}`,
        removed: (all) => `the branch ${branch} of ${repository} no longer deploys ${all} to ${tier}`,
      }),
    ),
    ...reviewers.map((reviewer) =>
      approval({
        sense: 'grant',
        group: `reviewer|${tier}|${reviewer}`,
        added: (all) => `adds a reviewer: ${reviewer} can let ${all} through to ${tier}`,
        removed: (all) => `removes a reviewer: ${reviewer} no longer lets ${all} through to ${tier}`,
      }),
    ),
    ...(adminsBypass
      ? [
          approval({
            sense: 'grant',
            group: `admins|${tier}|${repository}`,
            added: (all) =>
              `this change lets administrators of ${repository} deploy ${all} to ${tier} without a second person (adminsBypass)`,
            removed: (all) => `administrators of ${repository} no longer bypass the approval of ${all} on ${tier}`,
          }),
        ]
      : []),
    ...[...secrets, ...(site?.secrets.map((name) => `${name} (Netlify)`) ?? [])].map((name) =>
      fact({
        sense: 'grant',
        group: `secret|${tier}|${name}`,
        added: (all) => `this change gives deploys of ${all} to ${tier} the secret ${name}`,
        removed: (all) => `deploys of ${all} to ${tier} no longer hold the secret ${name}`,
      }),
    ),
    ...(site
      ? [
          fact({
            sense: 'grant',
            group: `site|${tier}|${site.team}/${site.name}`,
            added: (all) => `this change lets ${all} publish the Netlify site ${site.team}/${site.name} on ${tier}`,
            removed: (all) => `${all} no longer publishes the Netlify site ${site.team}/${site.name} on ${tier}`,
          }),
        ]
      : []),
  ];
}

// The number of other people decides the sentence. The sentence names the quorum, which the registry's editor changed.
function levelOf(deployment: Deployment): Level {
  const { surface, tier, others } = deployment;
  const who = whoAsks(deployment);
  return {
    id: 'others',
    scope: scopeOf(deployment),
    target: surface,
    group: `others|${tier}|${who}`,
    value: others,
    changed: (all, from, to) =>
      to === 0
        ? `this change lets ${who} deploy ${all} to ${tier} without a second person`
        : `the quorum of ${all} on ${tier} ${to < from ? 'falls' : 'rises'} from ${from} to ${to}`,
  };
}

/** The facts of each deployment in a registry. */
export function deploymentFacts(deployments: readonly Deployment[]): Facts {
  return {
    facts: deployments.flatMap(factsOf),
    levels: deployments.map(levelOf),
    scopes: new Map<string, Fact | undefined>(
      deployments.flatMap((each) => [
        [scopeOf(each), scopeFact(each)] as const,
        ...(each.quorum > 0 ? [[approvalScope(each), undefined] as const] : []),
      ]),
    ),
  };
}
