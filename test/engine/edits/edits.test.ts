import { CANARY, type Draft } from '../draft';
import { Kept } from '../faults/kept';
import { surface, tier } from './parts';
import { EditScene } from './scene';
import { EDITS, ROTATED } from './table';

jest.setTimeout(900_000);

let edits: EditScene;
let start: Kept;
beforeAll(async () => {
  edits = await EditScene.open();
  start = Kept.of(edits.scene);
});
afterAll(() => edits.scene.close());
beforeEach(() => start.restore());

describe('is carried out and taken back, and nothing is lost', () => {
  test.each(EDITS)('%s', (_what, edit) => edits.thereAndBack(edit));

  test('a secret is rotated', async () => {
    const secret = () =>
      edits.scene.world.github.world.repositories['services']!.environments['api-dev']!.secrets['DATABASE_URL']!;
    const first = secret().encryptedValue;
    await edits.thereAndBack(ROTATED[1]);
    expect(secret().encryptedValue).not.toBe(first);
    expect(edits.printed).toContain('DATABASE_URL');
    expect(edits.printed).not.toContain(CANARY);
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
        'environment services/worker-dev: its external secrets OWNERS_KEY are deleted with it',
        'causeway rename surface|repository|tier OLD NEW',
        'revert the edit, then: causeway remove surface worker --tier dev',
      ],
    ],
    [
      'a surface in another repository',
      'dev',
      (draft) => {
        surface(draft, 'worker').repository = 'web';
      },
      ['environment services/worker-dev: its external secrets OWNERS_KEY are deleted with it'],
    ],
    [
      'other names of environments',
      'dev',
      (draft) => {
        draft.naming = { deployEnvironment: '{tier}-of-{surface}' };
      },
      ['environment storefront/docs-dev: its external secrets OWNERS_KEY are deleted with it'],
    ],
    [
      'another case of a name',
      'staging',
      (draft) => {
        draft.naming = { approvalEnvironment: '{tier}-Approval' };
      },
      ['GitHub treats staging-Approval and staging-approval as one environment and cannot rename it'],
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
      ['ruleset storefront/causeway branch dev: it is protected', `causeway remove ruleset 'causeway branch dev'`],
    ],
    [
      'another evidence branch',
      'foundation',
      (draft) => {
        draft.evidence.branch = 'records';
      },
      [
        'ruleset storefront/causeway evidence append-only, ruleset storefront/causeway evidence writer: the branch evidence stays without this protection',
        'revert the edit, then: causeway remove branch evidence',
      ],
    ],
    [
      'a secret of ours that is its owner’s from now on',
      'dev',
      (draft) => {
        const { secrets } = surface(draft, 'worker');
        const ours = secrets.find(({ name }: Draft) => name === 'QUEUE_URL');
        secrets.push({ name: 'QUEUE_URL', tiers: ['dev'], owner: 'team:web' });
        ours.tiers = ['staging', 'production'];
      },
      [
        'environment-secret services/worker-dev/QUEUE_URL: it is external from now on',
        '--force --yes --stack dev, which changes nothing at the service',
      ],
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

describe('an edit that meets what somebody made by hand', () => {
  const at = { createdAt: '2026-11-01T00:00:00.000Z', updatedAt: '2026-11-01T00:00:00.000Z' };
  const environment = () => edits.scene.world.github.world.repositories['services']!.environments['worker-dev']!;

  test('is refused, since GitHub makes no variable twice', async () => {
    environment().variables['MADE_BY_HAND'] = { name: 'MADE_BY_HAND', value: 'x', ...at };
    await edits.refused(
      'dev',
      (draft) => {
        surface(draft, 'worker').variables.MADE_BY_HAND = { values: { dev: 'y', staging: 'y', production: 'y' } };
      },
      'environment-variable services/worker-dev/MADE_BY_HAND: it already exists, and this stack does not own it',
    );
    delete environment().variables['MADE_BY_HAND'];
  });

  test('is told that the value of a secret is overwritten', async () => {
    edits.scene.clearRequests();
    edits.scene.edit((draft) => {
      const secret = surface(draft, 'worker').secrets.find(({ name }: Draft) => name === 'OWNERS_KEY');
      Object.assign(secret, { managed: 'pulumi' });
    });
    const { output } = await edits.alone('preview', 'dev');
    expect(output).toContain(
      'lost with this update: environment-secret services/worker-dev/OWNERS_KEY: it already exists, set by somebody else, and its value is overwritten',
    );
    expect(edits.scene.writes()).toEqual([]);
    edits.scene.write(edits.base);
  });
});

test('and in all this no request was one that the services would refuse', () => {
  expect(edits.scene.world.violations()).toEqual([]);
});
