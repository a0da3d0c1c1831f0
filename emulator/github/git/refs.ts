import type { GithubRepository } from '../world';
import { findObject } from './objects';

/** A branch or tag by its name without `refs/`: `heads/main`, `tags/v1`. */
export interface GitRef {
  readonly name: string;
  readonly sha: string;
}

/** Every branch and tag, by name. */
export function refsOf(repository: GithubRepository): GitRef[] {
  return [
    ...Object.entries(repository.branches).map(([name, { sha }]) => ({ name: `heads/${name}`, sha })),
    ...Object.entries(repository.tags).map(([name, sha]) => ({ name: `tags/${name}`, sha })),
    ...Object.values(repository.pulls).map(({ number, head }) => ({ name: `pull/${number}/head`, sha: head.sha })),
  ].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The object of a ref; undefined when the ref does not exist. */
export function refAt(repository: GithubRepository, name: string): string | undefined {
  return refsOf(repository).find((ref) => ref.name === name)?.sha;
}

/** Points a branch or tag at an object, or deletes it with null. The caller checks the rules. */
export function setRef(repository: GithubRepository, name: string, sha: string | null): void {
  const [kind, ...rest] = name.split('/');
  const short = rest.join('/');
  if (kind === 'tags' && sha === null) delete repository.tags[short];
  else if (kind === 'tags' && sha !== null) repository.tags[short] = sha;
  else if (sha === null) delete repository.branches[short];
  else {
    const known = repository.branches[short];
    // Files that a test laid over a branch belong to the commit below them.
    repository.branches[short] = { sha, files: {}, protection: known?.protection ?? null };
  }
}

/**
 * The commit that a text names: a branch, a tag, a full or short id, with or without `refs/heads/`. Undefined when
 * there is none.
 */
export function resolveCommit(repository: GithubRepository, text: string): string | undefined {
  const { objects } = repository.git;
  const name = text.replace(/^refs\//, '');
  const sha =
    repository.tags[text] ?? repository.branches[text]?.sha ?? refAt(repository, name) ?? shortId(repository, text);
  const commit = sha === undefined ? undefined : peeled(repository, sha);
  return commit !== undefined && objects[commit]?.kind === 'commit' ? commit : undefined;
}

/** The object that a tag object points at; any other id is returned unchanged. */
export function peeled(repository: GithubRepository, sha: string): string {
  const bytes = findObject(repository.git.objects, 'tag', sha);
  return bytes === undefined ? sha : bytes.toString('utf8', 7, 47);
}

function shortId(repository: GithubRepository, text: string): string | undefined {
  if (!/^[0-9a-f]{7,40}$/.test(text)) return undefined;
  if (text.length === 40) return text;
  const found = Object.keys(repository.git.objects).filter((sha) => sha.startsWith(text));
  return found.length === 1 ? found[0] : undefined;
}
