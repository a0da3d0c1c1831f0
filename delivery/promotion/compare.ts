import { z } from 'zod';
import { shapeOf } from '../../gate/observe/run-facts';
import { couldNotAsk, type GithubClient, statusOf } from '../../live/github-client';
import { UserError } from '../../registry/user-error';

/** A repository of GitHub's. */
export interface RepositoryPlace {
  readonly owner: string;
  readonly repo: string;
}

const Named = z.looseObject({ id: z.int(), login: z.string(), type: z.string().optional() });
const Signed = z.looseObject({ email: z.string().nullish() });
/** A commit as GitHub's lists tell it. */
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
});
export type ComparedCommit = z.infer<typeof Commit>;

const Page = z.looseObject({
  status: z.enum(['identical', 'ahead', 'behind', 'diverged']),
  total_commits: z.int(),
  base_commit: Commit,
  commits: z.array(Commit),
});

/** How two commits stand, with every commit that the second has and the first has not. */
export interface Comparison {
  readonly status: z.infer<typeof Page>['status'];
  readonly base: ComparedCommit;
  readonly commits: readonly ComparedCommit[];
}

const PER_PAGE = 100;
/** More commits than this between two releases are not looked through. */
const MOST_COMMITS = 5000;

const Ref = z.looseObject({ object: z.looseObject({ sha: z.string(), type: z.literal('commit') }) });

/**
 * The commit that a branch is at; undefined when there is no such branch. Asked by the whole name of its ref: a bare name in
 * other requests could be a tag's. Rejects with UserError (exit 3) when it cannot be asked.
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
 * ancestor, or not one of them. Rejects with UserError (exit 3) on a list that is cut off, or when it cannot be asked.
 */
export async function compareCommits(
  client: GithubClient,
  { owner, repo }: RepositoryPlace,
  base: string,
  head: string,
): Promise<Comparison | undefined> {
  const place = `${owner}/${repo}, ${base}...${head}`;
  const commits: ComparedCommit[] = [];
  for (let page = 1; ; page += 1) {
    const options = { owner, repo, basehead: `${base}...${head}`, page, per_page: PER_PAGE };
    let data: unknown;
    try {
      ({ data } = await client.request('GET /repos/{owner}/{repo}/compare/{basehead}', options));
    } catch (error) {
      if (statusOf(error) === 404) return undefined;
      throw couldNotAsk(error, 'compare the commits', place);
    }
    const read = shapeOf(Page, data, 'the comparison', place);
    commits.push(...read.commits);
    if (commits.length >= read.total_commits) return { status: read.status, base: read.base_commit, commits };
    if (read.commits.length === 0 || commits.length >= MOST_COMMITS) {
      throw new UserError('the comparison came cut off', {
        place,
        allowed: `${read.total_commits} commits`,
        exitCode: 3,
      });
    }
  }
}
