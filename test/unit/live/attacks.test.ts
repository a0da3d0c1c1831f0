import { compareObjects } from '../../../live/compare';
import { ownersFor } from '../../../live/owners';
import { repairOf } from '../../../live/repair';
import { removalOf } from '../../../live/repair/removal';
import { type SeenObject, seenObject } from '../../../live/snapshot';
import { type Address, addressText } from '../../../plan/address';
import { planTier } from '../../../plan/tier';
import { registryOfCheckout } from '../../support/live/looking';

const registry = registryOfCheckout();
const owners = ownersFor(registry, planTier(registry, 'production'), new Map());
const nobodys = () => ({ is: 'nobodys' }) as const;
const compared = (expected: readonly SeenObject[], objects: readonly SeenObject[]) =>
  compareObjects({
    organization: 'acme',
    stack: 'staging',
    expected,
    owners: nobodys,
    snapshot: {
      schema: 'causeway/live-snapshot/v1',
      organization: 'acme',
      digest: '',
      unverified: [],
      objects: [...objects],
    },
  });
const environment = (name: string) =>
  seenObject({ kind: 'environment', repository: 'web', environment: name }, { name });

describe('an environment whose name looks like a part of another address', () => {
  it('is never repaired by what takes the other one away', () => {
    const [found] = compared([], [environment('web-staging/x')]);
    expect(found!.repair).toContain('--env web-staging/x');
    expect(found!.repair).not.toContain('DELETE');
  });

  it('does not stand in for a branch policy that is missing', () => {
    const policy = seenObject(
      { kind: 'branch-policy', repository: 'web', environment: 'web-staging', pattern: 'main' },
      {},
    );
    const found = compared([policy], [environment('web-staging/branch/main')]);
    expect(found.map(({ kind, address }) => [kind, address])).toEqual([
      ['unowned', 'web/environment/web-staging%2Fbranch%2Fmain'],
      ['missing', policy.address],
    ]);
  });

  it('has its policies taken away under its own name', () => {
    const object = seenObject(
      { kind: 'branch-policy', repository: 'web', environment: 'a/b', pattern: 'release/*' },
      { id: 7 },
    );
    expect(removalOf({ organization: 'acme', object })).toContain(
      '--method DELETE repos/acme/web/environments/a%2Fb/deployment-branch-policies/7',
    );
  });
});

it('a repository that is called like a root of ours is not taken for it', () => {
  const repository: Address = { kind: 'environment', repository: 'netlify', environment: 'acme' };
  expect(addressText(repository)).not.toBe(addressText({ kind: 'site', team: 'environment', site: 'acme' }));
  const rules = seenObject({ kind: 'ruleset', repository: 'netlify', ruleset: 'x' }, { id: 7 });
  expect(removalOf({ organization: 'acme', object: rules })).toContain('repos/acme/netlify/rulesets/7');
});

describe('a kind that nobody thought of', () => {
  it.each(['web/elsewhere/x', 'web/environment/production/elsewhere/x', 'netlify'])('has no repair: %s', (address) => {
    const object = { address, kind: 'netlify-team' as const, fields: {} };
    expect(() => removalOf({ organization: 'acme', object })).toThrow('not the address of an object');
  });

  it.each([
    { kind: 'app', app: 'x' },
    { kind: 'actions', repository: 'web' },
    { kind: 'state', stack: 'staging' },
  ] as const)('is never taken for a team to be left: $kind', (address) => {
    expect(() => removalOf({ organization: 'acme', object: seenObject(address, {}) })).toThrow("is never nobody's");
  });

  it.each([
    { kind: 'app', app: 'x' },
    { kind: 'outer-secret', repository: 'web', level: 'repository', name: 'A' },
  ] as const)('is in no plan: $kind', (address) => {
    const damage = {
      organization: 'acme',
      stack: 'staging',
      kind: 'missing' as const,
      object: seenObject(address, {}),
    };
    expect(() => repairOf(damage)).toThrow('no plan has');
  });
});

describe('whose an object is that the plan does not name', () => {
  const text = addressText;
  const stranger = text({ kind: 'environment', repository: 'storefront', environment: 'account-old' });
  const others = ['foundation', 'dev', 'staging'];

  it('nobody knows before the states of all stacks were read that could hold it', () => {
    expect(owners(stranger)).toEqual({ is: 'unknown', unread: others });
    const some = new Map(others.slice(1).map((stack) => [stack, new Set<string>()]));
    expect(ownersFor(registry, { stack: 'production' }, some)(stranger)).toEqual({
      is: 'unknown',
      unread: ['foundation'],
    });
  });

  it('is known once they were read', () => {
    const all = new Map(others.map((stack) => [stack, new Set<string>()]));
    expect(ownersFor(registry, { stack: 'production' }, all)(stranger)).toEqual({ is: 'nobodys' });
    const held = new Map([...all, ['staging', new Set([stranger])] as const]);
    expect(ownersFor(registry, { stack: 'production' }, held)(stranger)).toEqual({ is: 'held', by: 'staging' });
  });

  it('is known where one stack alone could have made it', () => {
    const own = planTier(registry, 'production').environments[0]!;
    const inOwn = { repository: own.repository.name, environment: own.name };
    expect(owners(text({ kind: 'branch-policy', ...inOwn, pattern: 'elsewhere' }))).toEqual({ is: 'nobodys' });
    const rules = text({ kind: 'ruleset', repository: 'storefront', ruleset: 'by hand' });
    expect(owners(rules)).toEqual({ is: 'unknown', unread: ['foundation'] });
    expect(ownersFor(registry, { stack: 'foundation' }, new Map())(rules)).toEqual({ is: 'nobodys' });
  });

  it('is asked of the stacks of the same partition', () => {
    const of = ownersFor(registry, { stack: 'staging.web-apps', partition: 'web-apps' }, new Map());
    expect(of(stranger)).toEqual({
      is: 'unknown',
      unread: ['foundation.web-apps', 'dev.web-apps', 'production.web-apps'],
    });
  });
});
