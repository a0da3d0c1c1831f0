/**
 * The attacker can push branches, and so workflow files whose jobs have any name. They want the required check of a
 * surface green although one of its checks failed. They add jobs that look like jobs of a matrix, or like the check
 * itself. Two rules stop them: all reports under the check's name count and the worst decides, and a job of a matrix is
 * no success for another surface. What happens where nobody runs the check is in
 * `test/unit/delivery/checks/hidden-reports.test.ts`: here the job would wait for it.
 */
import { openShop, REPOSITORY, type Shop } from '../../../../demo/stage/shop';

const PAGE = 'shop/index.html';
const CHECK = 'causeway / shop';

const job = (id: string, name: string, run: string, more = '') => `  ${id}:
    name: ${name}
${more}    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
        with:
          persist-credentials: false
      - run: ${run}
`;
const file = (...jobs: readonly string[]) => `name: any\non: pull_request\npermissions: {}\njobs:\n${jobs.join('')}`;
const QUALITY = file(job('unit', 'quality / unit', `grep -q good ${PAGE}`));

let shop: Shop;
beforeAll(async () => {
  const rules = { mergeMethods: ['merge'] };
  const repositories = { web: { id: 5000, name: REPOSITORY, defaultBranch: 'main', rules } };
  const files = { [PAGE]: 'good\n', '.github/workflows/quality.yml': QUALITY };
  shop = await openShop({ unmatchedPaths: 'none', repositories }, { files });
});
afterAll(() => shop.close());
afterEach(() => expect(shop.world.violations()).toEqual([]));

/** A pull request of the attacker, with the workflows that run for it in their order, then the aggregator. */
async function proposed(branch: string, files: Readonly<Record<string, string | null>>, runs: readonly string[]) {
  shop.push(branch, 'mona', files);
  const start = { branch, actor: 'mona', pulls: [shop.propose(branch, 'main', 'mona')] };
  for (const name of runs) {
    shop.start(name, 'pull_request', start);
    await shop.hand.settle();
  }
  const place = shop.start('ci-surfaces', 'pull_request', start);
  await shop.hand.settle();
  return { verdict: shop.jobs(place)[CHECK], told: shop.hand.told(place) };
}

const HELPER = '.github/workflows/helper.yml';
const green = (...names: readonly string[]) =>
  file(...names.map((name, index) => job(`j${index}`, name, 'echo green')));

test.each<[string, string, readonly string[]]>([
  ['a job of a matrix for the surface', green('quality / unit (shop)'), ['quality', 'helper']],
  ['the job of a matrix before the check', green('quality / unit (shop)'), ['helper', 'quality']],
  ['jobs for everything', green('quality / unit ()', 'quality / unit (docs)', 'quality / unit'), ['quality', 'helper']],
  [
    'a job that is skipped',
    file(job('j', 'quality / unit (shop, 24)', 'echo green', '    if: false\n')),
    ['quality', 'helper'],
  ],
])('cannot hide the red check behind %s', async (what, text, runs) => {
  const branch = `worse-${what.replaceAll(' ', '-')}`;
  const { verdict, told } = await proposed(branch, { [PAGE]: 'bad\n', [HELPER]: text }, runs);
  expect([verdict, told]).toEqual(['failure', expect.stringContaining('unit failure')]);
});

test('has the check green by nothing but the check', async () => {
  const { verdict } = await proposed('better', { [PAGE]: 'good, better\n' }, ['quality']);
  expect(verdict).toBe('success');
});
