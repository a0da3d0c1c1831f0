import { join } from 'node:path';
import type { Part, StatusFacts } from '../../documents/status/facts';
import type { EvidenceBook } from '../../evidence/branch/branch';
import { readLedger } from '../../evidence/ledger/ledger';
import type { GateReport } from '../../evidence/statement/predicates/decision';
import type { TrustBase } from '../../evidence/trust/base';
import { judgeWaiver, type WaiverVerdict } from '../../evidence/waivers/judge';
import { readWaivers } from '../../evidence/waivers/read';
import { approverTeams } from '../../evidence/waivers/teams';
import { usesIn } from '../../evidence/waivers/uses';
import { readReport } from '../../gate/facts/gate-report';
import type { Registry } from '../../registry/schema';
import { UserError } from '../../registry/user-error';
import type { CommonOptions } from '../common';
import type { Context } from '../context';
import { readApproverTeams } from '../desk/approver-teams';
import { evidenceBranchOf } from '../desk/evidence-branch';
import { registryRoot, requireTrust } from '../desk/own-statement';
import { boundedFile } from '../gate/gate-documents';
import { type Desk, part, type StatusFlags } from './part';

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

/** The given gate reports. Throws UserError (exit 2) on another kind of file. */
export function reportsIn({ gate = [] }: StatusFlags, context: Context): readonly GateReport[] {
  return gate.map((file) => {
    const reading = readReport(boundedFile(context, file));
    if (reading.ok) return reading.report;
    throw new UserError(reading.reason, { place: file, allowed: 'a report as causeway gate evaluate writes it' });
  });
}

// Loaded here: a status without live verification needs none of it.
function readLive(desk: Desk, book: EvidenceBook | undefined, flags: StatusFlags) {
  return (require('./live-facts') as typeof import('./live-facts')).liveIn(desk, book, flags);
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
  const live = flags.live ? await readLive(desk, book.ok ? book.value : undefined, flags) : new Map();
  return { registry, registryDigest: digest, now: common.now, book, waivers, live };
}
