import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { addManually } from '../../demo/manual-changes';
import { Registry } from '../../registry/schema';
import { CANARY, type Draft } from './draft';
import { EditScene } from './edits/scene';

jest.setTimeout(900_000);

let edits: EditScene;
beforeAll(async () => {
  edits = await EditScene.open();
});
afterAll(() => edits.scene.close());
beforeEach(() => {
  edits.scene.write(edits.base);
  edits.scene.clearRequests();
});

const run = promisify(execFile);
const surface = (draft: Draft, id: string) => draft.surfaces.find((each: Draft) => each.id === id);
const netlify = () => edits.scene.world.netlify.world;
const site = (name: string) => netlify().sites.find((each) => each.name === name)!;

/** Runs the commands that a refusal printed, as a person would: the engine in a shell, `causeway` in this process. */
async function pasted(commands: readonly string[]): Promise<void> {
  const { engine } = edits.scene;
  for (const command of commands) {
    const [first = '', second = ''] = command.split(' && causeway ');
    await run('bash', ['-e', '-c', first], { cwd: engine.folder, env: engine.environment as NodeJS.ProcessEnv });
    const { code, stdout, stderr } = await edits.recovered(second.split(' '));
    expect({ code, said: code === 0 ? '' : stdout + stderr }).toEqual({ code: 0, said: '' });
  }
}

/** The steps of people at Netlify: the site, its variables and the account that reads the tier move to another team. */
function transfer(slug: string): void {
  const to = netlify().accounts.find((each) => each.slug === slug)!.id;
  for (const name of ['acme-storefront-dev', 'acme-docs-dev']) {
    const one = site(name);
    Object.assign(one, { accountId: to });
    for (const variable of netlify().variables)
      if (variable.siteId === one.id) Object.assign(variable, { accountId: to });
  }
  const { tokens } = netlify();
  const own = tokens.findIndex(({ id }) => id === 'emulated-dev');
  tokens.splice(own, 1, { ...tokens[own]!, accounts: [to] });
}

test('sites go to another team and back, by the printed commands: nothing is made anew, and nothing is nobody’s', async () => {
  const before = edits.kept();
  const values = () =>
    netlify().variables.map(({ siteId, key, values: all }) => [
      siteId,
      key,
      all.map(({ context, value }) => [context, value]),
    ]);
  const variables = structuredClone(values());
  const to = (team: string) => (draft: Draft) => {
    for (const id of ['storefront', 'docs']) surface(draft, id).target.team.dev = team;
  };
  for (const team of ['acme', 'acme-staging']) {
    edits.scene.edit(to(team));
    const refused = await edits.alone('up', 'dev');
    expect(refused.code).not.toBe(0);
    expect(edits.scene.writes()).toEqual([]);
    const commands = [...refused.output.matchAll(/with this edit: (pulumi state delete .*)$/gm)].map(
      ([, one = '']) => one,
    );
    expect(commands).toHaveLength(2);
    transfer(team);
    await pasted(commands);
    const up = await edits.up('dev');
    expect(up.output).not.toMatch(/(?:NetlifySite|EnvironmentVariable) .*(?:delet|replac|creat)/);
    await edits.up('dev', '--expect-no-changes');
    await edits.verified('dev');
    expect(edits.deletes()).toEqual([]);
    edits.scene.clearRequests();
  }
  expect(edits.kept()).toEqual(before);
  expect(values()).toEqual(variables);
});

describe('is refused by the preview, before Netlify would refuse it half way', () => {
  const REFUSED: readonly (readonly [string, (draft: Draft) => void, readonly string[]])[] = [
    [
      'the id of another surface’s site',
      (draft) => {
        surface(draft, 'docs').target.siteId = { dev: site('acme-storefront-dev').id };
      },
      ['site acme-docs-dev: the state contains acme-docs-dev', 'no stack would own the first'],
    ],
    [
      'the id of a site in another team',
      (draft) => {
        surface(draft, 'docs').target.siteId = { dev: site('acme-docs-production').id };
      },
      ['is not in the team acme-staging; transfer it at Netlify first'],
    ],
    [
      'an id that no site has',
      (draft) => {
        surface(draft, 'docs').target.siteId = { dev: '00000000-0000-0000-0000-000000000000' };
      },
      ['there is no site with the id 00000000-0000-0000-0000-000000000000'],
    ],
    [
      'a site’s name that another one has',
      (draft) => {
        surface(draft, 'docs').target.site = 'taken';
        surface(draft, 'docs').tiers = ['dev'];
        for (const key of ['team', 'domain'])
          surface(draft, 'docs').target[key] = { dev: key === 'team' ? 'acme-staging' : 'taken.example' };
        delete surface(draft, 'docs').target.domain;
        surface(draft, 'docs').secrets = surface(draft, 'docs').secrets.filter(
          (each: Draft) => each.tiers?.includes('dev') ?? true,
        );
        for (const secret of surface(draft, 'docs').secrets) if (secret.tiers) secret.tiers = ['dev'];
      },
      ['site taken: another site has that name'],
    ],
    [
      'a domain that another site has',
      (draft) => {
        surface(draft, 'docs').target.domain.dev = 'taken.acme.example';
      },
      ['domain taken.acme.example: it belongs to taken'],
    ],
    [
      'a domain that a site of another team has',
      (draft) => {
        surface(draft, 'docs').target.domain = { dev: 'docs.acme.example' };
      },
      ['domain docs.acme.example: it belongs to acme-docs-production'],
    ],
    [
      'a link that nobody made at Netlify',
      (draft) => {
        surface(draft, 'storefront').target.linked = { branch: 'main', buildCommand: 'make', publishDirectory: 'dist' };
      },
      ['site acme-storefront-dev: it is linked to no repository, not to acme/storefront; link it at Netlify'],
    ],
  ];
  beforeAll(() => {
    netlify().sites.push({
      ...structuredClone(site('acme-storefront-dev')),
      id: 'taken',
      name: 'taken',
      customDomain: 'taken.acme.example',
    });
  });
  afterAll(() => {
    netlify().sites.splice(
      netlify().sites.findIndex(({ id }) => id === 'taken'),
      1,
    );
  });
  test.each(REFUSED)('%s', async (_what, edit, words) => {
    await edits.refused('dev', edit, ...words);
  });
});

test('a domain goes from one site to another in two updates, as the refusal says', async () => {
  const domain = 'new.acme.example';
  const give = (id: string) => (draft: Draft) => {
    surface(draft, id).target.domain = { ...surface(draft, id).target.domain, dev: domain };
  };
  edits.scene.edit(give('storefront'));
  await edits.up('dev');
  await edits.verified('dev');
  edits.scene.write(edits.base);
  edits.scene.edit(give('docs'));
  const refused = await edits.alone('preview', 'dev');
  expect(refused.output).toContain(
    `two updates: remove it from acme-storefront-dev in the registry, run pulumi up, and remove it from`,
  );
  edits.scene.write(edits.base);
  await edits.up('dev');
  // The provider does not remove it. Without the manual removal, the second update is refused before it writes.
  edits.scene.edit(give('docs'));
  edits.scene.clearRequests();
  expect((await edits.alone('preview', 'dev')).output).toContain(`domain ${domain}: it belongs to acme-storefront-dev`);
  expect(edits.scene.writes()).toEqual([]);
  site('acme-storefront-dev').customDomain = null;
  await edits.up('dev');
  await edits.verified('dev');
  expect(site('acme-docs-dev').customDomain).toBe(domain);
  edits.scene.write(edits.base);
  await edits.up('dev');
  site('acme-docs-dev').customDomain = null;
  await edits.verified('dev');
  expect(edits.deletes()).toEqual([]);
});

test('a surface that left its site behind comes back to the same site, by its id', async () => {
  const before = edits.kept();
  const { id } = site('acme-docs-dev');
  const expires = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  edits.scene.edit((draft) => {
    const docs = surface(draft, 'docs');
    docs.tiers = ['staging', 'production'];
    delete docs.target.team.dev;
    for (const secret of docs.secrets) secret.tiers = secret.tiers?.filter((each: string) => each !== 'dev');
    draft.tombstones = [{ kind: 'surface', key: 'docs', tier: 'dev', reason: 'moved', gone: true, expires }];
  });
  const left = await edits.up('dev');
  expect(left.output).toMatch(/site acme-docs-dev: it stays at Netlify, owned by no stack/);
  edits.scene.write(edits.base);
  edits.scene.clearRequests();
  const refused = await edits.alone('preview', 'dev');
  expect(refused.output).toContain(
    `site acme-docs-dev: it already exists, and this stack does not own it: acme-docs-dev (${id})`,
  );
  expect(edits.scene.writes()).toEqual([]);
  edits.scene.edit((draft) => {
    surface(draft, 'docs').target.siteId = { dev: id };
  });
  await edits.up('dev');
  addManually(Registry.parse(edits.base), edits.scene.world);
  await edits.verified('dev');
  edits.scene.write(edits.base);
  await edits.up('dev');
  await edits.up('dev', '--expect-no-changes');
  expect(edits.kept()).toEqual(before);
  await edits.verified('dev');
  expect(edits.scene.world.violations()).toEqual([]);
});

// This is the last test, because Netlify makes no secret a plain variable again.
test('a variable that becomes a secret is the same object at Netlify, for recover and for an update', async () => {
  const there = () =>
    netlify().variables.filter(({ key, siteId }) => key === 'LOG_LEVEL' && siteId === site('acme-storefront-dev').id);
  expect(there()).toMatchObject([{ isSecret: false }]);
  edits.scene.edit((draft) => {
    const storefront = surface(draft, 'storefront');
    delete storefront.variables.LOG_LEVEL;
    storefront.secrets.push({ name: 'LOG_LEVEL', in: ['netlify'], managed: 'pulumi', owner: 'team:web' });
  });
  const unset = await edits.alone('preview', 'dev');
  expect(unset.output).toContain('the configuration of dev has no value for storefront.dev.site/LOG_LEVEL');
  await edits.scene.engine.setSecret('dev', 'causeway:secrets.storefront.LOG_LEVEL', CANARY);
  const recovered = await edits.recovered(['recover', '--tier', 'dev', '--yes', '--json']);
  expect({ code: recovered.code, found: JSON.parse(recovered.stdout).interrupted }).toEqual({ code: 0, found: [] });
  await edits.up('dev');
  await edits.up('dev', '--expect-no-changes');
  expect(there()).toMatchObject([{ isSecret: true, values: [{ value: CANARY }] }]);
  expect(edits.deletes().filter((at) => at.startsWith('/accounts/'))).toEqual([]);
  edits.scene.clearRequests();
  edits.scene.write(edits.base);
  const back = await edits.alone('preview', 'dev');
  expect(back.output).toContain('it is a secret at Netlify, which makes no secret a plain variable');
  expect(edits.scene.writes()).toEqual([]);
});
