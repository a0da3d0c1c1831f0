import { SETUP_NODE } from '../../plan/actions';
import { SET_UP_ACTION } from '../../plan/set-up-action';
import { type Step, type Values, x } from '../shape';

const ID = 'causeway';

// zizmor recommends `$/…`, which is the repository of the workflow's file
// (https://github.blog/changelog/2026-07-30-reference-same-repository-actions-with-self-repository-syntax/). The action
// belongs to the governing repository, as the command does, and that one is checked out.
const USES = `${SET_UP_ACTION} # zizmor: ignore[self-repository] the action is the governing repository’s, which is checked out`;

/** The output of the set-up: the token of the App as which the job acts. */
export const APP_TOKEN: string = x(`steps.${ID}.outputs.token`);

function shared(given: Values): Step {
  const isApp = Object.hasOwn(given, 'app');
  return { ...(isApp ? { id: ID } : {}), uses: USES, with: given };
}

/** Set-up of a job that runs only the command: Node, the command as one file, and the token of an App. */
export function setUp(app: Values = {}): Step {
  return shared(app);
}

/** Set-up of a job that runs the engine or the policies: Node, every package of the lock file, the token of an App. */
export function fullSetUp(app: Values = {}): Step {
  return shared({ packages: 'all', ...app });
}

/**
 * Set-up of a job that runs commands of a project at another commit than the default branch's. That commit may lack the
 * shared action.
 */
export function projectSetUp(): readonly Step[] {
  return [{ uses: SETUP_NODE, with: { 'node-version': 24, 'package-manager-cache': false } }, { run: 'npm ci' }];
}
