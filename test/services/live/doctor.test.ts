import { permissionsOfScopes } from '../../../emulator/github/transport/scopes';
import type { GithubToken } from '../../../emulator/github/world';
import { githubCredentials, netlifyCredentials } from '../../../live/credentials';
import { githubLines } from '../../../live/doctor/github';
import { type DoctorLine, doctorExitCode } from '../../../live/doctor/line';
import { netlifyLines } from '../../../live/doctor/netlify';
import type { Purpose } from '../../../live/doctor/purpose';
import { GithubReader } from '../../../live/github/reader';
import { APP_PERMISSIONS } from '../../../plan/app-permissions';
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
    ...(await netlifyLines(asked, netlifyCredentials(world.environment), ['preview', 'up', 'verify'])),
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
    expect(await plan(lower)).toMatchObject({ state: 'ok', what: expect.stringContaining('relies only on team') });
  });
});

/** A token in GITHUB_TOKEN, and the lines about what it may do. */
async function ofToken(
  token: Partial<GithubToken>,
  purposes: readonly Purpose[] = ['preview', 'up', 'verify'],
): Promise<readonly DoctorLine[]> {
  const emulated = world.github.world.tokens['emulated']!;
  Object.assign(emulated, token);
  const credentials = githubCredentials(world.tokenEnvironment, registry.organization);
  const lines = await githubLines(registry, new GithubReader(credentials), credentials, purposes);
  return lines.filter(({ check }) => check.startsWith('GitHub permissions for'));
}

describe('the doctor about a classic token', () => {
  const ada = (role: 'admin' | 'member') => {
    world.github.world.users['ada']!.role = role;
    return { user: 'ada' };
  };

  const classic = (...scopes: string[]) => ({ scopes, permissions: permissionsOfScopes(scopes) });

  it('is content with its scopes and an administrator', async () => {
    const lines = await ofToken({ ...ada('admin'), ...classic('repo', 'read:org') });
    expect(lines.map(({ state }) => state)).toEqual(['ok', 'ok', 'ok']);
    expect(world.violations()).toEqual([]);
  });

  it.each([
    [['read:org'], 'repo'],
    [['repo', 'gist'], 'read:org'],
    [['public_repo'], 'repo, read:org'],
  ])('names the scopes that %j lacks', async (scopes, lacks) => {
    const lines = await ofToken({ ...ada('admin'), ...classic(...scopes) });
    for (const line of lines) {
      expect(line).toMatchObject({ state: 'missing', what: `the token lacks the scope ${lacks}` });
    }
  });

  it('tells of an owner who does not administer a repository', async () => {
    const lines = await ofToken({ ...ada('member'), ...classic('repo', 'admin:org') });
    for (const line of lines) {
      expect(line).toMatchObject({ state: 'missing', what: expect.stringContaining('does not administer') });
    }
  });

  it('could not look where a repository gives no answer', async () => {
    const path = `^/repos/${registry.organization.login}/${Object.values(registry.repositories)[0]!.name}$`;
    world.github.addFault({ kind: 'status', status: 502, path, times: 99 });
    const lines = await ofToken({ ...ada('admin'), ...classic('repo', 'read:org') });
    for (const line of lines) expect(line).toMatchObject({ state: 'unknown' });
  });
});

describe('the doctor about any other token', () => {
  const inspection = { ...APP_PERMISSIONS.inspection.repository, ...APP_PERMISSIONS.inspection.organization };

  function provisioned(): void {
    for (const repository of Object.values(world.github.world.repositories)) {
      const at = { createdAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z' };
      repository.environments['dev'] = {
        ...at,
        id: 1,
        name: 'dev',
        waitTimer: 0,
        reviewers: [],
        preventSelfReview: false,
        canAdminsBypass: false,
        branchPolicy: null,
        policies: {},
        variables: {},
        secrets: {},
      };
      repository.rulesets['1'] = {
        ...at,
        id: 1,
        name: 'r',
        target: 'branch',
        enforcement: 'active',
        bypassActors: [],
        conditions: null,
        rules: [],
      };
    }
  }

  it('sees that it reads all that preview and verify need, and not whether it may write what up writes', async () => {
    provisioned();
    const lines = await ofToken({ permissions: { ...inspection } });
    expect(lines.map(({ check, state }) => [check, state])).toEqual([
      ['GitHub permissions for preview', 'ok'],
      ['GitHub permissions for up', 'unknown'],
      ['GitHub permissions for verify', 'ok'],
    ]);
    expect(lines[1]).toMatchObject({ what: expect.stringContaining('environments: write') });
    expect(world.violations()).toEqual([]);
  });

  it('could not look where nothing is there yet that would tell', async () => {
    const lines = await ofToken({}, ['preview']);
    expect(lines).toEqual([expect.objectContaining({ state: 'unknown', repair: expect.stringMatching(/../) })]);
  });

  it.each(Object.keys(inspection).filter((name) => !['metadata', 'organization_plan'].includes(name)))(
    'tells that it may not read %s',
    async (name) => {
      provisioned();
      const lines = await ofToken({ permissions: { ...inspection, [name]: undefined as never } });
      for (const line of lines) {
        expect(line).toMatchObject({ state: 'missing', what: expect.stringContaining(`${name}: read`) });
      }
    },
  );

  it('tells that it may read rulesets and not who bypasses them', async () => {
    provisioned();
    const lines = await ofToken({ permissions: { ...inspection, administration: 'read' } });
    for (const line of lines) {
      expect(line).toMatchObject({ state: 'missing', what: expect.stringContaining('administration: write') });
    }
  });

  it('takes another refusal than that of a permission for no answer', async () => {
    provisioned();
    world.github.addFault({ kind: 'status', status: 403, path: '/actions/secrets$', times: 99, message: 'SSO' });
    const lines = await ofToken({ permissions: { ...inspection } });
    for (const line of lines) expect(line).toMatchObject({ state: 'unknown' });
  });

  it('tells of a token that GitHub refuses', async () => {
    const lines = await ofToken({ token: 'another' });
    for (const line of lines) expect(line).toMatchObject({ state: 'missing', what: expect.stringContaining('401') });
  });
});

describe('the doctor about a Netlify token', () => {
  async function roles(role: string | undefined) {
    for (const token of world.netlify.world.tokens) if (role !== undefined) token.role = role;
    const lines = await netlifyLines(registry, netlifyCredentials(world.environment), ['preview', 'up', 'verify']);
    const [first] = lines;
    return lines.filter(({ check }) => check.startsWith(`${first!.check} for`)).map(({ state }) => state);
  }

  it.each<[string, readonly string[]]>([
    ['Owner', ['ok', 'ok', 'ok']],
    ['Developer', ['unknown', 'unknown', 'unknown']],
    ['Reviewer', ['unknown', 'missing', 'unknown']],
    ['Billing Admin', ['unknown', 'missing', 'unknown']],
  ])('says what a %s may do for preview, up and verify', async (role, states) => {
    expect(await roles(role)).toEqual(states);
    expect(world.violations()).toEqual([]);
  });

  it('could not look where Netlify does not show the members', async () => {
    world.netlify.addFault({ kind: 'status', status: 403, path: '/members$', times: 99 });
    expect(await roles(undefined)).toEqual(['unknown', 'unknown', 'unknown']);
  });
});
