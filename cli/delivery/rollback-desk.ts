import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { Initiators } from '../../delivery/rollback/count-approvals';
import type { RollbackGate } from '../../delivery/rollback/decide';
import type { RollbackDesk } from '../../delivery/rollback/desk';
import { startReadBack } from '../../delivery/rollback/read-back';
import { signerFrom } from '../../evidence/signing/signer';
import { registrySourceIn } from '../../gate/observe/registry-source';
import { githubCredentials } from '../../live/credentials';
import { type GithubClient, githubClient } from '../../live/github-client';
import { version } from '../../package.json';
import { requireOutputPlace } from '../../registry/own-output';
import { findTier } from '../../registry/selectors';
import { registryPath, requireRegistry } from '../common';
import type { Context } from '../context';
import { ownRun } from '../desk/apply-run';
import { STORE_HELP } from '../desk/bundle-store';
import { type EvidenceFlags, withEvidence } from '../desk/evidence-branch';
import { type EvidenceDesk, requireDigest, requirePlace } from '../desk/evidence-desk';
import { OUT_HELP } from '../desk/hand-over';
import { registryRoot } from '../desk/own-statement';
import { gateDocuments, inputsBeside } from '../gate/gate-documents';
import { recordedHeadOf } from '../gate/recorded-head';
import { surfaceOption } from '../release-options';
import { addressesWith, reachWith } from './rollback-target';

/** One surface on one tier, and the folder for artifacts. */
export interface PlaceFlags extends EvidenceFlags {
  readonly surface: string;
  readonly tier: string;
  readonly store?: string;
  readonly out: string;
  readonly statements?: string;
}

/** The inputs of a rollback's gate. */
export interface RollbackFlags extends PlaceFlags {
  readonly to?: string;
  readonly original?: string;
  readonly isolationFacts?: string;
  readonly live?: string;
  readonly recordedHead?: string;
  readonly checkout?: string;
  readonly readBack?: true;
}

/** Adds the options that name a surface on a tier. */
export function withPlace(command: Command): Command {
  return withEvidence(command)
    .addOption(surfaceOption().makeOptionMandatory())
    .addOption(new Option('--tier <tier>', 'the tier').makeOptionMandatory())
    .addOption(new Option('--store <store>', `${STORE_HELP}; default: the surface’s own repository`))
    .addOption(new Option('--out <dir>', 'where the artifacts go').default('artifacts'));
}

/** Adds the option for a folder of signed statements. */
export function withStatements(command: Command): Command {
  return command.addOption(new Option('--statements <dir>', OUT_HELP));
}

/** Adds the options of a rollback's gate. */
export function withRollbackGate(command: Command): Command {
  return withStatements(withPlace(command))
    .addOption(new Option('--original <report>', 'the report that let through what is restored, gate_inputs beside it'))
    .addOption(new Option('--isolation-facts <file>', 'token owners and reviewers, for the isolation checks'))
    .addOption(new Option('--live <file>', 'what causeway live verify --json printed in this job'))
    .addOption(
      new Option(
        '--read-back',
        'where GitHub and Netlify were read back too long ago, have the workflow drift do it now',
      ),
    )
    .addOption(new Option('--recorded-head <commit>', 'the head of the evidence branch that was recorded last'))
    .addOption(new Option('--checkout <dir>', 'a full clone of the surface’s repository; default: the registry’s own'));
}

/** The surface and the tier that the flags name. Throws UserError (exit 2). */
export function placeOf(
  { surface: surfaceId, tier: tierId }: Pick<PlaceFlags, 'surface' | 'tier'>,
  { registry }: EvidenceDesk,
) {
  requirePlace(registry, surfaceId, tierId);
  const surface = registry.surfaces.find(({ id }) => id === surfaceId);
  const tier = findTier(registry, tierId);
  if (!surface || !tier) throw new Error('the place was looked for before');
  return { surface, tier };
}

// Without a credential GitHub is not asked: only the branch's approvals count.
function githubIn({ registry }: EvidenceDesk, { env }: Context): GithubClient | undefined {
  const isGiven = Boolean(env['GITHUB_TOKEN'] || env['GITHUB_APP_ID']);
  return isGiven ? githubClient(githubCredentials(env, registry.organization)) : undefined;
}

/**
 * The dependencies of a rollback in this job. Throws UserError (exit 2) outside GitHub Actions, or without a signer.
 */
export function rollbackDesk(
  flags: Omit<PlaceFlags, 'out'>,
  desk: EvidenceDesk,
  context: Context,
): RollbackDesk & { readonly steps: readonly string[] } {
  const place = placeOf(flags, desk);
  signerFrom(context.env);
  const steps: string[] = [];
  return {
    registry: desk.registry,
    ...place,
    ledger: desk.ledger,
    clock: desk.clock,
    toolVersion: version,
    reach: reachWith(flags, desk, place, context),
    ownAddress: addressesWith(flags, desk, place, context),
    github: githubIn(desk, context),
    run: ownRun(context),
    onStep: (what) => {
      steps.push(what);
      context.progress(what);
    },
    steps,
  };
}

/** The inputs of a rollback's gate. Throws UserError (exit 2) when a file cannot be read. */
export function rollbackGate(flags: RollbackFlags, self: EvidenceDesk, context: Context): RollbackGate {
  const { common } = self;
  const loaded = requireRegistry(common, context);
  const root = registryRoot(common, context);
  const { original, isolationFacts, live } = flags;
  const files = {
    ...(original === undefined ? {} : { original }),
    ...(isolationFacts === undefined ? {} : { isolationFacts }),
    ...(live === undefined ? {} : { live }),
  };
  return {
    sources: {
      registrySource: registrySourceIn(root, registryPath(common, context), loaded),
      recordedHead: flags.recordedHead,
      recorded: recordedHeadOf(context, loaded.registry),
      checkout: flags.checkout === undefined ? root : resolve(context.cwd, flags.checkout),
      evaluator: { name: 'causeway', version },
    },
    documents: gateDocuments(loaded, root, { ...files, kind: 'rollback' }, common, context),
    read: inputsBeside(resolve(context.cwd, original ?? '.')),
    folder: resolve(context.cwd, flags.out),
  };
}

/** Starts a read-back where it was requested, and returns a function that waits for it. */
export async function readingBack(
  { readBack }: RollbackFlags,
  desk: RollbackDesk,
  self: EvidenceDesk,
  context: Context,
): Promise<() => Promise<void>> {
  if (!readBack) return async () => undefined;
  const { digest } = requireRegistry(self.common, context);
  return startReadBack(desk, githubClient(githubCredentials(context.env, desk.registry.organization)), digest);
}

/** The people who started this job, by GitHub's answer; they cannot approve it. */
export function initiatorsOf({ env }: Context): Initiators {
  const logins = [env['GITHUB_ACTOR'], env['GITHUB_TRIGGERING_ACTOR']].flatMap((login) => login ?? []);
  const ids = [env['GITHUB_ACTOR_ID']].map(Number).filter((id) => Number.isSafeInteger(id) && id > 0);
  return { logins, ids };
}

/** Refuses an invalid receipt id. Throws UserError (exit 2). */
export function requireReceiptId(to: string | undefined): void {
  if (to !== undefined) requireDigest(to, '--to');
}

/**
 * The path of a report: `monitor_<surface>_<tier>.json`. Throws UserError (exit 2) when another file is there, before
 * anything was done that the report would be about.
 */
export function reportPath(what: 'monitor' | 'rollback', { surface, tier, out }: PlaceFlags, context: Context): string {
  const path = join(resolve(context.cwd, out), `${what}_${surface}_${tier}.json`);
  requireOutputPlace(path, `json urn:causeway:${what}:v1`);
  return path;
}
