import { writtenWorkflow } from '../../../formats/workflow/written';
import { isObject } from '../../core/json';
import { findCommit } from '../git/commit';
import { findObject } from '../git/objects';
import { entryAt, folderMode, readTree } from '../git/tree';
import type { GithubWorkflow, WorkflowInput } from '../state/actions';
import { type GithubRepository, type GithubWorld, takeId } from '../world';

const folder = '.github/workflows';
const inputTypes = ['string', 'choice', 'boolean', 'number', 'environment'] as const;

/** A workflow as its file says at one commit. */
export interface WorkflowFile {
  readonly path: string;
  readonly name: string;
  /** Names of the events under `on`. */
  readonly events: readonly string[];
  /** Inputs of `workflow_dispatch`, by name. */
  readonly inputs: Readonly<Record<string, WorkflowInput>>;
  /** The whole parsed file. */
  readonly content: Readonly<Record<string, unknown>>;
}

function inputOf(value: unknown): WorkflowInput {
  const given = isObject(value) ? value : {};
  return {
    type: inputTypes.find((type) => type === given['type']) ?? 'string',
    required: given['required'] === true,
    default: given['default'] === undefined || given['default'] === null ? null : String(given['default']),
    options: Array.isArray(given['options']) ? given['options'].map(String) : [],
  };
}

// The key is the id of the file's content, because the result depends only on it. Each run reads the same few files
// again.
const parsed = new Map<string, unknown>();

function contentOf(sha: string, path: string, bytes: Buffer): unknown {
  if (!parsed.has(sha)) parsed.set(sha, writtenWorkflow(path, bytes.toString('utf8')));
  return parsed.get(sha);
}

/** Reads a workflow's file at a commit. Undefined when it does not exist or GitHub's own parser refuses it. */
export function workflowAt(repository: GithubRepository, path: string, commit: string): WorkflowFile | undefined {
  const { objects } = repository.git;
  const tree = findCommit(objects, commit)?.tree;
  const blob = tree === undefined ? undefined : entryAt(objects, tree, path);
  const bytes = blob === undefined ? undefined : findObject(objects, 'blob', blob.sha);
  const content = blob === undefined || bytes === undefined ? undefined : contentOf(blob.sha, path, bytes);
  if (!isObject(content)) return undefined;
  const on = content['on'];
  const events =
    typeof on === 'string' ? [on] : Array.isArray(on) ? on.map(String) : Object.keys(isObject(on) ? on : {});
  const dispatch = isObject(on) && isObject(on['workflow_dispatch']) ? on['workflow_dispatch']['inputs'] : undefined;
  const inputs = Object.entries(isObject(dispatch) ? dispatch : {}).map(([name, one]) => [name, inputOf(one)]);
  const name = typeof content['name'] === 'string' ? content['name'] : path;
  return { path, name, events, inputs: Object.fromEntries(inputs) as Record<string, WorkflowInput>, content };
}

/** Every workflow that GitHub knows: the files of the default branch, each with a stable id. */
export function workflowsOf(world: GithubWorld, repository: GithubRepository): GithubWorkflow[] {
  const { objects } = repository.git;
  const head = repository.branches[repository.defaultBranch]?.sha ?? '';
  const tree = findCommit(objects, head)?.tree;
  const place = tree === undefined ? undefined : entryAt(objects, tree, folder);
  const files = place?.mode === folderMode ? readTree(objects, place.sha) : [];
  return files
    .filter(({ name }) => /\.ya?ml$/.test(name))
    .map(({ name: file }) => {
      const path = `${folder}/${file}`;
      const known = Object.values(repository.workflows).find((one) => one.path === path);
      const name = workflowAt(repository, path, head)?.name ?? path;
      if (known !== undefined) return Object.assign(known, { name });
      const { createdAt } = repository;
      const made: GithubWorkflow = { id: takeId(world), path, name, state: 'active', createdAt };
      repository.workflows[made.id] = made;
      return made;
    });
}

/** The problem with the inputs of a dispatch, in GitHub's words. Undefined for valid inputs. */
export function inputProblem(file: WorkflowFile, given: Readonly<Record<string, unknown>>): string | undefined {
  const strange = Object.keys(given).filter((name) => file.inputs[name] === undefined);
  if (strange.length > 0) return `Unexpected inputs provided: ${JSON.stringify(strange)}`;
  for (const [name, input] of Object.entries(file.inputs)) {
    const value = given[name] ?? input.default;
    if (value === null || value === '') {
      if (input.required) return `Required input '${name}' not provided`;
      continue;
    }
    const text = String(value);
    if (input.type === 'choice' && !input.options.includes(text))
      return `Provided value '${text}' for input '${name}' not in the list of allowed values`;
    if (input.type === 'boolean' && text !== 'true' && text !== 'false')
      return `Provided value '${text}' for input '${name}' is not a boolean`;
    if (input.type === 'number' && !Number.isFinite(Number(text)))
      return `Provided value '${text}' for input '${name}' is not a number`;
  }
  return undefined;
}

/** Inputs with their defaults filled in, all as text. */
export function filledInputs(file: WorkflowFile, given: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(file.inputs).map(([name, input]) => [name, String(given[name] ?? input.default ?? '')]),
  );
}
