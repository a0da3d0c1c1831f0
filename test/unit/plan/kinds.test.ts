import { REMOVABLE } from '../../../delivery/changes/removal';
import { expectedObjects } from '../../../live/expected';
import { parseAddress } from '../../../plan/address-parse';
import { isObjectKind, kindOf, type ObjectKind, objectAddress } from '../../../plan/kinds';
import { OBJECT_KINDS } from '../../../plan/logical-names';
import { plannedObjects } from '../../../plan/planned-objects';
import { planStack } from '../../../plan/stack';
import { loadRegistry } from '../../../registry/load';
import { NOW } from '../../support/registry/fixtures';
import { sampleRegistry } from './registries';

const { registry: full } = loadRegistry('registry/deploy-surfaces.json', { now: NOW });
const plans = [sampleRegistry(), full].flatMap((registry) =>
  ['foundation', 'dev', 'staging', 'production'].map((stack) =>
    planStack(registry, { stack, ...(stack === 'foundation' ? {} : { tier: stack }) }),
  ),
);

describe('the table of kinds', () => {
  test('is of what plans hold: each kind is in one of them', () => {
    const found = new Set(plans.flatMap(plannedObjects).map(({ kind }) => kind));
    expect([...found].sort()).toEqual(OBJECT_KINDS);
  });

  test('gives each planned object an address of its own kind, with every part of it', () => {
    for (const { kind, address, fields } of plans.flatMap(plannedObjects)) {
      expect(address.kind).toBe(kind);
      expect(objectAddress(kind, { ...fields, repository: undefined, team: undefined })).toBeUndefined();
    }
  });

  test('says which fields are compared: live verify compares no other', () => {
    const ids = { appId: () => 1, rulesetId: () => 1 };
    for (const { address, fields } of plans.flatMap((plan) => expectedObjects(plan, ids))) {
      const { kind } = parseAddress(address);
      if (!isObjectKind(kind)) continue;
      const known = kindOf(kind).compared;
      const others = Object.keys(fields).filter(
        (name) => !known.some((each) => name === each || name.startsWith(`${each}.`)),
      );
      expect([kind, others]).toEqual([kind, []]);
    }
  });

  test('names a removal that the command takes', () => {
    const object = { name: 'x.site.secret.Y', fields: {}, surface: 's', repository: 'r', site: 't' };
    const removals = OBJECT_KINDS.map((kind: ObjectKind) => kindOf(kind).removal(object)[0]);
    expect(removals.filter((what) => !REMOVABLE.some((each) => each === what))).toEqual([]);
  });
});
