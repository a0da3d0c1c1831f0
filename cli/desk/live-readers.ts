import { resolve } from 'node:path';
import { githubCredentials, netlifyCredentials } from '../../live/credentials';
import { GithubReader } from '../../live/github/reader';
import { NetlifyReader } from '../../live/netlify/reader';
import type { Readers } from '../../live/read-snapshot';
import type { FoundationPlan, TierPlan } from '../../plan/types';
import type { Registry } from '../../registry/schema';
import type { Context } from '../context';
import type { CacheFlag } from './cache-option';

/** Readers for some plans of one organization; Netlify's token is required only where one of them has sites. */
export function readersFor(
  context: Context,
  plans: readonly (FoundationPlan | TierPlan)[],
  organization: Registry['organization'],
  { cache }: CacheFlag,
): Readers {
  const cacheFolder = cache === undefined ? undefined : resolve(context.cwd, cache);
  const github = new GithubReader(githubCredentials(context.env, organization), { cacheFolder });
  if (!plans.some((plan) => 'sites' in plan && plan.sites.length > 0)) return { github };
  return { github, netlify: new NetlifyReader(netlifyCredentials(context.env)) };
}
