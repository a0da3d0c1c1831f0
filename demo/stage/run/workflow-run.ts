import { cancelRun } from '../../../emulator/github/actions/jobs';
import { finishRun, type RunPlace, runAt } from '../../../emulator/github/actions/runs';
import { workflowAt } from '../../../emulator/github/actions/workflow-file';
import { repositoryNamed } from '../../../emulator/github/git/transfer';
import { isCommitId, ownPath, workflowReference } from '../../../formats/workflow/references';
import { fill, fillText } from '../expression/evaluate';
import { fileAt } from '../governed';
import { type Job, type Workflow, workflowOf } from '../workflow/schema';
import { githubContext } from './context';
import type { Floor } from './floor';
import { type Contexts, type JobOutcome, runJob, type Scene, worstOf } from './jobs';

function workflowFile(floor: Floor, repository: string, path: string, commit: string): Workflow {
  return workflowOf(fileAt(floor.github.world, repository, path, commit));
}

/** Plays all jobs of a workflow. Each starts when the jobs that it needs have ended. */
async function runJobs(scene: Scene): Promise<Readonly<Record<string, JobOutcome>>> {
  const begun = new Map<string, Promise<JobOutcome>>();
  const begin = (id: string, asked: readonly string[]): Promise<JobOutcome> => {
    if (asked.includes(id)) throw new Error(`the job '${id}' waits for itself`);
    const known = begun.get(id);
    if (known !== undefined) return known;
    const names = scene.workflow.jobs[id]?.needs ?? [];
    const made = (async () => {
      const needed = await Promise.all(names.map(async (each) => [each, await begin(each, [...asked, id])] as const));
      return runJob(id, scene, Object.fromEntries(needed));
    })();
    begun.set(id, made);
    return made;
  };
  const ids = Object.keys(scene.workflow.jobs);
  const outcomes = await Promise.all(ids.map(async (id) => [id, await begin(id, [])] as const));
  return Object.fromEntries(outcomes);
}

/** The inputs of a called workflow, each of its declared type. Throws for an undeclared or a missing input. */
function inputsFor(workflow: Workflow, job: Job, contexts: Contexts): Record<string, unknown> {
  const declared = workflow.on.workflow_call?.inputs ?? {};
  const given = job.with ?? {};
  const strange = Object.keys(given).filter((name) => declared[name] === undefined);
  if (strange.length > 0) throw new Error(`${workflow.name} has no input ${strange.join(', ')}`);
  return Object.fromEntries(
    Object.entries(declared).map(([name, { default: fallback, required }]) => {
      if (given[name] !== undefined) return [name, fill(given[name], { contexts })];
      if (required) throw new Error(`${workflow.name} wants the input ${name}`);
      return [name, fallback ?? ''];
    }),
  );
}

// A caller has no environment, and in a planned world no secrets. The called job looks up the names that the caller
// passes.
function handedTo({ secrets = {} }: Job): Readonly<Record<string, string>> {
  for (const [name, value] of Object.entries(secrets)) {
    if (value !== `\${{ secrets.${name} }}`) throw new Error(`handing on ${name} as '${value}' is not played`);
  }
  return Object.fromEntries(Object.keys(secrets).map((name) => [name, '']));
}

async function call(job: Job, scene: Scene, contexts: Contexts): Promise<Pick<JobOutcome, 'result' | 'outputs'>> {
  const { floor, place } = scene;
  const owner = floor.github.world.organization.login;
  const called = workflowReference(job.uses ?? '');
  const foreign = called?.repository.split('/')[1];
  const path = called?.path ?? ownPath(job.uses ?? '');
  const commit = called?.ref ?? scene.github.sha;
  if (path === undefined || !isCommitId(commit)) throw new Error(`'${job.uses}' calls no workflow by its commit`);
  const repository = foreign ?? place.repository;
  const workflow = workflowFile(floor, repository, path, commit);
  if (!Object.hasOwn(workflow.on, 'workflow_call')) throw new Error(`${path} cannot be called`);
  const ref = foreign === undefined ? scene.github.ref : commit;
  const inner: Scene = {
    ...scene,
    workflow,
    inputs: inputsFor(workflow, job, contexts),
    handed: handedTo(job),
    called: { workflow: `${owner}/${repository}/${path}@${ref}`, sha: commit },
  };
  // Concurrency in a called file applies to the whole file, in addition to the caller's concurrency.
  const own = { github: scene.github, inputs: inner.inputs, vars: contexts['vars'] };
  const release = await floor.busy(() => floor.concurrency(workflow.concurrency, own, place.repository));
  if (release === undefined) return { result: 'cancelled', outputs: {} };
  const jobs = await runJobs(inner);
  release();
  const result = worstOf(Object.values(jobs).flatMap((each) => (each.result === 'skipped' ? [] : each.result)));
  const outputs = Object.entries(workflow.on.workflow_call?.outputs ?? {}).map(([name, { value }]) => {
    return [name, fillText(value, { contexts: { ...contexts, inputs: inner.inputs, jobs } })] as const;
  });
  return { result, outputs: Object.fromEntries(outputs) };
}

/** Plays a run from its first job to its last. */
export async function playRun(floor: Floor, place: RunPlace): Promise<void> {
  const { world } = floor.github;
  const run = runAt(world, place);
  const repository = repositoryNamed(world, place.repository);
  const path = repository.workflows[run.workflowId]?.path ?? '';
  const found = workflowAt(repository, path, run.headSha);
  if (found === undefined) throw new Error(`no workflow '${path}' at ${run.headSha}`);
  const workflow = workflowFile(floor, place.repository, path, run.headSha);
  const github = githubContext(world, place, { path, name: workflow.name });
  const inputs = Object.fromEntries(
    Object.entries(run.inputs).map(([name, text]) => [
      name,
      found.inputs[name]?.type === 'boolean' ? text === 'true' : text,
    ]),
  );
  const contexts = { github, inputs, vars: floor.variables(place) };
  const release = await floor.busy(() => floor.concurrency(workflow.concurrency, contexts, place.repository));
  if (release === undefined) {
    cancelRun(world, place, new Date().toISOString());
    return;
  }
  await runJobs({
    floor,
    place,
    workflow,
    github,
    inputs,
    prefix: '',
    limit: undefined,
    handed: undefined,
    called: undefined,
    call,
  });
  finishRun(world, place, new Date().toISOString());
  release();
}
