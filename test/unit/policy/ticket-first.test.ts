import { stringify } from 'yaml';
import { readWorkflow } from '../../../formats/workflow/read';
import { signingQuestion } from '../../../plan/signing/question';
import { deployNaming, ticketProblems } from '../../../plan/tickets/judge';
import { ticketFirst } from '../../../policy/rules/hygiene/ticket-first';
import { deployEnvironmentName } from '../../../registry/naming';
import { Registry } from '../../../registry/schema';
import { tiersOf } from '../../../registry/selectors';
import { deliveryFiles } from '../../../workflows/generated-files';
import { casesOf } from '../../support/cases';
import { workflowFile } from '../../support/policy/workflow-file';
import { stackContext } from '../../support/policy/world';
import { setUpActionOf } from '../../support/workflows/files';
import { worlds } from '../../support/workflows/worlds';

type Mapping = Readonly<Record<string, unknown>>;

interface Input {
  readonly run: string;
  readonly shell?: string;
  readonly env?: Mapping;
  readonly before?: readonly Mapping[];
  readonly step?: Mapping;
  readonly job?: Mapping;
  readonly deploy?: Mapping;
  readonly workflow?: Mapping;
}

function textOf({ run, shell, env, before = [], step, job, deploy, workflow }: Input): string {
  const own = { run, ...(shell === undefined ? {} : { shell }), ...(env === undefined ? {} : { env }), ...step };
  const plain = { 'runs-on': 'ubuntu-24.04' };
  const last = deploy && 'uses' in deploy ? {} : { ...plain, environment: 'shop-production', steps: [{ run: 'true' }] };
  return stringify({
    on: { workflow_dispatch: { inputs: { surface: { type: 'string' } } } },
    ...workflow,
    jobs: { ticket: { ...plain, steps: [...before, own], ...job }, deploy: { ...last, needs: 'ticket', ...deploy } },
  });
}

test.each(casesOf<Input, string>('ticket-first.yaml'))(
  'the cases of the ticket rule: %s',
  (_what, { input, verdict }) => {
    const workflows = [workflowFile('.github/workflows/x.yml', textOf(input))];
    const found = ticketFirst.check([], stackContext('production', { workflows })).map(({ what }) => what);
    expect(found).toEqual(verdict === 'guarded' ? [] : [expect.stringContaining(verdict)]);
  },
);

test('a workflow of another repository counts as read where the registry’s trust pins its commit', () => {
  const uses = `acme/causeway/.github/workflows/deploy.yml@${'a'.repeat(40)}`;
  const text = stringify({ on: 'push', jobs: { deploy: { uses } } });
  const context = stackContext('production', { workflows: [workflowFile('.github/workflows/x.yml', text)] });
  const entry = { kind: 'sigstore', signerWorkflow: uses.split('@')[0], signerDigests: ['a'.repeat(40)] };
  const trusting = { ...context, registry: { ...context.registry, trust: { root: 'x', entries: [entry] } } };
  expect(ticketFirst.check([], trusting as never)).toEqual([]);
  const other = { ...entry, signerDigests: ['b'.repeat(40)] };
  const not = { ...context, registry: { ...context.registry, trust: { root: 'x', entries: [other] } } };
  expect(ticketFirst.check([], not as never)).toHaveLength(1);
});

test.each([
  'SHOP-Production',
  'shop-production ',
  ' shop-production',
  'shop-produc\u00adtion',
  'shop-product\u0131on',
  'shop-pr\u00f3duction',
  '\uff53hop-production',
])('a name that a database may take for the environment of production counts as it: %j', (environment) => {
  const text = textOf({ run: 'true', deploy: { environment, needs: undefined } as never });
  const workflows = [workflowFile('.github/workflows/x.yml', text)];
  const found = ticketFirst.check([], stackContext('production', { workflows })).map(({ what }) => what);
  expect(found).toEqual([expect.stringContaining('shop-production without needing a promotion ticket')]);
});

test.each([
  ['on one line', '    environment: shop-@{{ inputs.tier }}'],
  ['folded', '    environment: >-\n      shop-@{{ inputs.tier }}'],
  ['as a block', '    environment:\n      name: |-\n        shop-@{{ inputs.tier }}'],
  ['in quotes over two lines', '    environment: "shop-\\\n      @{{ inputs.tier }}"'],
  ['plain over two lines', '    environment: shop-@{{ inputs.tier\n      }}'],
])('the name of a deploy environment is seen %s', (_how, environment) => {
  const text = `on: { workflow_dispatch: { inputs: { tier: { type: string } } } }
jobs:
  deploy:
    runs-on: ubuntu-24.04
${environment.replace('@', '$')}
    steps: [{ run: 'true' }]
`;
  const workflows = [workflowFile('.github/workflows/x.yml', text)];
  expect(ticketFirst.check([], stackContext('production', { workflows }))).toHaveLength(1);
});

describe('where a tier and a surface have other names at the services than their ids', () => {
  const draft = Registry.parse(structuredClone(worlds()['fourTiers']));
  const [surface] = draft.surfaces;
  const [dev, qa] = draft.tiers;
  if (surface === undefined || dev === undefined || qa === undefined) throw new Error('the world has them');
  const registry = Registry.parse({
    ...draft,
    tiers: draft.tiers.map((tier) => ({ ...tier, calledAs: tier.id === 'qa' ? 'quality' : undefined })),
    surfaces: [{ ...surface, calledAs: 'former' }],
  });
  const places = registry.surfaces.flatMap((each) =>
    tiersOf(registry, each).map((tier) => ({
      name: deployEnvironmentName(registry, each, tier),
      surface: each.id,
      tier: tier.id,
    })),
  );
  const text =
    deliveryFiles(registry, surface.repository).find(({ path }) => path.endsWith('/deploy.yml'))?.content ?? '';
  const question = {
    places,
    naming: deployNaming(registry),
    isKnown: () => true,
    ...signingQuestion(registry, setUpActionOf(registry)),
  };
  const problems = (content: string) => {
    const read = readWorkflow('.github/workflows/deploy.yml', content);
    if (!read.ok) throw new Error(read.problems[0]?.message);
    return ticketProblems(read.workflow, question);
  };

  test('the generated leaf names the environment of the ticket that was verified', () => {
    expect(places.map(({ name }) => name)).toContain('deploy-quality-former');
    expect(text).toContain(`fromJSON('{"qa":"quality"}')[inputs.tier] || inputs.tier`);
    expect(problems(text)).toEqual([]);
  });

  test.each([
    ['the id itself', `fromJSON('{"qa":"quality"}')[inputs.tier] || inputs.tier`, 'inputs.tier'],
    ['another name', '{"qa":"quality"}', '{"qa":"prod"}'],
    ['one name more', '{"qa":"quality"}', '{"qa":"quality","dev":"prod"}'],
    ['a name twice', '{"qa":"quality"}', '{"qa":"prod","qa":"quality"}'],
    ['the name of another input', `[inputs.tier] || inputs.tier`, `[inputs.surface] || inputs.tier`],
    ['another input where there is no name', `[inputs.tier] || inputs.tier`, `[inputs.tier] || inputs.commit`],
  ])('a leaf that has %s in the name of its environment is refused', (_what, from, to) => {
    expect(text).toContain(from);
    expect(problems(text.replaceAll(from, to))).not.toEqual([]);
  });
});
