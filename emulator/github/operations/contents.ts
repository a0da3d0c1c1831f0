import type { Reply } from '../../core/exchange';
import { notFound } from '../errors';
import { readCommit } from '../git/commit';
import { findObject, objectId } from '../git/objects';
import { resolveCommit } from '../git/refs';
import { changeTree, entryAt, folderMode, readTree, type TreeChange } from '../git/tree';
import { fullName, type GithubExchange, queryText, repositoryOf } from '../lookup';
import type { GithubRepository } from '../world';

/** An entry of a folder, and the head of a file. */
export function contentEntry(
  exchange: GithubExchange,
  path: string,
  ref: string,
  sha: string,
  type: 'file' | 'dir',
  size: number,
): object {
  const full = fullName(exchange, repositoryOf(exchange));
  const escaped = path.split('/').map(encodeURIComponent).join('/');
  const self = `${exchange.base}/repos/${full}/contents/${escaped}?ref=${encodeURIComponent(ref)}`;
  const git = `${exchange.base}/repos/${full}/git/${type === 'file' ? 'blobs' : 'trees'}/${sha}`;
  const html = `${exchange.base}/${full}/${type === 'file' ? 'blob' : 'tree'}/${ref}/${escaped}`;
  return {
    type,
    size,
    name: path.split('/').at(-1) ?? path,
    path,
    sha,
    url: self,
    git_url: git,
    html_url: html,
    download_url: type === 'file' ? html : null,
    _links: { self, git, html },
  };
}

/** The tree at a ref, with the files that a test laid over it. Reads add objects only to a copy. */
function treeAt(
  repository: GithubRepository,
  ref: string,
): { objects: GithubRepository['git']['objects']; tree: string } {
  const known = repository.branches[ref.replace(/^refs\/heads\//, '')];
  const branch = known ?? Object.values(repository.branches).find(({ sha }) => sha === ref);
  const commit = resolveCommit(repository, ref);
  if (commit === undefined) throw notFound(`No commit found for the ref ${ref}`);
  const { tree } = readCommit(repository.git.objects, commit);
  const laid = Object.entries(branch?.files ?? {});
  if (laid.length === 0) return { objects: repository.git.objects, tree };
  const objects = { ...repository.git.objects };
  const changes = laid.map(([path, text]): [string, TreeChange] => {
    const sha = objectId('blob', Buffer.from(text));
    objects[sha] = { kind: 'blob', data: Buffer.from(text).toString('base64') };
    return [path, { mode: '100644', sha }];
  });
  return { objects, tree: changeTree(objects, tree, new Map(changes)) };
}

/**
 * The text of a file at a branch, tag or commit; undefined when it does not exist. Throws a 404 when the ref does not
 * exist.
 */
export function textAt(repository: GithubRepository, ref: string, path: string): string | undefined {
  const { objects, tree } = treeAt(repository, ref);
  const found = entryAt(objects, tree, path);
  return found === undefined ? undefined : findObject(objects, 'blob', found.sha)?.toString('utf8');
}

/** GET a file (base64) or a folder's list, at a branch, tag or commit; the default branch without `ref`. */
export function getContent(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  const ref = queryText(exchange, 'ref') ?? repository.defaultBranch;
  const { objects, tree } = treeAt(repository, ref);
  const path = (exchange.params['path'] ?? '').replace(/\/$/, '');
  const found = path === '' ? { mode: folderMode, sha: tree } : entryAt(objects, tree, path);
  if (found === undefined) throw notFound();
  const sizeOf = (sha: string): number => findObject(objects, 'blob', sha)?.length ?? 0;
  if (found.mode === folderMode) {
    const children = readTree(objects, found.sha).map(({ name, mode, sha }) => {
      const child = path === '' ? name : `${path}/${name}`;
      return contentEntry(exchange, child, ref, sha, mode === folderMode ? 'dir' : 'file', sizeOf(sha));
    });
    return { status: 200, body: children };
  }
  const bytes = findObject(objects, 'blob', found.sha) ?? Buffer.alloc(0);
  const shape = contentEntry(exchange, path, ref, found.sha, 'file', bytes.length);
  // Above 1 MB the API returns a file without its content.
  const large = bytes.length > 1024 * 1024;
  return {
    status: 200,
    body: { ...shape, content: large ? '' : bytes.toString('base64'), encoding: large ? 'none' : 'base64' },
  };
}
