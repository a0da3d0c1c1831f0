import { REPOSITORY } from '../../../demo/stage/shop';
import { type RunPlace, runAt } from '../../../emulator/github/actions/runs';
import { repositoryNamed } from '../../../emulator/github/git/transfer';
import { type CallingShop, callers, openCallingShop } from './called';

// An adopter's repository contains only calls of the workflows to production, each by the commit that its trust pins.
const page = (text: string) => ({ 'shop/index.html': `<!doctype html><title>Shop</title><p>${text}\n` });
const PROMOTED = ['plan', 'gate', 'approvals', 'record-approvals', 'tickets', 'record-tickets', 'deploy'];
let shop: CallingShop;
beforeAll(async () => {
  shop = await openCallingShop();
});
afterAll(() => shop.close());

function passed(place: RunPlace, workflow: string, names: readonly string[]): void {
  const all = shop.jobs(place);
  if (Object.values(all).some((each) => each === 'failure')) throw new Error(shop.hand.told(place));
  expect(all).toMatchObject(Object.fromEntries(names.map((name) => [`${workflow} / ${name}`, 'success'])));
  expect(Object.keys(all).filter((name) => !name.startsWith(`${workflow} / `))).toEqual([]);
}

async function release(text: string): Promise<string> {
  const commit = shop.push('dev', 'mona', page(text));
  const place = shop.start('release', 'push', { branch: 'dev', actor: 'mona' });
  await shop.hand.settle();
  passed(place, 'release', ['build shop', 'bundle shop', 'record', 'tickets', 'record-tickets', 'deploy']);
  expect(await shop.live('dev')).toContain(text);
  return commit;
}

async function promotion(tier: string, branch: string, commit: string): Promise<RunPlace> {
  const inputs = { commit, notes: '', resumes: '' };
  const place = shop.start(`promote-${tier}`, 'workflow_dispatch', { branch, actor: 'hubot', inputs });
  await shop.hand.settle();
  return place;
}

/** The run of a workflow that started last. */
function lastOf(workflow: string): RunPlace {
  const { runs, workflows, name } = repositoryNamed(shop.world.github.world, REPOSITORY);
  const path = `.github/workflows/${workflow}.yml`;
  const all = Object.values(runs).filter(({ workflowId }) => workflows[workflowId]?.path === path);
  return { repository: name, run: Math.max(...all.map(({ id }) => id)) };
}

const pin = (name: string) => callers(shop.pinned)[`.github/workflows/${name}.yml`] ?? '';
const put = (name: string, text: string) => shop.push('dev', 'mona', { [`.github/workflows/${name}.yml`]: text });

test('a repository that only calls goes to dev, to staging and, as two people want it, to production', async () => {
  const commit = await release('second');
  const staging = await promotion('staging', 'dev', commit);
  expect(shop.jobs(staging)).toEqual({
    'promote-staging / plan': 'success',
    'promote-staging / approval (staging-approval)': 'waiting',
  });
  shop.say(staging, 'ada', 'staging-approval');
  await shop.hand.settle();
  passed(staging, 'promote-staging', PROMOTED);
  expect(await shop.live('staging')).toContain('second');
  shop.merge('dev', 'main', 'mona');
  const production = await promotion('production', 'main', commit);
  shop.say(production, 'ada', 'production-approval-shop');
  shop.say(production, 'grace', 'production-approval-shop-2');
  await shop.hand.settle();
  passed(production, 'promote-production', PROMOTED);
  passed(lastOf('deploy'), 'deploy', ['guard', 'spend', 'deploy', 'record']);
  passed(lastOf('monitor'), 'monitor', ['watch']);
  expect(await shop.live('production')).toContain('second');
  const { repository, commit: sha } = shop.pinned;
  const path = `${repository}/.github/workflows/promote-production.yml@${sha}`;
  expect(runAt(shop.world.github.world, production).referenced).toEqual([{ path, sha }]);
  expect(shop.world.violations()).toEqual([]);
});

describe('nothing is deployed to staging, and the run says why, where', () => {
  let commit: string;
  let deployed: readonly string[];
  beforeAll(async () => {
    commit = await release('third');
    deployed = shop.deployWrites();
  });
  afterEach(() => {
    for (const name of ['deploy', 'promote-staging']) put(name, pin(name));
    expect(shop.deployWrites()).toEqual(deployed);
    expect(shop.world.violations()).toEqual([]);
  });

  async function approved(): Promise<RunPlace> {
    const place = await promotion('staging', 'dev', commit);
    shop.say(place, 'ada', 'staging-approval');
    await shop.hand.settle();
    return place;
  }

  test('the promotion’s file calls another commit', async () => {
    put('promote-staging', callers(shop.other)['.github/workflows/promote-staging.yml'] ?? '');
    const place = await approved();
    expect(shop.hand.told(place)).toContain('does not list the commit of the workflow that signed');
    expect(shop.jobs(place)).toMatchObject({
      'promote-staging / gate': 'failure',
      'promote-staging / deploy': 'skipped',
    });
  });

  test('the leaf’s file calls another commit', async () => {
    put('deploy', callers(shop.other)['.github/workflows/deploy.yml'] ?? '');
    const place = await approved();
    const leaf = lastOf('deploy');
    expect(shop.hand.told(leaf)).toContain(`deploy.yml@${shop.other.commit}, which no trust entry pins`);
    expect(shop.jobs(leaf)).toMatchObject({ 'deploy / guard': 'failure', 'deploy / deploy': 'skipped' });
    expect(shop.jobs(place)).toMatchObject({ 'promote-staging / deploy': 'failure' });
  });

  test('the promotion’s file has a job beside the call', async () => {
    const job = `  gate:\n    name: gate\n    runs-on: ubuntu-24.04\n    permissions: {}\n    steps:\n      - run: echo go\n`;
    put('promote-staging', pin('promote-staging') + job);
    const place = await approved();
    expect(shop.hand.told(lastOf('deploy'))).toContain(
      'the promotion has jobs that are not of the workflow that it calls',
    );
    expect(shop.jobs(place)).toMatchObject({ gate: 'success', 'promote-staging / deploy': 'failure' });
  });
});

test('what a called promotion brought to staging a called rollback takes back, with somebody’s leave', async () => {
  // A rollback requires a recent live verification. The shop has no program to preview, but it is read back anyway.
  const night = shop.start('drift', 'schedule', { branch: 'main', actor: 'mona' });
  await shop.hand.settle();
  expect(shop.jobs(night)).toMatchObject({ 'drift / record': 'success' });
  const promoted = await promotion('staging', 'dev', await release('fourth'));
  shop.say(promoted, 'ada', 'staging-approval');
  await shop.hand.settle();
  passed(promoted, 'promote-staging', PROMOTED);
  expect(await shop.live('staging')).toContain('fourth');
  const inputs = { surface: 'shop', tier: 'staging', to: '', reason: 'it is too new', decided: '', drill: 'false' };
  const place = shop.start('rollback', 'workflow_dispatch', { branch: 'dev', actor: 'hubot', inputs });
  await shop.hand.settle();
  expect(shop.jobs(place)).toMatchObject({ 'rollback / approval (staging-approval)': 'waiting' });
  shop.say(place, 'ada', 'staging-approval');
  await shop.hand.settle();
  passed(place, 'rollback', ['plan', 'decide', 'record', 'restore', 'again', 'record-again']);
  expect(await shop.live('staging')).toContain('second');
  expect(shop.world.violations()).toEqual([]);
});
