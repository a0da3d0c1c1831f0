import fc from 'fast-check';
import { accessDiff, widensAccess } from '../../../../live/access/diff';
import type { Registry } from '../../../../registry/schema';
import { MergeQueue } from '../../../../registry/schema/merge-queue';
import type { Tier } from '../../../../registry/schema/tier';
import { sampleRegistry } from '../../plan/registries';

type Change = (draft: Registry) => void;

const tier = (draft: Registry, id: string): Tier => draft.tiers.find((each) => each.id === id)!;

function diff(change: Change) {
  return accessDiff(sampleRegistry(), sampleRegistry(change));
}

const WIDENING: readonly (readonly [string, Change, RegExp])[] = [
  [
    'an approval is taken away',
    (draft) => delete tier(draft, 'production').approval,
    /^this change lets whoever can push to main of storefront deploy storefront to production without a second person$/,
  ],
  [
    'reviewers may let their own runs through',
    (draft) => Object.assign(tier(draft, 'staging').approval!, { preventSelfReview: false }),
    /^this change lets team:release deploy api, storefront, worker to staging without a second person$/,
  ],
  [
    'a quorum falls',
    (draft) => Object.assign(tier(draft, 'production').approval!, { quorum: 1 }),
    /^the quorum of api, storefront on production falls from 2 to 1$/,
  ],
  [
    'a reviewer comes',
    (draft) => tier(draft, 'production').approval!.reviewers.push('user:mallory'),
    /^adds a reviewer: user:mallory can let api, storefront through to production$/,
  ],
  [
    'administrators may bypass',
    (draft) => Object.assign(tier(draft, 'production'), { adminsBypass: true }),
    /^this change lets administrators of storefront deploy storefront to production without a second person/,
  ],
  [
    'a branch changes',
    (draft) => Object.assign(tier(draft, 'production'), { branch: 'next' }),
    /the branch next of storefront deploy/,
  ],
  [
    'reviews of a branch fall',
    (draft) => Object.assign(draft.repositories['web']!.rules, { reviews: 0 }),
    /the reviews of main of storefront fall from 1 to 0/,
  ],
  [
    'a check no longer blocks',
    (draft) => Object.assign(draft.checks[0]!, { mode: 'advisory' }),
    /into main of storefront without the check "quality \/ lint" of github-actions/,
  ],
  [
    'another App passes a ruleset',
    (draft) => Object.assign(draft.apps.evidence!, { slug: 'other' }),
    /lets the App other pass "causeway evidence writer" on evidence of storefront/,
  ],
  [
    'the keys of a stack are behind fewer people',
    (draft) => tier(draft, 'production').approval!.reviewers.push('user:mallory'),
    /lets user:mallory run with the keys of infrastructure-production \(INFRA_APP_KEY/,
  ],
  [
    'a tier comes above production',
    (draft) => draft.tiers.push({ ...tier(draft, 'production'), id: 'live', promotesFrom: 'production' }),
    /^the objects of production are no longer protected from removal: another tier is the highest$/,
  ],
  [
    'a gate no longer blocks',
    (draft) => Object.assign(tier(draft, 'production').gate, { mode: 'informational' }),
    /lets a no-go through to production/,
  ],
  [
    'workflows may write',
    (draft) => Object.assign(draft.repositories['web']!, { workflowPermissions: 'write' }),
    /lets workflows of storefront write with their own token/,
  ],
  [
    'all actions may be used',
    (draft) => Object.assign(draft.repositories['web']!.allowedActions, { mode: 'all' }),
    /selected becomes all/,
  ],
  [
    'an owner comes',
    (draft) => draft.governance.owners.push('user:mallory'),
    /lets user:mallory approve changes to the registry/,
  ],
  [
    'a surface comes',
    (draft) => draft.surfaces.push({ ...draft.surfaces[2]!, id: 'mailer' }),
    /^this change lets team:release deploy the new mailer to staging with one other person$/,
  ],
  [
    'a surface reaches another secret',
    (draft) => draft.surfaces[1]!.secrets.push({ ...draft.surfaces[1]!.secrets[0]!, name: 'PAYMENTS_KEY' }),
    /gives deploys of api to production the secret PAYMENTS_KEY/,
  ],
];

describe('access gets wider when', () => {
  test.each(WIDENING)('%s', (_what, change, message) => {
    const changes = diff(change);
    expect(changes).toContainEqual({ effect: 'widens', message: expect.stringMatching(message) });
    expect(widensAccess(changes)).toBe(true);
  });
});

describe('access does not get wider when', () => {
  test.each<[string, Change]>([
    ['nothing changes', () => undefined],
    ['things stand in another order', (draft) => draft.surfaces.reverse()],
    ['a description changes', (draft) => Object.assign(draft.surfaces[0]!, { description: 'new' })],
    ['a quorum rises', (draft) => Object.assign(tier(draft, 'staging').approval!, { quorum: 2 })],
    ['a reviewer goes', (draft) => tier(draft, 'production').approval!.reviewers.pop()],
    [
      'the first tier gets an approval',
      (draft) => Object.assign(tier(draft, 'dev'), { approval: tier(draft, 'staging').approval }),
    ],
    ['a surface goes', (draft) => draft.surfaces.pop()],
    [
      'fewer actions may be used',
      (draft) => Object.assign(draft.repositories['web']!.allowedActions, { mode: 'local_only' }),
    ],
    ['a check starts to block', (draft) => draft.checks.push({ ...draft.checks[0]!, id: 'more', context: 'more' })],
  ])('%s', (_what, change) => {
    expect(diff(change).filter(({ effect }) => effect === 'widens')).toEqual([]);
  });
});

test('what is new or gone as a whole is told in one sentence for each tier', () => {
  const changes = diff((draft) => draft.surfaces.splice(0, 1)).filter(({ message }) =>
    /storefront.* deployed/.test(message),
  );
  expect(changes.map(({ message }) => message)).toEqual([
    'storefront is no longer deployed to dev',
    'storefront is no longer deployed to production',
    'storefront is no longer deployed to staging',
  ]);
});

const someChanges = fc.uniqueArray(fc.integer({ min: 0, max: WIDENING.length - 1 }), { maxLength: 5 }).map((picked) => {
  // Changes that remove an approval must come after those that change it.
  const changes = picked.sort((a, b) => b - a).map((index) => WIDENING[index]![1]);
  return sampleRegistry((draft) => {
    for (const change of changes) change(draft);
  });
});

describe('the difference of two registries', () => {
  test('is none of a registry to itself', () => {
    fc.assert(
      fc.property(someChanges, (registry) => expect(accessDiff(registry, structuredClone(registry))).toEqual([])),
    );
  });

  test('turns round when they do: what widens one way narrows the other', () => {
    fc.assert(
      fc.property(someChanges, someChanges, (left, right) => {
        const count = (changes: ReturnType<typeof accessDiff>, effect: string) =>
          changes.some((each) => each.effect === effect);
        const [there, back] = [accessDiff(left, right), accessDiff(right, left)];
        expect(count(there, 'widens')).toBe(count(back, 'narrows'));
        expect(count(there, 'narrows')).toBe(count(back, 'widens'));
      }),
      { numRuns: 60 },
    );
  });
});

test('a merge queue that goes widens, one that comes narrows, and its settings are told', () => {
  const queued = (change: object) =>
    sampleRegistry((draft) => {
      draft.repositories['web']!.rules.mergeQueue = MergeQueue.parse(change);
    });
  const guard = 'checks of the merged result in a merge queue';
  const messages = (before: Registry, after: Registry) =>
    accessDiff(before, after).map(({ effect, message }) => `${effect}: ${message}`);
  expect(messages(queued({ branches: ['main'] }), sampleRegistry())).toEqual([
    `widens: main of storefront no longer wants ${guard}`,
  ]);
  expect(messages(sampleRegistry(), queued({ branches: ['main'] }))).toEqual([
    `narrows: main of storefront wants ${guard}`,
  ]);
  expect(messages(queued({}), queued({ mustPass: 'head' }))).toEqual([
    'widens: repositories.web.rules.mergeQueue.mustPass was "each" and is "head"',
  ]);
});

test('another letter case of a person, a team, the organization or a repository is no change', () => {
  const other = (text: string) => text.toUpperCase().replace(/^(USER|TEAM):/, (prefix) => prefix.toLowerCase());
  const found = diff((draft) => {
    draft.organization.login = other(draft.organization.login);
    for (const each of Object.values(draft.repositories)) each.name = other(each.name);
    for (const each of draft.tiers) {
      if (each.approval) each.approval.reviewers = each.approval.reviewers.map((name) => other(name) as typeof name);
    }
    for (const each of draft.surfaces) each.owner = other(each.owner) as typeof each.owner;
  });
  expect(found).toEqual([]);
});

test.each([
  ['a check’s name', (draft: Registry, value: string) => Object.assign(draft.checks[0]!, { context: value })],
  [
    'a variable’s value',
    (draft: Registry, value: string) =>
      Object.assign(draft.surfaces[0]!, { variables: { ADMIN: { in: ['github'], values: { dev: value } } } }),
  ],
])('another letter case of %s that reads like a team’s is a change', (_what, set) => {
  const [before, after] = ['team:Login', 'team:login'].map((value) =>
    sampleRegistry((draft) => void set(draft, value)),
  );
  expect(accessDiff(before!, after!)).not.toEqual([]);
});
