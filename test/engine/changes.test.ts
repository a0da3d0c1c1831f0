import { previewSteps } from '../../demo/steps';
import { CANARY, type Draft, document } from './draft';
import { Scene } from './scene';

jest.setTimeout(400_000);

const base = document();

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.copy(base, { isPoliced: false });
});
afterAll(() => scene.close());

const surface = (draft: Draft, id: string) => draft.surfaces.find((each: Draft) => each.id === id);
const tier = (draft: Draft, id: string) => draft.tiers.find((each: Draft) => each.id === id);
const storefront = () => scene.world.github.world.repositories['storefront']!;
const environment = (name: string) => storefront().environments[name]!;

/** Removes a surface from a tier, with all its fields there. */
function leave(draft: Draft, id: string, tierId: string): void {
  const one = surface(draft, id);
  one.tiers = (one.tiers ?? draft.tiers.map((each: Draft) => each.id)).filter((each: string) => each !== tierId);
  const { team, domain, siteId, url } = one.target;
  const toggles = Object.values(one.toggles ?? {});
  const values = Object.values<Draft>(one.variables ?? {}).map((variable) => variable.values);
  for (const byTier of [team, domain, siteId, url, ...values, ...toggles]) {
    if (typeof byTier === 'object' && byTier !== null) delete (byTier as Draft)[tierId];
  }
  for (const secret of one.secrets ?? []) {
    if (secret.tiers) secret.tiers = secret.tiers.filter((each: string) => each !== tierId);
  }
  one.secrets = (one.secrets ?? []).filter((secret: Draft) => secret.tiers?.length !== 0);
}

/** Edits the registry, applies one stack, and requires that the next `up` has nothing to do. */
async function applied(stack: string, change: (draft: Draft) => void): Promise<void> {
  scene.edit(change);
  await scene.mustUp(stack);
  await scene.mustUp(stack, '--expect-no-changes');
}

describe('each kind of update reaches the services', () => {
  const level = () => scene.world.netlify.world.variables.filter(({ key }) => key === 'LEVEL');

  test('reviewers, a wait, and a site’s domain and variable, which Netlify refuses at first (429)', async () => {
    scene.world.netlify.addFault({ kind: 'status', status: 429, method: 'POST', path: '/env$' });
    await applied('staging', (draft) => {
      tier(draft, 'staging').approval.reviewers = ['user:octocat'];
      tier(draft, 'staging').waitMinutes = 7;
      surface(draft, 'storefront').target.domain = {
        ...surface(draft, 'storefront').target.domain,
        staging: 'staging.shop.acme.example',
      };
      const values = { dev: 'dev', staging: 'staging', production: 'production' };
      surface(draft, 'docs').variables = { LEVEL: { in: ['netlify'], values } };
    });
    expect(level()).toHaveLength(1);
    expect(environment('staging-approval').reviewers).toMatchObject([{ type: 'User' }]);
    expect(environment('storefront-staging').waitTimer).toBe(7);
    const { sites } = scene.world.netlify.world;
    const site = sites.find(({ customDomain }) => customDomain === 'staging.shop.acme.example');
    expect(site?.name).toContain('staging');
  });

  test('a quorum that grows, and the end of a wait, which the provider leaves out of the request (W8)', async () => {
    await applied('staging', (draft) => {
      tier(draft, 'staging').waitMinutes = 0;
      tier(draft, 'staging').approval = { mode: 'commit', reviewers: ['team:release'], quorum: 2 };
    });
    expect(environment('storefront-staging').waitTimer).toBe(0);
    expect(storefront().environments).toHaveProperty('staging-approval-2');
  });

  test('a quorum that shrinks, and a surface that leaves staging with its objects, but not its site', async () => {
    const sites = scene.world.netlify.world.sites.length;
    scene.world.netlify.addFault({ kind: 'status', status: 429, method: 'DELETE', path: '/env/LEVEL$' });
    await applied('staging', (draft) => {
      tier(draft, 'staging').approval.quorum = 1;
      leave(draft, 'docs', 'staging');
    });
    expect(storefront().environments).not.toHaveProperty('staging-approval-2');
    expect(storefront().environments).not.toHaveProperty('docs-staging');
    expect(scene.world.netlify.world.sites).toHaveLength(sites);
    expect(level()).toEqual([]);
  });

  test('a secret’s value; and where the configuration loses it, the secret stays', async () => {
    const [owner, secret] = base.surfaces
      .flatMap((each: Draft) => (each.secrets ?? []).map((one: Draft) => [each, one]))
      .find(([, one]: Draft[]) => one.managed === 'pulumi' && (one.in ?? ['github']).includes('github'));
    const at = `causeway:secrets.${owner.id}.${secret.name}`;
    const repository = base.repositories[owner.repository].name;
    const secrets = () =>
      scene.world.github.world.repositories[repository]!.environments[`${owner.id}-staging`]!.secrets;
    await scene.engine.setSecret('staging', at, `${CANARY}-one`);
    await scene.mustUp('staging');
    const first = secrets()[secret.name]!.encryptedValue;
    await scene.engine.setSecret('staging', at, `${CANARY}-two`);
    await scene.mustUp('staging');
    expect(secrets()[secret.name]!.encryptedValue).not.toBe(first);
    await scene.engine.must('config', 'rm', '--stack', 'staging', '--path', at);
    // The program leaves it out, so the engine would delete the value that is at GitHub.
    const kept = secrets()[secret.name]!.encryptedValue;
    const run = await scene.up('staging');
    expect([run.code, run.output]).toEqual([
      1,
      expect.stringContaining('the update would delete the one that is there'),
    ]);
    expect(secrets()[secret.name]!.encryptedValue).toBe(kept);
    await scene.engine.setSecret('staging', at, `${CANARY}-two`);
    await scene.mustUp('staging');
    expect(scene.printed).not.toContain(CANARY);
  });

  test('a repository’s variables, actions and required checks', async () => {
    await applied('foundation', (draft) => {
      draft.repositories.web.variables = { ...draft.repositories.web.variables, ADDED: 'yes' };
      draft.repositories.web.allowedActions = { mode: 'selected', githubOwned: true, patterns: ['acme/deploy@*'] };
      draft.checks.push({
        id: 'added',
        scope: 'repository',
        category: 'A',
        risk: 'r',
        severity: 'low',
        mode: 'blocking',
        context: 'added check',
      });
    });
    expect(storefront().variables['ADDED']).toMatchObject({ value: 'yes' });
    // The plan adds the action that logs in to the state's cloud.
    expect([...storefront().actions.selected.patterns_allowed].sort()).toEqual([
      'acme/deploy@*',
      'aws-actions/configure-aws-credentials@*',
    ]);
    const branch = Object.values(storefront().rulesets).find(({ name }) => name === 'causeway branch main')!;
    expect(JSON.stringify(branch.rules)).toContain('"added check"');
  });
});

describe('removal on the highest tier', () => {
  const bury = (draft: Draft) => {
    const expires = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    draft.tombstones = [{ kind: 'surface', key: 'docs', tier: 'production', reason: 'moved to the wiki', expires }];
  };

  test('is refused without a tombstone, and nothing is changed', async () => {
    const before = structuredClone(environment('docs-production'));
    const standing = document();
    scene.edit((draft) => leave(draft, 'docs', 'production'));
    scene.clearRequests();
    const run = await scene.up('production');
    expect(run.code).not.toBe(0);
    expect(run.output).toMatch(/docs-production: it is protected.*\n.*causeway remove surface docs --tier production/);
    expect(scene.writes()).toEqual([]);
    expect(environment('docs-production')).toEqual(before);
    scene.write(standing);
  });

  test('takes two ups with one', async () => {
    scene.edit(bury);
    await scene.mustUp('production');
    expect(storefront().environments).toHaveProperty('docs-production');
    scene.edit((draft) => {
      leave(draft, 'docs', 'production');
      draft.tombstones[0].gone = true;
    });
    const preview = await scene.preview('production', '--json');
    expect(new Set(previewSteps(preview.stdout).map(({ op }) => op))).toEqual(new Set(['delete']));
    await scene.mustUp('production');
    expect(storefront().environments).not.toHaveProperty('docs-production');
    expect(storefront().environments).toHaveProperty('storefront-production');
    expect(scene.world.netlify.world.sites.map(({ name }) => name)).toContain('acme-docs-production');
  });

  test('and in all this no request was one that the services would refuse', () => {
    expect(scene.world.violations()).toEqual([]);
  });
});
