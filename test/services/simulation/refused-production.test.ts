import { openShop, REPOSITORY, type Shop } from '../../../demo/stage/shop';
import type { RunPlace } from '../../../emulator/github/actions/runs';
import { runAt } from '../../../emulator/github/actions/runs';
import { repositoryNamed } from '../../../emulator/github/git/transfer';

// Every commit here reached staging in order, but production refuses it.
const page = (text: string) => ({ 'shop/index.html': `<!doctype html><title>Shop</title><p>${text}\n` });
let shop: Shop;
/** A commit by mona, who is not an approver. It is on staging. */
let commit: string;
let deployed: readonly string[];

async function release(): Promise<RunPlace> {
  const place = shop.start('release', 'push', { branch: 'dev', actor: 'mona' });
  await shop.hand.settle();
  return place;
}

async function promotion(tier: string, branch: string, of: string): Promise<RunPlace> {
  const inputs = { commit: of, notes: '', resumes: '' };
  const place = shop.start(`promote-${tier}`, 'workflow_dispatch', { branch, actor: 'hubot', inputs });
  await shop.hand.settle();
  return place;
}

beforeAll(async () => {
  shop = await openShop();
  commit = shop.push('dev', 'mona', page('second'));
  await release();
  const place = await promotion('staging', 'dev', commit);
  shop.say(place, 'ada', 'staging-approval');
  await shop.hand.settle();
  if (shop.jobs(place)['deploy'] !== 'success') throw new Error(shop.hand.told(place));
  shop.merge('dev', 'main', 'mona');
});
afterAll(() => shop.close());
beforeEach(() => {
  deployed = shop.deployWrites();
});

function expectNothingDeployed(): void {
  expect(shop.deployWrites()).toEqual(deployed);
  expect(shop.world.violations()).toEqual([]);
}

test('one person who approves twice is one person, where two are wanted', async () => {
  const place = await promotion('production', 'main', commit);
  shop.say(place, 'ada', 'production-approval-shop');
  shop.say(place, 'ada', 'production-approval-shop-2');
  await shop.hand.settle();
  expect(shop.hand.told(place)).toContain('1 of 2 people approved');
  expect(shop.jobs(place)).toMatchObject({ gate: 'success', approvals: 'failure', tickets: 'skipped' });
  expect(shop.jobs(place)).toMatchObject({ deploy: 'skipped' });
  expectNothingDeployed();
});

test('a ticket that was spent lets nobody in again, not even the App that spent it', async () => {
  const { runs, workflows } = repositoryNamed(shop.world.github.world, REPOSITORY);
  const [before] = Object.values(runs).filter(
    ({ workflowId, inputs }) => workflows[workflowId]?.path.endsWith('/deploy.yml') && inputs['tier'] === 'staging',
  );
  const again = { branch: 'dev', actor: 'acme-delivery[bot]', inputs: { ...before?.inputs } };
  const place = shop.start('deploy', 'workflow_dispatch', again);
  await shop.hand.settle();
  expect(shop.hand.told(place)).toContain('the ticket was already spent');
  expect(shop.jobs(place)).toEqual({
    guard: 'failure',
    spend: 'skipped',
    deploy: 'skipped',
    dispatch: 'skipped',
    record: 'skipped',
  });
  expectNothingDeployed();
});

test('what has not soaked on staging for as long as the registry wants waits', async () => {
  const soak = (time: string | undefined) =>
    shop.govern(({ tiers }) => {
      Object.assign(tiers.find(({ id }) => id === 'production') ?? {}, { soak: time });
    });
  soak('PT1H');
  const place = await promotion('production', 'main', commit);
  expect(shop.hand.told(place)).toMatch(/soak/);
  expect(shop.jobs(place)).toMatchObject({ plan: 'failure', gate: 'skipped', deploy: 'skipped' });
  soak(undefined);
  expectNothingDeployed();
});

test('a receipt of staging speaks for its own commit, not for the next one', async () => {
  const next = shop.push('dev', 'mona', page('third'));
  expect(runAt(shop.world.github.world, await release()).headSha).toBe(next);
  shop.merge('dev', 'main', 'mona');
  deployed = shop.deployWrites();
  const place = await promotion('production', 'main', next);
  const because = `there is no receipt of shop on staging for the commit ${next}`;
  expect(shop.hand.told(place)).toContain(because);
  expect(shop.jobs(place)).toMatchObject({ plan: 'failure', gate: 'skipped', deploy: 'skipped' });
  expectNothingDeployed();
});
