import { githubName, hasName } from '../../registry/github-name';
import { approvalEnvironmentNames } from '../../registry/naming';
import type { Registry } from '../../registry/schema';
import type { Surface } from '../../registry/schema/surface';
import type { Tier } from '../../registry/schema/tier';
import type { EvidenceBook } from '../branch/branch';
import { notBefore } from './decision';
import { findStatement, type Ticket } from './ticket';

/** The destination of a ticket, by the registry. */
export interface Destination {
  readonly registry: Registry;
  readonly surface: Surface;
  readonly tier: Tier;
}

function approvalRefusal(book: EvidenceBook, ticket: Ticket, id: string, names: readonly string[]): string | undefined {
  const approval = findStatement(book, 'approval', id);
  if (!approval) return 'an approval is not on the evidence branch';
  const { subjects, predicate } = approval.statement;
  const { subjects: asked, predicate: own } = ticket.statement;
  if (predicate.state !== 'approved') return `${predicate.login} rejected it`;
  if (subjects.commit !== asked.commit || subjects.bundle !== asked.bundle) return 'an approval is for another release';
  if (predicate.surface !== own.surface || predicate.tier !== own.tier)
    return 'an approval is for another surface or tier';
  if (predicate.runId !== own.runId || predicate.attempt !== own.attempt) return 'an approval comes from another run';
  if (!hasName(names, predicate.environment)) return `${predicate.environment} is not an approval environment`;
  return notBefore(ticket, approval, 'an approval');
}

/**
 * The reason why a ticket's approvals do not suffice; undefined when each is valid and they come from as many people,
 * in as many environments, as the tier requires. Whether those people may approve was checked when GitHub was read.
 */
export function approvalsRefusal(
  book: EvidenceBook,
  ticket: Ticket,
  { registry, surface, tier }: Destination,
  wanted: number,
): string | undefined {
  const ids = ticket.statement.predicate.approvals ?? [];
  const names = approvalEnvironmentNames(registry, tier, surface);
  const people = new Set<number>();
  const environments = new Set<string>();
  for (const id of ids) {
    const refusal = approvalRefusal(book, ticket, id, names);
    if (refusal !== undefined) return refusal;
    const { predicate } = findStatement(book, 'approval', id)?.statement ?? {};
    if (!predicate) return 'an approval is not on the evidence branch';
    people.add(predicate.userId);
    environments.add(githubName(predicate.environment));
  }
  const count = Math.min(people.size, environments.size);
  return count >= wanted ? undefined : `${count} of ${wanted} people approved`;
}
