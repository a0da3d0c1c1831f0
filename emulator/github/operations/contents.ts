import { createHash } from 'node:crypto';
import type { Reply } from '../../core/exchange';
import { notFound } from '../errors';
import { fullName, type GithubExchange, repositoryOf } from '../lookup';

function blobSha(content: string): string {
  const bytes = Buffer.from(content);
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

function entry(
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
    ...{ type, size, name: path.split('/').at(-1) ?? path, path, sha, url: self, git_url: git, html_url: html },
    ...{ download_url: type === 'file' ? html : null, _links: { self, git, html } },
  };
}

/** GET a file (base64) or a folder's list, at a branch's name or commit; the default branch without `ref`. */
export function getContent(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  const wanted = exchange.query['ref'];
  const ref = typeof wanted === 'string' ? wanted.replace(/^refs\/heads\//, '') : repository.defaultBranch;
  const branch = repository.branches[ref] ?? Object.values(repository.branches).find(({ sha }) => sha === ref);
  if (branch === undefined) throw notFound(`No commit found for the ref ${ref}`);
  const path = (exchange.params['path'] ?? '').replace(/\/$/, '');
  const content = branch.files[path];
  if (content !== undefined) {
    const shape = entry(exchange, path, ref, blobSha(content), 'file', Buffer.byteLength(content));
    return { status: 200, body: { ...shape, content: Buffer.from(content).toString('base64'), encoding: 'base64' } };
  }
  const inside = Object.entries(branch.files).filter(([name]) => name.startsWith(`${path}/`));
  if (inside.length === 0) throw notFound();
  const children = new Map<string, object>();
  for (const [name, text] of inside) {
    const rest = name.slice(path.length + 1);
    const child = `${path}/${rest.split('/')[0] ?? ''}`;
    const isFile = child === name;
    const sha = isFile ? blobSha(text) : createHash('sha1').update(`tree ${child}`).digest('hex');
    children.set(
      child,
      entry(exchange, child, ref, sha, isFile ? 'file' : 'dir', isFile ? Buffer.byteLength(text) : 0),
    );
  }
  return { status: 200, body: [...children.values()] };
}
