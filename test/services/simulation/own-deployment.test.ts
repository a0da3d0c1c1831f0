import { openShop, type Shop, shopRegistry } from '../../../demo/stage/shop';
import { type RunPlace, runAt } from '../../../emulator/github/actions/runs';
import { contextOf, createWorld } from '../../../policy/context';
import { ticketFirst } from '../../../policy/rules/hygiene/ticket-first';
import { workflowFile } from '../../support/policy/workflow-file';
import { apiFiles, Platform } from './own-deployment';

const TIERS = ['dev', 'staging', 'production'];
const LEAF = { guard: 'success', spend: 'success', deploy: 'skipped', dispatch: 'success', record: 'success' };
const OWN = { ticket: 'success', deploy: 'success' };
let shop: Shop;
let platform: Platform;
/** Every run of a workflow, in starting order. */
let begun: { readonly place: RunPlace; readonly name: string }[];

beforeAll(async () => {
  platform = await Platform.open();
  const surfaces = [...shopRegistry().surfaces, platform.surface(TIERS)];
  shop = await openShop({ surfaces }, { files: apiFiles(), secrets: platform.secrets });
  begun = [];
  shop.hand.onRun((place, path) => void begun.push({ place, name: path.replace(/^.*\/|\.yml$/g, '') }));
});
afterAll(async () => {
  await shop.close();
  platform.close();
});
afterEach(() => expect(shop.world.violations()).toEqual([]));

const inputsOf = (place: RunPlace) => runAt(shop.world.github.world, place).inputs;
const runsOf = (name: string, surface: string) =>
  begun.flatMap(({ place, name: its }) => (its === name && inputsOf(place)['surface'] === surface ? [place] : []));

/** The newest leaf of the surface, and the run of its own workflow. */
function newest(): { readonly leaf: RunPlace; readonly own: RunPlace } {
  const [leaf, own] = [runsOf('deploy', 'api').at(-1), runsOf('api', 'api').at(-1)];
  if (!leaf || !own) throw new Error(`what ran: ${begun.map(({ name }) => name).join(', ')}`);
  return { leaf, own };
}

function passed(place: RunPlace): void {
  const all = shop.jobs(place);
  if (Object.values(all).some((each) => each === 'failure')) throw new Error(shop.hand.told(place));
}

function passedThroughItsOwn(branch: string): void {
  const { leaf, own } = newest();
  passed(leaf);
  passed(own);
  expect([shop.jobs(leaf), shop.jobs(own)]).toEqual([LEAF, OWN]);
  expect(runAt(shop.world.github.world, own)).toMatchObject({
    actor: 'github-actions[bot]',
    event: 'workflow_dispatch',
    headBranch: branch,
    inputs: { leaf: String(leaf.run), ticket: inputsOf(leaf)['ticket'] },
  });
}

/** A promotion with all requested reviews. */
async function promote(tier: string, branch: string, words: readonly (readonly [string, string])[]): Promise<RunPlace> {
  const inputs = { commit: shop.head('dev'), notes: '', resumes: '' };
  const place = shop.start(`promote-${tier}`, 'workflow_dispatch', { branch, actor: 'hubot', inputs });
  await shop.hand.settle();
  for (const [user, environment] of words) shop.say(place, user, environment);
  await shop.hand.settle();
  return place;
}

function write(answer: string): void {
  shop.push('dev', 'mona', {
    'shop/index.html': `<!doctype html><title>Shop</title><p>${answer}\n`,
    'api/answer.json': `{ "answer": "${answer}" }\n`,
  });
}

test('the surface’s own workflow keeps the ticket rule, and would not without the job that it needs first', () => {
  const text = apiFiles()['.github/workflows/api.yml'] ?? '';
  const found = (workflow: string) => {
    const workflows = [workflowFile('.github/workflows/api.yml', workflow)];
    return ticketFirst.check([], contextOf(createWorld(shop.registry, { workflows, now: new Date() }), 'foundation'));
  };
  expect(found(text)).toEqual([]);
  expect(found(text.replace('    needs: ticket\n', ''))).toMatchObject([
    { what: expect.stringContaining('without needing a promotion ticket') },
  ]);
});

async function release(): Promise<RunPlace> {
  const place = shop.start('release', 'push', { branch: 'dev', actor: 'mona' });
  await shop.hand.settle();
  return place;
}

test('a surface with a workflow of its own is released beside one without: its leaf starts that workflow', async () => {
  write('second');
  const place = await release();
  passed(place);
  expect(platform.answer('dev')).toContain('second');
  expect(await shop.live('dev')).toContain('second');
  passedThroughItsOwn('dev');
  expect(runsOf('deploy', 'shop').map(shop.jobs)).toMatchObject([{ deploy: 'success', dispatch: 'skipped' }]);
});

test('both go to staging and to production, each its own way, and the marker names the ticket of the leaf', async () => {
  passed(await promote('staging', 'dev', [['ada', 'staging-approval']]));
  expect(platform.answer('staging')).toContain('second');
  passedThroughItsOwn('dev');
  shop.merge('dev', 'main', 'mona');
  const words = ['shop', 'api'].flatMap((surface) => [
    ['ada', `production-approval-${surface}`] as const,
    ['grace', `production-approval-${surface}-2`] as const,
  ]);
  passed(await promote('production', 'main', words));
  expect([platform.answer('production'), await shop.live('production')]).toEqual([
    expect.stringContaining('second'),
    expect.stringContaining('second'),
  ]);
  passedThroughItsOwn('main');
  const { bundle, ticket } = inputsOf(newest().leaf);
  const marker = { surface: 'api', tier: 'production', bundleDigest: bundle, ticketId: ticket };
  expect(platform.marker('production')).toEqual(marker);
  expect(platform.puts).toEqual(TIERS.map((tier) => `${tier} { "answer": "second" }`));
});

test('a person who starts the workflow gets no further than its ticket: with that of a deploy that is over, and with none', async () => {
  const spent = inputsOf(newest().own);
  const puts = platform.puts.length;
  for (const inputs of [spent, { ...spent, ticket: `sha256:${'1'.repeat(64)}` }, { ...spent, leaf: '1' }]) {
    const place = shop.start('api', 'workflow_dispatch', { branch: 'main', actor: 'ada', inputs });
    await shop.hand.settle();
    expect(shop.jobs(place)).toEqual({ ticket: 'failure', deploy: 'skipped' });
    expect(shop.hand.told(place)).toMatch(
      /the deploy of the ticket is over|no such ticket is on the evidence branch|spent by another run/,
    );
  }
  expect(platform.puts).toHaveLength(puts);
});

test('a workflow that fails leaves no receipt of a success, what was live stays, and the release says so', async () => {
  write('third');
  platform.isClosed = true;
  const place = await release();
  platform.isClosed = false;
  const { leaf, own } = newest();
  expect([shop.jobs(own), shop.jobs(leaf)]).toEqual([
    { ticket: 'success', deploy: 'failure' },
    { ...LEAF, dispatch: 'failure' },
  ]);
  expect(shop.jobs(place)['deploy']).toBe('failure');
  expect(shop.hand.told(place)).toMatch(/api.*the leaf ended with failure/);
  expect(shop.hand.told(leaf)).toContain('the workflow of api ended with failure');
  // The other surface does not wait for this one.
  expect([platform.answer('dev'), await shop.live('dev')]).toEqual([
    expect.stringContaining('second'),
    expect.stringContaining('third'),
  ]);
  const staged = await promote('staging', 'dev', []);
  expect(shop.jobs(staged)).toMatchObject({ plan: 'failure', deploy: 'skipped' });
  expect(shop.hand.told(staged)).toMatch(/"surface": "api",\s+"reason": "the deploy to dev failed"/);
});

test('what failed goes on by a new run, with the same bundle, and does twice nothing that was done', async () => {
  const third = inputsOf(newest().leaf)['bundle'];
  passed(await release());
  expect(inputsOf(newest().leaf)['bundle']).toBe(third);
  expect(platform.answer('dev')).toContain('third');
  platform.isClosed = true;
  const stuck = await promote('staging', 'dev', [['ada', 'staging-approval']]);
  platform.isClosed = false;
  expect(shop.jobs(stuck)).toMatchObject({ gate: 'success', 'record-tickets': 'success', deploy: 'failure' });
  expect(shop.hand.told(stuck)).toContain('no: api: the leaf ended with failure');
  expect([platform.answer('staging'), await shop.live('staging')]).toEqual([
    expect.stringContaining('second'),
    expect.stringContaining('third'),
  ]);
  const leaves = runsOf('deploy', 'shop').length;
  passed(await promote('staging', 'dev', [['ada', 'staging-approval']]));
  expect(platform.answer('staging')).toContain('third');
  expect(runsOf('deploy', 'shop')).toHaveLength(leaves);
});
