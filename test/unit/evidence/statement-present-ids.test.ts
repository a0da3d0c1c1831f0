import { inPresentIds } from '../../../evidence/statement/present-ids';
import type { AnyStatement } from '../../../evidence/statement/statement';
import { formerIds } from '../../../registry/former-ids';
import { parseRegistry } from '../../../registry/parse';
import { sample } from '../../support/evidence/samples';
import { base, NOW } from '../../support/registry/fixtures';
import { sampleRegistry } from '../plan/registries';

const receipt = (surface: string, tier: string) => sample('deploy-receipt', { surface, tier }) as AnyStatement;

const renamed = sampleRegistry(({ surfaces, tiers }) => {
  Object.assign(surfaces[0]!, { id: 'portal', formerly: ['account', 'storefront'] });
  Object.assign(tiers[1]!, { id: 'preprod', formerly: ['staging'] });
  tiers[2]!.promotesFrom = 'preprod';
});

describe('a statement under a former id', () => {
  test('is one of the surface and tier that have another id now', () => {
    expect(inPresentIds(receipt('storefront', 'staging'), renamed)).toEqual(receipt('portal', 'preprod'));
    expect(inPresentIds(receipt('account', 'dev'), renamed).predicate).toMatchObject({
      surface: 'portal',
      tier: 'dev',
    });
    expect(inPresentIds(receipt('api', 'dev'), renamed).predicate).toMatchObject({ surface: 'api' });
  });

  test('of a decision, too', () => {
    const { release } = sample('release-decision').predicate;
    const bundles = release.bundles.map((bundle) => ({ ...bundle, surface: 'account' }));
    const asked = { ...release, fromTier: 'staging', toTier: 'production', bundles };
    const decision = sample('release-decision', { release: asked });
    expect(inPresentIds(decision as AnyStatement, renamed).predicate).toMatchObject({
      release: { fromTier: 'preprod', toTier: 'production', bundles: [{ surface: 'portal' }] },
    });
  });
});

describe('an attack: a surface claims the chain of receipts of another', () => {
  const claims = (change: (document: ReturnType<typeof base>) => void) => {
    const document = base('full');
    change(document);
    const result = parseRegistry(JSON.stringify(document), { file: '', now: NOW });
    return result.ok ? [] : result.problems.map(({ code }) => code);
  };

  test('that is there: the rule refuses it, and no statement is given away', () => {
    expect(claims(({ surfaces }) => Object.assign(surfaces[0], { formerly: [surfaces[1].id] }))).toEqual([
      'former-id-taken',
    ]);
    const greedy = sampleRegistry(({ surfaces }) => Object.assign(surfaces[0]!, { formerly: ['api'] }));
    expect(formerIds(greedy, 'surface').size).toBe(0);
    expect(inPresentIds(receipt('api', 'dev'), greedy).predicate).toMatchObject({ surface: 'api' });
  });

  test('that two would inherit: the rule refuses it', () => {
    const two = claims(({ surfaces }) => {
      Object.assign(surfaces[0], { formerly: ['old'] });
      Object.assign(surfaces[1], { formerly: ['old'] });
    });
    expect(two).toEqual(['former-id-taken']);
  });

  test('its own present id, a repository’s and a tier’s: the rule refuses them', () => {
    expect(claims(({ surfaces }) => Object.assign(surfaces[0], { formerly: [surfaces[0].id] }))).toEqual([
      'former-id-taken',
    ]);
    expect(claims(({ tiers }) => Object.assign(tiers[0], { formerly: [tiers[1].id] }))).toEqual(['former-id-taken']);
    expect(
      claims(({ repositories }) => {
        const [first, second] = Object.keys(repositories);
        repositories[first!].formerly = [second];
      }),
    ).toEqual(['former-id-taken']);
  });
});
