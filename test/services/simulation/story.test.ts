import { openShop, type Shop } from '../../../demo/stage/shop';
import type { RunPlace } from '../../../emulator/github/actions/runs';

// Every command of every step is a separate process here, as in real jobs.
const PROMOTED = ['plan', 'gate', 'approvals', 'record-approvals', 'tickets', 'record-tickets', 'deploy'];
const RELEASED = ['build shop', 'bundle shop', 'record', 'tickets', 'record-tickets', 'deploy'];
let shop: Shop;
beforeAll(async () => {
  shop = await openShop({}, { isApart: true });
});
afterAll(() => shop.close());

function passed(place: RunPlace, names: readonly string[]): void {
  const all = shop.jobs(place);
  if (Object.values(all).some((each) => each === 'failure')) throw new Error(shop.hand.told(place));
  expect(all).toMatchObject(Object.fromEntries(names.map((name) => [name, 'success'])));
}

/** The deployment that GitHub shows for a successful deploy. Its address is the one that was read back. */
function deployed(tier: string): string {
  return `shop-${tier}: success at ${shop.world.netlify.url}/_live/acme-shop-${tier}`;
}

async function promotion(tier: string, branch: string): Promise<RunPlace> {
  const inputs = { commit: shop.head('dev'), notes: '', resumes: '' };
  const place = shop.start(`promote-${tier}`, 'workflow_dispatch', { branch, actor: 'hubot', inputs });
  await shop.hand.settle();
  return place;
}

test('a push to dev is built once, signed and deployed to dev', async () => {
  shop.push('dev', 'mona', { 'shop/index.html': '<!doctype html><title>Shop</title><p>second\n' });
  const place = shop.start('release', 'push', { branch: 'dev', actor: 'mona' });
  await shop.hand.settle();
  passed(place, RELEASED);
  expect(await shop.live('dev')).toContain('second');
  expect(shop.deployments()).toEqual([deployed('dev')]);
});

test('it goes to staging once somebody has approved it', async () => {
  const place = await promotion('staging', 'dev');
  expect(shop.jobs(place)).toEqual({ plan: 'success', 'approval (staging-approval)': 'waiting' });
  shop.say(place, 'ada', 'staging-approval');
  await shop.hand.settle();
  passed(place, PROMOTED);
  expect(await shop.live('staging')).toContain('second');
  expect(shop.deployments()).toEqual(['dev', 'staging'].map(deployed));
});

test('it goes to production from the main branch, once two people have approved it', async () => {
  shop.merge('dev', 'main', 'mona');
  const place = await promotion('production', 'main');
  shop.say(place, 'ada', 'production-approval-shop');
  shop.say(place, 'grace', 'production-approval-shop-2');
  await shop.hand.settle();
  passed(place, PROMOTED);
  expect(await shop.live('production')).toContain('second');
  // Each promotion enters a dozen environments for approvals and keys. None of them creates a deployment.
  expect(shop.deployments()).toEqual(['dev', 'staging', 'production'].map(deployed));
  expect(shop.world.violations()).toEqual([]);
});
