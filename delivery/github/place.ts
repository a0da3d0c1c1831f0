import { z } from 'zod';
import type { GithubCredentials } from '../../live/credentials';
import { GithubReader } from '../../live/github/reader';
import { couldNotAsk, type GithubClient, githubClient, statusOf } from '../../live/github-client';
import { type Reading, reasonOf, validatedReading } from '../../live/reading';
import { UserError } from '../../registry/user-error';

/** One repository at GitHub, with complete reads and single writes. */
export interface GithubPlace {
  readonly reader: GithubReader;
  readonly client: GithubClient;
  readonly owner: string;
  readonly repository: string;
}

/** The timeout of a writing request, in milliseconds. */
const TIMEOUT = 30_000;

/** A repository reached with these credentials. */
export function githubPlace(credentials: GithubCredentials, owner: string, repository: string): GithubPlace {
  return { reader: new GithubReader(credentials), client: githubClient(credentials), owner, repository };
}

function nameOf({ owner, repository }: GithubPlace): string {
  return `${owner}/${repository}`;
}

function requireRead<T>(at: GithubPlace, reading: Reading<T>, path: string): T {
  if (reading.state === 'read') return reading.value;
  throw new UserError(`could not read ${path}: ${reasonOf(reading)}`, {
    place: nameOf(at),
    exitCode: 3,
    allowed: 'a repository that is there, and a credential that may read this of it',
  });
}

/** The path of something in the repository. */
function repositoryPath({ owner, repository }: GithubPlace, path: string): string {
  return `/repos/${owner}/${repository}${path}`;
}

/**
 * A complete list of the repository; `key` names the member that holds it where the answer is an object. Rejects with
 * UserError (exit 3) when it is incomplete.
 */
export async function readList<T>(
  at: GithubPlace,
  shape: z.ZodType<T>,
  path: string,
  key?: string,
): Promise<readonly T[]> {
  const reading = await at.reader.list(repositoryPath(at, path), key);
  return requireRead(at, validatedReading(z.array(shape), reading), path);
}

/** One object of the repository; undefined when it is missing. Rejects with UserError (exit 3) when it is unknown. */
export async function readOne<T>(at: GithubPlace, shape: z.ZodType<T>, path: string): Promise<T | undefined> {
  const reading = validatedReading(shape, await at.reader.get(repositoryPath(at, path)));
  return reading.state === 'absent' ? undefined : requireRead(at, reading, path);
}

/** A single write: its route, its parameters, and the permission that it needs, as `contents: write`. */
export interface GithubWrite {
  readonly route: string;
  readonly parameters?: object;
  readonly permission?: string;
}

/**
 * The permissions that GitHub accepts for a refused request, such as `contents=write; administration=write`. Source:
 * https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api#resource-not-accessible
 */
function acceptedPermissions(error: unknown): string | undefined {
  const { data } = z.object({ response: z.object({ headers: z.record(z.string(), z.unknown()) }) }).safeParse(error);
  const accepted = data?.response.headers['x-accepted-github-permissions'];
  if (typeof accepted !== 'string' || accepted === '') return undefined;
  return accepted.replaceAll('=', ': ').replaceAll('; ', ' or ').replaceAll(';', ' or ');
}

function remedyFor(status: number, error: unknown, doing: string, { permission }: GithubWrite): string {
  if (status === 401) return 'a credential that is valid';
  if (status !== 403 && status !== 404) return 'what GitHub’s message asks for';
  const needed = permission ?? acceptedPermissions(error);
  return needed === undefined ? `a credential that may ${doing}` : `a credential with the permission ${needed}`;
}

/**
 * Writes once: a request whose answer was lost is not repeated. Rejects with UserError: exit 1 when GitHub refuses, 3
 * when the result is unknown.
 */
export async function writeToGithub<T>(
  at: GithubPlace,
  shape: z.ZodType<T>,
  doing: string,
  request: GithubWrite,
): Promise<T> {
  const { owner, repository: repo } = at;
  try {
    const options = { signal: AbortSignal.timeout(TIMEOUT), retries: 0 };
    const { data } = await at.client.request(request.route, { owner, repo, ...request.parameters, request: options });
    return shape.parse(data);
  } catch (error) {
    const status = statusOf(error);
    if (status === undefined || ![401, 403, 404, 409, 422].includes(status)) {
      throw couldNotAsk(error, doing, nameOf(at));
    }
    const message = error instanceof Error ? error.message : String(error);
    throw new UserError(`GitHub refused to ${doing}: ${status} ${message}`, {
      place: nameOf(at),
      exitCode: 1,
      allowed: remedyFor(status, error, doing, request),
    });
  }
}
