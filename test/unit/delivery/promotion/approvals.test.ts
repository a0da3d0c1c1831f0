import fc from 'fast-check';
import { ancestryOf } from '../../../../delivery/promotion/ancestry';
import { type ApprovalRules, countApprovals } from '../../../../delivery/promotion/approvals';
import { writersOf } from '../../../../delivery/promotion/commit-writers';
import type { ComparedCommit, Comparison } from '../../../../delivery/promotion/compare';
import type { ReviewFacts } from '../../../../gate/observe/run-facts';
import { commitOf } from '../../../support/evidence/samples';

const person = (id: number) => ({ id, login: `person-${id}` });
const review = (id: number, environment: string, state = 'approved'): ReviewFacts => {
  return { state, user: person(id), environments: [{ name: environment }] };
};
const RULES: ApprovalRules = {
  environments: ['production-approval', 'production-approval-2'],
  quorum: 2,
  reviewers: [1, 2, 3, 4].map(person),
  excluded: [
    { person: person(3), reason: 'started the promotion' },
    { person: person(4), reason: 'made or proposed a commit of the release' },
  ],
};
const [FIRST, SECOND] = RULES.environments as [string, string];

describe('approvals', () => {
  test('of as many reviewers as the tier asks for, each in an environment of their own, are enough', () => {
    const count = countApprovals([review(1, FIRST), review(2, SECOND)], RULES);
    expect(count).toMatchObject({ ok: true, uncounted: [], reason: '2 of 2 people approved' });
    expect(count.counted.map(({ userId }) => userId)).toEqual([1, 2]);
  });

  test.each<[string, readonly ReviewFacts[], string]>([
    ['nobody’s', [], '0 of 2 people approved'],
    ['one person’s', [review(1, FIRST)], '1 of 2 people approved'],
    ['one person’s twice', [review(1, FIRST), review(1, SECOND)], '1 of 2 people approved'],
    ['two people’s of one environment', [review(1, FIRST), review(2, FIRST)], '1 of 2 people approved'],
    ['that of whoever started it', [review(1, FIRST), review(3, SECOND)], '1 of 2 people approved'],
    ['an author’s', [review(1, FIRST), review(4, SECOND)], '1 of 2 people approved'],
    ['that of a reviewer who is none any more', [review(1, FIRST), review(5, SECOND)], '1 of 2 people approved'],
    ['those of another environment', [review(1, 'staging-approval'), review(2, SECOND)], '1 of 2 people approved'],
    ['a state that nobody knows', [review(1, FIRST, 'perhaps'), review(2, SECOND)], 'person-1 rejected it'],
    ['a rejection', [review(1, FIRST), review(2, SECOND), review(5, SECOND, 'rejected')], 'person-5 rejected it'],
  ])('%s are not enough', (_name, reviews, reason) => {
    expect(countApprovals(reviews, RULES)).toMatchObject({ ok: false, reason });
  });

  test('count in whatever case GitHub tells of an environment, each environment once', () => {
    const count = countApprovals([review(1, 'Production-Approval'), review(2, 'PRODUCTION-APPROVAL-2')], RULES);
    expect(count).toMatchObject({ ok: true, reason: '2 of 2 people approved' });
    expect(count.counted.map(({ environment }) => environment)).toEqual([FIRST, SECOND]);
    const twice = countApprovals([review(1, FIRST), review(2, 'Production-Approval')], RULES);
    expect(twice).toMatchObject({ ok: false, reason: '1 of 2 people approved' });
  });

  test('say of each that does not count why', () => {
    const { uncounted } = countApprovals([review(3, FIRST), review(4, FIRST), review(5, SECOND)], RULES);
    expect(uncounted.map(({ reason }) => reason)).toEqual([
      'started the promotion',
      'made or proposed a commit of the release',
      'is not a reviewer of the tier now',
    ]);
  });

  test('are never more than the distinct people who may, whatever was said', () => {
    const said = fc.record({
      id: fc.integer({ min: 1, max: 6 }),
      environment: fc.constantFrom(FIRST, SECOND, 'other'),
    });
    fc.assert(
      fc.property(fc.array(said, { maxLength: 12 }), (all) => {
        const { counted, ok } = countApprovals(
          all.map(({ id, environment }) => review(id, environment)),
          RULES,
        );
        const people = new Set(counted.map(({ userId }) => userId));
        expect(people.size).toBe(counted.length);
        expect([...people].every((id) => id === 1 || id === 2)).toBe(true);
        expect(new Set(counted.map(({ environment }) => environment)).size).toBe(counted.length);
        expect(ok).toBe(counted.length >= 2);
      }),
    );
  });
});

const commit = (digit: string, tree: string, more: object = {}): ComparedCommit => {
  const named = { author: person(1), committer: { id: 19_864_447, login: 'web-flow' } };
  return { sha: commitOf(digit), commit: { tree: { sha: commitOf(tree) }, message: 'a change' }, ...named, ...more };
};

describe('the people of a commit', () => {
  test('are its author and committer; GitHub itself is none', () => {
    expect(writersOf(commit('a', '1'))).toEqual([person(1)]);
    expect(writersOf(commit('a', '1', { committer: person(2) }))).toEqual([person(1), person(2)]);
  });

  test.each([['author'], ['committer']])('whose %s GitHub cannot name are not known: exit 3 with the commit', (who) => {
    const nameless = () => writersOf(commit('a', '1', { [who]: null }));
    expect(nameless).toThrow(expect.objectContaining({ exitCode: 3, place: `commit ${commitOf('a')}` }));
  });
});

describe('a release commit and its tier’s branch', () => {
  const base = commit('a', '1');
  const compared = (status: Comparison['status'], ...commits: ComparedCommit[]): Comparison => ({
    status,
    base,
    commits,
  });
  test.each<[string, Comparison | undefined, string, string | null]>([
    ['that stands there', compared('identical'), 'equal', commitOf('a')],
    ['that contains it', compared('ahead', commit('b', '2')), 'ancestor', commitOf('b')],
    ['that lacks it', compared('diverged', commit('b', '2')), 'apart', commitOf('b')],
    ['that is behind', compared('behind'), 'apart', null],
    ['that squashed it', compared('diverged', commit('b', '1'), commit('c', '2')), 'squashed', commitOf('c')],
    ['that cannot be compared', undefined, 'unknown', null],
  ])('%s', (_name, found, relation, head) => {
    expect(ancestryOf(found, 'main')).toMatchObject({ branch: 'main', relation, head });
  });
});
