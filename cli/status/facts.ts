import { join } from 'node:path';
import type { Part, StatusFacts } from '../../documents/status/facts';
import { stacksIn } from '../../documents/status/stacks';
import type { EvidenceBook } from '../../evidence/branch/branch';
import { readLedger } from '../../evidence/ledger/ledger';
import type { GateReport } from '../../evidence/statement/predicates/decision';
import type { TrustBase } from '../../evidence/trust/base';
import { judgeWaiver, type WaiverVerdict } from '../../evidence/waivers/judge';
import { readWaivers } from '../../evidence/waivers/read';
import { approverTeams } from '../../evidence/waivers/teams';
import { usesIn } from '../../evidence/waivers/uses';
import { readReport } from '../../gate/facts/gate-report';
import type { Finding } from '../../live/finding';
import { verifyPlan } from '../../live/verify-plan';
import { planStack } from '../../plan/stack';
import { FOUNDATION } from '../../registry/naming';
import type { Registry } from '../../registry/schema';
import { UserError } from '../../registry/user-error';
import type { CommonOptions } from '../common';
import type { Context } from '../context';
import { readApproverTeams } from '../desk/approver-teams';
import { type EvidenceFlags, evidenceBranchOf } from '../desk/evidence-branch';
import { type CacheFlag, readersFor } from '../desk/live-readers';
import { registryRoot, requireTrust } from '../desk/own-statement';
import { boundedFile } from '../gate/gate-documents';
import { type HeldFlags, heldBy } from '../world/live-state';

/** The sources of a status. */
export interface StatusFlags extends EvidenceFlags, CacheFlag, HeldFlags {
  readonly live?: boolean;
  readonly gate?: readonly string[];
}

interface Desk {
  readonly common: CommonOptions;
  readonly registry: Registry;
  readonly context: Context;
}

/** Reads one part. An error that a person can fix becomes an unread part; a bug is thrown. */
async function part<T>(what: string, next: string, read: () => T | Promise<T>): Promise<Part<T>> {
  try {
    return { ok: true, value: await read() };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const reason = error.place === undefined ? error.message : `${error.message} (${error.place})`;
    return { ok: false, isNo: error.exitCode === 1, unread: { what, reason, next } };
  }
}

async function waiversIn(desk: Desk, trust: TrustBase, book: Part<EvidenceBook>): Promise<readonly WaiverVerdict[]> {
  const { registry, common, context } = desk;
  const folder = join(registryRoot(common, context), registry.waivers);
  const readings = readWaivers(folder, trust, common.now);
  const teams = readings.length === 0 ? undefined : await readApproverTeams(registry, context, common.now);
  const facts = {
    approvers: registry.governance.waiverApprovers,
    now: common.now,
    uses: book.ok ? usesIn(book.value) : () => undefined,
    ...(teams ? { members: approverTeams(teams.bytes, common.now) } : {}),
  };
  return readings.map((reading) => judgeWaiver(reading, facts));
}

async function liveIn(desk: Desk, stacks: readonly string[], flags: StatusFlags): Promise<StatusFacts['live']> {
  const { registry, context, common } = desk;
  const held = await heldBy(context, flags);
  const found = new Map<string, Part<readonly Finding[]>>();
  for (const stack of stacks) {
    const [slice = stack, partition] = stack.split('.');
    const tier = slice === FOUNDATION ? undefined : slice;
    const command = `causeway live verify ${tier === undefined ? '--foundation' : `--tier ${tier}`}`;
    context.progress(`looking at ${stack}`);
    const seen = await part(`drift of the stack ${stack}`, command, async () => {
      const plan = planStack(registry, { stack, tier, partition });
      const readers = readersFor(context, [plan], registry.organization, flags);
      return (await verifyPlan(registry, plan, readers, common.now, held)).findings;
    });
    found.set(stack, seen);
  }
  return found;
}

/** The given gate reports. Throws UserError (exit 2) on another kind of file. */
export function reportsIn({ gate = [] }: StatusFlags, context: Context): readonly GateReport[] {
  return gate.map((file) => {
    const reading = readReport(boundedFile(context, file));
    if (reading.ok) return reading.report;
    throw new UserError(reading.reason, { place: file, allowed: 'a report as causeway gate evaluate writes it' });
  });
}

/** Reads everything for a status; an unreadable part carries its reason. */
export async function readFacts(
  flags: StatusFlags,
  loaded: { readonly registry: Registry; readonly digest: string },
  common: CommonOptions,
  context: Context,
): Promise<StatusFacts> {
  const { registry, digest } = loaded;
  const desk = { common, registry, context };
  // Contradicting options are bad usage, not an unreadable part.
  const branch = registry.evidence ? evidenceBranchOf(flags, context, registry) : undefined;
  // `registry check` reads the registry alone and cannot see that the root is missing.
  const addTrust = 'add `trust` to the registry and commit its root file (docs/evidence.md)';
  const trust = await part('the trusted root', addTrust, () => requireTrust(registry, registryRoot(common, context)));
  const book = trust.ok
    ? await part('the evidence branch', 'causeway receipt list', () =>
        readLedger(branch ?? evidenceBranchOf(flags, context, registry), trust.value, common.now).book(),
      )
    : trust;
  const waivers = trust.ok
    ? await part('waivers', 'causeway waiver check', () => waiversIn(desk, trust.value, book))
    : { ...trust, unread: { ...trust.unread, what: 'waivers' } };
  const live = flags.live ? await liveIn(desk, stacksIn(registry, book.ok ? book.value : undefined), flags) : new Map();
  return { registry, registryDigest: digest, now: common.now, book, waivers, live };
}
