import { hasName } from '../github-name';
import { oneOf, pointer } from '../problem';
import type { Finding, Rule } from '../rule';
import type { KeyEntry, StatementKind } from '../schema/trust';
import { showValue } from '../secret-looking';
import { type PlacedEntry, placedEntries } from './trust-entries';

const SOURCE = 'docs/registry.md; docs/evidence.md';

/** The kinds that a person's key may attest. */
const PERSONAL: ReadonlySet<StatementKind> = new Set([
  'waiver',
  'waiver-approval',
  'checklist',
  'revocation',
  'incident',
  'manual-proof',
  'quarantine',
]);
/** The kinds that only a person may attest; a monitor may also open an incident. */
const PERSONAL_ONLY: ReadonlySet<StatementKind> = new Set([...PERSONAL].filter((kind) => kind !== 'incident'));

function wrongKinds(
  { entry, at }: PlacedEntry<KeyEntry>,
  isWrong: (kind: StatementKind) => boolean,
  because: string,
  allowed: string,
): readonly Finding[] {
  return entry.mayAttest.flatMap((kind, index) =>
    isWrong(kind)
      ? [{ pointer: at('mayAttest', index), message: `the key ${showValue(entry.id)} ${because} ${kind}`, allowed }]
      : [],
  );
}

/** What only people decide, and which people. */
export const trustPeopleRules: readonly Rule[] = [
  {
    code: 'trust-person-kind',
    level: 'error',
    title: 'A person’s key attests only what a person decides',
    why: 'Otherwise a person could sign that a test passed or a deploy happened.',
    source: SOURCE,
    check: (registry) =>
      placedEntries(registry, 'key')
        .filter(({ entry }) => entry.person !== undefined)
        .flatMap((placed) =>
          wrongKinds(placed, (kind) => !PERSONAL.has(kind), "is a person's and may not attest", oneOf(PERSONAL)),
        ),
  },
  {
    code: 'trust-person-missing',
    level: 'error',
    title: 'Only a person’s key attests what a person decides',
    why: 'A waiver must name the person who is responsible for it.',
    source: SOURCE,
    check: (registry) =>
      placedEntries(registry, 'key')
        .filter(({ entry }) => entry.person === undefined)
        .flatMap((placed) =>
          wrongKinds(
            placed,
            (kind) => PERSONAL_ONLY.has(kind),
            'names no person, but may attest',
            'a person on the entry',
          ),
        ),
  },
  {
    code: 'trust-person-team',
    level: 'error',
    title: 'A person is a user',
    why: 'With a team’s key nobody could tell who signed.',
    source: SOURCE,
    check: (registry) =>
      placedEntries(registry, 'key').flatMap(({ entry, at }) =>
        entry.person?.startsWith('team:')
          ? [
              {
                pointer: at('person'),
                message: `the person of ${showValue(entry.id)} is ${showValue(entry.person)}`,
                allowed: 'user:<login>',
              },
            ]
          : [],
      ),
  },
  {
    code: 'trust-person-not-approver',
    level: 'error',
    title: 'A key that approves waivers is a waiver approver’s',
    why: 'Otherwise governance.waiverApprovers would not be the full list of approvers.',
    source: 'docs/evidence.md',
    check: (registry) => {
      const approvers = registry.governance.waiverApprovers;
      // The members of a team are known only live.
      if (approvers.some((approver) => approver.startsWith('team:'))) return [];
      return placedEntries(registry, 'key').flatMap(({ entry, at }) =>
        entry.mayAttest.includes('waiver-approval') && entry.person && !hasName(approvers, entry.person)
          ? [
              {
                pointer: at('mayAttest', entry.mayAttest.indexOf('waiver-approval')),
                message: `${showValue(entry.person)} is not among governance.waiverApprovers`,
                allowed: oneOf(approvers),
              },
            ]
          : [],
      );
    },
  },
  {
    code: 'trust-quarantine-owner',
    level: 'error',
    title: 'Only a named owner may quarantine evidence',
    why: 'A quarantine lets a surface continue in spite of an unreadable file. Only the people who own the registry may decide that.',
    source: 'docs/evidence.md',
    check: (registry) => {
      const { owners } = registry.governance;
      return (registry.trust?.entries ?? []).flatMap((entry, index) => {
        const isOwner = entry.kind === 'key' && entry.person !== undefined && hasName(owners, entry.person);
        if (isOwner || !entry.mayAttest.includes('quarantine')) return [];
        return [
          {
            pointer: pointer('trust', 'entries', index, 'mayAttest', entry.mayAttest.indexOf('quarantine')),
            message: `${showValue(entry.id)} may quarantine evidence, and is not an owner’s key`,
            allowed: 'the key of a person whom governance.owners names as user:<login>',
          },
        ];
      });
    },
  },
];
