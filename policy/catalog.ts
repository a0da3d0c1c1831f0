import { addressText } from '../plan/address';
import { planFoundation } from '../plan/foundation';
import type { DeployPlace } from '../plan/tickets/judge';
import { planTier } from '../plan/tier';
import type { EnvironmentPlan, RepositoryPlan, RulesetPlan, SitePlan } from '../plan/types';
import { githubName } from '../registry/github-name';
import { FOUNDATION } from '../registry/naming';
import type { Registry } from '../registry/schema';
import { tierChain } from '../registry/selectors';

/** A planned object with its stack (a tier's id or `foundation`). */
export interface Owned<T> {
  readonly stack: string;
  readonly plan: T;
}

/** Everything that the registry plans over all stacks, by the names of GitHub, Netlify and Pulumi. */
export class Catalog {
  readonly sites: readonly Owned<SitePlan>[];
  readonly rulesets: readonly RulesetPlan[];
  readonly repositories: readonly RepositoryPlan[];
  private readonly environments = new Map<string, Owned<EnvironmentPlan>>();
  private readonly stackOfKey = new Map<string, string>();
  private readonly keyOfRepository = new Map<string, string>();
  private readonly namesIn = new Map<string, Set<string>>();
  private readonly siteNames = new Set<string>();

  constructor(registry: Registry) {
    const tiers = tierChain(registry).map((tier) => planTier(registry, tier.id));
    this.repositories = planFoundation(registry).repositories;
    this.rulesets = this.repositories.flatMap(({ rulesets }) => rulesets);
    this.sites = tiers.flatMap(({ tier, sites }) => sites.map((plan) => ({ stack: tier, plan })));
    for (const [key, { name }] of Object.entries(registry.repositories)) {
      this.keyOfRepository.set(githubName(name), key);
    }
    for (const repository of this.repositories) {
      for (const plan of repository.environments) this.addEnvironment(FOUNDATION, plan);
      for (const { key } of repository.rulesets) this.stackOfKey.set(key, FOUNDATION);
      for (const suffix of ['actions', 'workflow', 'variable']) {
        this.stackOfKey.set(`${repository.key}.${suffix}`, FOUNDATION);
      }
    }
    for (const { tier, environments } of tiers) for (const plan of environments) this.addEnvironment(tier, plan);
    for (const { stack, plan } of this.sites) {
      this.stackOfKey.set(plan.key, stack);
      for (const { name } of [...plan.variables, ...plan.secrets]) this.siteNames.add(name.toUpperCase());
    }
  }

  private addEnvironment(stack: string, plan: EnvironmentPlan): void {
    this.environments.set(addressOf(plan.repository.name, plan.name), { stack, plan });
    this.stackOfKey.set(plan.key, stack);
    const repository = githubName(plan.repository.name);
    const names = this.namesIn.get(repository) ?? new Set();
    for (const { name } of [...plan.variables, ...plan.secrets]) names.add(name.toUpperCase());
    this.namesIn.set(repository, names);
  }

  /** The environment of this name in a repository, in any stack; GitHub ignores case. */
  environment(repository: string | undefined, name: string | undefined): Owned<EnvironmentPlan> | undefined {
    return repository === undefined || name === undefined
      ? undefined
      : this.environments.get(addressOf(repository, name));
  }

  /** The deploy environments of every repository. */
  deployPlaces(): readonly DeployPlace[] {
    return [...this.environments.values()].flatMap(({ plan: { kind, name, surfaces, tier } }) => {
      const [surface] = surfaces;
      return kind === 'deploy' && surface !== undefined && tier !== undefined ? [{ name, surface, tier }] : [];
    });
  }

  /** The stack of a logical name: that of the longest planned key with which the name starts. */
  stackOf(logicalName: string): string | undefined {
    for (let end = logicalName.length; end > 0; end = logicalName.lastIndexOf('.', end - 1)) {
      const stack = this.stackOfKey.get(logicalName.slice(0, end));
      if (stack !== undefined) return stack;
    }
    return undefined;
  }

  /** The registry key of a repository by its GitHub name. */
  repositoryKey(name: string | undefined): string | undefined {
    return name === undefined ? undefined : this.keyOfRepository.get(githubName(name));
  }

  /** The upper-case names of variables and secrets in a repository's environments, or in all environments. */
  environmentNames(repository: string | undefined): ReadonlySet<string> {
    if (repository !== undefined) return this.namesIn.get(githubName(repository)) ?? new Set();
    return new Set([...this.namesIn.values()].flatMap((names) => [...names]));
  }

  /** The upper-case names of variables and secrets on Netlify sites. */
  netlifyNames(): ReadonlySet<string> {
    return this.siteNames;
  }
}

function addressOf(repository: string, environment: string): string {
  return addressText({ kind: 'environment', repository: githubName(repository), environment });
}
