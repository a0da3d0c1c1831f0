import { WEB_FLOW } from './askers';
import type { ComparedCommit } from './compare';
import type { Person } from './person';
import { unnamedAccount } from './pull-requests';

/** The person of an account at GitHub. */
export function personOf(found: Person): Person {
  return { id: found.id, login: found.login };
}

/**
 * The author and the committer of a commit. Throws UserError (exit 3) with the commit when GitHub cannot name one of
 * them.
 */
export function writersOf({ sha, author, committer }: ComparedCommit): readonly Person[] {
  if (!author) throw unnamedAccount(sha, 'the author');
  if (!committer) throw unnamedAccount(sha, 'the committer');
  return [author, committer].filter(({ login }) => login !== WEB_FLOW).map(personOf);
}
