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

/** Changes the permissions of our App. */
function allow(change: Readonly<Record<string, string | undefined>>): void {
  const app = Object.values(world.github.world.apps).find(({ slug }) => slug === 'causeway-emulated')!;
  const changed = Object.entries({ ...app.permissions, ...change }).filter(([, level]) => level !== undefined);
  app.permissions = Object.fromEntries(changed) as typeof app.permissions;
}

async function look(asked: Registry = registry): Promise<readonly DoctorLine[]> {
  const credentials = githubCredentials(world.environment, asked.organization);
  return [
    ...(await githubLines(asked, new GithubReader(credentials), credentials, ['preview', 'up', 'verify'])),
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
    ['a permission for preview', 'GitHub permissions for preview', () => allow({ environments: undefined })],
    ['a permission for up', 'GitHub permissions for up', () => allow({ environments: 'read' })],
    ['a permission for verify', 'GitHub permissions for verify', () => allow({ members: undefined })],
    [
      'the installation of our App',
      'GitHub permissions for up',
      () => {
        delete world.github.world.apps['causeway-emulated'];
      },
    ],
    [
      'the organization',
      'organization plan',
      () => {
        world.github.world.organization.login = 'elsewhere';
      },
    ],
    [
      'an unarchived repository',
      `repository ${name}`,
      () => {
        world.github.world.repositories[name]!.archived = true;
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

  const { login } = registry.organization;
  it.each([
    ['a repository', `repository ${name}`, `/repos/${login}/${name}`],
    [
      'a branch',
      `branch ${name} ${repository.defaultBranch}`,
      `/repos/${login}/${name}/branches/${repository.defaultBranch}`,
    ],
    ['a team', 'team release', `/orgs/${login}/teams/release`],
    ['a team’s access', `team release on ${name}`, `/orgs/${login}/teams/release/repos/${login}/${name}`],
    ['a person', 'user octocat', '/users/octocat'],
    ['the Apps', `App ${registry.apps.evidence?.slug}`, `/orgs/${login}/installations`],
    ['the plan', 'organization plan', `/orgs/${login}`],
    ['permissions', 'GitHub permissions for up', '/app/installations/90002/access_tokens'],
  ])('says that it could not look at %s where GitHub gives no answer', async (_what, check, path) => {
    world.github.addFault({ kind: 'status', status: 403, path: `^${path}$`, times: 99 });
    const found = wrong(await look());
    expect(found).toContainEqual(
      expect.objectContaining({ check, state: 'unknown', repair: expect.stringMatching(/../) }),
    );
    expect(doctorExitCode(found.filter(({ state }) => state === 'unknown'))).toBe(3);
  });

  it('says that it could not look at a Netlify team where Netlify gives no answer', async () => {
    world.netlify.addFault({ kind: 'status', status: 403, path: '/accounts$', times: 99 });
    const found = wrong(await look()).filter(({ check }) => check.startsWith('Netlify team'));
    expect(found.map(({ state }) => state)).toContain('unknown');
  });

  it('takes GitHub’s older names of a plan for what they are, and a higher plan for enough', async () => {
    const plan = async (own: Registry) => (await look(own)).find(({ check }) => check === 'organization plan');
    world.github.world.organization.plan = 'business' as never;
    expect(await plan(registry)).toMatchObject({ state: 'ok' });
    const lower: Registry = { ...registry, organization: { ...registry.organization, plan: 'team' } };
    expect(await plan(lower)).toMatchObject({ state: 'ok', what: expect.stringContaining('counts on team') });
  });

  it('does not take a token’s permissions for granted', async () => {
    const credentials = githubCredentials(world.tokenEnvironment, registry.organization);
    const lines = await githubLines(registry, new GithubReader(credentials), credentials, ['preview']);
    expect(lines).toContainEqual(
      expect.objectContaining({ check: 'GitHub permissions for preview', state: 'unknown' }),
    );
  });
});
