import { join } from 'node:path';
import { readPreview, readState } from '../../../policy/adapters/documents';
import { contextOf, createWorld, type PolicyContext } from '../../../policy/context';
import { evaluate } from '../../../policy/evaluate';
import { levelsOf } from '../../../policy/levels';
import { messageOf } from '../../../policy/message';
import { TYPE } from '../../../policy/resource-types';
import { findRule } from '../../../policy/rules';
import { unknownChecking } from '../../../policy/unknown';
import type { ResourceView } from '../../../policy/view';
import { readChecked } from '../../../policy/workflows';
import { loadRegistry } from '../../../registry/load';
import type { UserError } from '../../../registry/user-error';
import { cases } from '../../support/policy/cases';
import { plannedViews, REGISTRY, stackContext } from '../../support/policy/world';
import { PackProcess } from './wire';

const UNKNOWN = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';
const SECRET_KEY = '4dabf18193072939515e22adb298388d';
const SECRET = '1b47061264138c4ac30d75fd1eb44270';

// The pack reads the clock and the project's workflow files, so the expected values use them too.
const world = createWorld(loadRegistry(REGISTRY, { now: new Date() }).registry, {
  ...readChecked(join(__dirname, '../../..')),
  now: new Date(),
});

function verdict(views: readonly ResourceView[], context: PolicyContext): readonly string[] {
  return evaluate(views, context, levelsOf(context, {}))
    .map(({ rule, level, urn, ...found }) => `${level} ${rule.code} ${urn ?? ''} ${messageOf(rule, found)}`)
    .sort();
}

function asResources(views: readonly ResourceView[]) {
  const stack = views[0]?.urn.split('::').slice(0, 2).join('::');
  return [
    { urn: `${stack}::pulumi:pulumi:Stack::all`, type: 'pulumi:pulumi:Stack', inputs: {} },
    ...views.map(({ urn, type, props, protect, provider }) => ({
      urn,
      type,
      inputs: props,
      protect,
      provider: provider ? `${stack}::${provider.type}::${provider.name}::id-1` : '',
    })),
  ];
}

const resourceCases = cases.filter(({ notByResources }) => notByResources === undefined);

describe('the verdict is the same', () => {
  let pack: PackProcess;
  beforeAll(async () => {
    pack = await PackProcess.start({ CAUSEWAY_REGISTRY: REGISTRY });
  });
  afterAll(() => pack.stop());

  const overTheWire = async (views: readonly ResourceView[]) => {
    const found = [
      ...(await Promise.all(views.map((view) => pack.analyze(view)))).flat(),
      ...(await pack.analyzeStack(views)),
    ];
    return found.map(({ level, policy, urn, message }) => `${level} ${policy} ${urn} ${message}`).sort();
  };

  it.each(['foundation', 'staging', 'production'])(
    'on the plan of %s, over the wire, preview and state',
    async (stack) => {
      const context = contextOf(world, stack);
      const views = plannedViews(stack);
      const expected = verdict(views, context);
      expect(expected.filter((line) => line.startsWith('mandatory'))).toEqual([]);
      expect(await overTheWire(views)).toEqual(expected);
    },
  );

  it.each(resourceCases.map((each, index) => [`${each.rule} (${index})`, each] as const))(
    'on a violation of %s',
    async (_name, each) => {
      const context = contextOf(world, each.stack);
      const views = each.change(plannedViews(each.stack));
      const expected = verdict(views, context);
      expect(expected).toContainEqual(expect.stringContaining(` ${each.rule} `));
      expect(await overTheWire(views)).toEqual(expected);
      const resources = asResources(views);
      const state = readState(JSON.parse(JSON.stringify({ version: 3, deployment: { resources } })));
      expect(verdict(state.views, context)).toEqual(expected);
      const steps = resources.map((newState) => ({ op: 'create', urn: newState.urn, newState }));
      const preview = readPreview(JSON.parse(JSON.stringify({ steps })));
      expect(verdict(preview.views, context)).toEqual(expected);
    },
  );

  it('on a value that is not known: the rule keeps its level', async () => {
    const views = plannedViews('production').map((view) =>
      view.name === 'web.shop.production.deploy'
        ? { ...view, props: { ...view.props, canAdminsBypass: UNKNOWN } }
        : view,
    );
    const [view] = views.filter(({ name }) => name === 'web.shop.production.deploy');
    const found = await pack.analyze(view!);
    expect(found).toContainEqual(
      expect.objectContaining({ policy: 'least-privilege-admin-bypass', level: 'mandatory' }),
    );
    expect(found.map(({ message }) => message).join()).not.toContain("can't run policy");
    const context = contextOf(world, 'production');
    const checked = views.map((each) => ({ ...each, props: unknownChecking({ ...each.props }) }));
    const unverified = evaluate(checked, context, levelsOf(context, {})).filter(
      ({ status }) => status === 'unverified',
    );
    expect(unverified.map(({ rule, level }) => [rule.code, level])).toEqual([
      ['least-privilege-admin-bypass', 'mandatory'],
    ]);
  });
});

describe('a document of the engine', () => {
  const URN = 'urn:pulumi:dev::p::a:b:C::x';
  const secret = (rest: object) => ({ [SECRET_KEY]: SECRET, ...rest });
  const variable = (props: object) => ({
    urn: `urn:pulumi:production::p::${TYPE.siteVariable}::shop.production.site.variable.API_URL`,
    type: TYPE.siteVariable,
    inputs: { key: 'API_URL', siteId: 'x', ...props },
  });
  const check = (resource: object) => {
    const { views } = readState({ deployment: { resources: [resource] } });
    const context = stackContext('production');
    const rule = findRule('isolation-netlify-contexts')!;
    return evaluate(views, context, (each) => (each === rule ? 'mandatory' : 'disabled')).map(({ status, what }) => [
      status,
      what,
    ]);
  };

  it('with an encrypted secret is unverified where a rule must look', () => {
    const found = check(variable({ secretValues: secret({ ciphertext: 'v1:abc' }) }));
    expect(found).toEqual([['unverified', expect.stringContaining('secretValues is not known here')]]);
  });

  it('with a secret that is shown is looked at, and its value never told', () => {
    const value = 'canary-5f1d9c';
    const shown = secret({ plaintext: JSON.stringify([{ context: 'branch-deploy', value }]) });
    const found = check(variable({ secretValues: shown }));
    expect(found).toEqual([['violation', 'API_URL is set for branch-deploy']]);
    expect(check(variable({ secretValues: [{ context: 'production', value: secret({ ciphertext: 'x' }) }] }))).toEqual(
      [],
    );
  });

  it('leaves out what is deleted, and keeps the last step of a replacement', () => {
    const { stack, views } = readPreview({
      steps: [
        {
          op: 'create',
          urn: 'urn:pulumi:dev::p::pulumi:pulumi:Stack::p-dev',
          newState: { urn: 'urn:pulumi:dev::p::pulumi:pulumi:Stack::p-dev', type: 'pulumi:pulumi:Stack' },
        },
        { op: 'delete', urn: 'urn:pulumi:dev::p::a:b:C::y', oldState: {} },
        {
          op: 'create-replacement',
          urn: 'urn:pulumi:dev::p::a:b:C::x',
          newState: { urn: 'urn:pulumi:dev::p::a:b:C::x', type: 'a:b:C', inputs: { n: 1 } },
        },
        {
          op: 'replace',
          urn: 'urn:pulumi:dev::p::a:b:C::x',
          newState: { urn: 'urn:pulumi:dev::p::a:b:C::x', type: 'a:b:C', inputs: { n: 2 } },
        },
        { op: 'delete-replaced', urn: 'urn:pulumi:dev::p::a:b:C::x', oldState: {} },
      ],
    });
    expect(stack).toBe('dev');
    expect(views.map(({ name, props }) => [name, props['n']])).toEqual([
      ['p-dev', undefined],
      ['x', 2],
    ]);
  });

  it.each([
    [() => readState({}), /not an exported state/],
    [() => readState({ deployment: { resources: [] } }), /names no stack/],
    [() => readState({ deployment: { resources: [{ type: 'a:b:C' }] } }), /names no stack/],
    [() => readPreview([]), /not a preview/],
    [() => readPreview({ steps: [{ op: 'create', newState: {} }] }), /not a preview/],
    [() => readPreview({ steps: [{ op: 'mystery', urn: URN, newState: {} }] }), /a step "mystery" that cannot be read/],
    [() => readPreview({ steps: [{ op: 'create', urn: URN }] }), /cannot be read/],
  ])('that is not whole is exit 3', (read, message) => {
    expect(read).toThrow(message);
    try {
      read();
    } catch (error) {
      expect((error as UserError).exitCode).toBe(3);
    }
  });
});

describe('the pack', () => {
  it('stops on a stack that the registry does not have', async () => {
    const pack = await PackProcess.start({ CAUSEWAY_REGISTRY: REGISTRY });
    const [view] = plannedViews('production');
    await expect(pack.analyze({ ...view!, urn: view!.urn.replace(':production:', ':moon:') })).rejects.toThrow(
      /"moon" is not a tier of the registry/,
    );
    pack.stop();
  });

  it('stops on a registry that is refused', async () => {
    const pack = await PackProcess.start({ CAUSEWAY_REGISTRY: join(__dirname, 'no-such.json') });
    await expect(pack.analyze(plannedViews('production')[0]!)).rejects.toThrow(/cannot be read/);
    pack.stop();
  });
});
