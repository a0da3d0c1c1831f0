import * as fc from 'fast-check';
import { TRUSTING } from '../../../../plan/oidc/documents';
import { deployIdentity, type JobIdentity, stackIdentity } from '../../../../plan/oidc/identity';
import { parseRegistry } from '../../../../registry/parse';
import type { Registry } from '../../../../registry/schema';
import { isOnTier } from '../../../../registry/selectors';
import { base, NOW } from '../../../support/registry/fixtures';
import { worlds } from '../../../support/workflows/worlds';
import { accepts, type Claims, claimsOf } from './claims';

interface OnTier {
  readonly tier: string;
  readonly identity: JobIdentity;
}

function identitiesOf(registry: Registry): readonly OnTier[] {
  const deploys = registry.tiers.flatMap((tier) =>
    registry.surfaces
      .filter((surface) => isOnTier(surface, tier.id))
      .map((surface) => ({ tier: tier.id, identity: deployIdentity(registry, surface, tier) })),
  );
  const stacks = ['foundation', ...registry.tiers.map(({ id }) => id)].flatMap((slice) =>
    (['apply', 'inspect'] as const).map((use) => ({
      tier: `the stack ${slice}, ${use}`,
      identity: stackIdentity(registry, slice, use),
    })),
  );
  return [...deploys, ...stacks];
}

const id = fc.constantFrom('dev', 'qa', 'uat', 'prod', 'a', 'ab', 'a-b', 'b', 'staging', 'production');
const template = fc.constantFrom(
  ...['{surface}-{tier}', 'deploy-{tier}-{surface}', '{tier}/{surface}', '{surface}.{tier}', 'x{tier}{surface}'],
  ...['{surface}:{tier}', '{tier} of {surface}'],
);

/** Registries that no rule refuses: other tiers, on separate or shared branches, with other names. */
const registries = fc
  .record({
    ids: fc.uniqueArray(id, { minLength: 2, maxLength: 4 }),
    branches: fc.array(fc.constantFrom('main', 'develop', 'release/x'), { minLength: 4, maxLength: 4 }),
    deployEnvironment: template,
  })
  .map(({ ids, branches, deployEnvironment }) => {
    const document = base('minimal');
    document.repositories = { shop: { ...document.repositories.shop, id: 5000 } };
    document.naming = { deployEnvironment };
    document.tiers = ids.map((each, at) => {
      const from = at === 0 ? {} : { promotesFrom: ids[at - 1] };
      return { id: each, branch: branches[at], ...from };
    });
    return parseRegistry(JSON.stringify(document), { file: 'registry.json', now: NOW });
  })
  .filter((result) => result.ok)
  .map((result) => (result as { readonly registry: Registry }).registry);

/** A token whose claims may come from different jobs. GitHub issues none, and it still enters one tier at most. */
function mixed(all: readonly OnTier[]): fc.Arbitrary<Claims> {
  const tokens = all.flatMap(({ identity }) => identity.workflows.map((workflow) => claimsOf(identity, workflow)));
  const claim = (name: string) => fc.constantFrom(...tokens.map((each) => each[name] ?? ''));
  return fc
    .record({
      token: fc.constantFrom(...tokens),
      environment: claim('environment'),
      workflow: claim('job_workflow_ref'),
    })
    .map(({ token, environment, workflow }) => ({ ...token, environment, job_workflow_ref: workflow }));
}

function tiersThatAccept(all: readonly OnTier[], claims: Claims): readonly (readonly string[])[] {
  return TRUSTING.map((vendor) => [
    ...new Set(all.filter(({ identity }) => accepts(vendor, identity, claims)).map(({ tier }) => tier)),
  ]);
}

describe('what clouds are told', () => {
  it('lets each job into its own tier and into no other', () => {
    for (const registry of [...Object.values(worlds())]) {
      for (const repository of Object.values(registry.repositories)) repository.id ??= 5000;
      const all = identitiesOf(registry);
      for (const { tier, identity } of all) {
        for (const workflow of identity.workflows) {
          expect(tiersThatAccept(all, claimsOf(identity, workflow))).toEqual(TRUSTING.map(() => [tier]));
        }
      }
    }
  });

  it('lets no token into two tiers', () => {
    fc.assert(
      fc.property(
        registries.chain((registry) => fc.tuple(fc.constant(identitiesOf(registry)), mixed(identitiesOf(registry)))),
        ([all, claims]) => tiersThatAccept(all, claims).every((tiers) => tiers.length <= 1),
      ),
      { numRuns: 300 },
    );
  });

  it.each(['repository_id', 'environment', 'job_workflow_ref'] as const)('tests %s', (name) => {
    const registry = Object.values(worlds())[0] as Registry;
    for (const { identity } of identitiesOf(registry)) {
      const claims = claimsOf(identity, identity.workflows[0] ?? '');
      // GitHub names another environment in the subject, too.
      const sub = name === 'environment' ? claims['sub']?.replace(/environment:.*/, 'environment:x') : claims['sub'];
      const other = { ...claims, [name]: 'x', sub: sub ?? '' };
      const accepting = TRUSTING.filter((vendor) => accepts(vendor, identity, other));
      // Entra reads the repository's id from the subject only, where the subject has ids.
      expect(accepting).toEqual(name === 'repository_id' ? ['azure'] : []);
    }
  });
});
