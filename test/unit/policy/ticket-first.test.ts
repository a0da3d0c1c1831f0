import { stringify } from 'yaml';
import { ticketFirst } from '../../../policy/rules/hygiene/ticket-first';
import { workflowFile } from '../../../policy/workflows';
import { casesOf } from '../../support/cases';
import { stackContext } from '../../support/policy/world';

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
