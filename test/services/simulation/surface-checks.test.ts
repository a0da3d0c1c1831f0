import { openShop, REPOSITORY, type Shop, shopRegistry } from '../../../demo/stage/shop';
import type { RunPlace } from '../../../emulator/github/actions/runs';

// The project's own check of the shop. It is skipped on branches that request it, and GitHub treats that as a success.
const QUALITY = `name: quality
on:
  pull_request:
  merge_group:
permissions: {}
jobs:
  unit:
    name: quality / unit
    if: \${{ !startsWith(github.head_ref, 'unasked') }}
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
        with:
          persist-credentials: false
      - run: grep -q good shop/index.html
`;
const CHECK = 'causeway / shop';
const rules = { mergeMethods: ['merge'], mergeQueue: { branches: ['main'] } };
const repositories = { web: { id: 5000, name: REPOSITORY, defaultBranch: 'main', rules } };
const change = { unmatchedPaths: 'none', repositories };
let shop: Shop;
beforeAll(async () => {
  const files = { 'shop/index.html': 'good\n', '.github/workflows/quality.yml': QUALITY };
  shop = await openShop(change, { files });
});
afterAll(() => shop.close());
afterEach(() => expect(shop.world.violations()).toEqual([]));

/** A pull request by mona: its own check, then the aggregator. */
async function proposed(branch: string, files: Readonly<Record<string, string>>): Promise<RunPlace> {
  shop.push(branch, 'mona', files);
  const pull = shop.propose(branch, 'main', 'mona');
  const start = { branch, actor: 'mona', pulls: [pull] };
  shop.start('quality', 'pull_request', start);
  await shop.hand.settle();
  const place = shop.start('ci-surfaces', 'pull_request', start);
  await shop.hand.settle();
  return place;
}

const PAGE = 'shop/index.html';

test.each([
  [
    'succeeds where the blocking check did',
    'better',
    { [PAGE]: 'good, better\n' },
    'success',
    '1 blocking checks succeeded',
  ],
  [
    'succeeds where the check was left out and nothing of it is touched',
    'unasked-notes',
    { 'NOTES.md': 'x' },
    'success',
    'not touched',
  ],
  [
    'fails where the check was left out though it is touched',
    'unasked',
    { [PAGE]: 'good\n\n' },
    'failure',
    'unit skipped-unexpected',
  ],
  ['fails where the check did', 'worse', { [PAGE]: 'bad\n' }, 'failure', 'unit failure'],
] as const)('the one required check of a surface %s', async (_, branch, files, conclusion, why) => {
  const place = await proposed(branch, files);
  expect(shop.jobs(place)).toEqual({ [CHECK]: conclusion });
  expect(shop.hand.told(place)).toContain(why);
});

test('entries of a merge queue are judged by what each of them changes, and merged as they were checked', async () => {
  shop.push('queued-page', 'mona', { [PAGE]: 'good, queued\n' });
  shop.push('queued-notes', 'mona', { 'NOTES.md': 'queued' });
  const [page, notes] = ['queued-page', 'queued-notes'].map((branch) => shop.propose(branch, 'main', 'mona'));
  const first = shop.enqueue(page!, 'mona');
  const second = shop.enqueue(notes!, 'mona', first);
  const reports: RunPlace[] = [];
  for (const branch of [first, second]) {
    expect(branch).toMatch(/^gh-readonly-queue\/main\/pr-/);
    shop.start('quality', 'merge_group', { branch, actor: 'mona' });
    await shop.hand.settle();
    reports.push(shop.start('ci-surfaces', 'merge_group', { branch, actor: 'mona' }));
    await shop.hand.settle();
  }
  expect(reports.map(shop.jobs)).toEqual([{ [CHECK]: 'success' }, { [CHECK]: 'success' }]);
  expect(shop.hand.told(reports[0]!)).toContain('1 blocking checks succeeded');
  // The page came with the entry ahead, so it is not part of this entry's change.
  expect(shop.hand.told(reports[1]!)).toContain('not touched');
  expect(() => shop.acceptQueued(second, notes!, 'mona')).toThrow(/not at the head/);
  const checked = shop.head(first);
  expect(shop.acceptQueued(first, page!, 'mona')).toBe(checked);
  expect(shop.head('main')).toBe(checked);
});

test('a pull request that takes the check out of the registry is judged by the registry of the default branch', async () => {
  const registry = shopRegistry({ ...change, checks: [] });
  const surfaces = registry.surfaces.map((surface) => ({ ...surface, evidence: [] }));
  const lenient = JSON.stringify({ ...registry, surfaces }, null, 2);
  const place = await proposed('lenient', { [PAGE]: 'bad\n', 'registry/deploy-surfaces.json': lenient });
  expect(shop.jobs(place)).toEqual({ [CHECK]: 'failure' });
  expect(shop.hand.told(place)).toContain('unit failure');
});
