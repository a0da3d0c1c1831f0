import type { Command } from 'commander';
import { readEvidenceBook } from '../../evidence/branch/book';
import type { EvidenceBook, EvidenceBranch } from '../../evidence/branch/branch';
import { isFullCommitId } from '../../evidence/git/commit';
import { Digest } from '../../evidence/statement/predicates/parts';
import type { TrustBase } from '../../evidence/verification/verify-statement';
import type { Registry } from '../../registry/schema';
import { findTier, isOnTier } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { type CommonOptions, commonOptions, refuseOverridesInCi, requireRegistry } from '../common';
import type { Context } from '../context';
import { type EvidenceFlags, evidenceBranchOf } from './evidence-branch';
import { registryRoot, requireTrust } from './registry-trust';

/** What a command about the evidence branch works with. */
export interface EvidenceDesk {
  readonly common: CommonOptions;
  readonly registry: Registry;
  readonly trust: TrustBase;
  readonly branch: EvidenceBranch;
}

/** The registry, whom it believes, and its evidence branch. Throws UserError (exit 2 or 3). */
export function evidenceDesk(flags: EvidenceFlags, self: Command, context: Context): EvidenceDesk {
  refuseOverridesInCi(self, context);
  const common = commonOptions(self, context);
  const { registry } = requireRegistry(common, context);
  const branch = evidenceBranchOf(flags, context, registry);
  return { common, registry, trust: requireTrust(registry, registryRoot(common, context)), branch };
}

/** The whole branch, verified. Rejects with UserError (exit 1 or 3) as `EvidenceBranch.read` does. */
export async function evidenceBook({ branch, trust, common }: EvidenceDesk): Promise<EvidenceBook> {
  return readEvidenceBook(await branch.read(), trust, common.now);
}

/** Refuses a surface that is not deployed on the tier, or a tier that is none. Throws UserError (exit 2). */
export function requirePlace(registry: Registry, surfaceId: string, tierId: string): void {
  const surface = registry.surfaces.find(({ id }) => id === surfaceId);
  const tiers = registry.tiers.filter(({ id }) => surface && isOnTier(surface, id)).map(({ id }) => id);
  if (!surface) {
    const allowed = registry.surfaces.map(({ id }) => id).join(', ');
    throw new UserError(`there is no surface "${surfaceId}"`, { place: '--surface', allowed });
  }
  if (findTier(registry, tierId) && tiers.includes(tierId)) return;
  throw new UserError(`${surfaceId} is not on a tier "${tierId}"`, { place: '--tier', allowed: tiers.join(', ') });
}

/** Refuses half a commit id. Throws UserError (exit 2). */
export function requireFullId(commit: string): void {
  if (isFullCommitId(commit)) return;
  throw new UserError(`"${commit}" is no full commit id`, {
    place: '--commit',
    allowed: '40 or 64 hex digits, lower case',
  });
}

/** Refuses what is no digest. Throws UserError (exit 2). */
export function requireDigest(digest: string, place: string): void {
  if (Digest.safeParse(digest).success) return;
  throw new UserError(`"${digest}" is no digest`, { place, allowed: 'sha256:<64 hex digits>' });
}
