import { openShop, type Shop } from '../../../demo/stage/shop';
import { type RunPlace, runAt } from '../../../emulator/github/actions/runs';
import { apiFiles, Platform } from './own-deployment';

const TIERS = ['dev', 'staging', 'production'];
const DONE = { decide: 'success', record: 'success', restore: 'success' };
let shop: Shop;
let platform: Platform;
/** Every run of the surface's own workflow. */
let own: RunPlace[];

beforeAll(async () => {
  platform = await Platform.open();
  const surfaces = [platform.surface(TIERS)];
  // Production has one approver. Another test covers several.
  const tiers = [
    { id: 'dev', branch: 'dev' },
    { id: 'staging', branch: 'dev', promotesFrom: 'dev', approval: { reviewers: ['team:release'] } },
    { id: 'production', branch: 'main', promotesFrom: 'staging', approval: { reviewers: ['team:release'] } },
  ];
  shop = await openShop({ surfaces, tiers }, { files: apiFiles(), secrets: platform.secrets });
  own = [];
  shop.hand.onRun((place, path) => {
    if (path.endsWith('/api.yml')) own.push(place);
  });
  for (const answer of ['first', 'second']) await toStaging(answer);
});
afterAll(async () => {
  await shop.close();
  platform.close();
});
afterEach(() => expect(shop.world.violations()).toEqual([]));

function passed(place: RunPlace): void {
  if (Object.values(shop.jobs(place)).includes('failure')) throw new Error(shop.hand.told(place));
}

async function promote(tier: string, branch: string, environment: string): Promise<RunPlace> {
  const inputs = { commit: shop.head('dev'), notes: '', resumes: '' };
  const place = shop.start(`promote-${tier}`, 'workflow_dispatch', { branch, actor: 'hubot', inputs });
  await shop.hand.settle();
  passed(place);
  shop.say(place, 'ada', environment);
  await shop.hand.settle();
  passed(place);
  return place;
}

async function toStaging(answer: string): Promise<void> {
  shop.push('dev', 'mona', { 'api/answer.json': `{ "answer": "${answer}" }\n` });
  passed(shop.start('release', 'push', { branch: 'dev', actor: 'mona' }));
  await shop.hand.settle();
  await promote('staging', 'dev', 'staging-approval');
  expect(platform.answer('staging')).toContain(answer);
}

/** rollback.yml, started manually and approved by another person. */
async function rollback(drill: boolean): Promise<RunPlace> {
  const given = { surface: 'api', tier: 'staging', to: '', reason: 'it answers nothing', decided: '' };
  const inputs = { ...given, drill: String(drill) };
  const place = shop.start('rollback', 'workflow_dispatch', { branch: 'dev', actor: 'hubot', inputs });
  await shop.hand.settle();
  passed(place);
  shop.say(place, 'grace', 'staging-approval');
  await shop.hand.settle();
  return place;
}

test('a drill has the surface’s own workflow go to the older release and back, under one ticket', async () => {
  const puts = platform.puts.length;
  const before = platform.marker('staging');
  const place = await rollback(true);
  passed(place);
  expect(shop.jobs(place)).toMatchObject({ ...DONE, again: 'skipped' });
  const answers = platform.puts.slice(puts);
  expect(answers).toEqual(['staging { "answer": "first" }', 'staging { "answer": "second" }']);
  const after = platform.marker('staging');
  expect([after['bundleDigest'], after['ticketId'] === before['ticketId']]).toEqual([before['bundleDigest'], false]);
  const inputs = own.slice(-2).map((each) => runAt(shop.world.github.world, each).inputs['ticket']);
  expect(inputs).toEqual([after['ticketId'], after['ticketId']]);
});

test('nobody gets one of its deploys again with the drill’s ticket', async () => {
  const puts = platform.puts.length;
  for (const of of own.slice(-2)) {
    const { inputs } = runAt(shop.world.github.world, of);
    const place = shop.start('api', 'workflow_dispatch', { branch: 'dev', actor: 'ada', inputs });
    await shop.hand.settle();
    expect(shop.jobs(place)).toEqual({ ticket: 'failure', deploy: 'skipped' });
    expect(shop.hand.told(place)).toContain('is over');
  }
  expect(platform.puts).toHaveLength(puts);
});

test('what was drilled goes on to production: what the drill left live is what was let through before it', async () => {
  shop.merge('dev', 'main', 'mona');
  await promote('production', 'main', 'production-approval');
  expect(platform.answer('production')).toContain('second');
});

test('a drill that the platform does not take leaves live what was live, and says that it failed', async () => {
  platform.isClosed = true;
  const place = await rollback(true);
  platform.isClosed = false;
  expect(shop.jobs(place)).toMatchObject({ decide: 'success', restore: 'failure' });
  expect(platform.answer('staging')).toContain('second');
});

test('it is rolled back by its own workflow, without a build, and earns its go again', async () => {
  const place = await rollback(false);
  passed(place);
  expect(shop.jobs(place)).toMatchObject({ ...DONE, again: 'success', 'record-again': 'success' });
  expect(platform.answer('staging')).toContain('first');
  expect(platform.answer('production')).toContain('second');
});
