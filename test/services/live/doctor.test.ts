import { githubCredentials, netlifyCredentials } from '../../../live/credentials';
import { githubLines } from '../../../live/doctor/github';
import { type DoctorLine, doctorExitCode } from '../../../live/doctor/line';
import { netlifyLines } from '../../../live/doctor/netlify';
import { GithubReader } from '../../../live/github/reader';
import type { Registry } from '../../../registry/schema';
import { type RunningWorld, startWorld } from '../../../sandbox/world';
import { registryOfCheckout } from '../../support/live/looking';

const registry = registryOfCheckout();
let world: RunningWorld;
beforeEach(async () => {
  world = await startWorld(registry);
});
afterEach(() => world.close());

async function look(asked: Registry = registry): Promise<readonly DoctorLine[]> {
  const credentials = githubCredentials(world.environment, asked.organization);
  return [
    ...(await githubLines(asked, new GithubReader(credentials), credentials, ['up'])),
    ...(await netlifyLines(asked, netlifyCredentials(world.environment))),
  ];
}

const wrong = (lines: readonly DoctorLine[]) => lines.filter(({ state }) => state !== 'ok');

describe('the doctor', () => {
  it('finds everything in a world that has all that the registry names', async () => {
    const lines = await look();
    expect(wrong(lines)).toEqual([]);
    expect(lines.length).toBeGreaterThan(15);
    expect(doctorExitCode(lines)).toBe(0);
    expect(world.violations()).toEqual([]);
  });

  const [key, repository] = Object.entries(registry.repositories)[0]!;
  const { name } = repository;
  it.each([
    ['the repository', `repository ${name}`, () => delete world.github.world.repositories[name]],
    [
      'a branch',
      `branch ${name} ${repository.defaultBranch}`,
      () => delete world.github.world.repositories[name]!.branches[repository.defaultBranch],
    ],
    ['a team', 'team release', () => delete world.github.world.teams['release']],
    [
      'a team’s access',
      `team release on ${name}`,
      () => delete world.github.world.teams['release']!.repositories[name],
    ],
    ['a person', 'user octocat', () => delete world.github.world.users['octocat']],
    [
      'an App',
      `App ${registry.apps.evidence?.slug}`,
      () => delete world.github.world.apps[registry.apps.evidence!.slug],
    ],
    [
      'the plan',
      'organization plan',
      () => {
        world.github.world.organization.plan = 'team';
      },
    ],
    [
      'the visibility',
      `repository ${name}`,
      () => {
        world.github.world.repositories[name]!.visibility =
          repository.visibility === 'private' ? 'internal' : 'private';
      },
    ],
    [
      'a permission',
      'GitHub permissions for up',
      () => {
        const app = Object.values(world.github.world.apps).find(({ slug }) => slug === 'causeway-emulated')!;
        app.permissions = { ...app.permissions, environments: 'read' };
      },
    ],
    [
      'a Netlify team',
      'Netlify team',
      () => {
        world.netlify.world.accounts.splice(0, 1);
      },
    ],
  ])('tells of %s that is not as it has to be, and what to do', async (_what, check, remove) => {
    remove();
    const found = wrong(await look());
    const line = found.find((each) => each.check.startsWith(check));
    expect(line).toMatchObject({ state: 'missing', repair: expect.stringMatching(/../) });
    expect(doctorExitCode(found)).toBe(1);
    expect(key).not.toBe('');
  });

  it('says that it could not look where GitHub gives no answer', async () => {
    world.github.addFault({
      kind: 'status',
      status: 403,
      path: `/repos/${registry.organization.login}/${name}`,
      times: 99,
    });
    const found = wrong(await look());
    expect(found).toEqual(
      expect.arrayContaining([expect.objectContaining({ check: `repository ${name}`, state: 'unknown' })]),
    );
    expect(doctorExitCode(found.filter(({ state }) => state === 'unknown'))).toBe(3);
  });

  it('does not take a token’s permissions for granted', async () => {
    const credentials = githubCredentials(world.tokenEnvironment, registry.organization);
    const lines = await githubLines(registry, new GithubReader(credentials), credentials, ['preview']);
    expect(lines).toContainEqual(
      expect.objectContaining({ check: 'GitHub permissions for preview', state: 'unknown' }),
    );
  });
});
