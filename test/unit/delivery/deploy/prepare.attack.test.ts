/**
 * The bundle's own manifest is compared with the release, and the previous deploy must be where the registry deploys to.
 * The attack itself is played in `test/services/attacks/surface-maintainer/bundle.test.ts`.
 */
import type { VerifiedBundle } from '../../../../delivery/bundle/contents';
import { bundleStatement } from '../../../../delivery/bundle/statement';
import { type BundleStore, storeBundle } from '../../../../delivery/bundle/store';
import { releaseBundle, restorablePrevious } from '../../../../delivery/deploy/prepare';
import type { Target } from '../../../../delivery/targets/target';
import { bundleOf } from '../../../support/delivery/targets/bundle';
import { chainOf } from '../../../support/evidence/receipts/books';
import { evidenceRegistry } from '../../../support/evidence/registry';
import { BUNDLE, COMMIT, commitOf } from '../../../support/evidence/samples';
import { book, verified } from '../../../support/evidence/verified';

const registry = evidenceRegistry();
const release = {
  registry,
  surface: registry.surfaces.find(({ id }) => id === 'shop')!,
  tier: registry.tiers[0]!,
  commit: COMMIT,
};

async function stored(bundle: VerifiedBundle, tiers?: readonly string[], said = verified(bundleStatement(bundle))) {
  const files = new Map<string, Buffer>();
  const store: BundleStore = {
    get: async (name) => files.get(name),
    put: async (name, file) => {
      files.set(name, file);
      return 'kept';
    },
    publish: async () => {},
  };
  await storeBundle(store, bundle);
  const signed = { ...said, signer: { ...said.signer, ...(tiers && { tiers }) } };
  return releaseBundle(store, book([signed]), { ...release, bundle: bundle.digest });
}

test('has a signed bundle of another surface, or of another commit, deployed as this release', async () => {
  const tree = { 'index.html': 'theirs' };
  expect((await stored(bundleOf(tree))).manifest).toMatchObject({ surface: 'shop', commit: COMMIT });
  for (const other of [{ surface: 'docs' }, { commit: commitOf('d') }]) {
    await expect(stored(bundleOf(tree, other))).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringMatching(/^the bundle is of/),
    });
  }
});

test('has a bundle that the key of another tier signed deployed', async () => {
  const bundle = bundleOf({ 'index.html': 'theirs' });
  expect((await stored(bundle, [release.tier.id])).digest).toBe(bundle.digest);
  await expect(stored(bundle, ['staging'])).rejects.toMatchObject({
    exitCode: 1,
    message: 'no signer that the registry trusts signed the bundle',
  });
});

test('has another bundle’s statement, or another kind of statement, taken for the signature', async () => {
  const [own, other] = [bundleOf({ 'index.html': 'mine' }), bundleOf({ 'index.html': 'theirs' })];
  await expect(stored(own, undefined, verified(bundleStatement(other)))).rejects.toMatchObject({
    exitCode: 1,
    message: 'no signer that the registry trusts signed the bundle',
  });
});

test('has a chain that is not whole taken for a first deploy, or a deploy that is gone for one to go back to', async () => {
  const target = (status: string) =>
    ({
      provider: 'netlify',
      siteId: 's',
      restorable: async () => ({ status, reason: 'it was deleted' }),
    }) as unknown as Target;
  const previous = (receipts: Parameters<typeof book>[0], status = 'restorable') =>
    restorablePrevious(target(status), book(receipts), { ...release, bundle: 'sha256:' });
  const chain = chainOf([{ bundle: BUNDLE }, { bundle: BUNDLE }], { tier: release.tier.id });
  expect(await previous([])).toBeUndefined();
  await expect(previous(chain.slice(1))).rejects.toMatchObject({ name: 'UserError' });
  await expect(previous(chain, 'gone')).rejects.toMatchObject({ exitCode: 1 });
  await expect(previous(chain, 'unknown')).rejects.toMatchObject({ exitCode: 3 });
});

test('points the surface at another site, where there is nothing to go back to', async () => {
  const at = (provider: string, siteId: string) => {
    return { provider, siteId, restorable: async () => ({ status: 'restorable' }) } as unknown as Target;
  };
  const receipts = book(chainOf([{ bundle: BUNDLE }], { tier: release.tier.id }));
  const previous = (target: Target) => restorablePrevious(target, receipts, { ...release, bundle: 'sha256:' });
  expect(await previous(at('netlify', 's'))).toBeDefined();
  for (const other of [at('netlify', 'another'), at('workflow', 's')]) {
    await expect(previous(other)).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('the previous deploy is at another place'),
    });
  }
});
