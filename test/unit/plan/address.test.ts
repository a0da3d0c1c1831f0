import fc from 'fast-check';
import { type Address, type AddressKind, addressText } from '../../../plan/address';
import { parseAddress } from '../../../plan/address-parse';
import { isWithin, type ListPlace, placeText } from '../../../plan/address-place';
import { objectsOf } from '../../../plan/objects';
import { planTier } from '../../../plan/tier';
import { githubName } from '../../../registry/github-name';
import { registryOfCheckout } from '../../support/live/looking';

// Names consist of the parts of addresses: the attack is a name that looks like a part of another address.
const PARTS = [
  ...['/', '%', '%2F', '%25', '%61', ':', ' ', 'a', 'B', '*', '"', "'", '$', 'é'],
  ...[
    'environment',
    'branch',
    'tag',
    'variable',
    'secret',
    'ruleset',
    'branch-rules',
    'classic-protection',
    'branch-tag',
  ],
  ...['outer'],
  ...[
    'netlify',
    'app',
    'organization',
    'state',
    'actions',
    'workflow-permissions',
    'codeowners',
    'repository-secret',
    'domain',
  ],
];
const name = fc.array(fc.constantFrom(...PARTS), { maxLength: 5 }).map((parts) => parts.join(''));
const upper = name.map((text) => text.toUpperCase());
const environment = name.map(githubName);
const level = fc.constantFrom('repository' as const, 'organization' as const);

const GENERATORS: { readonly [K in AddressKind]: fc.Arbitrary<Address & { readonly kind: K }> } = {
  app: fc.record({ kind: fc.constant('app'), app: name }),
  organization: fc.record({ kind: fc.constant('organization'), organization: name }),
  environment: fc.record({ kind: fc.constant('environment'), repository: name, environment }),
  'branch-policy': fc.record({ kind: fc.constant('branch-policy'), repository: name, environment, pattern: name }),
  'tag-policy': fc.record({ kind: fc.constant('tag-policy'), repository: name, environment, pattern: name }),
  'environment-variable': fc.record({
    kind: fc.constant('environment-variable'),
    repository: name,
    environment,
    name: upper,
  }),
  'environment-secret': fc.record({
    kind: fc.constant('environment-secret'),
    repository: name,
    environment,
    name: upper,
  }),
  'repository-variable': fc.record({ kind: fc.constant('repository-variable'), repository: name, name: upper }),
  ruleset: fc.record({ kind: fc.constant('ruleset'), repository: name, ruleset: name }),
  'effective-rules': fc.record({ kind: fc.constant('effective-rules'), repository: name, branch: name, source: name }),
  'classic-protection': fc.record({ kind: fc.constant('classic-protection'), repository: name, branch: name }),
  'branch-tag': fc.record({ kind: fc.constant('branch-tag'), repository: name, tag: name }),
  actions: fc.record({ kind: fc.constant('actions'), repository: name }),
  'workflow-permissions': fc.record({ kind: fc.constant('workflow-permissions'), repository: name }),
  'immutable-releases': fc.record({ kind: fc.constant('immutable-releases'), repository: name }),
  codeowners: fc.record({ kind: fc.constant('codeowners'), repository: name }),
  'outer-secret': fc.record({ kind: fc.constant('outer-secret'), repository: name, level, name: upper }),
  'outer-variable': fc.record({ kind: fc.constant('outer-variable'), repository: name, level, name: upper }),
  'netlify-team': fc.record({ kind: fc.constant('netlify-team'), team: name }),
  site: fc.record({ kind: fc.constant('site'), team: name, site: name }),
  'site-domain': fc.record({ kind: fc.constant('site-domain'), team: name, site: name }),
  'site-build': fc.record({ kind: fc.constant('site-build'), team: name, site: name }),
  'site-variable': fc.record({ kind: fc.constant('site-variable'), team: name, site: name, name }),
  state: fc.record({ kind: fc.constant('state'), stack: name }),
};
const address: fc.Arbitrary<Address> = fc.oneof(...(Object.values(GENERATORS) as fc.Arbitrary<Address>[]));

describe('an address', () => {
  it('is parsed as what was formatted', () => {
    fc.assert(
      fc.property(address, (one) => expect(parseAddress(addressText(one))).toEqual(one)),
      { numRuns: 5000 },
    );
  });

  it('is never shared by two objects', () => {
    fc.assert(
      fc.property(address, address, (one, other) => {
        if (addressText(one) === addressText(other)) expect(one).toEqual(other);
      }),
      { numRuns: 5000 },
    );
  });

  it('is one for names that GitHub takes for the same', () => {
    const of = (environment: string, name: string) =>
      addressText({ kind: 'environment-secret', repository: 'web', environment, name });
    expect(of('Production', 'token')).toBe(of('production', 'TOKEN'));
  });

  it.each<[string, Address]>([
    ['web/environment/web-staging%2Fx', { kind: 'environment', repository: 'web', environment: 'web-staging/x' }],
    [
      'web/environment/a/branch/release/*',
      { kind: 'branch-policy', repository: 'web', environment: 'a', pattern: 'release/*' },
    ],
    ['web/ruleset/by hand / 100%', { kind: 'ruleset', repository: 'web', ruleset: 'by hand / 100%' }],
    ['%6Eetlify/actions', { kind: 'actions', repository: 'netlify' }],
  ])('stays readable: %s', (text, one) => {
    expect(addressText(one)).toBe(text);
    expect(parseAddress(text)).toEqual(one);
  });

  it.each(['', 'web', 'web/environment', 'web/elsewhere', 'web/environment/a/elsewhere/b', 'netlify', 'web/outer/a/b'])(
    'is not guessed from %j',
    (text) => expect(() => parseAddress(text)).toThrow(expect.objectContaining({ exitCode: 3 })),
  );

  it('of everything that a plan owns is parsed', () => {
    const texts = objectsOf(planTier(registryOfCheckout(), 'production'));
    expect(texts.map((text) => addressText(parseAddress(text)))).toEqual(texts);
  });
});

describe('a place', () => {
  it('holds what lies in it, and nothing else that is called alike', () => {
    fc.assert(
      fc.property(name, environment, address, (repository, own, one) => {
        const list: ListPlace = { list: 'secret', repository, environment: own };
        const isIn = one.kind === 'environment-secret' && one.repository === repository && one.environment === own;
        expect(isWithin(placeText(list), addressText(one))).toBe(isIn);
      }),
      { numRuns: 3000 },
    );
    const ruleset = (text: string) => addressText({ kind: 'ruleset', repository: 'web', ruleset: text });
    expect(isWithin(ruleset('a'), ruleset('a/b'))).toBe(false);
    expect(isWithin(placeText({ list: 'ruleset', repository: 'web' }), ruleset('a/b'))).toBe(true);
  });
});
