import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type PageNumber, pagesOf } from '../../formats/pages';
import { canonicalDigest } from '../../registry/digest';
import { UserError } from '../../registry/user-error';
import type { NetlifyClient } from './netlify-client';
import { readAnswer } from './netlify-site';

/** The SHA-1 of each file of a deploy by its path, Netlify's only digest of files. */
export type FileDigests = Readonly<Record<string, string>>;

const NetlifyFile = z.looseObject({ path: z.string().startsWith('/'), sha: z.string().regex(/^[0-9a-f]{40}$/) });

const MOST_PAGES = 1000;

/** The digests with which these files are sent to Netlify. */
export function fileDigests(files: ReadonlyMap<string, Buffer>): FileDigests {
  const sha1 = (bytes: Buffer) => createHash('sha1').update(bytes).digest('hex');
  return Object.fromEntries([...files].map(([path, bytes]) => [path, sha1(bytes)]));
}

/** One digest for all files of a deploy, as its receipt keeps it. */
export function filesDigest(digests: FileDigests): string {
  return canonicalDigest(digests);
}

async function listed(client: NetlifyClient, path: string, doing: string): Promise<FileDigests | undefined> {
  const all = new Map<string, string>();
  let isAbsent = false;
  const ask = async ({ page, per_page }: PageNumber) => {
    const answer = await client({ method: 'GET', path: `${path}?page=${page}&per_page=${per_page}`, doing });
    isAbsent = answer.state === 'absent';
    return isAbsent ? undefined : { items: readAnswer(z.array(NetlifyFile), answer, 'the list of files') };
  };
  for await (const { items, isLast } of pagesOf(ask, { mostPages: MOST_PAGES })) {
    const before = all.size;
    for (const { path: name, sha } of items) {
      const known = all.get(name);
      if (known !== undefined && known !== sha) {
        throw new UserError(`could not ${doing}: the list names a file twice`, { place: name, exitCode: 3 });
      }
      all.set(name, sha);
    }
    // Netlify pages its lists; an unpaged list repeats with every page, and adds nothing.
    if (isLast || all.size === before) return Object.fromEntries(all);
  }
  if (isAbsent) return undefined;
  throw new UserError(`could not ${doing}: the list is too long`, { place: 'Netlify', exitCode: 3 });
}

/**
 * The files of one deploy, published or not; undefined where Netlify does not tell them. Netlify's OpenAPI description lacks
 * this list (https://github.com/netlify/open-api/issues/160); its forum has it as an array of paths with their SHA-1
 * (https://community.netlify.com/t/deploying-a-site-using-the-file-digest-api/3309/6).
 */
export function deployFileList(client: NetlifyClient, deployId: string): Promise<FileDigests | undefined> {
  return listed(client, `/deploys/${encodeURIComponent(deployId)}/files`, 'list the files of the deploy');
}

/**
 * The files of a site's published deploy: `listSiteFiles` of https://open-api.netlify.com. Rejects with UserError (exit
 * 3) when the list is incomplete.
 */
export async function publishedFileList(client: NetlifyClient, siteId: string): Promise<FileDigests> {
  const doing = 'list the published files';
  const found = await listed(client, `/sites/${encodeURIComponent(siteId)}/files`, doing);
  if (found) return found;
  throw new UserError(`could not ${doing}: they are not there, or hidden from this token`, {
    place: 'Netlify',
    exitCode: 3,
  });
}

/** The first file in which a deploy differs from its expected content, in words; undefined when they are equal. */
export function fileDifference(found: FileDigests, wanted: FileDigests): string | undefined {
  for (const path of Object.keys(wanted)) {
    if (found[path] === undefined) return `${path} is missing`;
    if (found[path] !== wanted[path]) return `${path} has different content`;
  }
  const extra = Object.keys(found).find((path) => wanted[path] === undefined);
  return extra === undefined ? undefined : `${extra} is not in the bundle`;
}
