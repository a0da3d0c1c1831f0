import { openShop, type Shop } from '../../../../demo/stage/shop';

const MINUTES = 1_500_000;
const page = (text: string) => ({ 'shop/index.html': `<!doctype html><title>Shop</title><p>${text}\n` });
let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  for (const text of ['first', 'second']) await toStaging(text);
}, MINUTES);
afterAll(() => shop.close());

async function toStaging(text: string): Promise<void> {
  const commit = shop.push('dev', 'mona', page(text));
  shop.start('release', 'push', { branch: 'dev', actor: 'mona' });
  await shop.hand.settle();
  const inputs = { commit, notes: '', resumes: '' };
  const place = shop.start('promote-staging', 'workflow_dispatch', { branch: 'dev', actor: 'hubot', inputs });
  await shop.hand.settle();
  shop.say(place, 'ada', 'staging-approval');
  await shop.hand.settle();
  if (shop.jobs(place)['deploy'] !== 'success') throw new Error(shop.hand.told(place));
  expect(await shop.live('staging')).toContain(text);
}

/**
 * rollback.yml, started manually and approved by another person. Returns its jobs, or their whole output if one failed.
 */
async function rollback(drill: boolean): Promise<Readonly<Record<string, string>>> {
  const given = { surface: 'shop', tier: 'staging', to: '', reason: 'it sells nothing', decided: '' };
  const inputs = { ...given, drill: String(drill) };
  const place = shop.start('rollback', 'workflow_dispatch', { branch: 'dev', actor: 'hubot', inputs });
  await shop.hand.settle();
  expect(shop.jobs(place)).toEqual({ plan: 'success', 'approval (staging-approval)': 'waiting' });
  shop.say(place, 'grace', 'staging-approval');
  await shop.hand.settle();
  const jobs = shop.jobs(place);
  if (Object.values(jobs).includes('failure')) throw new Error(shop.hand.told(place));
  return jobs;
}

const DONE = { decide: 'success', record: 'success', restore: 'success' };

test(
  'the workflow exercises a rollback through the leaf, and leaves live what was live',
  async () => {
    expect(await rollback(true)).toMatchObject({ ...DONE, again: 'skipped' });
    expect(await shop.live('staging')).toContain('second');
  },
  MINUTES,
);

test(
  'the workflow goes back through the leaf once somebody else approved, and what it restored earns its go',
  async () => {
    expect(await rollback(false)).toMatchObject({ ...DONE, again: 'success', 'record-again': 'success' });
    expect(await shop.live('staging')).toContain('first');
    expect(shop.world.violations()).toEqual([]);
  },
  MINUTES,
);
