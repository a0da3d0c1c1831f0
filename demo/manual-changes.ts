import { nextId } from '../emulator/netlify/world';
import { baseBranches } from '../live/read-snapshot';
import { planFoundation } from '../plan/foundation';
import { planTier } from '../plan/tier';
import type { EnvironmentPlan, SitePlan } from '../plan/types';
import type { Registry } from '../registry/schema';
import type { RunningWorld } from '../sandbox/world';

/**
 * Adds what people add by hand because Pulumi does not manage it, in the foundation and on these tiers: external secrets,
 * and each repository's CODEOWNERS from the plan. Everything else must already exist. Throws when the place for a secret
 * does not exist.
 */
export function addManually(
  registry: Registry,
  { github, netlify }: RunningWorld,
  tierIds: readonly string[] = registry.tiers.map(({ id }) => id),
): void {
  const at = new Date().toISOString();
  const external = ({ secrets }: EnvironmentPlan | SitePlan) => secrets.filter(({ managed }) => managed === 'external');
  const foundation = planFoundation(registry);
  const tiers = tierIds.map((id) => planTier(registry, id));
  for (const plan of [...foundation.repositories, ...tiers].flatMap(({ environments }) => environments)) {
    const environment = github.world.repositories[plan.repository.name]?.environments[plan.name.toLowerCase()];
    if (!environment) throw new Error(`the environment ${plan.name} is not there`);
    for (const { name } of external(plan)) {
      environment.secrets[name] = { name, encryptedValue: 'by-hand', keyId: '1', createdAt: at, updatedAt: at };
    }
  }
  for (const plan of tiers.flatMap(({ sites }) => sites)) {
    const site = netlify.world.sites.find(({ name }) => name === plan.name);
    if (!site) throw new Error(`the site ${plan.name} is not there`);
    for (const { name: key } of external(plan)) {
      netlify.world.variables.push({
        accountId: site.accountId,
        siteId: site.id,
        key,
        scopes: ['builds', 'functions', 'runtime'],
        values: [{ id: nextId(netlify.world, 'object'), value: 'by-hand', context: 'production' }],
        isSecret: true,
        updatedAt: at,
        updatedBy: 'ada',
      });
    }
  }
  for (const plan of foundation.repositories) {
    const { name } = plan.repository;
    const stored = github.world.repositories[name];
    for (const base of new Set([stored?.defaultBranch ?? '', ...baseBranches(plan)])) {
      const branch = stored?.branches[base];
      if (!branch) throw new Error(`the branch ${base} of ${name} is not there`);
      branch.files['.github/CODEOWNERS'] = plan.codeowners;
    }
  }
}
