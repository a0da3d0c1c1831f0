import { isAgentAddress } from './agents';
import type { ComparedCommit } from './compare';
import type { Person } from './person';

/** The person in a trailer, by the address in it. */
export type CoAuthor =
  | { readonly state: 'person'; readonly person: Person }
  /** An address of GitHub's own with a login and no number. */
  | { readonly state: 'login'; readonly login: string }
  /** An address whose owner GitHub's answer does not tell. */
  | { readonly state: 'unknown'; readonly address: string };

/**
 * Trailers that name somebody who made a part of the commit: GitHub's, and those of the kernel
 * (https://docs.kernel.org/process/submitting-patches.html) and of other projects.
 */
const MAKERS: ReadonlySet<string> = new Set(['co-authored-by', 'co-developed-by', 'pair-programmed-with', 'co-author']);
/** Without an address, these are ordinary words of the text. */
const ASKERS: ReadonlySet<string> = new Set([
  ...['authored-by', 'suggested-by', 'requested-by', 'originally-by', 'original-patch-by', 'based-on-patch-by'],
  ...['helped-by', 'written-by', 'patch-by', 'paired-with'],
]);
const ADDRESSES = /<([^<>]+)>/g;
const NOREPLY = /^(?:(\d+)\+)?([A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\[bot\])?)@users\.noreply\.github\.com$/i;

/** The addresses of all accounts that GitHub names in these commits. */
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
 * The co-authors that a commit's message names. GitHub writes such lines for people whose suggestions were applied
 * (docs.github.com "Incorporating feedback in your pull request") and for the person who asked its coding agent
 * (docs.github.com "About GitHub Copilot coding agent").
 */
export function coAuthorsOf({ commit }: ComparedCommit, known: ReadonlyMap<string, Person>): readonly CoAuthor[] {
  return trailersOf(commit.message).flatMap(({ name, value }): readonly CoAuthor[] => {
    const addresses = [...value.matchAll(ADDRESSES)].map(([, address = '']) => address.trim());
    if (addresses.length === 0) return MAKERS.has(name) ? [{ state: 'unknown', address: value }] : [];
    return addresses.filter((each) => !isAgentAddress(each)).map((each) => whose(each, known));
  });
}

interface Trailer {
  readonly name: string;
  value: string;
}

/**
 * The trailers. Git expects them in the last paragraph, and a squash writes those of its commits into lists. A line
 * elsewhere counts, too, because excluding one more person does no harm. A value continues in lines that start with a
 * space.
 */
function trailersOf(message: string): readonly Trailer[] {
  const found: Trailer[] = [];
  let open: Trailer | undefined;
  for (const line of message.split(/\r\n|[\n\r\u2028\u2029]/)) {
    if (open && /^\s+\S/.test(line)) {
      open.value = `${open.value} ${line.trim()}`;
      continue;
    }
    const [, words = '', value = ''] = /^[\s>*-]*([\p{L}\p{Pd}\s]+?)\s*:(.*)$/u.exec(line) ?? [];
    const name = words.toLowerCase().replaceAll(/[\p{Pd}\s]+/gu, '-');
    open = MAKERS.has(name) || ASKERS.has(name) ? { name, value: value.trim() } : undefined;
    if (open) found.push(open);
  }
  return found;
}
