import { CHECKOUT } from '../../plan/actions';
import { REGISTRY_KEY_SECRET } from '../../registry/naming';
import { type Step, type Values, x } from '../shape';

// No checkout leaves a token for later steps.
const KEEPS_NOTHING: Values = { 'persist-credentials': false };

/** The depth of the history: one commit, all of it, or all of it only where another repository governs. */
export type Depth = 'one' | 'all' | 'all-elsewhere';

const DEPTH: Readonly<Record<Depth, Values>> = {
  one: {},
  all: { 'fetch-depth': 0 },
  'all-elsewhere': { 'fetch-depth': x(`env.GOVERNING == '' && 1 || 0`) },
};

/** The default branch of the repository that the run belongs to. */
export const DEFAULT_BRANCH = 'github.event.repository.default_branch';

/** A checkout of the run's own repository. */
export function ownCheckout(ref: string, depth: Depth = 'one'): Step {
  return { uses: CHECKOUT, with: { ref: x(ref), ...DEPTH[depth], ...KEEPS_NOTHING } };
}

/**
 * A checkout of the governing repository, whose code and registry run. It is the run's own repository at `ref`, or
 * another one at its default branch, read with its key.
 */
export function governingCheckout(depth: Depth = 'one', ref = DEFAULT_BRANCH): Step {
  return {
    uses: CHECKOUT,
    with: {
      repository: `${x('github.repository_owner')}/${x('env.GOVERNING || github.event.repository.name')}`,
      ref: x(`env.GOVERNING == '' && ${ref} || ''`),
      'ssh-key': x(`secrets.${REGISTRY_KEY_SECRET} || ''`),
      ...DEPTH[depth],
      ...KEEPS_NOTHING,
    },
  };
}

/** The source of a run, as data in the folder `source`. None of its code runs from there. */
export function sourceBeside(ref: string): Step {
  return { uses: CHECKOUT, with: { path: 'source', ref: x(ref), 'fetch-depth': 0, ...KEEPS_NOTHING } };
}

/** The source of the run's own repository in the folder `source`, beside the code of another governing repository. */
export function sourceCheckout(ref = DEFAULT_BRANCH): Step {
  return { if: `env.GOVERNING != ''`, ...sourceBeside(ref) };
}
