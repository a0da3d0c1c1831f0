import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { readLedger } from '../../evidence/ledger/ledger';
import { approvalOf } from '../../evidence/waivers/approval';
import type { WaiverFacts } from '../../evidence/waivers/facts';
import { approvalFileName, sha256Of, waiverFileName } from '../../evidence/waivers/files';
import { judgeWaiver, MAX_DAYS } from '../../evidence/waivers/judge';
import { readWaivers, type Signed, type WaiverReading } from '../../evidence/waivers/read';
import { approverTeams } from '../../evidence/waivers/teams';
import { type UsesOf, usesIn } from '../../evidence/waivers/uses';
import { writeOutput } from '../../registry/own-output';
import { UserError } from '../../registry/user-error';
import { commonOptions, printJson, refuseOverridesInCi, requireRegistry } from '../common';
import type { Context } from '../context';
import { approvingTeams, noApproverTeams, readApproverTeams } from '../desk/approver-teams';
import { type EvidenceFlags, evidenceBranchOf, withEvidence } from '../desk/evidence-branch';
import { requirePerson, signOwn } from '../desk/own-statement';
import { example } from '../help';
import { commitOption, surfacesOption } from '../release-options';
import { type Desk, deskOf, requireFree, writeWaiverFile } from './waiver-desk';
import { draftWaiver, type WaiverFlags } from './waiver-draft';
import { waiverExit, waiverRow, waiverTable } from './waiver-table';

async function create(flags: WaiverFlags, self: Command, context: Context): Promise<void> {
  const desk = deskOf(self, context);
  const { registry, common, trust, root } = desk;
  const waiver = await draftWaiver(flags, registry, { context, now: common.now, maxDays: MAX_DAYS });
  const path = `${registry.waivers}/${waiverFileName(waiver.waiverId)}`;
  requireFree(root, path);
  const statement = { kind: 'waiver', subjects: { waiver: sha256Of(waiver.waiverId) }, predicate: waiver } as const;
  const { bytes, verified } = await signOwn(statement, waiver.requestedBy, { trust, context, now: common.now });
  const signed = verified as unknown as Signed<'waiver'>;
  const reading: WaiverReading = {
    waiverId: waiver.waiverId,
    digest: sha256Of(bytes),
    approvals: [],
    waiver: { ok: true, file: waiverFileName(waiver.waiverId), signed },
  };
  const verdict = judgeWaiver(reading, { approvers: registry.governance.waiverApprovers, now: common.now });
  if (verdict.status === 'refused') {
    throw new UserError(`the waiver would not count: ${verdict.reason}`, { place: 'waiver new' });
  }
  writeWaiverFile(context, desk, path, bytes, waiver.waiverId);
  if (!common.json) context.print(`Next: another person runs causeway waiver approve ${waiver.waiverId}`);
}

// Without a credential, or where a team cannot be read, facts that depend on it are unverified.
async function membersOf({ registry, common }: Desk, context: Context): Promise<Pick<WaiverFacts, 'members'>> {
  const found = await readApproverTeams(registry, context, common.now);
  for (const reason of found?.unread ?? []) context.warn(`unverified: ${reason}`);
  return found ? { members: approverTeams(found.bytes, common.now) } : {};
}

async function approvers(flags: { out: string }, self: Command, context: Context): Promise<void> {
  refuseOverridesInCi(self, context);
  const common = commonOptions(self, context);
  const { registry } = requireRegistry(common, context);
  // Where no team may approve, the document says so, because the workflow passes it on in any case.
  const isAsked = approvingTeams(registry).length > 0;
  const found = isAsked ? await readApproverTeams(registry, context, common.now) : noApproverTeams(common.now);
  if (!found) {
    throw new UserError('there is no credential to read the approvers’ teams with', {
      place: '/governance/waiverApprovers',
      allowed: 'GITHUB_TOKEN or a GitHub App (members: read)',
    });
  }
  const file = resolve(context.cwd, flags.out);
  writeOutput(file, found.bytes);
  for (const reason of found.unread) context.warn(`unverified: ${reason}`);
  if (common.json) printJson(context, JSON.parse(found.bytes.toString('utf8')));
  else context.print(`written  ${flags.out}${isAsked ? '' : ': no team may approve'}`);
  context.exit(found.unread.length === 0 ? 0 : 3);
}

async function approve(id: string, flags: { approver: string }, self: Command, context: Context): Promise<void> {
  const desk = deskOf(self, context);
  const { registry, common, trust, root } = desk;
  const approver = requirePerson(flags.approver, '--approver');
  const readings = readWaivers(join(root, registry.waivers), trust, common.now);
  const reading = readings.find(({ waiverId }) => waiverId === id);
  if (!reading) {
    const allowed =
      readings.map(({ waiverId }) => waiverId).join(', ') || 'there is none; causeway waiver new makes one';
    throw new UserError(`there is no waiver "${id}"`, { place: registry.waivers, allowed });
  }
  const facts = {
    approvers: registry.governance.waiverApprovers,
    now: common.now,
    ...(await membersOf(desk, context)),
  };
  const before = judgeWaiver(reading, facts);
  if (!reading.waiver.ok || before.status === 'refused' || before.status === 'expired') {
    throw new UserError(`the waiver is refused: ${before.reason}`, { place: before.file, exitCode: 1 });
  }
  const path = `${registry.waivers}/${approvalFileName(id, approver)}`;
  requireFree(root, path);
  const statement = {
    kind: 'waiver-approval',
    subjects: { waiver: reading.digest ?? '' },
    predicate: { waiverId: id, approver, approvedAt: common.now.toISOString() },
  } as const;
  const { bytes, verified } = await signOwn(statement, approver, { trust, context, now: common.now });
  const signed = verified as unknown as Signed<'waiver-approval'>;
  const approvals = [{ ok: true, file: approvalFileName(id, approver), signed } as const];
  const answer = approvalOf({ ...reading, approvals }, reading.waiver.signed, facts);
  if (answer.status === 'unapproved') {
    throw new UserError(`the approval would not count: ${answer.reason}`, {
      place: '--approver',
      exitCode: 1,
      allowed: `another person of ${registry.governance.waiverApprovers.join(', ') || 'governance.waiverApprovers (empty)'}`,
    });
  }
  if (answer.status === 'unverified') context.warn(answer.reason);
  writeWaiverFile(context, desk, path, bytes, id);
}

// A failed count does not suppress the report: the report comes first, and the exit code shows the failure.
async function countUses(flags: EvidenceFlags, { registry, trust, common }: Desk, context: Context): Promise<UsesOf> {
  try {
    return usesIn(await readLedger(evidenceBranchOf(flags, context, registry), trust, common.now).book());
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    context.warn(`uses could not be counted: ${error.describe()}`);
    return () => undefined;
  }
}

async function check(id: string | undefined, flags: EvidenceFlags, self: Command, context: Context): Promise<void> {
  const desk = deskOf(self, context);
  const { registry, common, trust, root } = desk;
  const all = readWaivers(join(root, registry.waivers), trust, common.now);
  const readings = id === undefined ? all : all.filter(({ waiverId }) => waiverId === id);
  if (id !== undefined && readings.length === 0) {
    const allowed = all.map(({ waiverId }) => waiverId).join(', ') || 'none is there';
    throw new UserError(`there is no waiver "${id}"`, { place: registry.waivers, allowed });
  }
  const isCounted = readings.some(({ waiver }) => waiver.ok && !('stack' in waiver.signed.statement.predicate.commits));
  const uses = isCounted ? await countUses(flags, desk, context) : () => undefined;
  const members = readings.length === 0 ? {} : await membersOf(desk, context);
  const facts = { approvers: registry.governance.waiverApprovers, uses, now: common.now, ...members };
  const verdicts = readings.map((reading) => judgeWaiver(reading, facts));
  const rows = verdicts.map((verdict) => waiverRow(verdict, common.now));
  if (common.json)
    printJson(context, { schema: 'causeway/waiver-check/v1', now: common.now.toISOString(), waivers: rows });
  else context.print(rows.length === 0 ? `no waivers in ${registry.waivers}` : waiverTable(rows));
  context.exit(waiverExit(verdicts));
}

/** `causeway waiver`. */
export function addWaiverCommands(program: Command, context: Context): void {
  const waiver = program.command('waiver').description('exceptions: one person asks, another person approves');
  const created = waiver
    .command('new')
    .description('signs a request for an exception (CAUSEWAY_SIGNING_KEY) and writes it beside the registry')
    .addOption(new Option('--check <id>', 'the check or the policy rule').makeOptionMandatory())
    .addOption(surfacesOption('a surface; repeatable; with --stack it is all of the stack'))
    .addOption(commitOption('for this release commit'))
    .option('--from <commit>', 'for the commits after this one …')
    .option('--to <commit>', '… up to this one')
    .option('--stack <name>', 'for a policy rule on this stack')
    .option('--constraint <text>', 'the constraint that is challenged')
    .option('--risk-if-unchanged <text>', 'the concrete risk if nothing changes')
    .option('--minimal-exception <text>', 'the smallest exception that helps')
    .option('--rollback-path <text>', 'how to roll back')
    .option('--requested-by <person>', 'who asks: user:<login>, whose key signs')
    .addOption(new Option('--days <n>', `how long it is valid, at most ${MAX_DAYS}`).default('7'))
    .addOption(new Option('--max-uses <n>', 'how many releases it may let through').default('1'))
    .option('--id <id>', 'its id; default: w- and the beginning of its digest')
    .action((flags: WaiverFlags, self: Command) => create(flags, self, context));
  example(
    created,
    'causeway waiver new --check slo --surface storefront --commit "$COMMIT" --requested-by user:octocat',
  );
  const approved = waiver
    .command('approve')
    .description("signs another person's approval (CAUSEWAY_SIGNING_KEY) of exactly this file")
    .argument('<id>', 'the waiver')
    .addOption(new Option('--approver <person>', 'user:<login>, whose key signs').makeOptionMandatory())
    .action((id: string, flags: { approver: string }, self: Command) => approve(id, flags, self, context));
  example(approved, 'causeway waiver approve w-0123456789ab --approver user:hubot');
  const team = waiver
    .command('approvers')
    .description('who is in the teams that may approve, for a gate in another job; exit 3 when one cannot be read')
    .addOption(new Option('--out <file>', 'where the document goes').default('artifacts/approver_teams.json'))
    .action((flags: { out: string }, self: Command) => approvers(flags, self, context));
  example(team, 'causeway waiver approvers --out approver_teams.json');
  const checked = withEvidence(waiver.command('check'))
    .description(
      'shows how many days and uses each waiver has left; exit 1 when a waiver is not valid, 3 when it could not find out',
    )
    .argument('[id]', 'one waiver; default: all')
    .action((id: string | undefined, flags: EvidenceFlags, self: Command) => check(id, flags, self, context));
  example(checked, 'causeway waiver check --json');
}
