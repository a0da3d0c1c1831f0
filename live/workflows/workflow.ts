import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { UserError } from '../../registry/user-error';

const Texts = z.union([z.string().transform((text) => [text]), z.array(z.string())]);
const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]).transform(String);

const Trigger = z
  .looseObject({
    branches: Texts.optional(),
    'branches-ignore': Texts.optional(),
    paths: Texts.optional(),
    'paths-ignore': Texts.optional(),
    types: Texts.optional(),
  })
  .nullable();
export type Trigger = z.infer<typeof Trigger>;

const Job = z.looseObject({
  name: Scalar.optional(),
  if: Scalar.optional(),
  needs: Texts.optional(),
  uses: z.string().optional(),
  strategy: z.looseObject({ matrix: z.unknown() }).partial().optional(),
});
export type Job = z.infer<typeof Job>;

const Document = z.looseObject({
  on: z
    .union([
      z.string().transform((name) => ({ [name]: null })),
      z.array(z.string()).transform((names) => Object.fromEntries(names.map((name) => [name, null]))),
      z.record(z.string(), z.unknown()),
    ])
    .transform((events): Readonly<Record<string, unknown>> => events),
  jobs: z.record(z.string(), Job),
});

/** A workflow file, as far as it says which checks it reports. */
export interface Workflow {
  readonly path: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** A workflow file as it lies in a checkout. */
export interface WorkflowText {
  readonly path: string;
  readonly text: string;
}

/** Reads one workflow. Throws UserError (exit 2) with file, line and column when it is none. */
export function parseWorkflow({ path, text }: WorkflowText): Workflow {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new UserError(`the workflow is not YAML: ${error.message.split('\n')[0]}`, {
      place: `${path}:${line}:${col}`,
    });
  }
  // maxAliasCount is the library's guard against documents that grow without end.
  const parsed = Document.safeParse(document.toJS({ maxAliasCount: 100 }));
  if (parsed.success) return { path, on: parsed.data.on, jobs: parsed.data.jobs };
  const at = parsed.error.issues.map((issue) => issue.path.join('.') || '(root)').join(', ');
  throw new UserError(`the workflow has another shape, at ${at}`, { place: path, allowed: 'on and jobs' });
}

/** The trigger of an event; undefined when the workflow does not run on it or says it in another shape. */
export function triggerOf({ on }: Workflow, event: string): Trigger | undefined {
  if (!Object.hasOwn(on, event)) return undefined;
  const parsed = Trigger.safeParse(on[event]);
  return parsed.success ? parsed.data : undefined;
}
