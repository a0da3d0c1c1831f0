import type { WorkflowFile, WorkflowJob } from '../../formats/workflow/read';
import { jobFlaws, type SigningQuestion } from '../signing/judge';
import { WORKFLOW, workflowPath } from '../workflow-names';
import { canBecome, environmentName } from './environment';

/** The question about jobs that can enter an environment with a key of Causeway's. */
export interface KeyQuestion extends SigningQuestion {
  /** The names of the environments that hold keys. */
  readonly environments: readonly string[];
  /** The paths of the workflows that Causeway generates: no other one enters such an environment. */
  readonly generated: ReadonlySet<string>;
  /** Other workflows that enter such environments, in the form of `uses`. */
  readonly called: ReadonlySet<string>;
}

// The preview of a proposed registry treats it as data: its keys only read, none of its commands runs, and the schema
// restricts the names of its stacks.
const PROPOSED = { path: workflowPath(WORKFLOW.infrastructurePreview), variables: ['CAUSEWAY_REGISTRY', 'STACK'] };

function problemsOf(job: WorkflowJob, file: WorkflowFile, question: KeyQuestion): readonly string[] {
  const { environments, generated, called } = question;
  const isGenerated = generated.has(file.path);
  if (job.uses !== undefined) {
    const enters = called.has(job.uses) || [...generated].some((path) => job.uses === `./${path}`);
    if (isGenerated || !enters) return [];
    // Its inputs say which surface, tier or governing repository the called jobs act for.
    return [
      `the job ${job.id} of ${file.path} calls ${job.uses}, which enters environments with keys, with inputs of its own`,
    ];
  }
  const name = environmentName(job);
  const entered = name && environments.find((each) => canBecome(name, each));
  if (entered === undefined) return [];
  const what = `the job ${job.id} of ${file.path} can name the environment ${entered}, which holds a key`;
  if (!isGenerated) return [`${what}, and Causeway does not generate that workflow`];
  const allowed = file.path === PROPOSED.path ? PROPOSED.variables : [];
  return jobFlaws(job, file, { ...question, allowed }).map((flaw) => `${what}, and ${flaw}`);
}

/** Jobs that can use a key of Causeway's for other purposes than Causeway's own commands, in words. */
export function keyProblems(file: WorkflowFile, question: KeyQuestion): readonly string[] {
  return file.jobs.flatMap((job) => problemsOf(job, file, question));
}
