import type { ComparedCommit } from '../../../../delivery/promotion/compare';
import { amendedPushes, rangeOf } from '../../../../delivery/promotion/direct-pushes';
import { activityOf, type BranchMove } from '../../../../delivery/promotion/pushers';

const move = (login: string, after: string, before?: string): BranchMove => ({
  ref: 'refs/heads/main',
  before,
  after,
  activity_type: 'push',
  actor: { id: login.length, login },
});
const commit = (sha: string) => ({ sha }) as ComparedCommit;
const release = ['a', 'b2'].map(commit);
const GROUND = new Set(['base']);
const pushers = (moves: readonly BranchMove[]) =>
  amendedPushes(rangeOf(moves, release, GROUND).moves, release, GROUND).map(({ actor }) => actor?.login);

describe('a push that was amended', () => {
  test('names its pusher, although the branch no longer has its newest commit', () => {
    const moves = [move('bob', 'b2', 'b'), move('alice', 'b', 'base'), move('carol', 'base', 'older')];
    expect(pushers(moves)).toEqual(['alice']);
  });

  test('is none of those after the release, and none before its base', () => {
    const moves = [
      move('dave', 'later', 'b2'),
      move('bob', 'b2', 'base'),
      move('carol', 'base', 'older'),
      move('erin', 'older', 'first'),
    ];
    expect(pushers(moves)).toEqual([]);
    expect(pushers([move('dave', 'later', 'b2')])).toEqual([]);
  });
});

test('a list of exactly one full page without a next one is whole', async () => {
  const page = Array.from({ length: 100 }, (_, at) => move('alice', `c${at}`));
  const ask = (link?: string) => ({ request: async () => ({ data: page, headers: { link } }) }) as never;
  const place = { owner: 'acme', repo: 'shop' };
  const question = { branch: 'main', isTold: () => false };
  expect(await activityOf(ask(), place, question)).toHaveLength(100);
  // A next page whose address cannot be read is not the end.
  await expect(activityOf(ask('<not an address>; rel="next"'), place, question)).rejects.toMatchObject({ exitCode: 3 });
});
