import type { FoundationPlan, TierPlan } from '../../plan/types';
import { UserError } from '../../registry/user-error';
import type { GithubReader } from '../github/reader';
import { type NamedEnvironment, unownedEnvironments } from './unowned-environments';

/** The value with which `preview` lets a preview (never an update) ignore environments without an owner. */
export const ADOPTION_PREVIEW = 'CAUSEWAY_ADOPT';

/**
 * Whether the program runs only for `causeway adopt` to learn the objects that it would create. Never true in an
 * update, which always looks for unowned objects.
 */
export function isAdoptionPreview(env: Readonly<Record<string, string | undefined>>, isDryRun: boolean): boolean {
  return isDryRun && env[ADOPTION_PREVIEW] === 'preview';
}

/**
 * Refuses a plan with an environment that exists at GitHub and has no owner: GitHub's PUT is an upsert, which would
 * silently overwrite its reviewers and policies (W6). Throws a UserError that names them.
 */
export async function refuseUnowned(
  reader: GithubReader,
  plan: FoundationPlan | TierPlan,
  owned: readonly NamedEnvironment[],
): Promise<void> {
  const found = await unownedEnvironments(reader, plan, owned);
  if (found.length === 0) return;
  const which = 'sites' in plan ? `--tier ${plan.tier}` : '--foundation';
  throw new UserError(`an up would overwrite what the stack ${plan.stack} does not own: ${found.join(', ')}`, {
    place: `${plan.organization}, environments`,
    allowed: `after an update that was killed or failed: causeway recover ${which}; otherwise adopt them first (causeway adopt ${which}), or choose other names in the registry's naming`,
  });
}
