import type { z } from 'zod';
import { firstFault } from '../../registry/shape-fault';
import { UserError } from '../../registry/user-error';

/**
 * The part of `live`'s GitHub client that is used, which knows our identity; a refused request rejects with its
 * `status`.
 */
export interface GithubRequests {
  readonly request: (route: string, parameters: Record<string, unknown>) => Promise<{ readonly data: unknown }>;
}

/** The evidence branch as GitHub names it. */
export interface GithubBranchOptions {
  readonly client: GithubRequests;
  readonly owner: string;
  readonly repository: string;
  readonly branch: string;
}

/** The timeout of one request, in milliseconds. */
const TIMEOUT = 30_000;
const AT_ONCE = 10;

/** The HTTP status that a refused request carries. Octokit gives 500 to a request without an answer. */
export function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  const isAnswered = error.status !== 500 || ('response' in error && error.response !== undefined);
  return isAnswered ? error.status : undefined;
}

/** The branch as messages name it. */
export function placeOf({ owner, repository, branch }: GithubBranchOptions): string {
  return `${owner}/${repository} ${branch}`;
}

/** A failed request or an unreliable answer as an error for people: exit 3. */
export function couldNotAsk(options: GithubBranchOptions, doing: string, error: unknown): UserError {
  const reason = error instanceof Error ? error.message : 'the answer has an unexpected structure';
  const status = statusOf(error);
  return new UserError(`could not ${doing}: ${status === undefined ? '' : `${status} `}${reason}`, {
    place: placeOf(options),
    allowed: 'the GitHub API, with contents: read (to add: write) on the evidence repository',
    exitCode: 3,
  });
}

/** GitHub's answer. Rejects with UserError (exit 3) when there is none, or it has an unexpected structure. */
export async function askGithub<T>(
  options: GithubBranchOptions,
  doing: string,
  shape: z.ZodType<T>,
  route: string,
  parameters: Record<string, unknown> = {},
): Promise<T> {
  const { client, owner, repository: repo } = options;
  const request = timeLimit();
  let data: unknown;
  try {
    ({ data } = await client.request(route, { owner, repo, ...parameters, request }));
  } catch (error) {
    throw couldNotAsk(options, doing, error);
  }
  const parsed = shape.safeParse(data);
  if (parsed.success) return parsed.data;
  const { at } = firstFault(parsed.error);
  throw couldNotAsk(options, doing, new Error(`the answer is cut off or has an unexpected structure (${at})`));
}

/** Aborts a request that takes too long. */
export function timeLimit(): { readonly signal: AbortSignal } {
  return { signal: AbortSignal.timeout(TIMEOUT) };
}

/** Runs an action on each item, a few at a time, and keeps the order. */
export async function inTurns<T, R>(items: readonly T[], act: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(act))));
  }
  return results;
}
