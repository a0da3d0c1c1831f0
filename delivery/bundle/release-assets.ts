import { z } from 'zod';
import { couldNotAsk, type GithubClient, statusOf } from '../../live/github-client';
import { listPages, shapeOf, wholeList } from '../../live/github-pages';

/** The place of a store of release assets: one prerelease of one repository for each surface and commit. */
export interface ReleasePlace {
  readonly owner: string;
  readonly repo: string;
  readonly surface: string;
  /** The full id of the bundles' commit. */
  readonly commit: string;
}

const Release = z.object({
  id: z.int(),
  tag_name: z.string(),
  draft: z.boolean(),
  prerelease: z.boolean(),
  upload_url: z.url(),
});
/** The fields of a release that the store reads. */
export type Release = z.infer<typeof Release>;

const Asset = z.object({ id: z.int(), name: z.string(), size: z.int(), state: z.string() });
/** A file of a release; an interrupted upload is not `uploaded`. */
export type Asset = z.infer<typeof Asset>;

/** Ten thousand releases, or assets of one. */
const MOST_PAGES = 100;

/** The tag of a surface's release of a commit. */
export function tagOf({ surface, commit }: ReleasePlace): string {
  return `causeway/${surface}/${commit}`;
}

function placeOf(at: ReleasePlace): string {
  return `${at.owner}/${at.repo}, release ${tagOf(at)}`;
}

// A draft has no tag to be found by, and only writers see it in the list. If two were created at once, everybody
// continues with the first.
async function findDraft(client: GithubClient, at: ReleasePlace): Promise<Release | undefined> {
  const { owner, repo } = at;
  const what = 'the releases';
  const place = placeOf(at);
  const releases = await wholeList(
    async (page) => (await client.request('GET /repos/{owner}/{repo}/releases', { owner, repo, ...page })).data,
    (data) => ({ items: shapeOf(z.array(Release), data, what, place) }),
    { what, place, mostPages: MOST_PAGES },
  );
  const found = releases.filter(({ draft, tag_name }) => draft && tag_name === tagOf(at));
  return found.sort((one, other) => one.id - other.id)[0];
}

/**
 * The release of a place: the published one, else the draft that a job created; undefined when there is neither.
 * Rejects with UserError (exit 3) when it is unknown. GitHub also answers 404 without permission: only a caller who can
 * list the repository's releases knows that one is missing.
 */
export async function findRelease(client: GithubClient, at: ReleasePlace): Promise<Release | undefined> {
  const { owner, repo } = at;
  try {
    const tag = tagOf(at);
    const { data } = await client.request('GET /repos/{owner}/{repo}/releases/tags/{tag}', { owner, repo, tag });
    return Release.parse(data);
  } catch (error) {
    if (statusOf(error) !== 404) throw couldNotAsk(error, 'read the release', placeOf(at));
  }
  return findDraft(client, at);
}

/**
 * The file of a name in a release; undefined when there is none. Rejects with UserError (exit 3) when it is unknown.
 */
export async function findAsset(
  client: GithubClient,
  at: ReleasePlace,
  { id }: Release,
  name: string,
): Promise<Asset | undefined> {
  const { owner, repo } = at;
  const what = 'the assets';
  const place = placeOf(at);
  const route = 'GET /repos/{owner}/{repo}/releases/{release_id}/assets';
  const pages = listPages(
    async (page) => (await client.request(route, { owner, repo, release_id: id, ...page })).data,
    (data) => ({ items: shapeOf(z.array(Asset), data, what, place) }),
    { what, place, mostPages: MOST_PAGES },
  );
  for await (const assets of pages) {
    const found = assets.find((asset) => asset.name === name);
    if (found) return found;
  }
  return undefined;
}
