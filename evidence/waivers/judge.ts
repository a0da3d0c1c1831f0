import { days } from '../../registry/dates';
import type { Predicates } from '../statement/kinds';
import { samePerson } from '../trust/person';
import { countsOn } from '../verification/counts-on';
import { CLOCK_SKEW } from '../verification/signature';
import { approvalOf } from './approval';
import type { WaiverFacts } from './facts';
import { sha256Of } from './files';
import type { Signed, WaiverReading } from './read';
import { type IsAncestor, isWaivable, type WaiverQuestion, waiverCovers } from './scope';

/** The longest validity of a waiver, in days (docs/evidence.md). */
export const MAX_DAYS = 14;

/** Whether a waiver is valid. Only `valid` is a yes. */
export interface WaiverVerdict {
  readonly waiverId: string;
  readonly file: string;
  readonly status: 'valid' | 'unapproved' | 'expired' | 'used-up' | 'unverified' | 'refused';
  /** One sentence for people. */
  readonly reason: string;
  /** Its content; undefined when its signature is invalid. */
  readonly waiver: Predicates['waiver'] | undefined;
  /** The ids of the waiver's and its approval's statements. */
  readonly evidence: readonly string[];
  /** Null where uses are not counted: a stack's waiver, or an invalid one. */
  readonly usesLeft: number | null;
}

function flawOf(signed: Signed<'waiver'>, id: string, facts: WaiverFacts): string | undefined {
  const { statement, signer, time } = signed;
  const { waiverId, checkId, requestedBy, issuedAt, expiresAt } = statement.predicate;
  const { now, tier, maxDays = MAX_DAYS } = facts;
  const [issued, expires] = [Date.parse(issuedAt), Date.parse(expiresAt)];
  if (waiverId !== id) return `the file is named after another waiver than ${waiverId}`;
  if (statement.subjects.waiver !== sha256Of(waiverId)) return 'it has the subject of another waiver';
  if (!isWaivable({ id: checkId })) return `${checkId} can never be waived`;
  if (!samePerson(signer.person, requestedBy)) return `it was signed by ${signer.id}, which is not ${requestedBy}`;
  if (tier !== undefined && !countsOn(signed, tier)) return `${signer.id} may not ask for the tier ${tier}`;
  if (Math.abs(time.getTime() - issued) > CLOCK_SKEW) return 'it was signed at another time than it says';
  if (!(expires > issued)) return 'it expires before it was issued';
  if (expires - issued > days(maxDays)) return `it is valid for longer than ${maxDays} days`;
  if (issued > now.getTime() + CLOCK_SKEW) return 'it was issued in the future';
  return undefined;
}

/** Judges one waiver: its signer and times, another person's approval, its end, and the number of its uses. */
export function judgeWaiver(reading: WaiverReading, facts: WaiverFacts): WaiverVerdict {
  const { waiverId, waiver: file } = reading;
  if (!file.ok) {
    const none = { waiver: undefined, evidence: [], usesLeft: null };
    return { waiverId, file: file.file, status: 'refused', reason: file.reason, ...none };
  }
  const waiver = file.signed.statement.predicate;
  const verdict = (
    status: WaiverVerdict['status'],
    reason: string,
    more: Partial<Pick<WaiverVerdict, 'evidence' | 'usesLeft'>> = {},
  ): WaiverVerdict => ({
    waiverId,
    file: file.file,
    status,
    reason,
    waiver,
    evidence: [file.signed.id],
    usesLeft: null,
    ...more,
  });
  const flaw = flawOf(file.signed, waiverId, facts);
  if (flaw !== undefined) return verdict('refused', flaw);
  const approval = approvalOf(reading, file.signed, facts);
  if (approval.status !== 'approved') return verdict(approval.status, approval.reason);
  const evidence = [file.signed.id, approval.id];
  if (facts.now.getTime() >= Date.parse(waiver.expiresAt)) {
    return verdict('expired', `it expired at ${waiver.expiresAt}`, { evidence });
  }
  const until = `approved by ${approval.approver}, until ${waiver.expiresAt}`;
  if ('stack' in waiver.commits) return verdict('valid', until, { evidence });
  const used = facts.uses?.(waiverId);
  if (used === undefined) return verdict('unverified', 'its uses could not be counted', { evidence });
  const usesLeft = Math.max(0, waiver.maxUses - used);
  if (usesLeft === 0)
    return verdict('used-up', `it was used ${used} times of ${waiver.maxUses}`, { evidence, usesLeft });
  return verdict('valid', `${until}, ${usesLeft} of ${waiver.maxUses} uses left`, { evidence, usesLeft });
}

/** The waiver for a question, or why requested ones do not count. */
export interface WaiverAnswer {
  readonly waived: (WaiverVerdict & { readonly waiver: Predicates['waiver'] }) | undefined;
  /** Reasons of invalid waivers for this very question: an expired one is a failure with its own reason. */
  readonly refusals: readonly string[];
}

/** Finds a waiver for a question among judged ones; the first by id. */
export function waiverFor(
  verdicts: readonly WaiverVerdict[],
  question: WaiverQuestion,
  isAncestor: IsAncestor = () => undefined,
): WaiverAnswer {
  const asked = verdicts.flatMap((verdict) =>
    verdict.waiver && waiverCovers(verdict.waiver, question, isAncestor)
      ? [{ ...verdict, waiver: verdict.waiver }]
      : [],
  );
  const waived = asked.find(({ status }) => status === 'valid');
  const refusals = asked.filter(({ status }) => status !== 'valid');
  return { waived, refusals: refusals.map(({ waiverId, reason }) => `waiver ${waiverId}: ${reason}`) };
}
