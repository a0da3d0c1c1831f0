import { deployIdentity, stackIdentity } from '../../../../plan/oidc/identity';
import { Registry } from '../../../../registry/schema';
import { base } from '../../../support/registry/fixtures';

const COMMIT = 'a'.repeat(40);

/** A registry whose trust names workflows of one repository, each at a commit. */
function calling(place: string): Registry {
  const registry = Registry.parse(base('full'));
  const entries = (registry.trust?.entries ?? []).map((entry) =>
    entry.kind === 'sigstore'
      ? { ...entry, signerWorkflow: entry.signerWorkflow.replace('acme/storefront', place), signerDigests: [COMMIT] }
      : entry,
  );
  return Registry.parse({ ...registry, trust: { ...registry.trust, entries } });
}

const files = (place: string, end: string, ...names: readonly string[]) =>
  names.map((name) => `${place}/.github/workflows/${name}.yml@${end}`);

describe('a cloud trusts the called workflow at its commit', () => {
  const place = 'acme/causeway';
  const registry = calling(place);
  const own = calling('Acme/Storefront');

  it('of the jobs that apply a stack, and that read it', () => {
    expect(stackIdentity(registry, 'production', 'apply').workflows).toEqual(files(place, COMMIT, 'infrastructure-up'));
    expect(stackIdentity(registry, 'production', 'inspect').workflows).toEqual(
      files(place, COMMIT, 'drift', 'infrastructure-preview', 'infrastructure-up'),
    );
  });

  it('and the own one where trust names that, in whatever case', () => {
    const main = 'refs/heads/main';
    expect(stackIdentity(own, 'production', 'apply').workflows).toEqual(
      files('acme/storefront', main, 'infrastructure-up'),
    );
    const [surface] = own.surfaces;
    const tier = own.tiers.at(-1);
    if (surface === undefined || tier === undefined) throw new Error('the full registry has both');
    expect(deployIdentity(own, surface, tier).workflows).toEqual(files('acme/storefront', main, 'deploy'));
    expect(deployIdentity(registry, surface, tier).workflows).toEqual(files(place, COMMIT, 'deploy'));
  });
});
