import { workflowPath } from '../plan/workflow-names';
import { UserError } from '../registry/user-error';
import { type CallingWorkflow, type Values, type Workflow, x } from './shape';

/** The place of called workflows: a repository at one commit. */
export interface CalledPlace {
  /** `owner/name`. */
  readonly repository: string;
  /** The full commit: anybody who may push can move a branch or a tag. */
  readonly commit: string;
}

/** Reads `owner/name@commit`. Throws UserError (exit 2) on anything else. */
export function calledPlace(text: string, place: string): CalledPlace {
  const [, repository, commit] = /^([\w.-]+\/[\w.-]+)@([0-9a-f]{40})$/.exec(text) ?? [];
  if (repository !== undefined && commit !== undefined) return { repository, commit };
  throw new UserError(`"${text}" names no commit of a repository`, {
    place,
    allowed: '<owner>/<repository>@<the 40 hex digits of a commit>: what is called is pinned by its commit',
  });
}

interface Called {
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, unknown>>;
}

/** Whether other workflows may call a workflow. */
export function isCallable({ on }: Workflow): boolean {
  return Object.hasOwn(on, 'workflow_call');
}

/** The union of all jobs' permissions, each at its highest level. */
function allPermissions({ jobs }: Workflow): Values {
  const all = Object.values(jobs).flatMap(({ permissions }) => Object.entries(permissions));
  const names = [...new Set(all.map(([name]) => name))].sort();
  const isWritten = (name: string) => all.some(([each, level]) => each === name && level === 'write');
  return Object.fromEntries(names.map((name) => [name, isWritten(name) ? 'write' : 'read']));
}

function handedOn(all: Readonly<Record<string, unknown>> | undefined, context: string): Values {
  return Object.fromEntries(Object.keys(all ?? {}).map((name) => [name, x(`${context}.${name}`)]));
}

// zizmor reads only one file, so it cannot see that the called workflow is safe.
const IGNORED: Readonly<Record<string, string>> = {
  pull_request_target: 'zizmor: ignore[dangerous-triggers] the called workflow runs no code of a pull request',
};

/**
 * A workflow that only calls another one of the same name by its commit, on the same events. It passes the highest
 * permissions that the called jobs need, its inputs, and its secrets by name; without the names GitHub does not even
 * pass the secrets of environments (actions/runner#4453). It has no other job and no concurrency: the guard refuses
 * another job, and with concurrency the workflow would wait for itself. `governing` is the governing repository's name,
 * where the caller is another. Throws on a workflow that cannot be called (a bug).
 */
export function callingWorkflow(
  workflow: Workflow,
  place: CalledPlace,
  governing: string | undefined,
): CallingWorkflow {
  const { name, on } = workflow;
  if (!isCallable(workflow)) throw new Error(`${name} cannot be called`);
  const { workflow_call: called, ...events } = on;
  const { secrets } = (called ?? {}) as Called;
  const { inputs } = (on['workflow_dispatch'] ?? {}) as Called;
  return {
    about: `Calls ${place.repository}’s ${name}.yml by its commit, and does nothing else. What signs is that file: the registry’s trust names it (signerWorkflow) and its commit (signerDigests), and goes with it when this one is moved on.`,
    name,
    on: events,
    trailing: IGNORED,
    jobs: {
      [name]: {
        name,
        permissions: allPermissions(workflow),
        uses: `${place.repository}/${workflowPath(name)}@${place.commit}`,
        with: { ...handedOn(inputs, 'inputs'), ...(governing === undefined ? {} : { governing }) },
        secrets: handedOn(secrets, 'secrets'),
      },
    },
  };
}
