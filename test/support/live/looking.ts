import { readFileSync } from 'node:fs';
import path from 'node:path';
import { githubCredentials, netlifyCredentials } from '../../../live/credentials';
import { GithubReader, type ReaderOptions } from '../../../live/github/reader';
import { NetlifyReader } from '../../../live/netlify/reader';
import { Registry } from '../../../registry/schema';
import type { RunningWorld } from '../../../sandbox/world';

/** The checkout's own registry. */
export function registryOfCheckout(): Registry {
  return Registry.parse(
    JSON.parse(readFileSync(path.join(__dirname, '../../../registry/deploy-surfaces.json'), 'utf8')),
  );
}

/** A world's environment variables for reading a stack. Each tier is read with its own Netlify token. */
export function inspectionOf({ tokenEnvironment, netlifyTokens }: RunningWorld, stack: string) {
  const token = netlifyTokens[stack];
  return { ...tokenEnvironment, ...(token === undefined ? {} : { NETLIFY_API_TOKEN: token }) };
}

/** Readers of a world with its tokens; for a tier, with that tier's own token. */
export function readersOf(world: RunningWorld, organization: string, options: ReaderOptions = {}, stack = '') {
  const env = inspectionOf(world, stack);
  return {
    github: new GithubReader(githubCredentials(env, { login: organization }), options),
    netlify: new NetlifyReader(netlifyCredentials(env), { timeoutMs: options.timeoutMs }),
  };
}
