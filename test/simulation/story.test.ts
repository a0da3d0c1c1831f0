import type { RunPlace } from '../../emulator/github/actions/runs';
import { openShop, type Shop } from './shop';

let shop: Shop;
let broken = false;
const step = (name: string, work: () => Promise<void>, ms: number) =>
  test(
    name,
    async () => {
      if (broken) throw new Error('broken before');
      broken = true;
      await work();
      broken = false;
    },
    ms,
  );
beforeAll(async () => {
  shop = await openShop();
}, 60_000);
afterAll(() => shop.close());

const passed = (place: RunPlace, ...jobs: readonly string[]) => {
  const all = shop.jobs(place);
  if (Object.values(all).some((each) => each === 'failure')) throw new Error(shop.hand.told(place));
  expect(all).toMatchObject(Object.fromEntries(jobs.map((name) => [name, 'success'])));
};
const page = (words: string) => ({ 'shop/index.html': `<!doctype html><title>Shop</title><p>${words}\n` });
const promoted = ['plan', 'gate', 'approvals', 'record-approvals', 'tickets', 'record-tickets', 'deploy'];
/** The run that let the newest release on production through. */
let decided: RunPlace;

async function released(words: string): Promise<string> {
  const commit = shop.push('dev', 'mona', page(words));
  const place = shop.start('release', 'push', { branch: 'dev', actor: 'mona' });
  await shop.hand.settle();
  passed(place, 'build shop', 'bundle shop', 'record', 'tickets', 'record-tickets', 'deploy');
  return commit;
}

async function toStaging(commit: string): Promise<void> {
  const inputs = { commit, notes: '', resumes: '' };
  const place = shop.start('promote-staging', 'workflow_dispatch', { branch: 'dev', actor: 'hubot', inputs });
  await shop.hand.settle();
  shop.say(place, 'ada', 'staging-approval');
  await shop.hand.settle();
  passed(place, ...promoted);
}

async function toProduction(commit: string): Promise<RunPlace> {
  shop.merge('dev', 'main', 'mona');
  const inputs = { commit, notes: '', resumes: '' };
  const place = shop.start('promote-production', 'workflow_dispatch', { branch: 'main', actor: 'hubot', inputs });
  await shop.hand.settle();
  shop.say(place, 'ada', 'production-approval-shop');
  shop.say(place, 'grace', 'production-approval-shop-2');
  await shop.hand.settle();
  passed(place, ...promoted);
  return place;
}

step(
  'a push to dev is built once, signed and deployed to dev',
  async () => {
    await released('second');
    expect(await shop.live('dev')).toContain('second');
  },
  600_000,
);

step(
  'it goes to staging once somebody has approved it',
  async () => {
    await toStaging(shop.head('dev'));
    expect(await shop.live('staging')).toContain('second');
  },
  600_000,
);

step(
  'it goes to production from the main branch, once two people have approved it',
  async () => {
    decided = await toProduction(shop.head('dev'));
    expect(await shop.live('production')).toContain('second');
  },
  600_000,
);

step(
  'the next release takes the same way',
  async () => {
    const commit = await released('third');
    await toStaging(commit);
    await toProduction(commit);
    expect(await shop.live('production')).toContain('third');
  },
  900_000,
);

step(
  'bad health brings the last known good back, and nobody has to be asked',
  async () => {
    const { world } = shop.world.netlify;
    const bad = world.sites.find(({ name }) => name === 'acme-shop-production')?.publishedDeployId ?? '';
    world.siteFaults.push({ kind: 'status', status: 503, deploy: bad, path: '^/$' });
    const inputs = { surface: 'shop', tier: 'production', decided: String(decided.run) };
    const place = shop.start('monitor', 'workflow_dispatch', { branch: 'main', actor: 'hubot', inputs });
    await shop.hand.settle();
    const live = await shop.live('production');
    if (!live.includes('second')) throw new Error(shop.hand.told(place));
  },
  600_000,
);
