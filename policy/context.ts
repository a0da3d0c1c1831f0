import { planFoundation } from '../plan/foundation';
import { planTier } from '../plan/tier';
import type { EnvironmentPlan, FoundationPlan, RulesetPlan, SitePlan, TierPlan } from '../plan/types';
import { FOUNDATION } from '../registry/naming';
import type { Registry } from '../registry/schema';
import type { Tier } from '../registry/schema/tier';
import { findTier, highestTier, tierChain } from '../registry/selectors';
import { UserError } from '../registry/user-error';
import { Catalog } from './catalog';
import type { ResourceView } from './view';
import { noWaivers, type WaiverBook } from './waivers';

/** A workflow file of a repository. */
export interface WorkflowFile {
  readonly path: string;
  readonly text: string;
}

/** The parts that all stacks of one run share. */
export interface PolicyWorld {
  readonly registry: Registry;
  readonly catalog: Catalog;
  readonly workflows: readonly WorkflowFile[];
  /** The action that generated jobs share; undefined when the checkout has none. */
  readonly setUpAction: string | undefined;
  /** The evaluation time; rules never read the clock. */
  readonly now: Date;
  readonly waivers: WaiverBook;
}

/** The inputs of a rule besides the resources. */
export interface PolicyContext extends PolicyWorld {
  /** The Pulumi stack, `production.web-apps`. */
  readonly stack: string;
  /** The stack's slice: a tier's id or `foundation`. */
  readonly slice: string;
  /** Undefined in the foundation stack. */
  readonly tier: Tier | undefined;
  /** The highest tier's stack, or the foundation, which is applied under its approval. */
  readonly highest: boolean;
  readonly environments: readonly EnvironmentPlan[];
  readonly rulesets: readonly RulesetPlan[];
  readonly sites: readonly SitePlan[];
  readonly plan: FoundationPlan | TierPlan;
}

/** The facts of a world besides its registry. */
export interface WorldFacts extends Pick<PolicyWorld, 'workflows' | 'now'> {
  readonly setUpAction?: string | undefined;
  readonly waivers?: WaiverBook;
}

/** The rules' knowledge of a world: the registry's plans, computed once. */
export function createWorld(
  registry: Registry,
  { workflows, setUpAction, now, waivers = noWaivers }: WorldFacts,
): PolicyWorld {
  return { registry, catalog: new Catalog(registry), workflows, setUpAction, now, waivers };
}

/** The stacks of a registry without partitions: the foundation and each tier, lowest first. */
export function stacksOf(registry: Registry): readonly string[] {
  return [FOUNDATION, ...tierChain(registry).map(({ id }) => id)];
}

/** The context of one stack, by its name. Throws a UserError (exit 2) when the registry has no such tier or partition. */
export function contextOf(world: PolicyWorld, stack: string): PolicyContext {
  const { registry } = world;
  const dot = stack.indexOf('.');
  const slice = dot < 0 ? stack : stack.slice(0, dot);
  const partition = dot < 0 ? undefined : stack.slice(dot + 1);
  if (slice === FOUNDATION) {
    const plan = planFoundation(registry, { partition });
    const environments = plan.repositories.flatMap((repository) => repository.environments);
    const rulesets = plan.repositories.flatMap((repository) => repository.rulesets);
    return { ...world, stack, slice, tier: undefined, highest: true, environments, rulesets, sites: [], plan };
  }
  const tier = findTier(registry, slice);
  if (!tier) {
    throw new UserError(`the stack "${stack}" is not a tier of the registry`, {
      allowed: stacksOf(registry).join(', '),
    });
  }
  const plan = planTier(registry, tier.id, { partition });
  const highest = tier.id === highestTier(registry).id;
  return {
    ...world,
    stack,
    slice,
    tier,
    highest,
    environments: plan.environments,
    rulesets: [],
    sites: plan.sites,
    plan,
  };
}

/** The site of a resource by its logical name, in this stack's plan. */
export function siteOf(view: ResourceView, context: PolicyContext): SitePlan | undefined {
  return context.sites.find(({ key }) => view.name === key || view.name.startsWith(`${key}.`));
}
