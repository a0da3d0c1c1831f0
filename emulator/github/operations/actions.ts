import type { Reply } from '../../core/exchange';
import { conflict, unprocessable } from '../errors';
import { fullName, type GithubExchange, repositoryOf } from '../lookup';
import type { GithubRepository } from '../world';

interface ActionsBody {
  readonly enabled: boolean;
  readonly allowed_actions?: GithubRepository['actions']['allowedActions'];
  readonly sha_pinning_required?: boolean;
}

/** GET: the actions that may run in the repository. */
export function getActionsPermissions(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  const { enabled, allowedActions, shaPinningRequired } = repository.actions;
  const url = `${exchange.base}/repos/${fullName(exchange, repository)}/actions/permissions/selected-actions`;
  const detail = { allowed_actions: allowedActions, sha_pinning_required: shaPinningRequired };
  const selected = allowedActions === 'selected' ? { selected_actions_url: url } : {};
  return { status: 200, body: { enabled, ...(enabled ? { ...detail, ...selected } : {}) } };
}

/** PUT. */
export function setActionsPermissions(exchange: GithubExchange): Reply {
  const { actions } = repositoryOf(exchange);
  const body = exchange.body as ActionsBody;
  actions.enabled = body.enabled;
  actions.allowedActions = body.allowed_actions ?? actions.allowedActions;
  actions.shaPinningRequired = body.sha_pinning_required ?? actions.shaPinningRequired;
  return { status: 204 };
}

function requireSelected(repository: GithubRepository): void {
  if (repository.actions.allowedActions !== 'selected') {
    throw conflict('Conflict - the allowed actions of this repository are not set to selected');
  }
}

/** GET: the allowed actions. 409 unless the repository selects actions. */
export function getSelectedActions(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  requireSelected(repository);
  return { status: 200, body: repository.actions.selected };
}

/** PUT. */
export function setSelectedActions(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  requireSelected(repository);
  const body = (exchange.body ?? {}) as Partial<GithubRepository['actions']['selected']>;
  if (body.patterns_allowed?.some((pattern) => /\s/.test(pattern) || pattern === '') === true) {
    throw unprocessable('patterns_allowed has a pattern that is not valid');
  }
  repository.actions.selected = { ...repository.actions.selected, ...body };
  return { status: 204 };
}

/** GET: the permissions of a workflow's own token. */
export function getWorkflowPermissions(exchange: GithubExchange): Reply {
  return { status: 200, body: repositoryOf(exchange).workflow };
}

/** PUT. */
export function setWorkflowPermissions(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  repository.workflow = { ...repository.workflow, ...(exchange.body as Partial<GithubRepository['workflow']>) };
  return { status: 204 };
}
