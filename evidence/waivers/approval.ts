import { isSameName } from '../../registry/github-name';
import { samePerson } from '../trust/person';
import { countsOn } from '../verification/counts-on';
import { CLOCK_SKEW } from '../verification/signature';
import type { WaiverFacts } from './facts';
import { approvalFileName } from './files';
import type { Signed, WaiverReading } from './read';

/** Whether a person may approve waivers; undefined when that depends on a team that could not be read. */
function mayApprove(person: string, { approvers, members }: WaiverFacts): boolean | undefined {
  const membersOf = (team: string) => [...(members ?? [])].find(([name]) => isSameName(name, team))?.[1];
  const answers = approvers.map((each) =>
    each.startsWith('team:') ? membersOf(each)?.some((one) => samePerson(one, person)) : samePerson(each, person),
  );
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

/** Whether a permitted person approved a waiver. */
export type ApprovalAnswer =
  | { readonly status: 'approved'; readonly id: string; readonly approver: string }
  | { readonly status: 'unapproved' | 'unverified'; readonly reason: string };

function judgeApproval(
  file: WaiverReading['approvals'][number],
  { digest, waiverId }: WaiverReading,
  waiver: Signed<'waiver'>,
  facts: WaiverFacts,
): ApprovalAnswer {
  const no = (reason: string): ApprovalAnswer => ({ status: 'unapproved', reason: `${file.file}: ${reason}` });
  if (!file.ok) return no(file.reason);
  const { statement, signer, time, id } = file.signed;
  const { approver, approvedAt, waiverId: named } = statement.predicate;
  const { requestedBy, expiresAt } = waiver.statement.predicate;
  if (statement.subjects.waiver !== digest || named !== waiverId) return no('it approves another file');
  if (file.file !== approvalFileName(waiverId, approver)) return no(`the file is not named after ${approver}`);
  if (!samePerson(signer.person, approver)) return no(`it was signed by ${signer.id}, which is not ${approver}`);
  const { tier } = facts;
  if (tier !== undefined && !countsOn(file.signed, tier))
    return no(`${signer.id} may not approve for the tier ${tier}`);
  if (samePerson(approver, requestedBy) || signer.id === waiver.signer.id) {
    return no('a person cannot approve their own waiver');
  }
  if (Math.abs(time.getTime() - Date.parse(approvedAt)) > CLOCK_SKEW) {
    return no('it was signed at another time than it says');
  }
  if (time.getTime() < waiver.time.getTime() - CLOCK_SKEW) return no('it is older than the waiver');
  if (time.getTime() > Date.parse(expiresAt)) return no('it was signed after the waiver had expired');
  const may = mayApprove(approver, facts);
  if (may === undefined) {
    return {
      status: 'unverified',
      reason: `${file.file}: could not find out whether ${approver} may approve: the team was not read`,
    };
  }
  return may ? { status: 'approved', id, approver } : no(`${approver} is not among the waiver approvers`);
}

/** The approval of a waiver: the first valid one, else the reason of the closest one. */
export function approvalOf(reading: WaiverReading, waiver: Signed<'waiver'>, facts: WaiverFacts): ApprovalAnswer {
  const answers = reading.approvals.map((file) => judgeApproval(file, reading, waiver, facts));
  const first = (status: ApprovalAnswer['status']) => answers.find((each) => each.status === status);
  return (
    first('approved') ??
    first('unverified') ??
    first('unapproved') ?? { status: 'unapproved', reason: 'it has no approval' }
  );
}
