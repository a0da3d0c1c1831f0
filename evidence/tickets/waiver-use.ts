import type { EvidenceBook, EvidenceStatement } from '../branch/branch';
import type { Statement } from '../statement/statement';
import { isSpent, isTicket } from './ticket';

type Decision = EvidenceStatement & { readonly statement: Statement<'release-decision'> };

function isDecision(each: EvidenceStatement): each is Decision {
  return each.statement.kind === 'release-decision' && each.statement.predicate.decision === 'go';
}

function wentFirst(book: EvidenceBook, other: Decision, own: Decision): boolean {
  const difference = other.time.getTime() - own.time.getTime();
  if (difference < 0 || (difference === 0 && other.id < own.id)) return true;
  // It came later, but was deployed by already: what is used is used.
  return book.statements.some((each) => {
    return isTicket(each) && each.statement.predicate.gateDecision === other.id && isSpent(book, each.id);
  });
}

/**
 * Why a decision has no claim to a use of a waiver that it says it takes; undefined when it has. Two gates that looked at
 * the same branch both saw the use free: it is that one's who was signed first.
 */
export function takenUse(book: EvidenceBook, own: Decision): string | undefined {
  const uses = own.statement.predicate.waivers;
  for (const other of uses.length === 0 ? [] : book.statements.filter(isDecision)) {
    const { waivers, decisionDigest } = other.statement.predicate;
    if (decisionDigest === own.statement.predicate.decisionDigest) continue;
    const both = uses.find(({ waiverId, use }) => waivers.some((its) => its.waiverId === waiverId && its.use === use));
    if (both && wentFirst(book, other, own)) {
      return `the use ${both.use} of the waiver ${both.waiverId} was taken by another decision; ask the gate again`;
    }
  }
  return undefined;
}
