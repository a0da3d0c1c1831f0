import { readCommit } from '../../../emulator/github/git/commit';
import { readTree } from '../../../emulator/github/git/tree';
import { planFoundation } from '../../../plan/foundation';
import { evidenceRegistry } from '../../support/evidence/registry';
import { GithubScene } from './github-scene';

// One tier and few Apps, because each write takes a second.
const registry = evidenceRegistry([], {
  trust: undefined,
  apps: {
    provisioning: { slug: 'acme-infrastructure', keySecret: 'INFRASTRUCTURE_APP_KEY' },
    evidence: { slug: 'acme-evidence', keySecret: 'EVIDENCE_APP_KEY' },
  },
  surfaces: [
    {
      id: 'shop',
      owner: 'team:web',
      repository: 'web',
      target: { kind: 'workflow', workflow: '.github/workflows/shop.yml' },
    },
  ],
  evidence: { repository: 'web', branch: 'evidence' },
  tiers: [{ id: 'production', branch: 'main', approval: { reviewers: ['team:release', 'user:octocat'] } }],
});

let scene: GithubScene;
let token: Readonly<Record<string, string>>;
beforeEach(async () => {
  scene = await GithubScene.open(registry);
  token = scene.token(
    { administration: 'write', contents: 'write', actions: 'read', environments: 'read', members: 'read' },
    { user: 'ada' },
  );
});
afterEach(() => scene.close());

const bootstrap = (...more: readonly string[]) => scene.run(['bootstrap', ...more], token);
const environments = (key: string) => Object.values(scene.repository(key).environments);
const plans = () => planFoundation(scene.registry).repositories.flatMap((repository) => repository.environments);
const seen = () =>
  ['services', 'web'].flatMap((key) =>
    environments(key).map(({ name, reviewers, policies, canAdminsBypass, preventSelfReview, branchPolicy }) => ({
      key,
      name,
      reviewers: reviewers.length,
      canAdminsBypass,
      preventSelfReview,
      custom: branchPolicy?.custom_branch_policies,
      branches: Object.values(policies)
        .map((policy) => `${policy.type} ${policy.name}`)
        .sort(),
    })),
  );
const nothingMade = () => {
  expect(seen()).toEqual([]);
  expect(scene.repository('web').branches['evidence']).toBeUndefined();
};

describe('causeway bootstrap', () => {
  test('makes every service environment as planned and the evidence branch’s root, and is idempotent', async () => {
    const first = await bootstrap('--yes');
    expect([first.stderr, first.code]).toEqual(['', 0]);
    const byName = (one: { key: string; name: string }, two: { key: string; name: string }) =>
      `${one.key} ${one.name}` < `${two.key} ${two.name}` ? -1 : 1;
    expect([...seen()].sort(byName)).toEqual(
      plans()
        .map((plan) => ({
          key: plan.repository.key,
          name: plan.name,
          reviewers: plan.reviewers.length,
          canAdminsBypass: plan.adminsBypass,
          preventSelfReview: plan.preventSelfReview,
          custom: true,
          branches: plan.branches.map((branch) => `branch ${branch}`),
        }))
        .sort(byName),
    );
    const web = scene.repository('web');
    const root = readCommit(web.git.objects, web.branches['evidence']!.sha);
    expect([root.parents, readTree(web.git.objects, root.tree).map(({ name }) => name)]).toEqual([[], ['README.md']]);
    expect(first.stdout).toMatch(
      /: administration: write, environments: write, .*; of the organization members: read, /,
    );
    expect(first.stdout).toMatch(
      /gh secret set INFRASTRUCTURE_APP_KEY --env infrastructure-production --repo acme\/storefront/,
    );
    expect(scene.world.violations()).toEqual([]);

    const before = JSON.stringify(scene.world.github.world.repositories);
    const again = await bootstrap();
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('Everything already exists.') });
    expect(JSON.stringify(scene.world.github.world.repositories)).toBe(before);

    // The printed commands use the organization's GitHub.
    const elsewhere = { ...registry, organization: { ...registry.organization, host: 'github.acme.example' } };
    scene.put('registry/deploy-surfaces.json', JSON.stringify(elsewhere));
    const { stdout } = await bootstrap();
    const commands = stdout.split('\n').filter((line) => line.includes('gh secret set'));
    expect(commands.length).toBeGreaterThan(0);
    expect(commands.filter((line) => !/^ {2}export GH_HOST=.?github\.acme\.example.?; gh /.test(line))).toEqual([]);
  });

  test('shows first and asks: without a yes nothing is made', async () => {
    const asked: string[] = [];
    const no = await scene.run(['bootstrap'], token, {
      ask: async (question) => {
        asked.push(question);
        return 'no';
      },
    });
    expect([no.code, asked]).toEqual([1, ['Make all of this? (yes/no) ']]);
    expect(no.stdout).toMatch(
      /make {3}the environment infrastructure-production of storefront: asks team:release, user:octocat/,
    );
    expect(no.stdout).toMatch(/allow {2}branch main in environment infrastructure-production of storefront\n/);
    nothingMade();
    expect(await bootstrap()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('there is no terminal to ask on'),
    });
    nothingMade();
  });

  test.each(['contents', 'administration'] as const)(
    'makes nothing without %s: write, and names it',
    async (lacking) => {
      const all = {
        administration: 'write',
        contents: 'write',
        actions: 'read',
        environments: 'read',
        members: 'read',
      };
      token = scene.token({ ...all, [lacking]: 'read' } as Parameters<GithubScene['token']>[0], { user: 'ada' });
      expect(await bootstrap('--yes')).toMatchObject({
        code: 1,
        stderr: expect.stringContaining(`allowed: a credential with the permission ${lacking}: write`),
      });
      nothingMade();
    },
  );

  test('works with the token that the emulator prints', async () => {
    token = scene.world.tokenEnvironment;
    expect(await bootstrap('--yes')).toMatchObject({ code: 0 });
  });

  test('killed in the middle, the next run goes on', async () => {
    scene.world.github.addFault({
      kind: 'status',
      status: 403,
      method: 'POST',
      path: 'deployment-branch-policies',
      nth: 2,
      times: 9,
    });
    expect(await bootstrap('--yes')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('GitHub refused to allow'),
    });
    const half = seen().length;
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(plans().length);
    scene.world.github.clearFaults();
    expect(await bootstrap('--yes')).toMatchObject({ code: 0 });
    expect(seen()).toHaveLength(plans().length);
    expect(seen().every(({ branches }) => branches.length > 0)).toBe(true);
  });

  test('changes nothing that is there and differs, and makes nothing beside it', async () => {
    await bootstrap('--yes');
    const environment = scene.repository('web').environments['infrastructure-production']!;
    environment.reviewers = [];
    environment.policies['77'] = { id: 77, name: '*', type: 'branch' };
    delete scene.repository('web').environments['infrastructure-foundation'];
    const before = JSON.stringify(scene.world.github.world.repositories);
    const outcome = await bootstrap('--yes', '--json');
    expect(outcome.code).toBe(1);
    expect(JSON.parse(outcome.stdout).conflicts).toEqual([
      'storefront, environment infrastructure-production: reviewers: nobody, planned team:release, user:octocat',
      'storefront, environment infrastructure-production: prevention of self-review: false, planned true',
      'storefront, environment infrastructure-production: it admits branch *, which is not planned',
    ]);
    expect(JSON.stringify(scene.world.github.world.repositories)).toBe(before);
  });

  test('makes nothing where it cannot look, or somebody who is named is not there', async () => {
    delete scene.world.github.world.teams['release'];
    expect(await bootstrap('--yes')).toMatchObject({ code: 2, stderr: expect.stringContaining('no team "release"') });
    nothingMade();
  });

  test.each([
    { kind: 'truncate', path: '/environments$' },
    { kind: 'status', status: 502, path: '/environments$', times: 9 },
    { kind: 'status', status: 403, path: '/git/ref', times: 9 },
  ] as const)('makes nothing when a reading fails: %j', async (fault) => {
    if (fault.kind === 'truncate') await bootstrap('--yes');
    const before = JSON.stringify(scene.repository('web').environments);
    scene.world.github.addFault(fault);
    expect(await bootstrap('--yes')).toMatchObject({ code: 3, stderr: expect.stringContaining('could not read') });
    expect(JSON.stringify(scene.repository('web').environments)).toBe(before);
  });
});
