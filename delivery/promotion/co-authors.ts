import type { ComparedCommit } from './compare';
import type { Person } from './person';

/** Whom a trailer names, by the address in it. */
export type CoAuthor =
  | { readonly state: 'person'; readonly person: Person }
  /** An address of GitHub's own that has a login and no number. */
  | { readonly state: 'login'; readonly login: string }
  /** An address of which GitHub's answer does not tell whose it is. */
  | { readonly state: 'unknown'; readonly address: string };

// Git wants trailers in the last paragraph. A line elsewhere is counted, too: to count one person more is no harm.
const TRAILER = /^[ \t]*co-authored-by[ \t]*:(.*)$/gim;
const ADDRESS = /<([^<>]+)>[ \t]*$/;
const NOREPLY = /^(?:(\d+)\+)?([A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\[bot\])?)@users\.noreply\.github\.com$/i;

/** The addresses of everybody whose account GitHub names in these commits. */
export function knownAddresses(commits: readonly ComparedCommit[]): ReadonlyMap<string, Person> {
  const known = new Map<string, Person>();
  for (const { author, committer, commit } of commits) {
    for (const [person, email] of [
      [author, commit.author?.email],
      [committer, commit.committer?.email],
    ] as const) {
      if (person && email) known.set(email.toLowerCase(), { id: person.id, login: person.login });
    }
  }
  return known;
}

function whose(address: string, known: ReadonlyMap<string, Person>): CoAuthor {
  // docs.github.com "Email addresses reference": ID+USERNAME@users.noreply.github.com, before 2017 without the ID.
  const [, id, login] = NOREPLY.exec(address) ?? [];
  if (login !== undefined) {
    return id === undefined ? { state: 'login', login } : { state: 'person', person: { id: Number(id), login } };
  }
  const person = known.get(address.toLowerCase());
  return person ? { state: 'person', person } : { state: 'unknown', address };
}

/**
 * Whom a commit's message names as co-authors. GitHub writes such lines for those whose suggestions were applied
 * (docs.github.com "Incorporating feedback in your pull request") and for whoever asked its coding agent (docs.github.com
 * "About GitHub Copilot coding agent").
 */
export function coAuthorsOf({ commit }: ComparedCommit, known: ReadonlyMap<string, Person>): readonly CoAuthor[] {
  return [...commit.message.matchAll(TRAILER)].map(([, value = '']) => {
    const address = ADDRESS.exec(value.trim())?.[1]?.trim();
    return address === undefined ? { state: 'unknown', address: value.trim() } : whose(address, known);
  });
}
