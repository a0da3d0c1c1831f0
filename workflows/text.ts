import { Document, isScalar, type Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { generatedMark, type Origin } from './mark';
import type { CallingWorkflow, Workflow } from './shape';
import { shareSteps } from './shared-steps';

const WIDTH = 120;
const INDENT = 2;
const JOB_KEYS = [
  ...['name', 'needs', 'if', 'strategy', 'runs-on', 'timeout-minutes', 'environment', 'permissions', 'outputs', 'env'],
  ...['uses', 'with', 'secrets', 'steps'],
];
// A reader of YAML 1.1 takes these for true or false.
const BOOLEAN_LIKE = /^(?:y|yes|n|no|on|off)$/i;
// Short maps of these kinds are written on one line.
const FLOW_BELOW: ReadonlySet<string> = new Set(['inputs', 'secrets']);
const FLOW_IN_JOBS: ReadonlySet<string> = new Set(['environment', 'permissions', 'outputs', 'env', 'with']);
const MOST_IN_FLOW = 4;
const isFlow = (path: readonly string[], key: string) =>
  (path[0] === 'on' && FLOW_BELOW.has(path.at(-1) ?? '')) || (path[0] === 'jobs' && FLOW_IN_JOBS.has(key));

function wrapped(text: string, indent: number): string {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last === undefined || indent + 2 + last.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.map((line) => ` ${line}`).join('\n');
}

function scalarOf(value: string | number | boolean | null, room: number): Scalar {
  const scalar = new Scalar(value);
  if (typeof value !== 'string') return scalar;
  if (value.includes('\n')) scalar.type = Scalar.BLOCK_LITERAL;
  else if (value.length > room && value.includes(' ')) scalar.type = Scalar.BLOCK_FOLDED;
  else if (BOOLEAN_LIKE.test(value)) scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}

// The version of an action is a comment after its commit.
function usesOf(value: string): Scalar {
  const [uses = '', version] = value.split(' # ');
  const scalar = new Scalar(uses);
  if (version !== undefined) scalar.comment = ` ${version}`;
  return scalar;
}

interface Place {
  readonly path: readonly string[];
  readonly indent: number;
  readonly notes: Readonly<Record<string, string>>;
  readonly trailing: Readonly<Record<string, string>>;
}

// Maps have a space within their braces, lists do not, as in the formatted YAML of this repository.
class List extends YAMLSeq {
  override toString(...[context, ...rest]: Parameters<YAMLSeq['toString']>): string {
    return super.toString(context && this.flow ? { ...context, flowCollectionPadding: '' } : context, ...rest);
  }
}

function listOf(values: readonly unknown[], key: string, place: Place): YAMLSeq {
  const list = new List();
  const isShort =
    values.every((each) => typeof each === 'string') &&
    place.indent + key.length + JSON.stringify(values).length < WIDTH - INDENT;
  list.flow = isShort;
  list.items = values.map((each) => nodeOf(each, '', { ...place, indent: place.indent + INDENT }));
  return list;
}

function entriesOf(values: object, { path }: Place): readonly (readonly [string, unknown])[] {
  const all = Object.entries(values).filter(([key, value]) => value !== undefined && key !== 'about');
  const isJob = path.length === 2 && path[0] === 'jobs';
  return isJob ? all.sort(([one], [other]) => JOB_KEYS.indexOf(one) - JOB_KEYS.indexOf(other)) : all;
}

function aboutOf(value: unknown): string | undefined {
  const { about } = (typeof value === 'object' && value !== null ? value : {}) as { readonly about?: string };
  return about;
}

function mapOf(values: object, place: Place): YAMLMap {
  const map = new YAMLMap();
  const { path, indent, notes, trailing } = place;
  map.items = entriesOf(values, place).map(([key, value], at): Pair => {
    const own = [...path, key];
    const name = new Scalar(key);
    const note = aboutOf(value) ?? notes[own.join('.')];
    if (note !== undefined) name.commentBefore = wrapped(note, indent);
    if (path.length === 0 || (own[0] === 'jobs' && own.length === 2 && at > 0)) name.spaceBefore = true;
    const node = nodeOf(value, key, { ...place, path: own, indent: indent + INDENT });
    if (path.length === 1 && path[0] === 'on' && trailing[key] !== undefined) node.comment = ` ${trailing[key]}`;
    if (isFlow(path, key)) flow(node, indent + key.length);
    return new Pair(name, node);
  });
  return map;
}

// A comment ends a line, and so does a text of several lines.
function isPlain({ key, value }: Pair): boolean {
  const hasNote = isScalar(key) && key.commentBefore != null;
  return !hasNote && isScalar(value) && value.comment == null && value.type !== Scalar.BLOCK_LITERAL;
}

function flow(node: Node, before: number): void {
  if (!(node instanceof YAMLMap) || node.items.length > MOST_IN_FLOW) return;
  if (before + JSON.stringify(node).length < WIDTH && node.items.every(isPlain)) node.flow = true;
}

function nodeOf(value: unknown, key: string, place: Place): Node {
  if (Array.isArray(value)) return listOf(value, key, place);
  if (typeof value === 'object' && value !== null) {
    const map = mapOf(value, place);
    const about = aboutOf(value);
    // A key carries its own comment; an item of a list has no key.
    if (key === '' && about !== undefined) map.commentBefore = wrapped(about, place.indent);
    return map;
  }
  if (key === 'uses') return usesOf(String(value));
  return scalarOf(value as string, WIDTH - place.indent - key.length - 2);
}

function isEmpty(value: unknown): boolean {
  return JSON.stringify(value) === '{}';
}

function stepWithoutEmpty(step: object): object {
  return Object.fromEntries(Object.entries(step).filter(([, value]) => !isEmpty(value)));
}

// An empty map means nothing, and actionlint refuses it. Empty permissions are kept, because they differ from the
// default. A job without a name is called by its id.
function jobWithoutEmpty(id: string, job: object): object {
  return Object.fromEntries(
    Object.entries(job)
      .filter(([key, value]) => !(key === 'name' && value === id) && (key === 'permissions' || !isEmpty(value)))
      .map(([key, value]) => [key, key === 'steps' ? (value as readonly object[]).map(stepWithoutEmpty) : value]),
  );
}

function withoutEmpty(jobs: object): object {
  return Object.fromEntries(Object.entries(jobs).map(([id, job]) => [id, jobWithoutEmpty(id, job as object)]));
}

/**
 * The file of a workflow. It begins with the mark of a generated file, and removes all permissions from jobs that do
 * not ask for them. `isShared`: a step that several jobs have is written once.
 */
export function workflowText(
  workflow: Workflow | CallingWorkflow,
  origin: Origin,
  { isShared }: { readonly isShared: boolean },
): string {
  const { about, name, on, jobs } = workflow;
  const { concurrency, env, notes = {} } = 'trailing' in workflow ? ({} as Partial<Workflow>) : workflow;
  const trailing = 'trailing' in workflow ? workflow.trailing : {};
  const content = mapOf(
    { name, on, permissions: {}, concurrency, env, jobs: withoutEmpty(jobs) },
    { path: [], indent: 0, notes, trailing },
  );
  if (isShared) shareSteps(content);
  const [first] = content.items;
  if (first && isScalar(first.key)) first.key.spaceBefore = false;
  const document = new Document(content);
  document.commentBefore = `${generatedMark(origin)}\n\n${wrapped(about, 0)}`;
  return document.toString({ lineWidth: WIDTH, nullStr: '' });
}
