import { identitiesOf } from '../../../plan/held-objects';
import { plannedObjects } from '../../../plan/planned-objects';
import { planStack } from '../../../plan/stack';
import { loadRegistry } from '../../../registry/load';
import { namedBy, tombstoneTargets } from '../../../registry/tombstone-keys';
import { NOW } from '../../support/registry/fixtures';
import { sampleRegistry } from './registries';

const { registry: full } = loadRegistry('registry/deploy-surfaces.json', { now: NOW });

/** The identities by which a tombstone may name the objects of every plan. */
function identities(registry: typeof full) {
  const stacks = ['foundation', ...registry.tiers.map(({ id }) => id)];
  return stacks.flatMap((stack) => {
    const plan = planStack(registry, { stack, ...(stack === 'foundation' ? {} : { tier: stack }) });
    const sites = new Map('sites' in plan ? plan.sites.map(({ key, name }) => [key, name]) : []);
    return plannedObjects(plan).flatMap((object) => {
      const base = object.fields['site'] ?? object.name;
      return identitiesOf(object, { ...object.fields, site: sites.get(base) });
    });
  });
}

const text = (each: { kind: string; key: string; tier?: string | undefined }) =>
  `${each.kind} ${each.key} ${each.tier ?? ''}`.trim();

describe('what a tombstone can name', () => {
  test.each([
    ['the sample', sampleRegistry()],
    ['the checkout’s registry', full],
  ])('in %s is what its plans hold, and nothing else', (_what, registry) => {
    const targets = new Set(tombstoneTargets(registry).map(text));
    const planned = new Set(identities(registry).map(text));
    expect([...planned].filter((each) => !targets.has(each))).toEqual([]);
    expect([...targets].filter((each) => !planned.has(each)).filter((each) => !each.startsWith('branch '))).toEqual([]);
  });

  test('is named with its tier, or on every tier', () => {
    const targets = tombstoneTargets(sampleRegistry());
    expect(namedBy({ kind: 'surface', key: 'api', tier: 'dev' }, targets)).toHaveLength(1);
    expect(namedBy({ kind: 'surface', key: 'api' }, targets)).toHaveLength(3);
    expect(namedBy({ kind: 'surface', key: 'worker', tier: 'production' }, targets)).toEqual([]);
  });
});
