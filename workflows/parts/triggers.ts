import { REGISTRY_KEY_SECRET } from '../../registry/naming';
import { type Inputs, type Workflow, x } from '../shape';

const GOVERNING: Inputs = {
  governing: {
    description: "The governing repository's name, where the caller is another",
    type: 'string',
    default: '',
  },
};

/** The comment above the secrets of a workflow that can be called. */
export const SECRETS_NOTE: Readonly<Record<string, string>> = {
  'on.workflow_call.secrets':
    'Each secret is in the environment that its job names. A caller passes only the names, not the values.',
};

function optional(names: readonly string[]): Readonly<Record<string, { readonly required: false }>> {
  return Object.fromEntries([...new Set(names)].sort().map((name) => [name, { required: false }]));
}

/** How a delivery workflow is called: with its own inputs, and the governing repository. */
export function governedCall(inputs: Inputs, secrets: readonly string[]) {
  return { inputs: { ...GOVERNING, ...inputs }, secrets: optional([REGISTRY_KEY_SECRET, ...secrets]) };
}

/** How a workflow is called that only the governing repository has. */
export function ownCall(secrets: readonly string[], inputs?: Inputs) {
  return {
    ...(inputs === undefined ? {} : { inputs }),
    ...(secrets.length === 0 ? {} : { secrets: optional(secrets) }),
  };
}

/** Runs of one group follow each other. All waiting runs keep waiting. */
export function oneAfterAnother(group: string): Required<Workflow>['concurrency'] {
  return { group, 'cancel-in-progress': false, queue: 'max' };
}

/**
 * The group of the runs for one surface on one tier. Ids have no dot. With a hyphen between them, the surface `a-b` on
 * `c` and the surface `a` on `b-c` would be one group.
 */
export function surfaceGroup(workflow: string): string {
  return `${workflow}-${x('inputs.surface')}.${x('inputs.tier')}`;
}

/** The comment above `queue` of `oneAfterAnother`. */
export const QUEUE_NOTE: Readonly<Record<string, string>> = {
  'concurrency.queue': 'By default GitHub cancels the waiting run when another one arrives.',
};
