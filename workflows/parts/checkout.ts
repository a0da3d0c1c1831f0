import { REGISTRY_KEY_SECRET } from '../../registry/naming';
import { type Step, type Values, x } from '../shape';
import { CHECKOUT } from './actions';

// No checkout leaves a token behind for the steps after it.
const KEEPS_NOTHING: Values = { 'persist-credentials': false };

/** How much of the history is there: one commit, all of it, or all of it where the repository is governed by another. */
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
 * A checkout of the governing repository, whose code and registry run: the run's own at `ref`, or another one at its
 * default branch, with the key of it.
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

/** The source that a run is about, as data in the folder `source`: no code of it runs from there. */
export function sourceBeside(ref: string): Step {
  return { uses: CHECKOUT, with: { path: 'source', ref: x(ref), 'fetch-depth': 0, ...KEEPS_NOTHING } };
}

/** Beside the code of another governing repository: the source of the run's own, in the folder `source`. */
export function sourceCheckout(ref = DEFAULT_BRANCH): Step {
  return { if: `env.GOVERNING != ''`, ...sourceBeside(ref) };
}
