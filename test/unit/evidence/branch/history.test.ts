import fc from 'fast-check';
import { type HistoryCommit, requireAppendOnly } from '../../../../evidence/branch/history';
import { commitOf } from '../../../support/evidence/samples';

const line = (...changes: readonly HistoryCommit['changes'][]): HistoryCommit[] =>
  changes.map((each, index) => ({
    id: commitOf(String(index)),
    parents: index === 0 ? [] : [commitOf(String(index - 1))],
    changes: each,
  }));
const added = (path: string) => ({ kind: 'added', path }) as const;
const walk = (commits: readonly HistoryCommit[], head = commits.at(-1)?.id ?? '', recordedHead?: string) => {
  try {
    requireAppendOnly(commits, { head, recordedHead, branch: 'evidence' });
    return 'fine';
  } catch (error) {
    const { exitCode, message } = error as { exitCode: number; message: string };
    return `${exitCode} ${message}`;
  }
};

describe('a history that is only added to', () => {
  const good = line(
    [added('README.md')],
    [added('evidence/a')],
    [{ kind: 'changed', path: 'README.md' }],
    [added('evidence/b')],
  );

  test('is one line from a root, whatever order its commits are listed in, and holds every head before', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(good, { minLength: good.length }), (commits) => {
        for (const { id } of good) expect(walk(commits, commitOf('3'), id)).toBe('fine');
      }),
    );
  });

  test('is refused with a deletion or a change under evidence/, and only there', () => {
    for (const kind of ['changed', 'deleted'] as const) {
      expect(walk([...good.slice(0, 3), { ...good[3]!, changes: [{ kind, path: 'evidence/a' }] }])).toBe(
        `1 the evidence branch was changed other than by adding files: ${commitOf('3')} ${kind} evidence/a`,
      );
      expect(walk([...good.slice(0, 3), { ...good[3]!, changes: [{ kind, path: 'evidence.md' }] }])).toBe('fine');
    }
  });

  test('is refused with a merge, another root, or a head that does not follow', () => {
    const merge = { ...good[3]!, parents: [commitOf('2'), commitOf('9')] };
    const side = { id: commitOf('9'), parents: [commitOf('0')], changes: [] };
    expect(walk([...good.slice(0, 3), merge, side], commitOf('3'))).toMatch(/^1 .*is a merge/);
    expect(walk([...good, { ...side, parents: [] }], commitOf('3'))).toMatch(/^1 .*2 roots/);
    expect(walk(good, commitOf('3'), commitOf('7'))).toMatch(/^1 .*does not follow/);
    expect(walk(good, commitOf('2'), commitOf('3'))).toMatch(/^1 .*does not follow/);
  });

  test('is unknown where a commit is missing or it goes round', () => {
    expect(walk(good.slice(1))).toMatch(/^3 .*cut off at 0000/);
    expect(walk([good[0]!, good[1]!, good[3]!])).toMatch(/^3 .*cut off at 2222/);
    expect(walk([], commitOf('3'))).toMatch(/^3/);
    const round = good.map((commit) =>
      commit.id === commitOf('0') ? { ...commit, parents: [commitOf('3')] } : commit,
    );
    expect(walk(round, commitOf('3'))).toMatch(/^3/);
  });
});
