import { githubCredentials, netlifyCredentials } from '../live/credentials';
import type { Finding } from '../live/finding';
import { GithubReader } from '../live/github/reader';
import { NetlifyReader } from '../live/netlify/reader';
import { verifyPlan } from '../live/verify-plan';
import { planStack } from '../plan/stack';
import { FOUNDATION } from '../registry/naming';
import type { Registry } from '../registry/schema';
import type { RunningWorld } from '../sandbox/world';

/**
 * The differences between a stack of the emulated world and its plan, in both directions, and what could not be read.
 */
export async function verifyStack(registry: Registry, world: RunningWorld, stack: string): Promise<readonly Finding[]> {
  const plan = planStack(registry, { stack, tier: stack === FOUNDATION ? undefined : stack });
  const token = world.netlifyTokens[stack];
  const environment = { ...world.environment, ...(token === undefined ? {} : { NETLIFY_API_TOKEN: token }) };
  const readers = {
    github: new GithubReader(githubCredentials(environment, registry.organization)),
    netlify: new NetlifyReader(netlifyCredentials(environment)),
  };
  const { findings } = await verifyPlan(registry, plan, readers, new Date());
  return findings;
}
