import { verifyPlan } from '../../../live/verify-plan';
import { planTier } from '../../../plan/tier';
import { readersOf, registryOfCheckout } from '../../support/live/looking';
import { AT, oneWorld } from '../../support/live/one-world';

const registry = registryOfCheckout();
const { production, world, verify } = oneWorld(registry);
const [team, other] = ['acme', 'acme-staging'];

it('a tier’s token that sees that tier’s teams alone is fine', async () => {
  expect(await verify(production)).toEqual([]);
});

it('a tier’s token that sees another tier’s team is a finding', async () => {
  const { netlify } = world();
  const token = netlify.world.tokens.find(({ id }) => id === 'emulated-production')!;
  const widened = { ...token, accounts: netlify.world.accounts.map(({ id }) => id) };
  netlify.world.tokens.splice(netlify.world.tokens.indexOf(token), 1, widened);
  const found = await verify(production);
  expect(found).toMatchObject([{ kind: 'unowned', address: `netlify/${other}` }]);
  // The message must not tell the reader to leave a team that another tier needs.
  expect(found[0]!.repair).toMatch(/^netlify api listAccountsForUser {2}# the token reaches acme-staging too/);
});

it('tiers that share a team by the registry’s own word are fine with one token', async () => {
  const shared = planTier(registry, 'staging');
  const readers = readersOf(world(), registry.organization.login, {}, 'dev');
  expect((await verifyPlan(registry, shared, readers, new Date(AT))).findings).toEqual([]);
});

it('a token that does not see its own team is unverified: nobody can say what is in it', async () => {
  const { netlify } = world();
  const token = netlify.world.tokens.find(({ id }) => id === 'emulated-production')!;
  netlify.world.tokens.splice(netlify.world.tokens.indexOf(token), 1, { ...token, accounts: [] });
  const found = (await verify(production)).find(({ address }) => address === `netlify/${team}`);
  expect(found).toMatchObject({ kind: 'unverified', reason: expect.stringContaining('lacks it') });
});
