import { type Account, isBot, isSameAgent, mustBeAsked } from './agents';
import type { ComparedCommit } from './compare';
import type { Person } from './person';
import { type Pull, unnamedAccount } from './pull-requests';

/** GitHub itself, as the committer of a merge in the browser: no person. */
export const WEB_FLOW = 'web-flow';

/** A commit with the co-authors that its message names. */
export interface MadeCommit {
  readonly commit: ComparedCommit;
  readonly coAuthors: readonly Person[];
}

/** A commit's author with the address in it: an agent may use an ordinary account, or write under its own address. */
function authorOf({ author, commit }: ComparedCommit): Account | undefined {
  return author ? { ...author, email: commit.author?.email } : undefined;
}

// An agent that names itself or another App as its co-author does not name the person who asked it.
function mayAsk(person: Account, agent: Account): boolean {
  return person.id !== agent.id && !isBot(person) && person.login !== WEB_FLOW;
}

/**
 * The assignees who asked a bot for its pull request. Throws UserError (exit 3) when a bot opened it and neither an
 * assignee nor a co-author of the pull request's commits (its own, and those that `landed`) can have asked for it, or
 * when a commit of another agent has no co-author who asked for that commit.
 */
export function askersOfPull(
  { number, user, assignees }: Pull,
  own: readonly MadeCommit[],
  sha: string,
  landed: readonly MadeCommit[],
): readonly Person[] {
  if (!user) throw unnamedAccount(sha, `who opened the pull request ${number}`);
  const isAsked = mustBeAsked(user);
  const askers = isAsked ? (assignees ?? []).filter((each) => each.type === 'User' && mayAsk(each, user)) : [];
  const named = [...askers, ...[...own, ...landed].flatMap(({ coAuthors }) => coAuthors)];
  if (isAsked && !named.some((each) => mayAsk(each, user))) {
    throw unnamedAccount(sha, `who asked ${user.login} for the pull request ${number}`);
  }
  for (const made of own) {
    const author = authorOf(made.commit);
    // The person who asked a bot for its pull request asked for that bot's commits in it, too.
    if (!isAsked || !author || !isSameAgent(author, user)) requireAsker(made);
  }
  return askers.map(({ id, login }) => ({ id, login }));
}

/** Throws UserError (exit 3) when an agent wrote a commit whose co-authors do not include a person. */
export function requireAsker({ commit, coAuthors }: MadeCommit): void {
  const author = authorOf(commit);
  if (!author || !mustBeAsked(author) || coAuthors.some((each) => mayAsk(each, author))) return;
  throw unnamedAccount(commit.sha, `who asked ${author.login} for it`);
}

/**
 * Throws UserError (exit 3) when a bot pushed a commit without a pull request, and the commit has no author or
 * co-author who is a person.
 */
export function requirePusherAsker({ commit, coAuthors }: MadeCommit, pusher: Account): void {
  if (!mustBeAsked(pusher)) return;
  const author = authorOf(commit);
  if ([...coAuthors, ...(author ? [author] : [])].some((each) => mayAsk(each, pusher))) return;
  throw unnamedAccount(commit.sha, `who asked ${pusher.login} for it`);
}
