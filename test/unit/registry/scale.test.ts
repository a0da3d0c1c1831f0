import { registryText } from '../../../bench/registry';
import { objectsOf } from '../../../plan/objects';
import { planTier } from '../../../plan/tier';
import { problemsOf } from '../../../registry/check-report';
import { parseRegistry } from '../../../registry/parse';
import { NOW } from '../../support/registry/fixtures';

// `npm run bench` measures the time.
describe('a large registry', () => {
  it('of 1,000 surfaces on 3 tiers over 200 repositories is sound, and planned surface by surface', () => {
    const result = parseRegistry(registryText({ surfaces: 1000, repositories: 200 }), { file: 'large', now: NOW });
    if (!result.ok) throw new Error(JSON.stringify(result.problems.slice(0, 3)));
    expect(result.warnings).toEqual([]);
    // A surface's environment, branch, two variables, secret, site and the site's variable.
    expect(objectsOf(planTier(result.registry, 'dev'))).toHaveLength(7 * 1000);
  });

  it('says when overlaps of paths were not looked for everywhere', () => {
    const text = registryText({ surfaces: 1000, repositories: 1 }).replaceAll(/apps\/s\d+\/\*\*/g, 'apps/**');
    const result = parseRegistry(text, { file: 'large', now: NOW });
    expect(new Set(problemsOf(result).map(({ code }) => code))).toEqual(
      new Set(['glob-overlap', 'glob-overlap-capped']),
    );
  });
});
