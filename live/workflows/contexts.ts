import { expressionText } from '../../formats/expression/evaluate';
import { contextsIn, type Expression } from '../../formats/expression/parse';
import { type Piece, textPieces } from '../../formats/expression/pieces';
import { Automaton } from '../../formats/patterns/automaton';
import { memberOf } from '../../formats/token/value';
import type { WorkflowJob } from '../../formats/workflow/read';
import { reportedName } from '../../registry/check-name';
import { skipDoubts } from './conditions';
import { sharedGroup } from './groups';
import { type Combination, expandMatrix } from './matrix';
import { MOST_LEVELS, startDoubts } from './start';
import type { FindCallee, Workflow } from './workflow';

/** A context that a job reports. */
export interface ReportedContext {
  /** The exact text, with `*` where an expression decides. */
  readonly name: string;
  readonly isPattern: boolean;
  /** `<file>: <job>`, through callers. */
  readonly source: string;
  /** `<file>: <job>` of the job that runs: the last one of the callers' chain. */
  readonly job: string;
  /** The reasons why it may be skipped or never reported; empty: it always reports when its workflow runs. */
  readonly doubts: readonly string[];
  /** The questions that only a run can answer; empty = none. */
  readonly unknowns: readonly string[];
}

/** A job's name, with `null` for each unpredictable part. */
type Name = readonly (string | null)[];

function isOfMatrix(piece: Piece): piece is Expression {
  return typeof piece !== 'string' && contextsIn(piece).has('matrix');
}

function filled(piece: Piece, matrix: Combination): string | null {
  if (typeof piece === 'string') return piece;
  if ([...contextsIn(piece)].some((context) => context !== 'matrix')) return null;
  try {
    return expressionText(piece, { contexts: { matrix } });
  } catch {
    return null;
  }
}

/** The names that a matrix gives to a job: substituted where the name uses it, in brackets where it does not. */
function namesOf({ id, content }: WorkflowJob): readonly Name[] {
  const pieces = textPieces(memberOf(content, 'name') ?? id) ?? [id];
  const matrix = expandMatrix(memberOf(memberOf(content, 'strategy'), 'matrix'));
  const unknown = pieces.map((piece) => (typeof piece === 'string' ? piece : null));
  if (matrix === 'none') return [pieces.map((piece) => filled(piece, {}))];
  const isNamed = pieces.some(isOfMatrix);
  if (matrix === 'dynamic') return [isNamed ? unknown : [...unknown, ' (', null, ')']];
  return matrix.map((combination) => {
    const name = pieces.map((piece) => filled(piece, combination));
    return isNamed ? name : [...name, ` (${Object.values(combination).join(', ')})`];
  });
}

function contextsOf(
  workflow: Workflow,
  job: WorkflowJob,
  find: FindCallee,
  callers: readonly Workflow[],
): readonly (ReportedContext & { readonly parts: Name })[] {
  const source = `${workflow.path}: ${job.id}`;
  const doubts = [
    ...skipDoubts(job),
    ...sharedGroup(workflow.content, `the workflow ${workflow.path}`),
    ...sharedGroup(job.content, `the job ${job.id}`),
  ];
  const names = namesOf(job);
  const one = (name: Name, inner?: ReportedContext & { readonly parts: Name }) => {
    const parts = inner ? [...name, ' / ', ...inner.parts] : name;
    return {
      parts,
      name: parts.map((part) => part ?? '*').join(''),
      isPattern: parts.includes(null),
      source: inner ? `${source} → ${inner.source}` : source,
      job: inner?.job ?? source,
      doubts: [...doubts, ...(inner?.doubts ?? [])],
      unknowns: [],
    };
  };
  if (job.uses === undefined) return names.map((name) => one(name));
  const callee = find(job.uses);
  if (!callee || callers.includes(callee) || callers.length >= MOST_LEVELS) {
    const unknown = {
      name: '*',
      parts: [null],
      isPattern: true,
      source: job.uses,
      job: job.uses,
      doubts: [],
      unknowns: [],
    };
    return names.map((name) => one(name, unknown));
  }
  const inner = callee.jobs.flatMap((each) => contextsOf(callee, each, find, [...callers, callee]));
  // A caller reports as `caller / callee`, once for each of the callee's jobs.
  return names.flatMap((name) => inner.map((each) => one(name, each)));
}

/** Every context that a workflow's jobs report when it runs; `token` holds the default permissions of its token. */
export function reportedContexts(
  workflow: Workflow,
  find: FindCallee,
  token: 'read' | 'write' = 'read',
): readonly ReportedContext[] {
  const { faults, unknowns } = startDoubts(workflow, find, token);
  return workflow.jobs.flatMap((job) =>
    contextsOf(workflow, job, find, [workflow]).map(({ parts: _, ...own }) => ({
      ...own,
      name: own.isPattern ? own.name : reportedName(own.name),
      doubts: [...faults, ...own.doubts],
      unknowns,
    })),
  );
}

/** Whether a context may be the required one: exactly, or as a possible value of an expression. */
export function mayBe({ name, isPattern }: ReportedContext, required: string): boolean {
  if (!isPattern) return name === required;
  const automaton = new Automaton();
  for (const [index, part] of name.split('*').entries()) {
    if (index > 0) automaton.any(() => true);
    for (const each of part) automaton.one((character) => character === each);
  }
  return automaton.matches(required);
}
