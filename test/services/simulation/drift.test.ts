import { REPOSITORY } from '../../../demo/stage/shop-registry';
import type { RunPlace } from '../../../emulator/github/actions/runs';
import { repositoryNamed } from '../../../emulator/github/git/transfer';
import { type Infrastructure, openInfrastructure } from './infrastructure';

let scene: Infrastructure;
beforeAll(async () => {
  scene = await openInfrastructure({ isApplied: true });
});
afterAll(() => scene.close());

async function night(): Promise<RunPlace> {
  const place = scene.start('drift', 'schedule', { branch: 'main', actor: 'mona' });
  await scene.hand.settle();
  return place;
}

/** The stacks for which the newest files reported findings to code scanning. */
function told(): readonly string[] {
  const { sarifs } = repositoryNamed(scene.world.github.world, REPOSITORY);
  return Object.values(sarifs).flatMap(({ text }) =>
    (JSON.parse(text).runs as { results: { message: { text: string } }[] }[]).flatMap(({ results }) =>
      results.map(({ message }) => message.text),
    ),
  );
}

test('a world that is as it was applied is clean at night, and that it was looked at is evidence', async () => {
  const place = await night();
  const jobs = scene.jobs(place);
  if (Object.values(jobs).some((each) => each !== 'success'))
    throw new Error([...told(), scene.hand.told(place)].join('\n'));
  expect(Object.keys(jobs).sort()).toEqual(
    ['issues', 'record', 'stacks', ...scene.stacks.map((stack) => `drift ${stack}`)].sort(),
  );
  expect(told()).toEqual([]);
  expect(repositoryNamed(scene.world.github.world, REPOSITORY).issues).toEqual({});
  expect(scene.hand.told(place)).toMatch(/written {2}report\/report.html: \d+ wrong/);
  expect(scene.hand.told(place).match(/recorded {2}evidence\/\S+ruleset-verification-/g)).toHaveLength(
    scene.stacks.length,
  );
});

test('what somebody changed by hand is found the next night, on its own stack, and recorded too', async () => {
  const { environments } = repositoryNamed(scene.world.github.world, REPOSITORY);
  const environment = environments['production-approval-shop'];
  environment?.reviewers.splice(0);
  const place = await night();
  expect(scene.jobs(place)).toMatchObject({
    'drift foundation': 'success',
    'drift dev': 'success',
    'drift staging': 'success',
    'drift production': 'failure',
    record: 'success',
  });
  expect(told().join('\n')).toContain('production-approval-shop');
  const { issues } = repositoryNamed(scene.world.github.world, REPOSITORY);
  expect(Object.values(issues)).toMatchObject([
    {
      title: 'Drift of the stack production',
      state: 'open',
      user: 'github-actions[bot]',
      body: expect.stringContaining('production-approval-shop'),
    },
  ]);
  expect(scene.world.violations()).toEqual([]);
});
