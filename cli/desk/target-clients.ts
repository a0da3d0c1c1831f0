import { netlifyClient } from '../../delivery/targets/netlify-client';
import type { TargetClients } from '../../delivery/targets/row';
import { githubCredentials, netlifyCredentials } from '../../live/credentials';
import { githubClient } from '../../live/github-client';
import type { Registry } from '../../registry/schema';
import type { CommonOptions } from '../common';
import type { Context } from '../context';
import { registryRoot } from './registry-trust';

/**
 * The clients of targets from the environment: `NETLIFY_API_TOKEN` for sites, GitHub's credential for workflows. A
 * credential is required only by a target that needs it.
 */
export function targetClients(
  registry: Registry,
  common: CommonOptions,
  context: Context,
  more: Omit<TargetClients, 'netlify' | 'github' | 'root'>,
): TargetClients {
  return {
    netlify: () => netlifyClient(netlifyCredentials(context.env)),
    github: () => githubClient(githubCredentials(context.env, registry.organization)),
    root: registryRoot(common, context),
    ...more,
  };
}
