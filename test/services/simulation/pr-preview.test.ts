import { openShop, REPOSITORY, type Shop } from '../../../demo/stage/shop';
import { downloadArtifact } from '../../../emulator/github/actions/artifacts';
import { openPull } from '../../../emulator/github/actions/pulls';
import type { RunPlace } from '../../../emulator/github/actions/runs';
import { repositoryNamed } from '../../../emulator/github/git/transfer';

const page = (text: string) => ({ 'shop/index.html': `<!doctype html><title>Shop</title><p>${text}\n` });
let shop: Shop;
let pull: number;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

/** The pull request's own run, and the default branch's run that it started. */
async function previewed(): Promise<readonly [RunPlace, RunPlace]> {
  const own = shop.start('pr-preview', 'pull_request', { branch: 'page', actor: 'mona', pulls: [pull] });
  await shop.hand.settle();
  const { runs } = repositoryNamed(shop.world.github.world, REPOSITORY);
  const started = Object.values(runs).filter(({ event, id }) => event === 'workflow_dispatch' && id > own.run);
  expect(started.map(({ actor, headBranch }) => [actor, headBranch])).toEqual([['github-actions[bot]', 'main']]);
  return [own, { ...own, run: started[0]?.id ?? 0 }];
}

function drafts(): readonly { readonly id: string; readonly branch: string | null }[] {
  return shop.world.netlify.world.deploys.filter(({ branch }) => branch === `pr-${pull}`);
}

function comments(): readonly string[] {
  const all = Object.values(repositoryNamed(shop.world.github.world, REPOSITORY).comments);
  return all.filter(({ issue }) => issue === pull).map(({ body }) => body);
}

const BUILT = { changed: 'success', 'build shop': 'success', 'hand-over': 'success', surfaces: 'skipped' };

test('a pull request is built without a secret, and put up as a draft by the default branch’s code', async () => {
  shop.push('page', 'mona', page('proposed'));
  pull = shop.propose('page', 'dev', 'mona');
  const [own, started] = await previewed();
  expect(shop.jobs(own)).toMatchObject(BUILT);
  if (shop.jobs(started)['up shop'] !== 'success') throw new Error(shop.hand.told(started));
  expect(drafts()).toHaveLength(1);
  const [address = ''] = /http[^\s>]+/.exec(comments()[0] ?? '') ?? [];
  expect(await (await fetch(`${address}/index.html`)).text()).toContain('proposed');
  const evidence = downloadArtifact(shop.world.github.world, started, 'preview-shop');
  expect(String(evidence['preview-shop.xml'])).toContain('failures="0"');
  // The first tier's page is unchanged.
  expect(await shop.live('dev')).not.toContain('proposed');
});

test('the next push says so in the same comment; a run of what was there before puts nothing up', async () => {
  shop.push('page', 'mona', page('better'));
  const [, started] = await previewed();
  expect(shop.jobs(started)).toMatchObject({ 'up shop': 'success' });
  expect(comments()).toHaveLength(1);
  const before = drafts();
  const old = shop.start('pr-preview', 'workflow_dispatch', {
    branch: 'main',
    actor: 'mona',
    inputs: {
      pull: String(pull),
      run: String(Object.keys(repositoryNamed(shop.world.github.world, REPOSITORY).runs)[0]),
    },
  });
  await shop.hand.settle();
  expect(shop.hand.told(old)).toContain('and the head is');
  expect(shop.jobs(old)).toMatchObject({ surfaces: 'failure' });
  expect(drafts()).toEqual(before);
});

test('one that comes from a fork says that it has no preview, and nothing fails', async () => {
  shop.push('theirs', 'mona', page('of a fork'));
  const { world } = shop.world.github;
  const { number } = openPull(world, {
    repository: REPOSITORY,
    head: 'theirs',
    base: 'dev',
    user: 'mona',
    title: 'Better',
    fork: 'mona/storefront',
    at: new Date().toISOString(),
  });
  const before = Object.keys(repositoryNamed(world, REPOSITORY).runs).length;
  for (const action of ['opened', 'closed']) {
    const place = shop.start('pr-preview', 'pull_request', { branch: 'theirs', actor: 'mona', pulls: [number] });
    await shop.hand.settle();
    const skipped = ['changed', 'hand-over', 'surfaces'];
    expect(shop.jobs(place)).toMatchObject({
      'no preview for forks': 'success',
      ...Object.fromEntries(skipped.map((name) => [name, 'skipped'])),
    });
    expect(Object.values(shop.jobs(place))).not.toContain('failure');
    if (action === 'opened') shop.turnDown(number);
  }
  expect(Object.keys(repositoryNamed(world, REPOSITORY).runs)).toHaveLength(before + 2);
  expect(shop.world.violations()).toEqual([]);
});

test('a branch’s own copy of the workflow never sees the token, whatever it says', async () => {
  const path = '.github/workflows/pr-preview.yml';
  const stealing = `name: pr-preview
on: { pull_request: {} }
permissions: {}
jobs:
  steal:
    name: steal
    runs-on: ubuntu-24.04
    environment: causeway-preview
    permissions: {}
    steps:
      - run: echo "$TOKEN"
        env:
          TOKEN: \${{ secrets.NETLIFY_API_TOKEN }}
`;
  shop.push('steal', 'mona', { [path]: stealing });
  const other = shop.propose('steal', 'dev', 'mona');
  const place = shop.start('pr-preview', 'pull_request', { branch: 'steal', actor: 'mona', pulls: [other] });
  await shop.hand.settle();
  expect(shop.jobs(place)).toEqual({ steal: 'failure' });
  expect(shop.hand.told(place)).toBe('');
});

test('once it is closed its previews are gone, and nothing else is', async () => {
  shop.turnDown(pull);
  const [own, started] = await previewed();
  expect(shop.jobs(own)).toMatchObject({ 'hand-over': 'success' });
  if (shop.jobs(started)['down shop'] !== 'success') throw new Error(shop.hand.told(started));
  expect(drafts()).toEqual([]);
  expect(shop.world.violations()).toEqual([]);
});
