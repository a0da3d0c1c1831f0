import { worldDiff } from '../../../live/access/world-diff';
import { readSnapshot } from '../../../live/read-snapshot';
import { verifyPlan } from '../../../live/verify-plan';
import { planFoundation } from '../../../plan/foundation';
import { planTier } from '../../../plan/tier';
import { readersOf, registryOfCheckout } from '../../support/live/looking';
import { AT, oneWorld } from '../../support/live/one-world';

const { world, production } = oneWorld(registryOfCheckout());
// The registry's spelling differs from GitHub's, for the same people, teams and environments.
const registry = structuredClone(registryOfCheckout());
for (const { approval } of registry.tiers) {
  approval?.reviewers.splice(
    0,
    9,
    ...approval.reviewers.map((each) => each.replace('team:r', 'team:R').replace('user:o', 'user:O')),
  );
}
const organization = registry.organization.login;

it('a reviewer in another case is no other reviewer', async () => {
  const plan = planTier(registry, 'production');
  expect(plan.environments.flatMap(({ reviewers }) => reviewers)).toContain('user:Octocat');
  const readers = readersOf(world(), organization, {}, 'production');
  expect((await verifyPlan(registry, plan, readers, new Date(AT))).findings).toEqual([]);
});

it('an environment that was made in another case is no other environment', async () => {
  const { repositories } = world().github.world;
  for (const { repository, name } of production.environments) {
    const stored = repositories[repository.name]!.environments[name.toLowerCase()]!;
    stored.name = name.toUpperCase();
  }
  const readers = readersOf(world(), organization, {}, 'production');
  expect((await verifyPlan(registry, planTier(registry, 'production'), readers, new Date(AT))).findings).toEqual([]);
});

it('nobody is let through who was not, only because a name is written otherwise', async () => {
  const plans = [planFoundation(registry), ...registry.tiers.map(({ id }) => planTier(registry, id))];
  const snapshots = await Promise.all(
    plans.map((plan) => readSnapshot(plan, readersOf(world(), organization, {}, plan.stack))),
  );
  expect(worldDiff(registry, snapshots).changes).toEqual([]);
});
