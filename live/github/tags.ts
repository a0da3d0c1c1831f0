import { z } from 'zod';
import { reasonOf, validatedReading } from '../reading';
import type { Sighting } from '../snapshot';
import type { GithubReader } from './reader';

const MatchingRefs = z.array(z.looseObject({ ref: z.string(), object: z.looseObject({ sha: z.string() }) }));

/** The path of one tag, below a repository's. */
export function tagPath(root: string, tag: string): string {
  return `${root}/git/ref/${encodeURIComponent(`tags/${tag}`)}`;
}

/**
 * Looks for a tag with the name of a governed branch. Where a service takes a short name, the tag can win: git reads
 * `refs/tags/<name>` before `refs/heads/<name>` (https://git-scm.com/docs/gitrevisions). Anyone who may push can make
 * such a tag. GitHub lists the tags that begin with the name
 * (https://docs.github.com/en/rest/git/refs#list-matching-references), and an empty list when there is none. Unlike a
 * 404, an unchanged list costs nothing of the rate limit.
 */
export async function readBranchTag(
  reader: GithubReader,
  sighting: Sighting,
  root: string,
  repository: string,
  branch: string,
): Promise<void> {
  const address = { kind: 'branch-tag', repository, tag: branch } as const;
  const found = validatedReading(
    MatchingRefs,
    await reader.get(`${root}/git/matching-refs/${encodeURIComponent(`tags/${branch}`)}`),
  );
  if (found.state !== 'read') return sighting.missed(address, reasonOf(found));
  const tag = found.value.find(({ ref }) => ref === `refs/tags/${branch}`);
  if (tag) sighting.saw(address, { sha: tag.object.sha });
}
