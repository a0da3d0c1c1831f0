import { netlifyClient } from '../../delivery/targets/netlify-client';
import type { TargetClients } from '../../delivery/targets/of';
import { githubCredentials, netlifyCredentials } from '../../live/credentials';
import { githubClient } from '../../live/github-client';
import type { Registry } from '../../registry/schema';
import type { Context } from '../context';

/**
 * What targets are reached with, out of the environment: `NETLIFY_API_TOKEN` for sites, GitHub's credential for workflows.
 * Whatever a target does not need is not asked for.
 */
export function targetClients(
  registry: Registry,
  context: Context,
  more: Omit<TargetClients, 'netlify' | 'github'>,
): TargetClients {
  return {
    netlify: () => netlifyClient(netlifyCredentials(context.env)),
    github: () => githubClient(githubCredentials(context.env, registry.organization)),
    ...more,
  };
}
