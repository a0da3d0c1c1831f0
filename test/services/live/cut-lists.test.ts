import { plannedWorld } from '../../../demo/planned-world';
import type { Fault } from '../../../emulator/core/faults';
import { findingsExitCode } from '../../../live/finding';
import { requireSites } from '../../../live/netlify/site-preflight';
import { verifyPlan } from '../../../live/verify-plan';
import { planFoundation } from '../../../plan/foundation';
import { planTier } from '../../../plan/tier';
import type { RunningWorld } from '../../../sandbox/world';
import { readersOf, registryOfCheckout } from '../../support/live/looking';

const registry = registryOfCheckout();
const organization = registry.organization.login;
const foundation = planFoundation(registry);
const dev = planTier(registry, 'dev');

let world: RunningWorld;
beforeEach(async () => {
  world = await plannedWorld(registry);
});
afterEach(() => world.close());

const readers = () => readersOf(world, organization, undefined, 'dev');
const cut = (path: string, keep = 0): Fault => ({ kind: 'truncate', method: 'GET', path, keep, times: 20 });

async function verified(plan: typeof foundation | typeof dev) {
  const { findings } = await verifyPlan(registry, plan, readers(), new Date());
  return { kinds: new Set(findings.map(({ kind }) => kind)), code: findingsExitCode(findings), findings };
}

// The services give no total of these lists, so a truncated answer looks like a short list.
describe('a list that is truncated is no sign that something is missing', () => {
  it.each([
    ['sites of a team, empty', '/acme-staging/sites$', 0],
    ['sites of a team, one short', '/acme-staging/sites$', 1],
    ['variables of a site, empty', '^/accounts/[^/]+/env$', 0],
    ['variables of a site, one short', '^/accounts/[^/]+/env$', 1],
    ['the teams, empty', '^/accounts$', 0],
  ])('%s', async (_name, path, keep) => {
    world.netlify.addFault(cut(path, keep));
    const { kinds, code } = await verified(dev);
    expect({ kinds: [...kinds], code }).toEqual({ kinds: ['unverified'], code: 3 });
  });

  it.each([0, 1])('the rulesets of a repository, %i of them left', async (keep) => {
    world.github.addFault(cut('/rulesets$', keep));
    const { kinds, code } = await verified(foundation);
    expect(kinds).not.toContain('missing');
    expect({ isUnverified: kinds.has('unverified'), code }).toEqual({ isUnverified: true, code: 3 });
  });
});

describe('what is really not there is missing', () => {
  it('a site and what is on it', async () => {
    const [site] = dev.sites;
    world.netlify.world.sites = world.netlify.world.sites.filter(({ name }) => name !== site?.name);
    const { kinds, code } = await verified(dev);
    expect({ kinds: [...kinds], code }).toEqual({ kinds: ['missing'], code: 1 });
  });

  it('every variable of a site', async () => {
    world.netlify.world.variables = [];
    const { kinds, code } = await verified(dev);
    expect({ kinds: [...kinds], code }).toEqual({ kinds: ['missing'], code: 1 });
  });
});

describe('before an update', () => {
  const [plan] = dev.sites;
  const planned = [{ plan: plan!, held: { name: plan!.name, team: 'another' }, heldDomain: undefined, comes: [] }];

  it('a site that the state holds is not made again where the lists lack it', async () => {
    world.netlify.addFault(cut('/sites$'));
    const asked = requireSites(readers().netlify!, planned, '--tier dev');
    await expect(asked).rejects.toMatchObject({ exitCode: 3, message: expect.stringContaining('is truncated') });
  });
});
