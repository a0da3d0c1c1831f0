import { downloadArtifact } from '../../emulator/github/actions/artifacts';
import { repositoryNamed } from '../../emulator/github/git/transfer';
import { openShop, REPOSITORY, type Shop } from './shop';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
}, 60_000);
afterAll(() => shop.close());

test('release-readiness publishes its report when the answer is no-go', async () => {
  const commit = repositoryNamed(shop.world.github.world, REPOSITORY).branches['dev']?.sha ?? '';
  const inputs = { tier: 'staging', commit, notes: '' };
  const place = shop.start('release-readiness', 'workflow_dispatch', { branch: 'main', actor: 'ada', inputs });
  await shop.hand.settle();
  expect(shop.jobs(place)).toEqual({ release_readiness_gate: 'failure' });
  const files = downloadArtifact(shop.world.github.world, place, 'release-readiness');
  const report = JSON.parse(String(files['release_readiness_gate_report.json']));
  expect(report).toMatchObject({ decision: 'no-go', release: { commit, toTier: 'staging' } });
  expect(shop.world.violations()).toEqual([]);
}, 60_000);
