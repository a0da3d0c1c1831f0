import { openShop, REPOSITORY, type Shop, shopRegistry } from '../../../demo/stage/shop';
import type { RunPlace } from '../../../emulator/github/actions/runs';
import { repositoryNamed } from '../../../emulator/github/git/transfer';
import { fourTiers } from '../../support/workflows/worlds';

// All names differ from the example's: tiers, branches, environments, runners. A tier and the surface were renamed and
// keep their names at the services. `causeway workflows build` writes the files for it.
const PROMOTED = ['plan', 'gate', 'approvals', 'record-approvals', 'tickets', 'record-tickets', 'deploy'];
const { tiers, naming, runners } = fourTiers();
const repositories = {
  web: { id: 5000, name: REPOSITORY, defaultBranch: 'trunk', rules: { mergeMethods: ['merge'] } },
};
const surfaces = shopRegistry().surfaces.map((each) => ({ ...each, id: 'store', calledAs: 'shop' }));
let shop: Shop;
let commit: string;
beforeAll(async () => {
  shop = await openShop({ tiers, surfaces, naming, runners, repositories });
});
afterAll(() => shop.close());
afterEach(() => expect(shop.world.violations()).toEqual([]));

function passed(place: RunPlace, names: readonly string[]): void {
  const all = shop.jobs(place);
  if (Object.values(all).some((each) => each === 'failure')) throw new Error(shop.hand.told(place));
  expect(all).toMatchObject(Object.fromEntries(names.map((name) => [name, 'success'])));
}

async function promoted(tier: string, branch: string, approvals: Readonly<Record<string, string>>): Promise<void> {
  const inputs = { commit, notes: '', resumes: '' };
  const place = shop.start(`promote-${tier}`, 'workflow_dispatch', { branch, actor: 'hubot', inputs });
  await shop.hand.settle();
  for (const [user, environment] of Object.entries(approvals)) shop.say(place, user, environment);
  await shop.hand.settle();
  passed(place, PROMOTED);
  expect(await shop.live(tier)).toContain('second');
}

test('a push to the first tier’s branch is released to it', async () => {
  commit = shop.push('develop', 'mona', { 'shop/index.html': '<!doctype html><title>Shop</title><p>second\n' });
  const place = shop.start('release', 'push', { branch: 'develop', actor: 'mona' });
  await shop.hand.settle();
  passed(place, ['build store', 'bundle store', 'record', 'tickets', 'record-tickets', 'deploy']);
  expect(await shop.live('dev')).toContain('second');
});

/** The newest run of a workflow. */
function newestOf(workflow: string): RunPlace | undefined {
  const { runs, workflows, name } = repositoryNamed(shop.world.github.world, REPOSITORY);
  const all = Object.values(runs).filter((run) => workflows[run.workflowId]?.path.endsWith(`/${workflow}.yml`));
  const [newest] = all.sort((one, other) => other.id - one.id);
  return newest && { repository: name, run: newest.id };
}

/** Plays the schedule. Returns what its command printed. */
async function onSchedule(): Promise<string> {
  const place = shop.start('soaked-promotions', 'schedule', { branch: 'trunk', actor: 'mona' });
  await shop.hand.settle();
  passed(place, ['start']);
  return shop.hand.told(place);
}

test('it goes to the second tier by itself, on the schedule and once', async () => {
  expect(await onSchedule()).toContain(`started  ${commit} to qa: run `);
  const promotion = newestOf('promote-qa');
  if (promotion === undefined) throw new Error('no promotion was started');
  passed(promotion, PROMOTED);
  expect(await shop.live('qa')).toContain('second');
  expect(await onSchedule()).toContain('no release is due on an automatic tier');
  expect(newestOf('promote-qa')).toEqual(promotion);
});

test('it goes to the third tier once one person has approved it', async () => {
  shop.merge('develop', 'release/uat', 'mona');
  await promoted('uat', 'release/uat', { ada: 'sign-off-uat' });
});

test('it goes to the last from the default branch, once two people have approved it', async () => {
  shop.merge('release/uat', 'trunk', 'mona');
  await promoted('prod', 'trunk', { ada: 'sign-off-prod', grace: 'sign-off-prod.2' });
  const deploys = shop.deployments().filter((each) => each.startsWith('deploy-'));
  expect(deploys.map((each) => each.split(':')[0])).toEqual(
    ['dev', 'qa', 'uat', 'prod'].map((tier) => `deploy-${tier}-shop`),
  );
});
