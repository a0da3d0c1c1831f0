import { plannedWorld } from '../../../demo/planned-world';
import type { GithubRepository } from '../../../emulator/github/world';
import type { Finding } from '../../../live/finding';
import type { ReaderOptions } from '../../../live/github/reader';
import { verifyPlan } from '../../../live/verify-plan';
import { planFoundation } from '../../../plan/foundation';
import { planTier } from '../../../plan/tier';
import type { Registry } from '../../../registry/schema';
import type { RunningWorld } from '../../../sandbox/world';
import { readersOf } from './looking';

/** The time of these tests. */
export const AT = '2026-11-21T09:00:00.000Z';

/** A registry with its world, created before each test and closed after it. */
export function oneWorld(registry: Registry) {
  let world: RunningWorld;
  beforeEach(async () => {
    world = await plannedWorld(registry, () => new Date(AT));
  });
  afterEach(async () => {
    await world.close();
  });
  const foundation = planFoundation(registry);
  const production = planTier(registry, 'production');
  return {
    foundation,
    production,
    world: () => world,
    repository: (name: string): GithubRepository => world.github.world.repositories[name]!,
    verify: async (
      plan: typeof foundation | typeof production,
      options: ReaderOptions = {},
      now = new Date(AT),
    ): Promise<readonly Finding[]> => {
      const readers = readersOf(world, registry.organization.login, options, plan.stack);
      return (await verifyPlan(registry, plan, readers, now)).findings;
    },
  };
}
