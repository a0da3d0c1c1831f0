import { ownRunRefusal } from '../../delivery/deploy/own-run';
import { githubCredentials } from '../../live/credentials';
import { githubClient } from '../../live/github-client';
import { findTier } from '../../registry/selectors';
import type { Context } from '../context';
import { ownRun } from '../desk/apply-run';
import type { EvidenceDesk } from '../desk/evidence-desk';

/** Checks whether this run works under the leaf that it names. Throws UserError (exit 2) outside GitHub Actions. */
export function ownRunOf(
  { surface: id, tier: tierId }: { readonly surface: string; readonly tier: string },
  { registry }: EvidenceDesk,
  leaf: number,
  context: Context,
): () => Promise<string | undefined> {
  const own = ownRun(context);
  const surface = registry.surfaces.find((each) => each.id === id);
  const tier = findTier(registry, tierId);
  if (!surface || !tier) throw new Error('a place that was required is there');
  const github = githubClient(githubCredentials(context.env, registry.organization));
  return () => ownRunRefusal(github, { registry, surface, tier, own, leaf });
}
