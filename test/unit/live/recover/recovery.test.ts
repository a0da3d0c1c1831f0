import { hostname } from 'node:os';
import { heldObjects } from '../../../../live/held';
import { readExported, requireUnchanged } from '../../../../live/recover/deployment';
import { refuseRunning } from '../../../../live/recover/file-backend';
import { recoverExitCode } from '../../../../live/recover/recover';
import { recoveryOf } from '../../../../live/recover/recovery';
import { refuseHeld } from '../../../../live/recover/refuse-held';
import { Sighting } from '../../../../live/snapshot';
import { addressText } from '../../../../plan/address';
import { BOOKKEEPING_TYPES, PULUMI_TYPES } from '../../../../plan/logical-names';
import { inEnvironment } from '../../../../plan/planned-objects';
import { planTier } from '../../../../plan/tier';
import { loadRegistry } from '../../../../registry/load';
import { REGISTRY } from '../../../support/policy/world';
import { sampleRegistry } from '../../plan/registries';

const { registry } = loadRegistry(REGISTRY, { now: new Date('2026-11-21T09:00:00Z') });
const plan = planTier(registry, 'staging');
const [environment] = plan.environments;
if (environment === undefined) throw new Error('the plan has no environment');
const place = { kind: 'environment', repository: environment.repository.name, environment: environment.name } as const;
const urnOf = (type: string, name: string) => `urn:pulumi:staging::causeway::${type}::${name}`;

const resource = (type: string, name: string) => ({ urn: urnOf(type, name), type, inputs: { from: 'the program' } });
const own = resource(PULUMI_TYPES.environment, environment.key);

function exported(
  operations: readonly { readonly type: string; readonly resource: object }[],
  resources: object[] = [],
) {
  const deployment = { resources, pending_operations: operations };
  return readExported(JSON.stringify({ version: 3, deployment }), 'staging');
}

function seen(act: (sighting: Sighting) => void) {
  const sighting = new Sighting();
  act(sighting);
  return sighting.snapshot('acme');
}

const there = seen((sighting) => sighting.saw(place, { name: environment.name }));
const nothing = seen(() => undefined);

describe('what the next update would make and is there already', () => {
  const [componentType, providerType] = ['causeway:index:Environment', 'pulumi:providers:github'];
  const provider = { ...resource(providerType, 'github'), id: 'of the preview' };
  const component = { ...resource(componentType, environment.key), custom: false };
  const child = { ...own, parent: component.urn, provider: `${provider.urn}::of the preview` };

  test('is put behind its component and its provider, where the state lacks them', () => {
    const { exported: after } = recoveryOf(plan, exported([]), [provider, component, child], there);
    const [first, second, third, ...more] = after.deployment.resources ?? [];
    expect(more).toEqual([]);
    expect([first?.urn, second?.urn, third?.urn]).toEqual([component.urn, provider.urn, own.urn]);
    expect(second?.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(third?.provider).toBe(`${provider.urn}::${second?.id}`);
  });

  test('keeps the component and the provider that the state has', () => {
    const held = { ...provider, id: 'of the state' };
    const { exported: after } = recoveryOf(plan, exported([], [held, component]), [component, child], there);
    expect(after.deployment.resources).toHaveLength(3);
    expect(after.deployment.resources?.[2]?.provider).toBe(`${provider.urn}::of the state`);
  });
});

describe('an interrupted creation', () => {
  const creating = exported([{ type: 'creating', resource: own }]);

  test('whose object is there becomes part of the state, and is read again', () => {
    const { interrupted, exported: after, refreshed } = recoveryOf(plan, creating, [], there);
    expect(interrupted).toMatchObject([{ operation: 'creating', outcome: 'adopted', address: addressText(place) }]);
    expect(after.deployment).toMatchObject({
      resources: [{ urn: own.urn, custom: true, id: `${place.repository}:${place.environment}`, inputs: own.inputs }],
      pending_operations: [],
    });
    expect(refreshed).toEqual([own.urn]);
  });

  test('whose object is not there is forgotten', () => {
    const { interrupted, exported: after } = recoveryOf(plan, creating, [], nothing);
    expect(interrupted).toMatchObject([{ outcome: 'absent' }]);
    expect(after.deployment).toMatchObject({ resources: [], pending_operations: [] });
  });

  test('of which the service does not say whether it is there stops everything', () => {
    const blind = seen((sighting) => sighting.missed(place, 'GitHub answered 500'));
    expect(() => recoveryOf(plan, creating, [], blind)).toThrow(
      expect.objectContaining({ exitCode: 3, message: expect.stringContaining('GitHub answered 500') }),
    );
  });

  test('whose object is there in other letters is refused', () => {
    const other = seen((sighting) => sighting.saw(place, { name: environment.name.toUpperCase() }));
    expect(() => recoveryOf(plan, creating, [], other)).toThrow(expect.objectContaining({ exitCode: 1 }));
  });

  test('of something that the plan does not name stays as it is', () => {
    const foreign = exported([{ type: 'creating', resource: resource(PULUMI_TYPES.environment, 'of.somebody') }]);
    const { interrupted, exported: after } = recoveryOf(plan, foreign, [], there);
    expect(interrupted).toMatchObject([{ outcome: 'left' }]);
    expect(after.deployment.pending_operations).toHaveLength(1);
  });

  test.each(BOOKKEEPING_TYPES)('of a %s is repeated by the next update: it is nothing at a service', (type) => {
    const interruptedIn = exported([{ type: 'creating', resource: resource(type, 'of.the.program') }]);
    const { interrupted, exported: after, refreshed } = recoveryOf(plan, interruptedIn, [], nothing);
    expect(interrupted).toMatchObject([{ outcome: 'repeated', address: undefined }]);
    expect(after.deployment).toMatchObject({ resources: [], pending_operations: [] });
    expect(refreshed).toEqual([]);
  });

  test('of a secret is repeated by the next update', () => {
    const secret = resource(PULUMI_TYPES['environment-secret'], 'any.secret.NAME');
    const { interrupted, exported: after } = recoveryOf(
      plan,
      exported([{ type: 'creating', resource: secret }]),
      [],
      there,
    );
    expect(interrupted).toMatchObject([{ outcome: 'repeated' }]);
    expect(after.deployment).toMatchObject({ resources: [], pending_operations: [] });
  });
});

const id = `${place.repository}:${place.environment}`;
const creating = (...held: readonly object[]) => exported([{ type: 'creating', resource: own }], [...held]);

test('a creation that the state holds already is read again', () => {
  const same = recoveryOf(plan, creating({ ...own, id, outputs: {} }), [], there);
  expect(same.interrupted).toMatchObject([{ outcome: 'read again' }]);
  expect(same.exported.deployment.resources).toHaveLength(1);
});

test('a creation that replaces another object comes before that one, which the next update deletes', () => {
  const former = { ...own, id: 'another', outputs: {} };
  const child = resource(PULUMI_TYPES.environment, 'of.a.child');
  const { interrupted, exported: after, refreshed } = recoveryOf(plan, creating(former, child), [], there);
  expect(interrupted).toMatchObject([{ operation: 'creating', outcome: 'replaced' }]);
  const { resources } = after.deployment;
  expect(resources?.map((each) => [each.urn, each.id, each.delete])).toEqual([
    [own.urn, id, undefined],
    [own.urn, 'another', true],
    [child.urn, undefined, undefined],
  ]);
  expect(refreshed).toEqual([own.urn]);
  const again = recoveryOf(plan, creating(...(resources ?? [])), [], there);
  expect(again.interrupted).toMatchObject([{ outcome: 'read again' }]);
  expect(again.exported.deployment.resources).toEqual(resources);
});

describe('an object that the own state holds under another logical name', () => {
  const other = {
    ...own,
    urn: `${own.urn}.former`,
    id: `${place.repository.toUpperCase()}:${place.environment}`,
    outputs: {},
  };

  test('does not get a second entry for an interrupted creation: the entry is read again', () => {
    const state = exported([{ type: 'creating', resource: own }], [other]);
    const { interrupted, exported: after, refreshed } = recoveryOf(plan, state, [], there);
    expect(interrupted).toMatchObject([{ operation: 'creating', outcome: 'read again' }]);
    expect(after.deployment.resources).toEqual([other]);
    expect(refreshed).toEqual([other.urn]);
  });

  test('is not lost, and nothing is left behind', () => {
    const { interrupted, exported: after } = recoveryOf(plan, exported([], [other]), [own], there);
    expect(interrupted).toEqual([]);
    expect(after.deployment.resources).toEqual([other]);
  });

  test('is known at Netlify by its site and its key: a variable and a secret of one key are one', () => {
    const tier = planTier(sampleRegistry(), 'dev');
    const site = tier.sites.find(({ variables }) => variables.length > 0);
    const [variable] = site?.variables ?? [];
    if (site === undefined || variable === undefined) throw new Error('the plan has no variable at Netlify');
    const at = { team: site.team, site: site.name } as const;
    const answers = seen((sighting) => {
      sighting.saw({ kind: 'netlify-team', team: site.team }, { id: 'T' });
      sighting.saw({ kind: 'site', ...at }, { id: 'S', name: site.name });
      sighting.saw({ kind: 'site-variable', ...at, name: variable.name }, { secret: false });
    });
    const type = PULUMI_TYPES['site-variable'];
    const planned = resource(type, `${site.key}.variable.${variable.name}`);
    const held = (siteId: string) => ({
      ...resource(type, `${site.key}.secret.${variable.name}`),
      id: 'missing ID',
      outputs: { teamId: 'T', siteId, key: variable.name },
    });
    expect(recoveryOf(tier, exported([], [held('S')]), [planned], answers).interrupted).toEqual([]);
    const deleted = { ...held('S'), pendingReplacement: true };
    for (const other of [held('another'), deleted]) {
      expect(recoveryOf(tier, exported([], [other]), [planned], answers).interrupted).toMatchObject([
        { operation: 'lost', outcome: 'adopted' },
      ]);
    }
  });
});

describe('a replacement whose answer was lost, so that the state notes no operation', () => {
  const approval = plan.environments.find(({ kind }) => kind === 'approval')!;
  const asked = { kind: 'environment', repository: approval.repository.name, environment: approval.name } as const;
  const asks = resource(PULUMI_TYPES.environment, approval.key);

  test('is taken in the same way where the replaced object holds nothing', () => {
    const former = { ...asks, id: 'another', outputs: {} };
    const thereNow = seen((sighting) => sighting.saw(asked, { name: approval.name }));
    const { interrupted, exported: after, refreshed } = recoveryOf(plan, exported([], [former]), [asks], thereNow);
    expect(interrupted).toMatchObject([{ operation: 'lost', outcome: 'replaced', address: addressText(asked) }]);
    expect(after.deployment.resources?.map((each) => [each.id, each.delete])).toEqual([
      [`${asked.repository}:${asked.environment}`, undefined],
      ['another', true],
    ]);
    expect(refreshed).toEqual([asks.urn]);
  });

  test('is refused where the replaced object holds secrets: nothing judged that loss', () => {
    const former = { ...own, id: 'another', outputs: {} };
    expect(() => recoveryOf(plan, exported([], [former]), [own], there)).toThrow(
      expect.objectContaining({ exitCode: 1, message: expect.stringContaining('another object (another)') }),
    );
  });
});

test('an object that the state lists for deletion is recorded by no second entry', () => {
  const leaving = { ...own, id, outputs: {}, delete: true };
  expect(() => recoveryOf(plan, exported([], [leaving]), [own], there)).toThrow(
    expect.objectContaining({ exitCode: 3, message: expect.stringContaining('lists it for deletion') }),
  );
});

test.each([
  ['killed', [{ type: 'creating', resource: own }], []],
  ['lost', [], [own]],
] as const)(
  'a creation after the deletion of the object that it replaces, %s, takes the place of that entry',
  (_how, operations, creates) => {
    const deleted = { ...own, id, outputs: { of: 'the deleted one' }, pendingReplacement: true };
    const { interrupted, exported: after } = recoveryOf(plan, exported(operations, [deleted]), creates, there);
    expect(interrupted).toMatchObject([{ outcome: 'adopted' }]);
    expect(after.deployment.resources).toEqual([{ ...own, custom: true, id, outputs: own.inputs }]);
  },
);

describe('what another stack holds', () => {
  const recovery = recoveryOf(plan, exported([{ type: 'creating', resource: own }]), [], there);

  test('is never taken in: its export names the object as the plan does', () => {
    const { repository, environment: name } = place;
    const urn = own.urn.replace('staging', 'production');
    const resources = [{ urn, type: own.type, inputs: { repository: repository.toUpperCase(), environment: name } }];
    const { stack, addresses } = heldObjects(JSON.stringify({ version: 3, deployment: { resources } }), 'production');
    const held = new Map([...addresses].map((address) => [address, stack]));
    expect(() => refuseHeld(recovery, held)).toThrow(
      expect.objectContaining({ exitCode: 1, message: expect.stringContaining('belongs to the stack production') }),
    );
  });

  test('is told from what no stack holds', () => {
    expect(() => refuseHeld(recovery, new Map())).not.toThrow();
  });
});

describe('the exit code', () => {
  const report = { stack: 'staging', isDone: true, locks: [], checkpoint: 'whole', interrupted: [] } as const;
  const [left] = recoveryOf(
    plan,
    exported([{ type: 'creating', resource: resource(PULUMI_TYPES.environment, 'of.somebody') }]),
    [],
    there,
  ).interrupted;

  test('is 3 where nothing was found and nobody knows whether a lock is held', () => {
    expect(recoverExitCode({ ...report, locks: undefined })).toBe(3);
    expect(recoverExitCode(report)).toBe(0);
  });

  test('is 1 while something is left, also what the registry does not name', () => {
    if (left === undefined) throw new Error('nothing was left');
    expect(recoverExitCode({ ...report, isDone: false, interrupted: [left] })).toBe(1);
    expect(recoverExitCode({ ...report, interrupted: [left] })).toBe(1);
  });
});

describe('a lock', () => {
  const since = '2026-11-21T09:00:00Z';

  test('of a process that runs, or of another machine, stays', () => {
    for (const holder of [
      { pid: process.pid, hostname: hostname() },
      { pid: 1, hostname: 'another-machine' },
    ]) {
      expect(() => refuseRunning([{ ...holder, since }], 'staging')).toThrow(expect.objectContaining({ exitCode: 1 }));
    }
  });

  test('of a process that has ended does not stop a recovery', () => {
    // Larger than any process number of Linux (pid_max, proc(5)).
    expect(() => refuseRunning([{ pid: 2 ** 22 + 1, hostname: hostname(), since }], 'staging')).not.toThrow();
  });
});

test('an interrupted update or deletion keeps the resource and reads it again', () => {
  for (const type of ['updating', 'deleting']) {
    const held = { ...own, id: 'x', outputs: {} };
    const {
      interrupted,
      exported: after,
      refreshed,
    } = recoveryOf(plan, exported([{ type, resource: own }], [held]), [], there);
    expect(interrupted).toMatchObject([{ operation: type, outcome: 'read again' }]);
    expect(after.deployment).toMatchObject({ resources: [held], pending_operations: [] });
    expect(refreshed).toEqual([own.urn]);
  }
});

describe('an interrupted update', () => {
  const inputs = { repository: 'new-name' };
  const outcomes = (operation: object, state: object[]) => {
    const {
      interrupted,
      exported: after,
      refreshed,
    } = recoveryOf(plan, exported([operation as never], state), [], there);
    expect(after.deployment).toMatchObject({ resources: state, pending_operations: [] });
    return { outcomes: interrupted.map(({ outcome }) => outcome), refreshed };
  };

  test('that follows a renamed repository is written again, and not read under the name that the repository had', () => {
    const held = { ...own, id: 'old-name:x', inputs: { repository: 'old-name' }, outputs: {} };
    const update = { type: 'updating', resource: { ...own, id: held.id, inputs } };
    expect(outcomes(update, [held])).toEqual({ outcomes: ['repeated'], refreshed: [] });
    const sameName = { ...held, inputs: { repository: 'NEW-name' } };
    expect(outcomes(update, [sameName])).toEqual({ outcomes: ['read again'], refreshed: [own.urn] });
  });

  test('of an object that the state holds under its former name reads that one again', () => {
    const [former, id] = [urnOf(own.type, 'former'), 'services:x'];
    const held = { ...own, urn: former, id, outputs: {} };
    const update = { type: 'updating', resource: { ...own, id } };
    expect(outcomes(update, [held])).toEqual({ outcomes: ['read again'], refreshed: [former] });
    // Two objects of one id: nobody knows which one it is.
    const twin = { ...held, urn: urnOf(own.type, 'twin') };
    expect(outcomes(update, [held, twin])).toEqual({ outcomes: ['read again'], refreshed: [] });
  });
});

describe('without any operation', () => {
  const creates = inEnvironment(environment).map(({ type, name }) => resource(type, name));

  test('what the next update would make and is there already is taken in', () => {
    const { interrupted } = recoveryOf(plan, exported([]), creates, there);
    expect(interrupted).toMatchObject([{ operation: 'lost', outcome: 'adopted', name: environment.key }]);
  });

  test('nothing is done where nothing is there', () => {
    const before = exported([]);
    expect(recoveryOf(plan, before, creates, nothing)).toEqual({ interrupted: [], exported: before, refreshed: [] });
  });
});

test('a state with an operation that nobody knows is not guessed at', () => {
  expect(() => exported([{ type: 'dreaming', resource: own }])).toThrow(expect.objectContaining({ exitCode: 3 }));
  expect(() => readExported('{', 'staging')).toThrow(expect.objectContaining({ exitCode: 3 }));
  expect(() => readExported('{"version":9,"deployment":{}}', 'staging')).toThrow(
    expect.objectContaining({ exitCode: 3 }),
  );
  expect(() => readExported('{"version":4,"features":["dreams"],"deployment":{}}', 'staging')).toThrow(
    expect.objectContaining({ exitCode: 3 }),
  );
});

test('a state of version 4 keeps its version and the hooks of its resources', () => {
  const hooked = { ...own, resourceHooks: { OnError: ['netlify-limit'] } };
  const text = JSON.stringify({ version: 4, features: ['hooks'], deployment: { resources: [hooked] } });
  expect(JSON.parse(JSON.stringify(readExported(text, 'staging')))).toEqual(JSON.parse(text));
});

describe('a state that is looked at', () => {
  const state = (time: string, resources: object[] = []) =>
    readExported(JSON.stringify({ version: 3, deployment: { manifest: { time }, resources } }), 'staging');

  test('may be written by nobody else meanwhile: two recoveries at once do not undo each other', () => {
    const [one, other] = ['2026-11-21T09:00:00Z', '2026-11-21T09:00:01Z'];
    expect(() => requireUnchanged(state(one), state(one), 'staging')).not.toThrow();
    for (const now of [state(other), state(one, [own])]) {
      expect(() => requireUnchanged(state(one), now, 'staging')).toThrow(expect.objectContaining({ exitCode: 1 }));
    }
  });
});
