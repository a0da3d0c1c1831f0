import { identitiesNamed } from '../plan/identities';
import { sortedSet } from '../plan/sorted';
import type { EnvironmentPlan, FoundationPlan, RepositoryPlan, TierPlan } from '../plan/types';
import { githubName } from '../registry/github-name';
import { readEnvironments } from './github/environments';
import { readVariables } from './github/named';
import { type OuterKind, readOuterNames } from './github/outer';
import type { GithubReader } from './github/reader';
import {
  readActions,
  readApp,
  readCodeowners,
  readImmutability,
  readOrganizationPlan,
  readWorkflow,
} from './github/repository';
import { checkRulesetList, readBranch, readClassic, readRulesets } from './github/rulesets';
import { readBranchTag } from './github/tags';
import type { NetlifyReader } from './netlify/reader';
import { readNetlify } from './netlify/sites';
import { Sighting, type Snapshot } from './snapshot';

/** The readers of a snapshot; `netlify` may be absent where a plan has no sites. */
export interface Readers {
  readonly github: GithubReader;
  readonly netlify?: NetlifyReader | undefined;
}

/** The branches that a repository's rulesets name exactly. */
export function exactBranches({ rulesets }: Pick<RepositoryPlan, 'rulesets'>): readonly string[] {
  const refs = rulesets.flatMap(({ include }) => include).filter((ref) => /^refs\/heads\/[^*?[\]]+$/.test(ref));
  return sortedSet(refs.map((ref) => ref.slice('refs/heads/'.length)));
}

/** The branches that pull requests are made against. */
export function baseBranches({ rulesets }: Pick<RepositoryPlan, 'rulesets'>): readonly string[] {
  return exactBranches({ rulesets: rulesets.filter(({ pullRequest }) => pullRequest !== undefined) });
}

/** Reads everything that a plan mentions. Never throws for unreadable parts: they are in `unverified`. */
export async function readSnapshot(plan: FoundationPlan | TierPlan, { github, netlify }: Readers): Promise<Snapshot> {
  const sighting = new Sighting();
  const rootOf = (name: string) => `/repos/${encodeURIComponent(plan.organization)}/${encodeURIComponent(name)}`;
  const environments = (name: string, planned: readonly EnvironmentPlan[]) => {
    const own = new Set(planned.filter((one) => one.repository.name === name).map((one) => githubName(one.name)));
    return readEnvironments(github, sighting, rootOf(name), name, (each) => own.has(each));
  };
  // Only names in an environment can have a shadow.
  const outer = (name: string, planned: readonly EnvironmentPlan[]) => {
    const own = planned.filter((one) => one.repository.name === name);
    const kinds: readonly OuterKind[] = [
      ...(own.some(({ secrets }) => secrets.length > 0) ? (['secret'] as const) : []),
      ...(own.some(({ variables }) => variables.length > 0) ? (['variable'] as const) : []),
    ];
    return Promise.all(kinds.map((kind) => readOuterNames(github, sighting, rootOf(name), name, kind)));
  };
  const { apps, repositories } = identitiesNamed(plan);
  const tasks: Promise<unknown>[] = apps.map((slug) => readApp(github, sighting, slug));
  if ('sites' in plan) {
    tasks.push(...repositories.map((name) => environments(name, plan.environments)));
    tasks.push(...repositories.map((name) => outer(name, plan.environments)));
    const { sites } = plan;
    if (sites.length > 0 && !netlify) sighting.missed({ list: 'netlify' }, 'there is no Netlify credential');
    if (sites.length > 0 && netlify) tasks.push(readNetlify(netlify, sighting, sites));
  } else {
    if (plan.paidPlan !== undefined) tasks.push(readOrganizationPlan(github, sighting, plan.organization));
    for (const repository of plan.repositories) {
      const { name } = repository.repository;
      const each = [github, sighting, rootOf(name), name] as const;
      const branches = exactBranches(repository);
      tasks.push(
        environments(name, repository.environments),
        outer(name, repository.environments),
        checkRulesetList(
          sighting,
          name,
          readRulesets(...each),
          branches.map((branch) => readBranch(...each, branch)),
        ),
        readClassic(...each),
        readVariables(github, sighting, `${rootOf(name)}/actions/variables`, { repository: name }),
        readActions(...each),
        readWorkflow(...each),
        readImmutability(...each, repository.immutableReleases),
        readCodeowners(...each, { codeowners: repository.codeowners, branches: baseBranches(repository) }),
        ...branches.map((branch) => readBranchTag(...each, branch)),
      );
    }
  }
  await Promise.all(tasks);
  return sighting.snapshot(plan.organization);
}
