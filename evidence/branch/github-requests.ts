import type { z } from 'zod';
import { firstFault } from '../../registry/shape-fault';
import { UserError } from '../../registry/user-error';

/** What asks GitHub: `live`'s client, which knows who we are; a request that GitHub refuses rejects with its `status`. */
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

/** How long one request may take, in milliseconds. */
const TIMEOUT = 30_000;
const AT_ONCE = 10;

/** The HTTP status that a refused request carries. */
export function statusOf(error: unknown): number | undefined {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' ? status : undefined;
}

/** The branch as messages name it. */
export function placeOf({ owner, repository, branch }: GithubBranchOptions): string {
  return `${owner}/${repository} ${branch}`;
}

/** A request that failed or an answer that cannot be relied on, as a person reads it: exit 3. */
export function couldNotAsk(options: GithubBranchOptions, doing: string, error: unknown): UserError {
  const reason = error instanceof Error ? error.message : 'the answer has another shape';
  const status = statusOf(error);
  return new UserError(`could not ${doing}: ${status === undefined ? '' : `${status} `}${reason}`, {
    place: placeOf(options),
    allowed: 'the GitHub API, with contents: read (to add: write) on the evidence repository',
    exitCode: 3,
  });
}

/** What GitHub answers. Rejects with UserError (exit 3) when it does not, or with something else than was asked for. */
export async function ask<T>(
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
  throw couldNotAsk(options, doing, new Error(`the answer is cut off or of another shape (${at})`));
}

/** What ends a request that takes too long. */
export function timeLimit(): { readonly signal: AbortSignal } {
  return { signal: AbortSignal.timeout(TIMEOUT) };
}

/** Does something with each of many, a few at once, and keeps the order. */
export async function inTurns<T, R>(items: readonly T[], act: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(act))));
  }
  return results;
}
