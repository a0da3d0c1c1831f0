/**
 * GitHub cancels what is queued or runs of a matrix when one of its jobs fails, unless `fail-fast` is false
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstrategyfail-fast).
 * The job of a matrix may be a call of a workflow, with several jobs of its own.
 */
import { openShop, type Shop } from '../../../demo/stage/shop';

const job = (name: string, run: string, more = '') => `  ${name}:
${more}    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions: {}
    steps:
      - run: ${run}
`;
const LAST = '    needs: second\n    if: always()\n';
const ENTERED = `    environment:
      name: \${{ inputs.leg == 'slow' && 'staging-approval' || '' }}
    env: { LEG: '\${{ inputs.leg }}' }
`;
// The job of `slow` waits for a reviewer, so it surely waits when the other one fails.
const CALLED = `name: called
on:
  workflow_call:
    inputs:
      leg: { type: string, required: true }
permissions: {}
jobs:
${job('first', `'test "$LEG" != bad'`, ENTERED)}${job('second', '"true"', '    needs: first\n')}${job('last', '"true"', LAST)}`;
const calling = (strategy: string) => `name: calling
on: workflow_dispatch
permissions: {}
jobs:
  legs:
    strategy:
${strategy}      matrix: { leg: [bad, slow] }
    permissions: {}
    uses: ./.github/workflows/called.yml
    with: { leg: '\${{ matrix.leg }}' }
${job('after', '"true"', '    needs: legs\n')}`;

let shop: Shop;
beforeAll(async () => {
  const workflows = {
    '.github/workflows/called.yml': CALLED,
    '.github/workflows/fast.yml': calling(''),
    '.github/workflows/patient.yml': calling('      fail-fast: false\n'),
  };
  shop = await openShop({}, { files: workflows });
});
afterAll(() => shop.close());

async function run(name: string) {
  const place = shop.start(name, 'workflow_dispatch', { branch: 'dev', actor: 'mona' });
  await shop.hand.settle();
  return { place, jobs: shop.jobs(place) };
}

test('a called workflow that fails cancels the other ones of its matrix, with the jobs that had not begun', async () => {
  const { jobs } = await run('fast');
  expect(jobs).toMatchObject({
    'legs (bad) / first': 'failure',
    'legs (bad) / second': 'skipped',
    'legs (slow) / first': 'cancelled',
    'legs (slow) / second': 'skipped',
    after: 'skipped',
  });
});

test('with fail-fast: false the other ones go on', async () => {
  const { place, jobs } = await run('patient');
  expect(jobs).toMatchObject({ 'legs (bad) / first': 'failure', 'legs (slow) / first': 'waiting' });
  shop.say(place, 'ada', 'staging-approval');
  await shop.hand.settle();
  expect(shop.jobs(place)).toMatchObject({
    'legs (slow) / first': 'success',
    'legs (slow) / second': 'success',
    after: 'skipped',
  });
});
