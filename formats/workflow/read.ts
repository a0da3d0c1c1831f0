import { githubPackages } from '../github-packages';
import { Dynamic, isMappingValue, type Mapping, memberOf, plainValue, type Value } from '../token/value';
import { withOneLineTexts } from './one-line';

/** The filters of an event; an event without any has none of them. */
export interface Trigger {
  readonly branches?: readonly string[];
  readonly 'branches-ignore'?: readonly string[];
  readonly tags?: readonly string[];
  readonly 'tags-ignore'?: readonly string[];
  readonly paths?: readonly string[];
  readonly 'paths-ignore'?: readonly string[];
  readonly types?: readonly string[];
}

/** A job of a workflow file. */
export interface WorkflowJob {
  readonly id: string;
  /** The whole content of the job in the file. */
  readonly content: Mapping;
  readonly needs: readonly string[];
  /** The expression of its `if` as written; undefined when it has none. */
  readonly condition: string | undefined;
  /** The workflow that it calls. */
  readonly uses: string | undefined;
  readonly steps: readonly Mapping[];
}

/** A workflow file. */
export interface WorkflowFile {
  readonly path: string;
  /** The file as it is written. */
  readonly text: string;
  readonly content: Mapping;
  readonly events: Readonly<Record<string, Trigger>>;
  readonly jobs: readonly WorkflowJob[];
}

/** The reason why a file is not a workflow, and its place. */
export interface WorkflowProblem {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** A file as GitHub parses it. GitHub never runs a file with a problem. */
export type WorkflowRead =
  | { readonly ok: true; readonly workflow: WorkflowFile }
  | { readonly ok: false; readonly path: string; readonly problems: readonly WorkflowProblem[] };

/** The condition of an `if`, which is an expression with or without `${{ }}`. An empty one does not count. */
export function conditionOf(value: Value | undefined): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  return value instanceof Dynamic ? value.expression : String(value).trim();
}

function textsOf(value: Value | undefined): readonly string[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

function jobOf(id: string, content: Mapping): WorkflowJob {
  const steps = memberOf(content, 'steps');
  const uses = memberOf(content, 'uses');
  return {
    id,
    content,
    needs: textsOf(memberOf(content, 'needs')),
    condition: conditionOf(memberOf(content, 'if')),
    uses: typeof uses === 'string' ? uses : undefined,
    steps: Array.isArray(steps) ? steps.filter(isMappingValue) : [],
  };
}

/** Parses a workflow file with `@actions/workflow-parser`, GitHub's own parser. Never throws. */
export function readWorkflow(path: string, text: string): WorkflowRead {
  const { parser, events, jobs } = githubPackages();
  const { context, value } = parser.parseWorkflow(
    { name: path, content: withOneLineTexts(text) },
    new parser.NoOperationTraceWriter(),
  );
  const problems = () =>
    context.errors.getErrors().map(({ rawMessage, range }) => {
      return { message: rawMessage, line: range?.start.line ?? 1, column: range?.start.column ?? 1 };
    });
  const refused = (message?: string): WorkflowRead => {
    const found = problems();
    return {
      ok: false,
      path,
      problems: found.length > 0 ? found : [{ message: message ?? 'no workflow', line: 1, column: 1 }],
    };
  };
  if (value === undefined || problems().length > 0) return refused();
  const content = plainValue(value);
  if (!isMappingValue(content)) return refused('the file is not a mapping');
  try {
    const root = value.assertMapping('root');
    const [on, all] = [root.find('on'), root.find('jobs')];
    if (on === undefined || all === undefined) return refused('the file has no "on" or no "jobs"');
    const triggers = events.convertOn(context, on) as Readonly<Record<string, Trigger>>;
    // Invalid needs, ids and conditions become errors of the context.
    jobs.convertJobs(context, all);
    if (problems().length > 0) return refused();
    const listed = Object.entries(memberOf(content, 'jobs') ?? {}).flatMap(([id, job]) =>
      isMappingValue(job) ? [jobOf(id, job)] : [],
    );
    return { ok: true, workflow: { path, text, content, events: triggers, jobs: listed } };
  } catch (error) {
    return refused((error as Error).message);
  }
}
