import { branchFilter, filterIncludes } from '../../../formats/patterns/workflow-filter';
import { readWorkflow } from '../../../formats/workflow/read';
import { branchNameFault } from '../../../registry/branch-name';
import { generatedFiles } from '../../../workflows/generated-files';
import { fourTiers } from '../../support/workflows/worlds';

const NAMES = ['main', 'release+1', '+', '!main', 'a!b', 'v1.0+build.7', 'c++', "it's", '(x)+', 'a/b+/c', 'ünï+'];

describe('the filter of one branch', () => {
  test.each(NAMES)('%s matches that branch', (name) => {
    expect(branchNameFault(name)).toBeUndefined();
    expect(filterIncludes([branchFilter(name)], name)).toBe(true);
  });

  test('matches no branch that the bare name would match', () => {
    for (const other of ['release1', 'releasee1', 'releaseeee1'])
      expect(filterIncludes([branchFilter('release+1')], other)).toBe(false);
    expect(filterIncludes([branchFilter('!main')], 'main')).toBe(false);
  });
});

test('release and infrastructure-up start on a branch whose name has a plus', () => {
  const base = fourTiers();
  const [first, ...others] = base.tiers;
  const key = base.governance.repository;
  const repository = base.repositories[key];
  if (first === undefined || repository === undefined) throw new Error('the registry is empty');
  const registry = {
    ...base,
    tiers: [{ ...first, branch: 'release+1' }, ...others],
    repositories: { ...base.repositories, [key]: { ...repository, defaultBranch: 'main+' } },
  };
  const files = new Map(generatedFiles(registry, key).map(({ path, content }) => [path, content]));
  const starts = (name: string, branch: string) => {
    const path = `.github/workflows/${name}.yml`;
    const read = readWorkflow(path, files.get(path) ?? '');
    if (!read.ok) throw new Error(name);
    const patterns = read.workflow.events['push']?.branches ?? [];
    return filterIncludes(patterns, branch);
  };
  expect([starts('release', 'release+1'), starts('infrastructure-up', 'main+')]).toEqual([true, true]);
  expect([starts('release', 'releasee1'), starts('infrastructure-up', 'mainn')]).toEqual([false, false]);
});
