import { githubName, hasName, isSameName } from '../../../registry/github-name';
import { approvalRules } from '../../../registry/rules/approvals';
import { environmentRules } from '../../../registry/rules/environments';
import type { Registry } from '../../../registry/schema';
import { registryOfCheckout } from '../../support/live/looking';

test.each([
  ['a login', 'Ada', 'ada'],
  ['a team', 'team:Release', 'team:release'],
  ['an environment', 'Production-Approval-Shop', 'production-approval-shop'],
  ['a repository', 'Acme/Web', 'acme/web'],
])('%s is one in any case', (_what, one, other) => {
  expect(githubName(one)).toBe(githubName(other));
  expect(isSameName(one, other)).toBe(true);
  expect(hasName([other], one)).toBe(true);
  expect(isSameName(one, `${other}-2`)).toBe(false);
  expect(hasName([], one)).toBe(false);
});

describe('rules of the registry', () => {
  const found = (code: string, change: (draft: Registry) => void) => {
    const draft = structuredClone(registryOfCheckout());
    change(draft);
    return [...approvalRules, ...environmentRules]
      .filter((rule) => rule.code === code)
      .flatMap(({ check }) => check(draft, { now: new Date(0) }).map(({ message }) => message));
  };
  const approvalOf = ({ tiers }: Registry) => tiers.find(({ approval }) => approval)!.approval!;

  test('a reviewer in another case is the same reviewer', () => {
    const twice = (draft: Registry) => approvalOf(draft).reviewers.splice(0, 9, 'user:Ada', 'user:ada');
    expect(found('approval-reviewer-duplicate', twice)).toHaveLength(1);
    const quorum = (draft: Registry) => {
      twice(draft);
      approvalOf(draft).quorum = 2;
    };
    expect(found('approval-quorum-unreachable', quorum)).toHaveLength(1);
  });

  test('an environment in another case is the environment of an App’s key', () => {
    const rename = (draft: Registry) => {
      draft.naming.deployEnvironment = 'Infrastructure-{tier}';
    };
    expect(found('environment-name-collision', rename).length).toBeGreaterThan(0);
  });

  test('a required deployment names its environment in any case', () => {
    const named = (name: string) => (draft: Registry) => {
      const [surface] = draft.surfaces;
      const environment = name.replace('{surface}', surface!.id);
      draft.repositories[surface!.repository]!.rules.requiredDeployments = [environment];
    };
    expect(found('required-deployment-unmanaged', named('Nowhere'))).toHaveLength(1);
    const [surface] = registryOfCheckout().surfaces;
    const own = registryOfCheckout()
      .naming.deployEnvironment.replace('{surface}', surface!.id)
      .replace('{tier}', 'staging');
    expect(found('required-deployment-unmanaged', named(own.toUpperCase()))).toEqual([]);
  });
});
