import { openShop, REPOSITORY, type Shop } from '../../../demo/stage/shop';
import { type RunPlace, runAt } from '../../../emulator/github/actions/runs';
import { findCommit } from '../../../emulator/github/git/commit';
import { repositoryNamed } from '../../../emulator/github/git/transfer';
import { readTree } from '../../../emulator/github/git/tree';

const page = (text: string) => ({ 'shop/index.html': `<!doctype html><title>Shop</title><p>${text}\n` });
let shop: Shop;
/** Every run of a workflow, in starting order. */
let begun: { readonly place: RunPlace; readonly name: string }[];
/** Whether a production deploy becomes unhealthy once it is monitored. */
let isBad = false;

function breakDown(): void {
  const { sites, siteFaults } = shop.world.netlify.world;
  const deploy = sites.find(({ name }) => name === 'acme-shop-production')?.publishedDeployId;
  if (deploy) siteFaults.push({ kind: 'status', status: 500, deploy });
}

// A rollback requires a recent live verification. The shop's repository has no Pulumi program, so the nightly previews
// fail (drift.test.ts tests them). The read-back of GitHub and Netlify is still recorded.
async function lookAtNight(): Promise<void> {
  const place = shop.start('drift', 'schedule', { branch: 'main', actor: 'mona' });
  await shop.hand.settle();
  const verified = /(foundation|dev|production): \d+ objects seen, 0 differences, 0 unverified/g;
  const text = shop.hand.told(place);
  if (shop.jobs(place)['record'] !== 'success' || text.match(verified)?.length !== 3) throw new Error(text);
}

beforeAll(async () => {
  // Two tiers and one approver. Another test covers several.
  shop = await openShop({
    tiers: [
      { id: 'dev', branch: 'dev' },
      { id: 'production', branch: 'main', promotesFrom: 'dev', approval: { reviewers: ['team:release'] } },
    ],
  });
  begun = [];
  await lookAtNight();
  shop.hand.onRun((place, path) => {
    const name = path.replace(/^.*\/|\.yml$/g, '');
    begun.push({ place, name });
    if (name === 'monitor' && isBad) breakDown();
  });
});
afterAll(() => shop.close());

function lastOf(name: string): RunPlace {
  const found = begun.filter((each) => each.name === name).at(-1);
  if (found === undefined) throw new Error(`nothing started ${name}: ${begun.map((each) => each.name).join(', ')}`);
  return found.place;
}

function mustSucceed(place: RunPlace): void {
  const jobs = shop.jobs(place);
  if (Object.values(jobs).some((each) => each !== 'success' && each !== 'skipped'))
    throw new Error(shop.hand.told(place));
}

/** Takes one commit to production: released, merged, approved for production. */
async function ship(text: string): Promise<void> {
  const commit = shop.push('dev', 'mona', page(text));
  shop.start('release', 'push', { branch: 'dev', actor: 'mona' });
  await shop.hand.settle();
  shop.merge('dev', 'main', 'mona');
  const inputs = { commit, notes: '', resumes: '' };
  const place = shop.start('promote-production', 'workflow_dispatch', { branch: 'main', actor: 'hubot', inputs });
  await shop.hand.settle();
  shop.say(place, 'ada', 'production-approval');
  await shop.hand.settle();
  mustSucceed(place);
}

/** The environments of all deployments that GitHub shows. Each succeeded and has an address. */
function deployments(): readonly string[] {
  return shop.deployments().map((each) => {
    const [, environment] = /^(\S+): success at http\S+$/.exec(each) ?? [];
    return environment ?? each;
  });
}

/** The number of statements on the evidence branch about a surface on production, by kind. */
function recorded(): Readonly<Record<string, number>> {
  const { git, branches } = repositoryNamed(shop.world.github.world, REPOSITORY);
  const filesIn = (tree: string, path: string): readonly string[] =>
    readTree(git.objects, tree).flatMap(({ mode, name, sha }) =>
      /^0?40000$/.test(mode) ? filesIn(sha, `${path}${name}/`) : [`${path}${name}`],
    );
  const counts: Record<string, number> = {};
  for (const path of filesIn(findCommit(git.objects, branches['evidence']?.sha ?? '')?.tree ?? '', '')) {
    const kind = /\/shop\/(?:production|_)\/(?<kind>[a-z-]+?)-[0-9a-f]{16,64}(?:[.-]|$)/.exec(path)?.groups?.['kind'];
    if (kind !== undefined) counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

test('a promotion has what it deployed watched, and nothing happens to what is healthy', async () => {
  await ship('first');
  const watch = lastOf('monitor');
  mustSucceed(watch);
  expect(shop.jobs(watch)).toMatchObject({ watch: 'success', record: 'success', restore: 'skipped' });
  // This verdict makes the release known good, so the next one can be rolled back to it.
  expect(recorded()['monitor-verdict']).toBe(1);
  expect(runAt(shop.world.github.world, watch).actor).toBe('acme-delivery[bot]');
  expect(await shop.live('production')).toContain('first');
  expect(deployments()).toEqual(['shop-dev', 'shop-production']);
});

test('what turns out unhealthy is rolled back through the leaf, to the release before, which earns its go again', async () => {
  const before = recorded();
  isBad = true;
  await ship('second');
  const watch = lastOf('monitor');
  mustSucceed(watch);
  const done = ['watch', 'record', 'restore', 'again', 'record-again'];
  expect(shop.jobs(watch)).toEqual(Object.fromEntries(done.map((job) => [job, 'success'])));
  // The leaf restored, nothing was built, and the live page is the previous one.
  const names = begun.map(({ name }) => name);
  expect(names.slice(names.lastIndexOf('monitor'))).toEqual(['monitor', 'deploy']);
  expect(await shop.live('production')).toContain('first');
  // The deploy that was rolled back and the one that restored have one deployment each. The deciding jobs have none.
  expect(deployments()).toEqual(['shop-dev', 'shop-production', 'shop-dev', 'shop-production', 'shop-production']);
  const after = recorded();
  const more = (kind: string) => (after[kind] ?? 0) - (before[kind] ?? 0);
  // The promotion's receipt, the receipt of its rollback, and the receipt of the restored release. Each deploy has its
  // ticket.
  expect([more('deploy-receipt'), more('promotion-ticket'), more('ticket-spent')]).toEqual([3, 2, 2]);
  expect([more('monitor-verdict'), more('incident') > 0]).toEqual([1, true]);
  expect(shop.world.violations()).toEqual([]);
});
