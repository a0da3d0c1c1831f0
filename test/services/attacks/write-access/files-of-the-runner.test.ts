/**
 * A person with write access starts the gate by hand, and names a file of the runner as the release notes. The gate's
 * inputs become an artifact that the person can download. One rule stops them: a named document is a regular file of
 * the checkout. `named-paths.test.ts` tries all kinds of paths.
 */
import { openShop, type Shop } from '../../../../demo/stage/shop';
import { downloadArtifact } from '../../../../emulator/github/actions/artifacts';
import { repositoryNamed } from '../../../../emulator/github/git/transfer';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop({}, { files: { 'docs/environment': '' } });
});
afterAll(() => shop.close());

test.each(['/proc/self/environ', '.git/config', '../../../../../../etc/passwd', '/proc/thread-self/environ'])(
  'names %s as the notes: nothing of it is in an artifact or in the log',
  async (notes) => {
    const inputs = { tier: 'staging', commit: shop.head('dev'), notes };
    const place = shop.start('release-readiness', 'workflow_dispatch', { branch: 'main', actor: 'mona', inputs });
    await shop.hand.settle();
    expect(shop.jobs(place)).toEqual({ release_readiness_gate: 'failure' });
    const { artifacts } = repositoryNamed(shop.world.github.world, place.repository);
    const files = Object.values(artifacts)
      .filter(({ runId }) => runId === place.run)
      .flatMap(({ name }) => Object.values(downloadArtifact(shop.world.github.world, place, name)));
    const seen = [...files.map(String), shop.hand.told(place)].join('\n');
    expect(seen).not.toMatch(/GITHUB_TOKEN=|RUNNER_TEMP=|repositoryformatversion|root:x:0/);
    expect(shop.hand.told(place)).toMatch(/outside the checkout|belongs to the kernel|git’s own|there is no such/);
  },
);
