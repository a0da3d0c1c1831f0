import { hash } from 'node:crypto';
import type { TicketSpent } from '../statement/predicates/delivery';
import { type AnyStatement, tierOf } from '../statement/statement';

/** Replaces a missing commit, surface or tier: no id can equal it. */
const NONE = '_';

/**
 * The path of a ticket's use: by the ticket's nonce, not by the file's digest. Of two uses, the second finds the path
 * taken.
 */
export function spentPath({ surface, tier, nonce }: Pick<TicketSpent, 'surface' | 'tier' | 'nonce'>): string {
  return `evidence/${NONE}/${surface}/${tier}/ticket-spent-${nonce}.sigstore.json`;
}

/**
 * The path of a statement's file on the evidence branch:
 * `evidence/<commit>/<surface>/<tier>/<kind>-<digest>.sigstore.json`. The digest is the file's: two writers never
 * collide, and the file cannot change under its name.
 */
export function statementPath(statement: AnyStatement, file: Buffer): string {
  const { kind, subjects, predicate } = statement;
  if (kind === 'ticket-spent') return spentPath(statement.predicate);
  const surface = 'surface' in predicate ? predicate.surface : NONE;
  const tier = tierOf({ predicate }) ?? NONE;
  const digest = hash('sha256', file, 'hex');
  return `evidence/${subjects.commit ?? NONE}/${surface}/${tier}/${kind}-${digest}.sigstore.json`;
}
