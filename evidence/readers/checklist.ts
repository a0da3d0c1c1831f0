import { canonicalDigest } from '../../registry/digest';
import { CHECKLIST_ROLES, type ChecklistRoles } from '../../registry/schema/organization';
import type { EvidenceBook } from '../branch/branch';
import { samePerson } from '../trust/person';
import { type Entry, type EvidenceAnswer, entriesOf, evidenceAnswer, nothingFound } from './answer';

/** The requirements of a go-live checklist. */
export interface ChecklistRequirements {
  /** The ids of the items that must be present and done. */
  readonly items: readonly string[];
  /** The roles that must sign off, each by a different person. */
  readonly roles: readonly (keyof ChecklistRoles)[];
}

/** The go-live checklist: evidence, decision log, backup and rollback; signed off by product and manager. */
export const GO_LIVE: ChecklistRequirements = {
  items: ['evidence-review', 'decision-log-health', 'backup-confirmation', 'rollback-triggers'],
  roles: CHECKLIST_ROLES,
};

/** Whether the registry assigns a person a role of the checklist. */
export function holdsRole(holders: ChecklistRoles, role: string, person: string): boolean {
  const known = CHECKLIST_ROLES.find((each) => each === role);
  return known !== undefined && holders[known].some((holder) => samePerson(holder, person));
}

/**
 * Each role with the person who signed for it and who holds it by the registry. A role that only a text assigns does
 * not count.
 */
function signedRoles(
  entries: readonly Entry<'checklist'>[],
  holders: ChecklistRoles,
): readonly { role: string; person: string; id: string }[] {
  return entries.flatMap(({ id, signer, predicate }) =>
    predicate.signOffs.flatMap(({ person, role }) =>
      samePerson(signer.person, person) && holdsRole(holders, role, person) ? [{ role, person, id }] : [],
    ),
  );
}

// There are few roles, so each is tried with each of its signers until every person has one role only.
function assign(
  roles: readonly string[],
  signed: ReturnType<typeof signedRoles>,
  taken: readonly string[] = [],
): boolean {
  const [role, ...rest] = roles;
  if (role === undefined) return true;
  return signed.some(
    ({ role: own, person }) =>
      own === role && !taken.some((one) => samePerson(one, person)) && assign(rest, signed, [...taken, person]),
  );
}

/**
 * Passes when every item of the newest checklist of the commit and tier is done, all required ones are among them, and
 * holders of the required roles signed exactly these items, each with the key of a different person.
 */
export function checklistFor(
  book: EvidenceBook,
  commit: string,
  tier: string,
  holders: ChecklistRoles,
  { items: required, roles }: ChecklistRequirements = GO_LIVE,
): EvidenceAnswer {
  const all = entriesOf(book, 'checklist').filter(
    ({ subjects, predicate }) => subjects.commit === commit && predicate.tier === tier,
  );
  const newest = all.at(-1);
  if (!newest) return nothingFound(book, 'checklist', { commit, tier }, `checklist of ${commit} for ${tier}`);
  const { items } = newest.predicate;
  const ids = items.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) return evidenceAnswer('hard-fail', `the checklist lists ${twice} twice`, [newest]);
  const absent = required.filter((id) => !ids.includes(id));
  if (absent.length > 0) return evidenceAnswer('hard-fail', `the checklist lacks ${absent.join(', ')}`, [newest]);
  const undone = items.filter(({ done }) => !done);
  if (undone.length > 0) {
    return evidenceAnswer('hard-fail', `not done: ${undone.map(({ id }) => id).join(', ')}`, [newest]);
  }
  const version = canonicalDigest(items);
  const same = all.filter(({ predicate }) => canonicalDigest(predicate.items) === version);
  const signed = signedRoles(same, holders);
  const unheld = roles.filter((role) => holders[role].length === 0);
  if (unheld.length > 0) {
    const place = unheld.map((role) => `governance.checklistRoles.${role}`).join(', ');
    return evidenceAnswer('missing', `the registry names nobody who may sign: ${place} is empty`, same);
  }
  const unsigned = roles.filter((role) => !signed.some((each) => each.role === role));
  if (unsigned.length > 0) {
    return evidenceAnswer(
      'missing',
      `nobody who holds the role signed these items off as ${unsigned.join(', ')} with a key of their own`,
      same,
    );
  }
  if (!assign(roles, signed)) {
    return evidenceAnswer('hard-fail', `${roles.join(' and ')} must be signed off by different persons`, same);
  }
  const used = same.filter(({ id }) => signed.some((each) => each.id === id));
  const names = signed.map(({ person, role }) => `${person} (${role})`).join(', ');
  return evidenceAnswer('pass', `${items.length} items done, signed off by ${names}`, used);
}
