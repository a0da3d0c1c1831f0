import { isSameName } from '../../registry/github-name';
import { calledIn, deployEnvironmentName, FOUNDATION, serviceEnvironmentName } from '../../registry/naming';
import type { Registry } from '../../registry/schema';
import type { Repository } from '../../registry/schema/organization';
import type { Surface } from '../../registry/schema/surface';
import type { Tier } from '../../registry/schema/tier';
import { branchOf, findTier, isOnTier, repositoryOf } from '../../registry/selectors';
import { targetFacts } from '../../registry/targets';
import { UserError } from '../../registry/user-error';
import { WORKFLOW, workflowPath } from '../workflow-names';

/** The jobs that a cloud trusts, by the claims of their identity tokens. */
export interface JobIdentity {
  /** `owner/name`. */
  readonly repository: string;
  /** Unlike the name, it survives a rename, and nobody can take it over. */
  readonly repositoryId: number;
  readonly environment: string;
  /**
   * The workflow files that the job may belong to, each with its ref:
   * `owner/name/.github/workflows/x.yml@refs/heads/main`.
   */
  readonly workflows: readonly string[];
}

/** Whether a job writes a stack's state, or only reads it. */
export type StackUse = 'apply' | 'inspect';

function idOf(key: string, { id, name }: Repository): number {
  if (id !== undefined) return id;
  throw new UserError(`the registry does not say the id of ${name}`, {
    place: `repositories.${key}.id`,
    allowed: 'the number that GitHub has for the repository: a name alone can be taken by somebody else',
    exitCode: 3,
  });
}

interface Called {
  /** `owner/name` of the caller, whose own workflows are not called ones. */
  readonly own: string;
  /** The caller's key. */
  readonly repository: string;
  readonly name: string;
  readonly tier?: Tier;
}

/** The commits of other repositories at which the registry's trust pins a workflow: `owner/name/path@commit`. */
function calledFiles({ trust }: Registry, { own, repository, name, tier }: Called): readonly string[] {
  const path = `/${workflowPath(name)}`;
  const called = (trust?.entries ?? []).flatMap((entry) =>
    entry.kind === 'sigstore' &&
    entry.repositories.includes(repository) &&
    (tier === undefined || (entry.tiers ?? [tier.id]).includes(tier.id)) &&
    (tier === undefined || entry.mayAttest.includes('deploy-receipt')) &&
    entry.signerWorkflow.endsWith(path) &&
    !isSameName(entry.signerWorkflow, own + path)
      ? entry.signerDigests.map((commit) => `${entry.signerWorkflow}@${commit}`)
      : [],
  );
  return [...new Set(called)].sort();
}

// For a called workflow, the token and the certificate name the called file, at the commit that trust pins.
function leafFiles(registry: Registry, surface: Surface, tier: Tier, own: string): readonly string[] {
  const { repository } = surface;
  const ref = `@refs/heads/${branchOf(registry, repository, tier)}`;
  const { workflow } = targetFacts(surface.target);
  if (workflow !== undefined) return [`${own}/${workflow}${ref}`];
  const called = calledFiles(registry, { own, repository, name: WORKFLOW.deploy, tier });
  return called.length > 0 ? called : [`${own}/${workflowPath(WORKFLOW.deploy)}${ref}`];
}

// Trust names no preview of a pull request, which signs nothing. Its file is at the same commits as the others.
function stackFiles(registry: Registry, names: readonly string[], own: string): readonly string[] {
  const key = registry.governance.repository;
  const find = (name: string) => calledFiles(registry, { own, repository: key, name });
  const up = find(WORKFLOW.infrastructureUp);
  const end = `/${workflowPath(WORKFLOW.infrastructureUp)}@`;
  const beside = (name: string) => up.map((file) => file.replace(end, `/${workflowPath(name)}@`));
  const branch = `@refs/heads/${repositoryOf(registry, key).defaultBranch}`;
  return names.flatMap((name) => {
    const called = name === WORKFLOW.infrastructurePreview ? beside(name) : find(name);
    return called.length > 0 ? called : [`${own}/${workflowPath(name)}${branch}`];
  });
}

function repositoryName({ organization }: Registry, { name }: Repository): string {
  return `${organization.login}/${name}`;
}

/**
 * The jobs that deploy a surface to a tier. Throws a UserError: exit 2 where the surface is on no such tier, 3 where the
 * registry does not say the repository's id.
 */
export function deployIdentity(registry: Registry, surface: Surface, tier: Tier): JobIdentity {
  if (!isOnTier(surface, tier.id)) {
    throw new UserError(`${surface.id} is not deployed to ${tier.id}`, {
      place: '--tier',
      allowed: registry.tiers.flatMap(({ id }) => (isOnTier(surface, id) ? [id] : [])).join(', '),
    });
  }
  const repository = repositoryOf(registry, surface.repository);
  const own = repositoryName(registry, repository);
  return {
    repository: own,
    repositoryId: idOf(surface.repository, repository),
    environment: deployEnvironmentName(registry, surface, tier),
    workflows: leafFiles(registry, surface, tier, own),
  };
}

/** The jobs that read or write the state of a tier's or the foundation's stack. Throws as `deployIdentity` does. */
export function stackIdentity(registry: Registry, slice: string, use: StackUse): JobIdentity {
  const key = registry.governance.repository;
  const repository = repositoryOf(registry, key);
  const tier = findTier(registry, slice);
  if (slice !== FOUNDATION && tier === undefined) {
    throw new UserError(`there is no tier "${slice}"`, {
      place: '--stack',
      allowed: [FOUNDATION, ...registry.tiers.map(({ id }) => id)].join(', '),
    });
  }
  const called = tier === undefined ? FOUNDATION : calledIn(tier);
  const own = repositoryName(registry, repository);
  const names =
    use === 'apply'
      ? [WORKFLOW.infrastructureUp]
      : [WORKFLOW.drift, WORKFLOW.infrastructurePreview, WORKFLOW.infrastructureUp];
  return {
    repository: own,
    repositoryId: idOf(key, repository),
    environment: serviceEnvironmentName[use === 'apply' ? 'infrastructure' : 'inspect'](called),
    workflows: stackFiles(registry, names, own),
  };
}
