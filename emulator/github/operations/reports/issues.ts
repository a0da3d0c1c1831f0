import { ApiError, type Reply } from '../../../core/exchange';
import { accountOf, loginOf } from '../../actor';
import { notFound } from '../../errors';
import { type GithubExchange, pageUrl, queryText, repositoryOf, repositoryUrl, writableOf } from '../../lookup';
import { nodeId } from '../../shapes/account';
import { integration } from '../../shapes/app';
import type { GithubComment, GithubIssue } from '../../state/reports';
import { page } from '../../transport/pagination';
import { type GithubRepository, nextNumber, takeId } from '../../world';

interface IssueBody {
  readonly title?: string | number;
  readonly body?: string | null;
  readonly state?: 'open' | 'closed';
  readonly state_reason?: string | null;
  readonly labels?: readonly (string | { readonly name?: string })[];
  readonly assignees?: readonly string[];
  readonly milestone?: number | null;
}

function issueShape(exchange: GithubExchange, repository: GithubRepository, issue: GithubIssue): object {
  const { base, world } = exchange;
  const api = repositoryUrl(exchange, repository);
  const url = `${api}/issues/${issue.number}`;
  const comments = Object.values(repository.comments).filter((one) => one.issue === issue.number).length;
  const assignees = issue.assignees.map((login) => accountOf(base, world, login));
  return {
    id: issue.id,
    node_id: nodeId('I', issue.id),
    url,
    repository_url: api,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    number: issue.number,
    state: issue.state,
    html_url: `${pageUrl(exchange, repository)}/issues/${issue.number}`,
    state_reason: issue.stateReason,
    title: issue.title,
    body: issue.body,
    labels: issue.labels,
    user: accountOf(base, world, issue.user),
    assignee: assignees[0] ?? null,
    assignees,
    milestone: null,
    locked: false,
    comments,
    closed_at: issue.closedAt,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    author_association: 'MEMBER',
  };
}

/** "Title is too long (maximum is 256 characters)", "Body is too long (maximum is 65536 characters)": https://github.com/orgs/community/discussions/27190. */
const longest = { title: 256, body: 65_536, label: 50 };

function invalid(resource: string, field: string, why: string): ApiError {
  const errors = [{ resource, code: 'custom', field, message: `${field} ${why}` }];
  return new ApiError(422, { message: 'Validation Failed', errors, documentation_url: 'https://docs.github.com/rest' });
}

function requireLengths(
  resource: string,
  texts: { readonly title?: unknown; readonly body?: unknown },
  labels: readonly string[] = [],
): void {
  for (const field of ['title', 'body'] as const) {
    const text = texts[field];
    if (text === undefined || text === null || [...String(text)].length <= longest[field]) continue;
    throw invalid(resource, field, `is too long (maximum is ${longest[field]} characters)`);
  }
  if (labels.some((label) => label === '' || [...label].length > longest.label))
    throw invalid('Label', 'name', `is too long (maximum is ${longest.label} characters) or blank`);
}

function namesOf(labels: IssueBody['labels']): string[] {
  return (labels ?? []).map((label) => (typeof label === 'string' ? label : (label.name ?? '')));
}

// https://docs.github.com/en/rest/issues/issues#create-an-issue: 422 for an assignee whom GitHub does not know, and for
// a milestone that the repository does not have. No repository here has any.
function requireKnown({ world }: GithubExchange, { assignees = [], milestone }: IssueBody): void {
  const unknown = assignees.find((login) => world.users[login] === undefined && !login.endsWith('[bot]'));
  if (unknown !== undefined) throw invalid('Issue', 'assignees', `${unknown} cannot be assigned`);
  if (milestone !== undefined && milestone !== null) throw invalid('Issue', 'milestone', 'is not there');
}

/** POST. */
export function createIssue(exchange: GithubExchange): Reply {
  const repository = writableOf(exchange);
  const body = exchange.body as IssueBody;
  const title = String(body.title ?? '').trim();
  if (title === '') {
    const errors = [{ resource: 'Issue', code: 'missing_field', field: 'title' }];
    throw new ApiError(422, {
      message: 'Validation Failed',
      errors,
      documentation_url: 'https://docs.github.com/rest',
    });
  }
  requireLengths('Issue', { title, body: body.body }, namesOf(body.labels));
  requireKnown(exchange, body);
  const at = exchange.now();
  const issue: GithubIssue = {
    id: takeId(exchange.world),
    number: nextNumber(repository),
    title,
    body: body.body ?? null,
    state: 'open',
    stateReason: null,
    labels: namesOf(body.labels),
    assignees: [...(body.assignees ?? [])],
    user: loginOf(exchange),
    createdAt: at,
    updatedAt: at,
    closedAt: null,
  };
  repository.issues[issue.number] = issue;
  return { status: 201, body: issueShape(exchange, repository, issue) };
}

/** PATCH. */
export function updateIssue(exchange: GithubExchange): Reply {
  const repository = writableOf(exchange);
  const issue = repository.issues[exchange.params['issue_number'] ?? ''];
  if (issue === undefined) throw notFound();
  const body = (exchange.body ?? {}) as IssueBody;
  requireLengths('Issue', body, namesOf(body.labels));
  requireKnown(exchange, body);
  if (body.title !== undefined && String(body.title).trim() === '') throw invalid('Issue', 'title', "can't be blank");
  const state = body.state ?? issue.state;
  const at = exchange.now();
  Object.assign(issue, {
    title: body.title === undefined ? issue.title : String(body.title),
    state,
    updatedAt: at,
    body: body.body === undefined ? issue.body : body.body,
    stateReason: state === 'closed' ? (body.state_reason ?? issue.stateReason ?? 'completed') : null,
    labels: body.labels === undefined ? issue.labels : namesOf(body.labels),
    assignees: body.assignees === undefined ? issue.assignees : [...body.assignees],
    closedAt: state === 'closed' ? (issue.closedAt ?? at) : null,
  });
  return { status: 200, body: issueShape(exchange, repository, issue) };
}

/** GET by state (default open) and labels, newest first. */
export function listIssues(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  const state = queryText(exchange, 'state') ?? 'open';
  const labels = (queryText(exchange, 'labels') ?? '').split(',').filter(Boolean);
  const found = Object.values(repository.issues)
    .filter((issue) => state === 'all' || issue.state === state)
    .filter((issue) => labels.every((label) => issue.labels.includes(label)))
    .reverse();
  return page(exchange, found, (some) => some.map((issue) => issueShape(exchange, repository, issue)));
}

function commentShape(exchange: GithubExchange, repository: GithubRepository, comment: GithubComment): object {
  const { base, world } = exchange;
  const api = repositoryUrl(exchange, repository);
  const app = comment.app === null ? undefined : world.apps[comment.app];
  return {
    id: comment.id,
    node_id: nodeId('IC', comment.id),
    url: `${api}/issues/comments/${comment.id}`,
    html_url: `${pageUrl(exchange, repository)}/issues/${comment.issue}#issuecomment-${comment.id}`,
    body: comment.body,
    user: accountOf(base, world, comment.user),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    issue_url: `${api}/issues/${comment.issue}`,
    author_association: 'MEMBER',
    performed_via_github_app: app === undefined ? null : integration(base, world, app),
  };
}

/** The number of the request's issue or pull request; throws 404. */
function conversationOf(exchange: GithubExchange, repository: GithubRepository): number {
  const number = exchange.params['issue_number'] ?? '';
  if (repository.issues[number] === undefined && repository.pulls[number] === undefined) throw notFound();
  return Number(number);
}

/** GET, oldest first. */
export function listComments(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  const number = conversationOf(exchange, repository);
  const found = Object.values(repository.comments).filter(({ issue }) => issue === number);
  return page(exchange, found, (some) => some.map((one) => commentShape(exchange, repository, one)));
}

function requireComment(exchange: GithubExchange): void {
  const { body } = exchange.body as { body: string };
  if (body.trim() === '') throw invalid('IssueComment', 'body', "can't be blank");
  requireLengths('IssueComment', { body });
}

/** POST on an issue or a pull request. */
export function createComment(exchange: GithubExchange): Reply {
  const repository = writableOf(exchange);
  requireComment(exchange);
  const at = exchange.now();
  const comment: GithubComment = {
    id: takeId(exchange.world),
    issue: conversationOf(exchange, repository),
    user: loginOf(exchange),
    body: (exchange.body as { body: string }).body,
    app: exchange.caller.token?.app ?? null,
    createdAt: at,
    updatedAt: at,
  };
  repository.comments[comment.id] = comment;
  return { status: 201, body: commentShape(exchange, repository, comment) };
}

/** PATCH a comment's text. */
export function updateComment(exchange: GithubExchange): Reply {
  const repository = writableOf(exchange);
  const comment = repository.comments[exchange.params['comment_id'] ?? ''];
  if (comment === undefined) throw notFound();
  requireComment(exchange);
  Object.assign(comment, { body: (exchange.body as { body: string }).body, updatedAt: exchange.now() });
  return { status: 200, body: commentShape(exchange, repository, comment) };
}
