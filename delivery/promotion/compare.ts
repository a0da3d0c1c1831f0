import { z } from 'zod';
import type { PageNumber } from '../../formats/pages';
import { couldNotAsk, type GithubClient, statusOf } from '../../live/github-client';
import { listPages, shapeOf } from '../../live/github-pages';
import { UserError } from '../../registry/user-error';

/** A repository of GitHub's. */
export interface RepositoryPlace {
  readonly owner: string;
  readonly repo: string;
}

const Named = z.looseObject({ id: z.int(), login: z.string(), type: z.string().optional() });
const Signed = z.looseObject({ email: z.string().nullish() });
/** A commit in GitHub's lists. */
export const Commit = z.looseObject({
  sha: z.string(),
  commit: z.looseObject({
    tree: z.looseObject({ sha: z.string() }),
    message: z.string(),
    author: Signed.nullish(),
    committer: Signed.nullish(),
  }),
  author: Named.nullish(),
  committer: Named.nullish(),
  parents: z.array(z.looseObject({ sha: z.string() })).nullish(),
});
export type ComparedCommit = z.infer<typeof Commit>;

const Page = z.looseObject({
  status: z.enum(['identical', 'ahead', 'behind', 'diverged']),
  total_commits: z.int(),
  base_commit: Commit,
  commits: z.array(Commit),
});

/** The relation of two commits, with every commit of the second that the first lacks. */
export interface Comparison {
  readonly status: z.infer<typeof Page>['status'];
  readonly base: ComparedCommit;
  readonly commits: readonly ComparedCommit[];
}

/** More than 5,000 commits between two releases are not looked through. */
const MOST_PAGES = 50;

const Ref = z.looseObject({ object: z.looseObject({ sha: z.string(), type: z.literal('commit') }) });

/**
 * The commit of a branch; undefined when there is no such branch. Uses the full ref name: a bare name could mean a tag.
 * Rejects with UserError (exit 3) when it cannot be asked.
 */
export async function branchCommit(
  client: GithubClient,
  { owner, repo }: RepositoryPlace,
  branch: string,
): Promise<string | undefined> {
  const place = `${owner}/${repo}, refs/heads/${branch}`;
  try {
    const { data } = await client.request('GET /repos/{owner}/{repo}/git/ref/{ref}', {
      owner,
      repo,
      ref: `heads/${branch}`,
    });
    return shapeOf(Ref, data, 'the branch', place).object.sha;
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (statusOf(error) === 404) return undefined;
    throw couldNotAsk(error, 'read the branch', place);
  }
}

/**
 * Compares two commits by their ids, page by page until every commit was read. Undefined when GitHub finds no common
 * ancestor, or not one of them. Rejects with UserError (exit 3) on a truncated list, or when it cannot be asked.
 */
export async function compareCommits(
  client: GithubClient,
  { owner, repo }: RepositoryPlace,
  base: string,
  head: string,
): Promise<Comparison | undefined> {
  const place = `${owner}/${repo}, ${base}...${head}`;
  const what = 'the comparison';
  const commits: ComparedCommit[] = [];
  let first: z.infer<typeof Page> | undefined;
  // Without a common ancestor GitHub answers 404.
  const ask = async (page: PageNumber) => {
    const options = { owner, repo, basehead: `${base}...${head}`, ...page };
    try {
      return (await client.request('GET /repos/{owner}/{repo}/compare/{basehead}', options)).data;
    } catch (error) {
      if (statusOf(error) === 404) return undefined;
      throw error;
    }
  };
  const read = (data: unknown) => {
    if (data === undefined) return { items: [], total: 0 };
    const page = shapeOf(Page, data, what, place);
    first ??= page;
    return { items: page.commits, total: page.total_commits };
  };
  for await (const some of listPages(ask, read, { what, place, mostPages: MOST_PAGES })) commits.push(...some);
  return first && { status: first.status, base: first.base_commit, commits };
}
