import { openShop, REPOSITORY, type Shop } from '../../../demo/stage/shop';
import { commitFiles } from '../../../emulator/github/actions/pulls';
import type { RunPlace } from '../../../emulator/github/actions/runs';
import { findCommit } from '../../../emulator/github/git/commit';
import { repositoryNamed } from '../../../emulator/github/git/transfer';
import { readTree } from '../../../emulator/github/git/tree';

let shop: Shop;
/** A commit on dev by grace, who is in the approving team. */
let commit: string;

beforeAll(async () => {
  shop = await openShop();
  commit = shop.push('dev', 'grace', { 'shop/index.html': '<!doctype html><title>Shop</title><p>second\n' });
  const place = shop.start('release', 'push', { branch: 'dev', actor: 'grace' });
  await shop.hand.settle();
  if (shop.jobs(place)['deploy'] !== 'success') throw new Error(shop.hand.told(place));
});
afterAll(() => shop.close());

// The deploys so far. A refusal must not add one.
let deployed: readonly string[];
beforeEach(() => {
  deployed = shop.deployWrites();
});
afterEach(() => {
  expect(shop.deployWrites()).toEqual(deployed);
  expect(shop.world.violations()).toEqual([]);
});

async function promotion(tier: string, branch: string, actor: string, of: string): Promise<RunPlace> {
  const inputs = { commit: of, notes: '', resumes: '' };
  const place = shop.start(`promote-${tier}`, 'workflow_dispatch', { branch, actor, inputs });
  await shop.hand.settle();
  return place;
}

test('half a commit id is refused before anybody is asked', async () => {
  const place = await promotion('staging', 'dev', 'hubot', commit.slice(0, 12));
  expect(shop.hand.told(place)).toContain('is not a full commit id');
  expect(shop.jobs(place)).toMatchObject({ plan: 'failure', gate: 'skipped', deploy: 'skipped' });
});

test('a promotion waits until it is approved; neither who starts it nor who wrote it can approve it', async () => {
  const place = await promotion('staging', 'dev', 'ada', commit);
  const waiting = { plan: 'success', 'approval (staging-approval)': 'waiting' };
  expect(shop.jobs(place)).toEqual(waiting);
  // GitHub itself refuses the first and accepts the second.
  expect(() => shop.say(place, 'ada', 'staging-approval')).toThrow('ada may not approve staging-approval');
  expect(() => shop.say(place, 'mona', 'staging-approval')).toThrow('mona may not approve staging-approval');
  await shop.hand.settle();
  expect(shop.jobs(place)).toEqual(waiting);
  shop.say(place, 'grace', 'staging-approval');
  await shop.hand.settle();
  expect(shop.hand.told(place)).toContain('0 of 1 people approved');
  expect(shop.jobs(place)).toMatchObject({
    gate: 'success',
    approvals: 'failure',
    tickets: 'skipped',
    deploy: 'skipped',
  });
});

test('production does not take what staging has no receipt of', async () => {
  shop.merge('dev', 'main', 'mona');
  const place = await promotion('production', 'main', 'hubot', commit);
  expect(shop.hand.told(place)).toContain('staging');
  expect(shop.jobs(place)).toMatchObject({ plan: 'failure', gate: 'skipped', deploy: 'skipped' });
});

test('a commit that was squashed on its way to the tier’s branch is no longer what was tested', async () => {
  // The same files under another commit, as GitHub creates it when squash merges are allowed.
  shop.push('squashed', 'mona', { 'shop/index.html': '<!doctype html><title>Shop</title><p>third\n' });
  shop.merge('squashed', 'main', 'mona', 'squash');
  const place = await promotion('production', 'main', 'hubot', shop.head('squashed'));
  expect(shop.hand.told(place)).toContain('it was squashed or rebased, and is no longer what was tested');
  expect(shop.jobs(place)).toMatchObject({ plan: 'failure', gate: 'skipped', deploy: 'skipped' });
});

test('a person who dispatches the leaf gets no further than its guard', async () => {
  const inputs = {
    surface: 'shop',
    tier: 'staging',
    commit,
    bundle: `sha256:${'0'.repeat(64)}`,
    ticket: `sha256:${'1'.repeat(64)}`,
  };
  const place = shop.start('deploy', 'workflow_dispatch', { branch: 'dev', actor: 'ada', inputs });
  await shop.hand.settle();
  expect(shop.hand.told(place)).toContain('no such ticket is on the evidence branch');
  expect(shop.jobs(place)).toEqual({
    guard: 'failure',
    spend: 'skipped',
    deploy: 'skipped',
    dispatch: 'skipped',
    record: 'skipped',
  });
});

test('a commit is built into one bundle: a second build of other bytes is refused, and goes nowhere', async () => {
  // The first attempt deployed nothing, so the same push is built again. This build never has the same result twice.
  shop.push('dev', 'grace', {
    'shop/build.sh': 'mkdir -p dist/shop && cp shop/index.html dist/shop/ && date +%s%N > dist/shop/when.txt\n',
    'shop/index.html': '<!doctype html><title>Shop</title><p>twice\n',
  });
  shop.world.netlify.addFault({ kind: 'status', status: 500, method: 'POST', path: '/deploys$', times: 20 });
  const release = async () => {
    const place = shop.start('release', 'push', { branch: 'dev', actor: 'grace' });
    await shop.hand.settle();
    return place;
  };
  expect(shop.jobs(await release())).toMatchObject({ record: 'success', deploy: 'failure' });
  shop.world.netlify.clearFaults();
  deployed = shop.deployWrites();
  const again = await release();
  expect(shop.jobs(again)).toMatchObject({ 'bundle shop': 'failure', record: 'skipped', deploy: 'skipped' });
  expect(shop.hand.told(again)).toContain(
    'a surface is built once for each commit. Another build needs another commit',
  );
});

test('an evidence branch from which something was taken away is no evidence', async () => {
  const { world } = shop.world.github;
  const { git, branches } = repositoryNamed(world, REPOSITORY);
  const filesIn = (tree: string, path: string): string[] =>
    readTree(git.objects, tree).flatMap(({ mode, name, sha }) =>
      mode.startsWith('04') || mode === '40000' ? filesIn(sha, `${path}${name}/`) : [`${path}${name}`],
    );
  const tree = findCommit(git.objects, branches['evidence']?.sha ?? '')?.tree ?? '';
  const gone = filesIn(tree, '').find((path) => path.includes('deploy-receipt')) ?? '';
  expect(gone).not.toBe('');
  const about = {
    repository: REPOSITORY,
    branch: 'evidence',
    user: 'mona',
    message: 'tidy up',
    at: new Date().toISOString(),
  };
  commitFiles(world, { ...about, files: { [gone]: null } });
  const place = await promotion('staging', 'dev', 'hubot', commit);
  expect(shop.hand.told(place)).toContain(gone);
  expect(shop.jobs(place)).toMatchObject({ plan: 'failure', deploy: 'skipped' });
});
