import { registryText } from '../../../bench/registry';
import { plannedWorld } from '../../../demo/planned-world';
import { findingsExitCode } from '../../../live/finding';
import { verifyPlan } from '../../../live/verify-plan';
import { planStack } from '../../../plan/stack';
import { stackMatrix } from '../../../plan/stack-matrix';
import type { EnvironmentPlan, FoundationPlan, TierPlan } from '../../../plan/types';
import { Registry } from '../../../registry/schema';
import type { RunningWorld } from '../../../sandbox/world';
import { readersOf } from '../../support/live/looking';
import { AT } from '../../support/live/one-world';

/** 200 repositories in 20 groups, 1,000 surfaces, three tiers. docs/scale.md uses the same numbers. */
const [SURFACES, REPOSITORIES, GROUPS] = [1000, 200, 20];
const document = JSON.parse(registryText({ surfaces: SURFACES, repositories: REPOSITORIES }));
Object.values<{ group?: string }>(document.repositories).forEach((repository, index) => {
  repository.group = `g${String(index % GROUPS).padStart(2, '0')}`;
});
const registry = Registry.parse(document);

/**
 * GitHub's limits from docs/scale.md: for an App on 200 repositories, for the provider's writes (one a second, and a
 * token is valid for an hour), and for content per hour.
 */
const [REQUESTS_AN_HOUR, WRITES_A_TOKEN, CONTENT_AN_HOUR] = [12_500, 3600, 500];

const total = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);

/** The number of write requests of a first `up`: one for each object, two for selected actions. */
function writesOf(plan: FoundationPlan | TierPlan): number {
  const inEnvironment = ({ branches, variables, secrets }: EnvironmentPlan) =>
    1 + branches.length + variables.length + secrets.filter(({ managed }) => managed === 'pulumi').length;
  if ('sites' in plan) return total(plan.environments.map(inEnvironment));
  return total(
    plan.repositories.map(({ rulesets, variables, actions, environments }) => {
      const settings = (actions.mode === 'selected' ? 2 : 1) + 1;
      return rulesets.length + variables.length + settings + total(environments.map(inEnvironment));
    }),
  );
}

const stacksOf = (slice: string) =>
  stackMatrix(registry, slice).include.map(({ stack, tier, partition }) =>
    planStack(registry, { stack, tier: tier === '' ? undefined : tier, partition }),
  );

describe('the writes of a first update', () => {
  test.each([
    ['foundation', 2400, 120],
    ['dev', 4000, 200],
    ['staging', 4400, 220],
    ['production', 8000, 400],
  ])('of %s are %i in all and %i in a group: within an hour, and within the content of one', (slice, all, each) => {
    const counts = stacksOf(slice).map(writesOf);
    expect([counts.length, total(counts), Math.max(...counts)]).toEqual([GROUPS, all, each]);
    expect(Math.max(...counts)).toBeLessThanOrEqual(CONTENT_AN_HOUR);
  });

  test('of all but the foundation are too many for one token without groups', () => {
    const whole = ['dev', 'staging', 'production'].map((slice) => total(stacksOf(slice).map(writesOf)));
    expect(whole.every((count) => count > WRITES_A_TOKEN)).toBe(true);
  });
});

describe('live verification of a world of that size', () => {
  let world: RunningWorld;
  beforeAll(async () => {
    world = await plannedWorld(registry, () => new Date(AT));
    world.github.world.tokens['emulated']!.limit = REQUESTS_AN_HOUR;
  });
  afterAll(async () => {
    await world.close();
  });

  async function read(plan: FoundationPlan | TierPlan) {
    world.github.clearRequests();
    world.netlify.clearRequests();
    world.github.world.rates = {};
    const { findings } = await verifyPlan(registry, plan, readersOf(world, 'acme', {}, plan.stack), new Date(AT));
    return {
      code: findingsExitCode(findings),
      github: world.github.requests().length,
      netlify: world.netlify.requests().length,
    };
  }

  // GitHub: a list of environments, two levels of outer names for each repository (each of variables and secrets), and
  // three lists in each environment that the stack owns. Netlify: the teams, the pages of the team's 3,000 sites, and
  // each own site. The shared action of the generated workflows needs two in each run: its branch and its file.
  const ACTION = 2;
  test.each([
    ['production', 520 + ACTION],
    ['staging', 250 + ACTION],
    ['dev', 220 + ACTION],
  ])('of one group of %s asks GitHub %i times', async (tier, github) => {
    const plan = planStack(registry, { stack: `${tier}.g07`, tier, partition: 'g07' });
    expect(await read(plan)).toEqual({ code: 0, github, netlify: 1 + 31 + 50 });
  });

  test('of the whole of production, in one stack, asks as often as its groups, and fits into an App’s hour', async () => {
    const plan = planStack(registry, { stack: 'production', tier: 'production' });
    const whole = await read(plan);
    // The branch of the shared action is also one whose workflows are read: a run asks for each branch once.
    expect(whole).toEqual({ code: 0, github: GROUPS * 520 + ACTION - 1, netlify: 1 + 31 + SURFACES });
    expect(whole.github).toBeLessThan(REQUESTS_AN_HOUR);
  });

  test('of the whole foundation asks 23 times for each repository', async () => {
    const plan = planStack(registry, { stack: 'foundation' });
    const { code, github } = await read(plan);
    // Each of three branches needs two answers about CODEOWNERS and one about tags. The one App that rulesets name and
    // the organization's plan need one each.
    expect([code, github]).toEqual([0, 23 * REPOSITORIES + 2]);
  });
});
