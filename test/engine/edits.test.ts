import { CANARY, type Draft } from './draft';
import { type Edit, EditScene } from './edits';

jest.setTimeout(900_000);

let edits: EditScene;
beforeAll(async () => {
  edits = await EditScene.open();
});
afterAll(() => edits.scene.close());

const surface = (draft: Draft, id: string) => draft.surfaces.find((each: Draft) => each.id === id);
const tier = (draft: Draft, id: string) => draft.tiers.find((each: Draft) => each.id === id);

/** The whole registry with the repository `web` called `site` wherever it is named. */
function renameKey(draft: Draft): void {
  draft.repositories = JSON.parse(JSON.stringify(draft.repositories).replace('"web":{', '"site":{'));
  draft.governance.repository = 'site';
  draft.evidence.repository = 'site';
  for (const each of draft.surfaces) if (each.repository === 'web') each.repository = 'site';
  for (const entry of draft.trust.entries) {
    entry.repositories = entry.repositories?.map((key: string) => (key === 'web' ? 'site' : key));
  }
}

/** A surface that is another's twin on a tier, with nothing of its own. */
function addMailer(draft: Draft): void {
  const { secrets: _, variables: __, ...worker } = structuredClone(surface(draft, 'worker'));
  draft.surfaces.push({ ...worker, id: 'mailer', paths: { include: ['services/mailer/**'] } });
}

const EDITS: readonly (readonly [string, Edit])[] = [
  [
    'a surface is added',
    {
      stack: 'dev',
      edit: { draft: addMailer },
      says: [/\+ .*RepositoryEnvironment +services\.mailer\.dev\.deploy +create/, /\d+ unchanged/],
      makes: ['mailer-dev'],
    },
  ],
  [
    'a team is taken from the reviewers',
    {
      stack: 'staging',
      edit: {
        draft: (draft) => {
          tier(draft, 'staging').approval.reviewers = ['user:octocat'];
        },
      },
      says: [/~ .*RepositoryEnvironment +web\.staging\.approval\.1 +update .*reviewers/],
    },
  ],
  [
    'the quorum is raised, and lowered again',
    {
      stack: 'staging',
      edit: {
        draft: (draft) => {
          tier(draft, 'staging').approval.quorum = 2;
        },
      },
      says: [/\+ .*RepositoryEnvironment +services\.staging\.approval\.2 +create/],
      makes: ['staging-approval-2'],
    },
  ],
  [
    'a required check is added',
    {
      stack: 'foundation',
      edit: {
        draft: (draft) => {
          draft.checks.push({
            ...{ id: 'added', scope: 'repository', category: 'A', risk: 'r', severity: 'low', mode: 'blocking' },
            context: 'added check',
          });
        },
      },
      says: [/~ .*RepositoryRuleset +web\.branch\.main +update .*rules/],
    },
  ],
  [
    'a site gets another name',
    {
      stack: 'dev',
      edit: {
        draft: (draft) => {
          surface(draft, 'docs').target.site = 'acme-handbook-{tier}';
        },
      },
      says: [/~ .*NetlifySite +docs\.dev\.site +update .*name/],
      waiting: ['staging'],
    },
  ],
  [
    'a repository’s key is renamed, in the foundation',
    { stack: 'foundation', edit: { draft: renameKey }, says: [/\d+ unchanged/] },
  ],
  [
    'two surfaces are renamed at once',
    {
      stack: 'dev',
      edit: { commands: ['rename surface storefront shop', 'rename surface worker jobs'] },
      says: [/\d+ unchanged/],
    },
  ],
  ['a repository’s key is renamed', { stack: 'dev', edit: { draft: renameKey }, says: [/\d+ unchanged/] }],
];

describe('is carried out and taken back, and nothing is lost', () => {
  test.each(EDITS)('%s', (_what, edit) => edits.thereAndBack(edit));

  test('a secret is rotated', async () => {
    const at = 'causeway:secrets.api.DATABASE_URL';
    const before = edits.kept();
    const secret = () =>
      edits.scene.world.github.world.repositories['services']!.environments['api-dev']!.secrets['DATABASE_URL']!;
    const first = secret().encryptedValue;
    edits.scene.clearRequests();
    await edits.scene.engine.setSecret('dev', at, `${CANARY}-rotated`);
    const preview = await edits.alone('preview', 'dev');
    expect(preview.output).toMatch(/ActionsEnvironmentSecret +services\.api\.dev\.deploy\.secret\.DATABASE_URL/);
    const up = await edits.up('dev');
    expect(secret().encryptedValue).not.toBe(first);
    await edits.verified('dev');
    await edits.scene.engine.setSecret('dev', at, `${CANARY}-dev-api.DATABASE_URL`);
    await edits.up('dev');
    expect(edits.deletes()).toEqual([]);
    expect(edits.kept()).toEqual(before);
    expect(preview.output + up.output).not.toContain(CANARY);
    await edits.verified('dev');
  });

  test('a repository that was renamed at GitHub is followed', async () => {
    const all = edits.scene.world.github.world.repositories;
    const move = (from: string, to: string) => {
      all[to] = Object.assign(all[from]!, { name: to });
      delete all[from];
    };
    const { services } = all;
    const before = structuredClone(Object.keys(services!.environments));
    edits.scene.clearRequests();
    move('services', 'backend');
    edits.scene.edit((draft) => {
      draft.repositories.services.name = 'backend';
    });
    await edits.up('dev');
    expect(Object.keys(all['backend']!.environments)).toEqual(before);
    move('backend', 'services');
    edits.scene.write(edits.base);
    await edits.up('dev');
    expect(edits.deletes()).toEqual([]);
    await edits.verified('dev');
  });
});

describe('is refused by the preview, and nothing is written', () => {
  const REFUSED: readonly (readonly [string, string, (draft: Draft) => void, readonly string[]])[] = [
    [
      'another id without a former one',
      'dev',
      (draft) => {
        surface(draft, 'worker').id = 'portal';
      },
      [
        'environment services/worker-dev: with it go its external secrets OWNERS_KEY',
        'causeway rename surface|repository|tier OLD NEW',
        'take the edit back, then: causeway remove surface worker --tier dev',
      ],
    ],
    [
      'a surface in another repository',
      'dev',
      (draft) => {
        surface(draft, 'worker').repository = 'web';
      },
      ['environment services/worker-dev: with it go its external secrets OWNERS_KEY'],
    ],
    [
      'other names of environments',
      'dev',
      (draft) => {
        draft.naming = { deployEnvironment: '{tier}-of-{surface}' };
      },
      ['environment storefront/docs-dev: with it go its external secrets OWNERS_KEY'],
    ],
    [
      'another case of a name',
      'staging',
      (draft) => {
        draft.naming = { approvalEnvironment: '{tier}-Approval' };
      },
      ['GitHub takes staging-Approval and staging-approval for one environment and cannot rename it'],
    ],
    [
      'a Netlify team that cannot work',
      'dev',
      (draft) => {
        surface(draft, 'storefront').target.team = { dev: 'acme', staging: 'acme-staging', production: 'acme' };
      },
      ['Netlify has no call that moves a site from the team acme-staging to acme'],
    ],
    [
      'a branch with another name',
      'foundation',
      (draft) => {
        tier(draft, 'dev').branch = 'trunk';
        tier(draft, 'staging').branch = 'trunk';
      },
      ['ruleset storefront/causeway branch dev: it is protected', 'causeway remove ruleset "causeway branch dev"'],
    ],
    [
      'a lower quorum on the highest tier, and a domain that goes to another site',
      'production',
      (draft) => {
        tier(draft, 'production').approval.quorum = 1;
        delete surface(draft, 'storefront').target.domain;
        surface(draft, 'docs').target.domain.production = 'shop.acme.example';
      },
      [
        'environment storefront/production-approval-docs-2: it is protected',
        'causeway remove approval production-approval-docs-2 --tier production',
        'Netlify gives a domain to one site only',
        'causeway remove domain shop.acme.example --tier production',
      ],
    ],
  ];
  test.each(REFUSED)('%s', async (_what, stack, edit, words) => {
    await edits.refused(stack, edit, ...words);
  });
});

test('and in all this no request was one that the services would refuse', () => {
  expect(edits.scene.world.violations()).toEqual([]);
});
