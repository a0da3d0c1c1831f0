import { openShop, REPOSITORY, type Shop } from '../../../demo/stage/shop';
import { downloadArtifact } from '../../../emulator/github/actions/artifacts';
import { repositoryNamed } from '../../../emulator/github/git/transfer';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
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
});

test('a team’s own workflow calls it by its commit, and the report is that run’s', async () => {
  const calling = `name: ready
on: { workflow_dispatch: { inputs: { commit: { type: string, required: true } } } }
permissions: {}
jobs:
  gate:
    name: gate
    permissions: { actions: read, contents: read }
    uses: acme/${REPOSITORY}/.github/workflows/release-readiness.yml@${shop.head('main')}
    with: { tier: staging, commit: "\${{ inputs.commit }}" }
`;
  shop.push('main', 'mona', { '.github/workflows/ready.yml': calling });
  const inputs = { commit: shop.head('dev') };
  const place = shop.start('ready', 'workflow_dispatch', { branch: 'main', actor: 'ada', inputs });
  await shop.hand.settle();
  expect(shop.jobs(place)).toEqual({ 'gate / release_readiness_gate': 'failure' });
  const files = downloadArtifact(shop.world.github.world, place, 'release-readiness');
  expect(JSON.parse(String(files['release_readiness_gate_report.json']))).toMatchObject({
    decision: 'no-go',
    release: { commit: inputs.commit },
  });
  expect(shop.world.violations()).toEqual([]);
});
