import fc from 'fast-check';
import { parseRegistry } from '../../../registry/parse';
import { highestTier, tierChain } from '../../../registry/selectors';
import { base, NOW } from '../../support/registry/fixtures';

describe('the chain of tiers', () => {
  const ids = ['one', 'two', 'three', 'four', 'five'];

  it('is the same in whatever order the tiers are written', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: ids.length }), (order) => {
        const document = base('minimal');
        document.tiers = order.map((id) => {
          const place = ids.indexOf(id);
          const before = ids[place - 1];
          return before === undefined
            ? { id, branch: id }
            : { id, branch: id, promotesFrom: before, approval: { reviewers: ['team:release'] } };
        });
        const result = parseRegistry(JSON.stringify(document), { file: '', now: NOW });
        if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('\n'));
        expect(tierChain(result.registry).map(({ id }) => id)).toEqual(ids);
        expect(highestTier(result.registry).id).toBe('five');
      }),
      { numRuns: 30 },
    );
  });
});
