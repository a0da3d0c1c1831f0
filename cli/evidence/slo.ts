import { join } from 'node:path';
import { type Command, Option } from 'commander';
import type { EvidenceBook } from '../../evidence/branch/branch';
import { loadSloPolicy } from '../../gate/slo/load';
import { parseMetrics } from '../../gate/slo/metrics-file';
import { measuredTier, sloOfRelease } from '../../gate/slo/release';
import type { SloProfile } from '../../gate/slo/schema';
import { SLO_HEADS, sloBlockers, sloChecks, sloRows } from '../../gate/slo/slo-rows';
import { markdownTable } from '../../registry/markdown';
import type { Registry } from '../../registry/schema';
import type { Tier } from '../../registry/schema/tier';
import { findTier, isOnTier } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { printJson } from '../common';
import type { Context } from '../context';
import { type EvidenceFlags, withEvidence } from '../desk/evidence-branch';
import { type EvidenceDesk, evidenceDesk, requireFullId, requirePlace } from '../desk/evidence-desk';
import { registryRoot } from '../desk/own-statement';
import { boundedFile } from '../gate/gate-documents';
import { example } from '../help';
import { table } from '../print/tables';
import { commitOption, surfacesOption } from '../release-options';

interface EvaluateFlags extends EvidenceFlags {
  readonly tier: string;
  readonly commit: string;
  readonly surface?: readonly string[];
  readonly metrics?: string;
  readonly profile?: SloProfile;
  readonly format: 'table' | 'markdown';
}

function requireTier(registry: Registry, id: string): Tier {
  const tier = findTier(registry, id);
  if (tier) return tier;
  const allowed = registry.tiers.map((each) => each.id).join(', ');
  throw new UserError(`there is no tier "${id}"`, { place: '--tier', allowed });
}

function requireProfile({ id, gate }: Tier, asked: SloProfile | undefined): SloProfile {
  if (asked !== 'transitional' || gate.profile === 'transitional') return asked ?? gate.profile;
  throw new UserError(`the gate of ${id} is strict`, {
    place: '--profile',
    allowed: 'strict: a flag can only make the gate stricter',
  });
}

function requirePolicy(registry: Registry): string {
  if (registry.slo !== undefined) return registry.slo;
  const allowed = 'slo: "policy/slo/release.json" in the registry';
  throw new UserError('the registry names no SLO policy', { place: '/slo', allowed });
}

/** The branch, or why it could not be read. Any other problem (exit 1) is thrown. */
async function bookOrReason(desk: EvidenceDesk): Promise<EvidenceBook | string> {
  try {
    return await desk.ledger.book();
  } catch (error) {
    if (error instanceof UserError && error.exitCode === 3) return `the evidence could not be read: ${error.message}`;
    throw error;
  }
}

async function evaluate(flags: EvaluateFlags, self: Command, context: Context): Promise<void> {
  const desk = evidenceDesk(flags, self, context);
  const { registry, common } = desk;
  const tier = requireTier(registry, flags.tier);
  const profile = requireProfile(tier, flags.profile);
  requireFullId(flags.commit);
  for (const surface of flags.surface ?? []) requirePlace(registry, surface, tier.id);
  const all = registry.surfaces.filter((surface) => isOnTier(surface, tier.id)).map(({ id }) => id);
  const surfaces = flags.surface ?? all;
  const path = requirePolicy(registry);
  const policy = loadSloPolicy(join(registryRoot(common, context), path), path, registry);
  const measured = measuredTier(tier);
  const metrics =
    flags.metrics === undefined
      ? undefined
      : parseMetrics(boundedFile(context, flags.metrics), flags.metrics, policy.value, measured);
  const book = await bookOrReason(desk);
  const isRead = typeof book !== 'string';
  const release = { policy: policy.value, profile, tier, surfaces, commit: flags.commit, book, metrics };
  const evaluation = sloOfRelease({ ...release, now: common.now });
  const blockers = sloBlockers(evaluation, profile);
  // Without earlier decisions, repeated breaches are unknown.
  const ok = isRead && blockers.length === 0;
  if (common.json) {
    printJson(context, {
      schema: 'causeway/slo/v1',
      ok,
      tier: tier.id,
      measured,
      profile,
      commit: flags.commit,
      surfaces,
      policy: { uri: path, digest: policy.digest },
      metrics: metrics?.digest ?? null,
      evidenceHead: isRead ? book.head : null,
      checks: sloChecks(evaluation),
      blockers,
      guidance: evaluation.guidance,
    });
  } else {
    const draw = flags.format === 'markdown' ? markdownTable : table;
    context.print(`SLOs of ${tier.id}, measured on ${measured}, ${profile}: ${ok ? 'kept' : 'not kept'}`);
    context.print(draw(SLO_HEADS, sloRows(evaluation)));
    if (!isRead) context.warn(book);
    for (const line of evaluation.guidance) context.print(`- ${line}`);
  }
  context.exit(ok ? 0 : isRead ? 1 : 3);
}

/** `causeway slo`. */
export function addSloCommands(program: Command, context: Context): void {
  const slo = program.command('slo').description('service levels that a release must meet');
  const evaluated = withEvidence(slo.command('evaluate'))
    .description('judges a release by the SLO policy and says what to do; a missing measurement is a no')
    .addOption(new Option('--tier <tier>', 'the tier that the release goes to').makeOptionMandatory())
    .addOption(commitOption().makeOptionMandatory())
    .addOption(surfacesOption('a surface of the release; repeatable; default: all of the tier'))
    .addOption(new Option('--metrics <file>', 'what a job measured: CI duration, latency'))
    .addOption(new Option('--profile <profile>', 'default: the tier’s').choices(['strict', 'transitional']))
    .addOption(new Option('--format <format>', 'how to report').choices(['table', 'markdown']).default('table'))
    .action((flags: EvaluateFlags, self: Command) => evaluate(flags, self, context));
  example(evaluated, 'causeway slo evaluate --tier production --commit "$COMMIT" --metrics artifacts/metrics.json');
}
