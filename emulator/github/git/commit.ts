import { findObject, type GitObjects, putObject, readObject } from './objects';

/** The author or committer of a commit, and the time (ISO, whole seconds, UTC). */
export interface GitPerson {
  readonly name: string;
  readonly email: string;
  readonly date: string;
}

/** A commit's own data. */
export interface GitCommit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: GitPerson;
  readonly committer: GitPerson;
  readonly message: string;
}

function parsePerson(line: string): GitPerson {
  const [, name = '', email = '', seconds = '0'] = /^(.*?) ?<([^>]*)> (-?\d+) [+-]\d{4}$/.exec(line) ?? [];
  return { name, email, date: `${new Date(Number(seconds) * 1000).toISOString().slice(0, 19)}Z` };
}

function personLine({ name, email, date }: GitPerson): string {
  return `${name} <${email}> ${Math.floor(Date.parse(date) / 1000)} +0000`;
}

/** Reads a commit's text. It skips headers that nothing here needs (`gpgsig`, `mergetag`). */
export function parseCommit(bytes: Buffer): GitCommit {
  const text = bytes.toString('utf8');
  const end = text.indexOf('\n\n');
  const lines = text.slice(0, end).split('\n');
  const all = (key: string): string[] =>
    lines.filter((line) => line.startsWith(`${key} `)).map((line) => line.slice(key.length + 1));
  return {
    tree: all('tree')[0] ?? '',
    parents: all('parent'),
    author: parsePerson(all('author')[0] ?? ''),
    committer: parsePerson(all('committer')[0] ?? ''),
    message: text.slice(end + 2),
  };
}

/** Writes a commit and returns its id. */
export function writeCommit(objects: GitObjects, commit: GitCommit): string {
  const lines = [
    `tree ${commit.tree}`,
    ...commit.parents.map((sha) => `parent ${sha}`),
    `author ${personLine(commit.author)}`,
    `committer ${personLine(commit.committer)}`,
  ];
  return putObject(objects, 'commit', Buffer.from(`${lines.join('\n')}\n\n${commit.message}`));
}

/** A commit that another object or a branch names. Throws 409 when it does not exist. */
export function readCommit(objects: GitObjects, sha: string): GitCommit {
  return parseCommit(readObject(objects, 'commit', sha));
}

/** A commit; undefined when there is none with that id. */
export function findCommit(objects: GitObjects, sha: string): GitCommit | undefined {
  const bytes = findObject(objects, 'commit', sha);
  return bytes === undefined ? undefined : parseCommit(bytes);
}
