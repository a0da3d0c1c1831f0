import { parse } from 'yaml';
import { z } from 'zod';
import { readWorkflow } from '../../../formats/workflow/read';

const Scalar = z.union([z.string(), z.number(), z.boolean()]);
const Texts = z.union([z.string().transform((text) => [text]), z.array(z.string())]);
const Values = z.record(z.string(), Scalar.nullable());
const Permissions = z.union([
  z.literal('read-all').transform((): Record<string, 'read'> => ({ contents: 'read' })),
  z.record(z.string(), z.enum(['read', 'write', 'none'])),
]);
const Concurrency = z.union([
  z
    .string()
    .transform((group) => ({ group, 'cancel-in-progress': false as string | boolean, queue: 'single' as const })),
  z.strictObject({
    group: z.string(),
    'cancel-in-progress': z.union([z.boolean(), z.string()]).default(false),
    queue: z.enum(['single', 'max']).default('single'),
  }),
]);

export const Step = z.strictObject({
  name: z.string().optional(),
  id: z.string().optional(),
  if: Scalar.optional(),
  uses: z.string().optional(),
  with: Values.optional(),
  run: z.string().optional(),
  shell: z.literal('bash').optional(),
  env: Values.optional(),
  'working-directory': z.string().optional(),
  'continue-on-error': z.boolean().optional(),
  'timeout-minutes': z.number().optional(),
});
export type Step = z.infer<typeof Step>;

export const Job = z.strictObject({
  name: z.string().optional(),
  needs: Texts.optional(),
  if: Scalar.optional(),
  permissions: Permissions.optional(),
  environment: z
    .union([
      z.string().transform((name) => ({ name, url: undefined, deployment: true })),
      z.strictObject({ name: z.string(), url: z.string().optional(), deployment: z.boolean().default(true) }),
    ])
    .optional(),
  concurrency: Concurrency.optional(),
  outputs: z.record(z.string(), z.string()).optional(),
  env: Values.optional(),
  'runs-on': z.union([z.string(), z.array(z.string()).min(1)]).optional(),
  'timeout-minutes': z.number().optional(),
  strategy: z
    .strictObject({
      matrix: z.unknown(),
      'fail-fast': z.boolean().optional(),
      'max-parallel': z.number().optional(),
    })
    .optional(),
  steps: z.array(Step).optional(),
  uses: z.string().optional(),
  with: Values.optional(),
  secrets: z.record(z.string(), z.string()).optional(),
});
export type Job = z.infer<typeof Job>;

const Input = z.looseObject({
  default: Scalar.nullish(),
  type: z.string().optional(),
  required: z.boolean().optional(),
});
const Called = z.strictObject({
  inputs: z.record(z.string(), Input).optional(),
  secrets: z.record(z.string(), z.looseObject({ required: z.boolean().optional() }).nullable()).optional(),
  outputs: z.record(z.string(), z.looseObject({ value: z.string() })).optional(),
});

const Workflow = z.strictObject({
  name: z.string(),
  'run-name': z.string().optional(),
  // A single event may be just its name.
  on: z.preprocess(
    (on) => (typeof on === 'string' ? { [on]: null } : on),
    z.looseObject({ workflow_call: Called.nullish() }),
  ),
  permissions: Permissions.optional(),
  concurrency: Concurrency.optional(),
  env: Values.optional(),
  jobs: z.record(z.string(), Job),
});
/** The supported part of a workflow file. Anything else in the file is an error. */
export type Workflow = z.infer<typeof Workflow>;

const known = new Map<string, Workflow>();

function contentOf(text: string): unknown {
  const read = readWorkflow('workflow', text);
  if (!read.ok) throw new Error(`GitHub does not run this workflow: ${JSON.stringify(read.problems)}`);
  return parse(text);
}

/** Reads a workflow. Throws on a file that GitHub would not run, and on one that the harness does not play. */
export function workflowOf(text: string): Workflow {
  const workflow = known.get(text) ?? Workflow.parse(contentOf(text));
  known.set(text, workflow);
  return workflow;
}
