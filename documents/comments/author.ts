import { z } from 'zod';
import type { GithubCredentials } from '../../live/credentials';
import { couldNotAsk, type GithubClient, statusOf } from '../../live/github-client';
import { UserError } from '../../registry/user-error';

const User = z.looseObject({ login: z.string().min(1) });
const App = z.looseObject({ slug: z.string().min(1) });
const TIMEOUT = 30_000;

/** The author of comments with an Actions job's own token. */
const ACTIONS = 'github-actions[bot]';

/**
 * The login under which this credential comments. The token of an Actions job may not ask for it, so `inActions` says
 * it. Rejects with UserError (exit 3) when it is unknown.
 */
export async function ownLogin(
  client: GithubClient,
  credentials: GithubCredentials,
  inActions: boolean,
): Promise<string> {
  const place = 'the author of comments';
  const request = { signal: AbortSignal.timeout(TIMEOUT) };
  try {
    if (credentials.kind === 'app')
      return `${App.parse((await client.request('GET /app', { request })).data).slug}[bot]`;
    return User.parse((await client.request('GET /user', { request })).data).login;
  } catch (error) {
    if (credentials.kind === 'app' || statusOf(error) !== 403) throw couldNotAsk(error, 'ask who we are', place);
  }
  if (inActions) return ACTIONS;
  throw new UserError('this token does not say whose it is', { place, allowed: '--author LOGIN', exitCode: 3 });
}
