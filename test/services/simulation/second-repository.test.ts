import { parseDocument } from 'yaml';
import { generatedWorkflows } from '../../../demo/stage/governed';
import { shopRegistry } from '../../../demo/stage/shop-registry';
import type { RunPlace } from '../../../emulator/github/actions/runs';
import { repositoryNamed } from '../../../emulator/github/git/transfer';
import { SET_UP_ACTION_PATH } from '../../../plan/set-up-action';
import { setUpActionOf } from '../../support/workflows/files';
import { callingSecond, copyingSecond, evidenceOf, GOVERNING, openTwoShops, SECOND, type TwoShops } from './two-shops';

// The surface and its workflows are in a repository that another one governs. Only its own jobs and a deploy key may
// read it.
const page = (text: string) => ({ 'api/index.html': `<!doctype html><title>API</title><p>${text}\n` });
const PROMOTED = ['plan', 'gate', 'approvals', 'record-approvals', 'tickets', 'record-tickets', 'deploy'];
const RELEASED = ['build api', 'bundle api', 'record', 'tickets', 'record-tickets', 'deploy'];
const RESTORED = ['plan', 'decide', 'record', 'restore', 'again', 'record-again'];
const RELEASE = '.github/workflows/release.yml';

describe.each([
  ['copied into it, say who governs', copyingSecond, false],
  ['called from it by commit, are told who governs', callingSecond, true],
])('in another repository than the governing one workflows which, %s,', (_, second, isCalled) => {
  let shop: TwoShops;
  beforeAll(async () => {
    shop = await openTwoShops(second());
  });
  afterAll(() => shop.close());
  afterEach(() => {
    expect(shop.world.violations()).toEqual([]);
    // Every App token covers only the repositories that its job needs.
    const tokens = Object.values(shop.world.github.world.tokens);
    const reached = (slug: string) => [
      ...new Set(tokens.filter(({ app }) => app === slug).map(({ repositories }) => String(repositories))),
    ];
    expect(reached('acme-evidence')).toEqual([GOVERNING]);
    expect(reached('acme-delivery')).toEqual([`${SECOND},${GOVERNING}`]);
  });

  function passed(place: RunPlace, workflow: string, names: readonly string[]): void {
    const all = shop.jobs(place);
    if (Object.values(all).some((each) => each === 'failure')) throw new Error(shop.hand.told(place));
    const prefix = isCalled ? `${workflow} / ` : '';
    expect(all).toMatchObject(Object.fromEntries(names.map((name) => [prefix + name, 'success'])));
  }

  async function release(text: string): Promise<string> {
    const commit = shop.push('dev', 'mona', page(text));
    const place = shop.start('release', 'push', { branch: 'dev', actor: 'mona' });
    await shop.hand.settle();
    passed(place, 'release', RELEASED);
    expect(await shop.live('dev')).toContain(text);
    return commit;
  }

  async function promotion(tier: string, branch: string, commit: string, approvals: Readonly<Record<string, string>>) {
    const inputs = { commit, notes: '', resumes: '' };
    const place = shop.start(`promote-${tier}`, 'workflow_dispatch', { branch, actor: 'hubot', inputs });
    await shop.hand.settle();
    for (const [user, environment] of Object.entries(approvals)) shop.say(place, user, environment);
    await shop.hand.settle();
    passed(place, `promote-${tier}`, PROMOTED);
  }

  function runsOf(name: string, workflow: string): readonly RunPlace[] {
    const { runs, workflows } = repositoryNamed(shop.world.github.world, name);
    const path = `.github/workflows/${workflow}.yml`;
    const own = Object.values(runs).filter(({ workflowId }) => workflows[workflowId]?.path === path);
    return own.map(({ id }) => ({ repository: name, run: id }));
  }

  const toStaging = (commit: string) => promotion('staging', 'dev', commit, { ada: 'staging-approval' });

  test('bring a surface to dev, to staging and to production, with all evidence in the governing repository', async () => {
    const commit = await release('second');
    await toStaging(commit);
    expect(await shop.live('staging')).toContain('second');
    shop.merge('dev', 'main', 'mona');
    const approvals = { ada: 'production-approval-api', grace: 'production-approval-api-2' };
    await promotion('production', 'main', commit, approvals);
    expect(await shop.live('production')).toContain('second');
    const { world } = shop.world.github;
    const evidence = evidenceOf(world);
    for (const tier of ['dev', 'staging', 'production']) {
      const receipt = new RegExp(`^evidence/${commit}/api/${tier}/deploy-receipt-`);
      expect([tier, evidence.filter((path) => receipt.test(path)).length]).toEqual([tier, 1]);
    }
    expect(repositoryNamed(world, SECOND).branches['evidence']).toBeUndefined();
    expect([runsOf(SECOND, 'deploy'), runsOf(GOVERNING, 'deploy')].map(({ length }) => length)).toEqual([3, 0]);
    const watched = runsOf(SECOND, 'monitor');
    expect([watched.length, runsOf(GOVERNING, 'monitor').length]).toEqual([2, 0]);
    for (const place of watched) passed(place, 'monitor', ['watch']);
  });

  test('take it back again, with somebody’s leave, once the governing repository’s drift has looked', async () => {
    await toStaging(await release('third'));
    expect(await shop.live('staging')).toContain('third');
    const inputs = { surface: 'api', tier: 'staging', to: '', reason: 'it is too new', decided: '', drill: 'false' };
    const place = shop.start('rollback', 'workflow_dispatch', { branch: 'dev', actor: 'hubot', inputs });
    await shop.hand.settle();
    shop.say(place, 'ada', 'staging-approval');
    await shop.hand.settle();
    passed(place, 'rollback', RESTORED);
    expect(await shop.live('staging')).toContain('second');
    expect([runsOf(GOVERNING, 'drift'), runsOf(SECOND, 'rollback')].map(({ length }) => length)).toEqual([1, 1]);
  });

  test('report the required check of an entry of each merge queue, which is merged as it was checked', async () => {
    for (const [people, surface, files] of [
      [shop, 'api', page('queued')],
      [shop.governing, 'shop', { 'shop/index.html': 'queued' }],
    ] as const) {
      people.push('queued', 'mona', files);
      const pull = people.propose('queued', 'main', 'mona');
      const entry = people.enqueue(pull, 'mona');
      people.start('quality', 'merge_group', { branch: entry, actor: 'mona' });
      await shop.hand.settle();
      const place = people.start('ci-surfaces', 'merge_group', { branch: entry, actor: 'mona' });
      await shop.hand.settle();
      const checks = people.jobs(place);
      if (!Object.values(checks).includes('success')) throw new Error(shop.hand.told(place));
      expect(checks).toEqual({ [`causeway / ${surface}`]: 'success' });
      const checked = people.head(entry);
      expect(people.acceptQueued(entry, pull, 'mona')).toBe(checked);
    }
  });
});

describe('in another repository than the governing one nothing is deployed, and the run says why, where', () => {
  let shop: TwoShops;
  let recorded: readonly string[];
  const { files } = copyingSecond();
  beforeAll(async () => {
    shop = await openTwoShops(copyingSecond());
    recorded = evidenceOf(shop.world.github.world);
  });
  afterAll(() => shop.close());
  afterEach(() => {
    expect(shop.deployWrites()).toEqual([]);
    expect(evidenceOf(shop.world.github.world)).toEqual(recorded);
  });

  async function pushed(text: string, more: Readonly<Record<string, string>> = {}): Promise<RunPlace> {
    shop.push('dev', 'mona', { ...page(text), [RELEASE]: files[RELEASE] ?? '', ...more });
    const place = shop.start('release', 'push', { branch: 'dev', actor: 'mona' });
    await shop.hand.settle();
    return place;
  }

  test('there is no key for the governing repository', async () => {
    await shop.withoutKey(async () => {
      const place = await pushed('second');
      expect(shop.hand.told(place)).toContain(`a job's own token cannot read ${GOVERNING}`);
      expect(shop.jobs(place)).toMatchObject({ changed: 'failure', deploy: 'skipped' });
    });
  });

  test('the key is another repository’s', async () => {
    const release = parseDocument(files[RELEASE] ?? '');
    release.setIn(['env', 'GOVERNING'], SECOND);
    const place = await pushed('third', { [RELEASE]: release.toString() });
    expect(shop.hand.told(place)).toContain(`the ssh-key is not a deploy key of ${SECOND}`);
    expect(shop.jobs(place)).toMatchObject({ changed: 'failure', deploy: 'skipped' });
  });

  test('the file was copied without saying who governs', async () => {
    await shop.withoutKey(async () => {
      const place = await pushed('fourth', { [RELEASE]: generatedWorkflows(shopRegistry(), 'web')[RELEASE] ?? '' });
      // It looks for the shared action in its own checkout, which has neither that nor a lock file nor a registry.
      expect(shop.hand.told(place)).toContain("Can't find 'action.yml' under './.github/actions/causeway'");
      expect(shop.jobs(place)).toMatchObject({ changed: 'failure', deploy: 'skipped' });
    });
  });

  test('the evidence App’s token is for the job’s own repository only', async () => {
    // The App is installed there too. Otherwise no such token would exist.
    Object.assign(shop.world.github.world.apps['acme-evidence'] ?? {}, { repositories: [GOVERNING, SECOND] });
    const action = setUpActionOf(shopRegistry()) ?? '';
    const asked = '(env.GOVERNING || github.event.repository.name)';
    expect(action).toContain(asked);
    shop.governing.push('main', 'mona', {
      [SET_UP_ACTION_PATH]: action.replace(asked, 'github.event.repository.name'),
    });
    const place = await pushed('fifth');
    expect(shop.jobs(place)).toMatchObject({ 'bundle api': 'success', record: 'failure', deploy: 'skipped' });
    expect(shop.hand.told(place)).toContain('there is no branch "evidence", or this credential cannot see it');
  });
});
