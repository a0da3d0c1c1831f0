import { isCommitId, ownPath, workflowReference } from '../../../formats/workflow/references';
import { isObject } from '../../core/json';
import type { GithubRun } from '../state/actions';
import type { GithubRepository, GithubWorld } from '../world';
import { type WorkflowFile, workflowAt } from './workflow-file';

type Referenced = GithubRun['referenced'][number];

/** The largest depth to which GitHub lets callers nest. */
const MAX_DEPTH = 10;

interface Place {
  readonly repository: GithubRepository;
  readonly path: string;
  /** The commit or full ref in the call. */
  readonly by: string;
  readonly sha: string;
}

function uses(file: WorkflowFile): readonly string[] {
  const jobs = isObject(file.content['jobs']) ? Object.values(file.content['jobs']) : [];
  return jobs.flatMap((job) => (isObject(job) && typeof job['uses'] === 'string' ? [job['uses']] : []));
}

function placeOf(world: GithubWorld, text: string, caller: Place): Place {
  const local = ownPath(text);
  if (local !== undefined) return { ...caller, path: local };
  const { repository: named = '', path, ref = '' } = workflowReference(text) ?? {};
  const [owner, name = ''] = named.split('/');
  const repository = owner === world.organization.login ? world.repositories[name] : undefined;
  if (path === undefined || repository === undefined) throw new Error(`nobody knows the workflow '${text}'`);
  if (isCommitId(ref)) return { repository, path, by: ref, sha: ref };
  const [kind, sha] =
    repository.branches[ref] === undefined
      ? (['tags', repository.tags[ref]] as const)
      : (['heads', repository.branches[ref]?.sha] as const);
  if (sha === undefined) throw new Error(`'${text}' is called by what is neither branch, tag nor commit`);
  return { repository, path, by: `refs/${kind}/${ref}`, sha };
}

function below(world: GithubWorld, file: WorkflowFile, caller: Place, depth: number): readonly Referenced[] {
  if (depth > MAX_DEPTH) throw new Error(`the workflows that ${file.path} calls are nested too deeply`);
  return uses(file).flatMap((text) => {
    const place = placeOf(world, text, caller);
    const called = workflowAt(place.repository, place.path, place.sha);
    if (called?.events.includes('workflow_call') !== true)
      throw new Error(`'${text}' is no workflow that can be called`);
    const own: Referenced = {
      path: `${world.organization.login}/${place.repository.name}/${place.path}@${place.by}`,
      sha: place.sha,
      ...(place.by === place.sha ? {} : { ref: place.by }),
    };
    return [own, ...below(world, called, place, depth + 1)];
  });
}

/**
 * The workflows that a workflow calls, at any depth, even if their jobs will not run: GitHub reads them all before a
 * run begins. A workflow that is called by its commit has no `ref`. Throws for a workflow that does not exist or cannot
 * be called.
 */
export function referencedWorkflows(
  world: GithubWorld,
  repository: GithubRepository,
  file: WorkflowFile,
  { sha, branch }: { readonly sha: string; readonly branch: string },
): readonly Referenced[] {
  const own = { repository, path: file.path, by: `refs/heads/${branch}`, sha };
  const all = below(world, file, own, 1);
  return [...new Map(all.map((each) => [each.path, each])).values()];
}
