import type { Command } from 'commander';
import type { Clock } from '../../delivery/monitor/watch';
import { isFullCommitId } from '../../evidence/git/commit';
import { Ledger } from '../../evidence/ledger/ledger';
import type { Sign } from '../../evidence/ledger/signed-file';
import { signerFrom } from '../../evidence/signing/signer';
import { Digest } from '../../evidence/statement/predicates/parts';
import type { Registry } from '../../registry/schema';
import type { Surface } from '../../registry/schema/surface';
import { findTier, isOnTier } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { type CommonOptions, commonOptions, refuseOverridesInCi, requireRegistry } from '../common';
import type { Context } from '../context';
import { type EvidenceFlags, evidenceBranchOf } from './evidence-branch';
import { handingOver } from './hand-over';
import { registryRoot, requireTrust } from './registry-trust';

/** The dependencies of a command about the evidence branch. */
export interface EvidenceDesk {
  readonly common: CommonOptions;
  readonly registry: Registry;
  /** The evidence branch, opened; it signs with the environment's signer, which is read at the first signature. */
  readonly ledger: Ledger;
  /** The command's one clock; the ledger uses it, too. */
  readonly clock: Clock;
}

type SignWith = (clock: Clock) => Sign;

/**
 * The registry and its evidence branch, opened. With `out` additions go into that folder (`handingOver`). Throws
 * UserError (exit 2 or 3).
 */
export function evidenceDesk(flags: EvidenceFlags, self: Command, context: Context, out?: string): EvidenceDesk {
  return openDesk(flags, self, context, { out, signWith: environmentSigner(context) });
}

function environmentSigner(context: Context): SignWith {
  return (clock) => async (statement) => {
    // Waiting for git blocks the event loop, so this turn lets the loop notice connections that the services closed.
    await clock.sleep(0);
    return signerFrom(context.env).sign(statement);
  };
}

function openDesk(
  flags: EvidenceFlags,
  self: Command,
  context: Context,
  { out, signWith }: { readonly out?: string | undefined; readonly signWith: SignWith },
): EvidenceDesk {
  refuseOverridesInCi(self, context);
  const common = commonOptions(self, context);
  const { registry } = requireRegistry(common, context);
  const branch = handingOver(evidenceBranchOf(flags, context, registry), out, context);
  const clock = context.clock(common.now);
  const ledger = new Ledger({
    branch,
    trust: requireTrust(registry, registryRoot(common, context)),
    now: clock.now,
    sign: signWith(clock),
  });
  return { common, registry, ledger, clock };
}

/** As `evidenceDesk`, for a command that signs: without anything to sign with it is refused here, not half way. */
export function signingDesk(flags: EvidenceFlags, self: Command, context: Context, out?: string): EvidenceDesk {
  const desk = evidenceDesk(flags, self, context, out);
  signerFrom(context.env);
  return desk;
}

/** As `evidenceDesk`, for a step that uses what its run recorded: signing is refused (exit 1), with what is missing. */
export function recordedDesk(flags: EvidenceFlags, self: Command, context: Context): EvidenceDesk {
  const refuse: SignWith =
    () =>
    ({ kind }) =>
      Promise.reject(
        new UserError(`this run recorded no ${kind} for it, and this step signs nothing`, {
          place: '--recorded',
          allowed: 'a step of this run that signs and records it before: --until tickets',
          exitCode: 1,
        }),
      );
  return openDesk(flags, self, context, { signWith: refuse });
}

/** The surface of an id. Throws UserError (exit 2) on an id of none. */
export function requireSurface(registry: Registry, id: string): Surface {
  const surface = registry.surfaces.find((each) => each.id === id);
  if (surface) return surface;
  const allowed = registry.surfaces.map((each) => each.id).join(', ');
  throw new UserError(`there is no surface "${id}"`, { place: '--surface', allowed });
}

/** Refuses a surface that is not deployed on the tier, and an unknown tier. Throws UserError (exit 2). */
export function requirePlace(registry: Registry, surfaceId: string, tierId: string): void {
  const surface = requireSurface(registry, surfaceId);
  const tiers = registry.tiers.filter(({ id }) => isOnTier(surface, id)).map(({ id }) => id);
  if (findTier(registry, tierId) && tiers.includes(tierId)) return;
  throw new UserError(`${surfaceId} is not on a tier "${tierId}"`, { place: '--tier', allowed: tiers.join(', ') });
}

/** Refuses an abbreviated commit id. Throws UserError (exit 2). */
export function requireFullId(commit: string): void {
  if (isFullCommitId(commit)) return;
  throw new UserError(`"${commit}" is not a full commit id`, {
    place: '--commit',
    allowed: '40 or 64 hex digits, lower case',
  });
}

/** Refuses an invalid digest. Throws UserError (exit 2). */
export function requireDigest(digest: string, place: string): void {
  if (Digest.safeParse(digest).success) return;
  throw new UserError(`"${digest}" is not a digest`, { place, allowed: 'sha256:<64 hex digits>' });
}
