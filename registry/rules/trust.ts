import { createPublicKey, type KeyObject } from 'node:crypto';
import { githubPlaces } from '../github-host';
import { hasName } from '../github-name';
import { hasMonitorSigner, isWatched } from '../monitored';
import { oneOf, pointer } from '../problem';
import type { Finding, Rule } from '../rule';
import type { Registry } from '../schema';
import type { KeyEntry, SigstoreEntry, StatementKind } from '../schema/trust';
import { showValue } from '../secret-looking';
import { findTier } from '../selectors';
import { deployments, repeatedItems } from './deployments';

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

interface Placed<T> {
  readonly entry: T;
  readonly at: (...path: (string | number)[]) => string;
}

function entries<K extends 'key' | 'sigstore'>(
  { trust }: Registry,
  kind: K,
): readonly Placed<K extends 'key' ? KeyEntry : SigstoreEntry>[] {
  return (trust?.entries ?? []).flatMap((entry, index) =>
    entry.kind === kind
      ? [
          {
            entry: entry as K extends 'key' ? KeyEntry : SigstoreEntry,
            at: (...path: (string | number)[]) => pointer('trust', 'entries', index, ...path),
          },
        ]
      : [],
  );
}

/** The Ed25519 public key of an entry (PEM, or base64 of its SPKI form); undefined when the text is not one. */
export function ed25519PublicKey(text: string): KeyObject | undefined {
  try {
    const key = text.includes('-----BEGIN')
      ? createPublicKey(text)
      : createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    // createPublicKey also derives a public key from a private one, and a private key has no place here.
    return key.asymmetricKeyType === 'ed25519' && !text.includes('PRIVATE') ? key : undefined;
  } catch {
    return undefined;
  }
}

function fingerprint(text: string): string {
  return ed25519PublicKey(text)?.export({ format: 'jwk' }).x ?? text;
}

function wrongKinds(
  { entry, at }: Placed<KeyEntry>,
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

/** The permission to attest: keys stay small, and away from tiers that require approval. */
export const trustRules: readonly Rule[] = [
  {
    code: 'trust-key-invalid',
    level: 'error',
    title: 'A key entry holds an Ed25519 public key',
    why: 'An unreadable key verifies nothing; a private key must never be here.',
    source: 'docs/evidence.md',
    check: (registry) =>
      entries(registry, 'key')
        .filter(({ entry }) => !ed25519PublicKey(entry.publicKey))
        .map(({ entry, at }) => ({
          pointer: at('publicKey'),
          message: `the publicKey of ${showValue(entry.id)} is not an Ed25519 public key`,
          allowed: 'PEM (-----BEGIN PUBLIC KEY-----), or base64 of the SPKI form',
        })),
  },
  {
    code: 'trust-key-duplicate',
    level: 'error',
    title: 'A key is listed in one entry',
    why: 'A key in two entries has the rights of both, and could then serve two tiers.',
    source: SOURCE,
    check: (registry) =>
      repeatedItems(entries(registry, 'key'), ({ entry }) => fingerprint(entry.publicKey)).map(
        ({ first, repetition }) => ({
          pointer: repetition.at('publicKey'),
          message: `the key of ${showValue(repetition.entry.id)} is also that of ${showValue(first.entry.id)}`,
          allowed: 'a key of its own for each entry',
        }),
      ),
  },
  {
    code: 'trust-key-tiers',
    level: 'error',
    title: 'A key serves at most one tier; a key that does not belong to a person serves exactly one',
    why: 'Anybody who has a key of two tiers can carry evidence from one to the other.',
    source: SOURCE,
    check: (registry) =>
      entries(registry, 'key').flatMap(({ entry, at }) => {
        const count = new Set(entry.tiers ?? []).size;
        if (count === 1 || (entry.person !== undefined && count === 0)) return [];
        return [
          {
            pointer: count === 0 ? at() : at('tiers'),
            message: `the key ${showValue(entry.id)} serves ${count === 0 ? 'no tier in particular' : `${count} tiers`}`,
            allowed: entry.person === undefined ? 'exactly one tier' : 'one tier, or none',
          },
        ];
      }),
  },
  {
    code: 'trust-key-tier-approval',
    level: 'error',
    title: 'A key attests receipts, tickets and decisions only for tiers without approval',
    why: 'Where people must approve, only a run that GitHub vouches for may attest that they did.',
    source: SOURCE,
    check: (registry) =>
      entries(registry, 'key').flatMap(({ entry, at }) =>
        entry.person !== undefined
          ? []
          : (entry.tiers ?? []).flatMap((id, index) =>
              findTier(registry, id)?.approval
                ? [
                    {
                      pointer: at('tiers', index),
                      message: `the key ${showValue(entry.id)} would attest for ${showValue(id)}, which asks for approval`,
                      allowed: oneOf(registry.tiers.filter((tier) => !tier.approval).map((tier) => tier.id)),
                    },
                  ]
                : [],
            ),
      ),
  },
  {
    code: 'trust-person-kind',
    level: 'error',
    title: 'A person’s key attests only what a person decides',
    why: 'Otherwise a person could sign that a test passed or a deploy happened.',
    source: SOURCE,
    check: (registry) =>
      entries(registry, 'key')
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
      entries(registry, 'key')
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
      entries(registry, 'key').flatMap(({ entry, at }) =>
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
      return entries(registry, 'key').flatMap(({ entry, at }) =>
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
  {
    code: 'trust-monitor-verdict',
    level: 'warning',
    title: 'Every monitored surface has a signer of its verdicts',
    why: 'Without verdicts, a rollback restores the newest deployed release, even if its monitor called it unhealthy.',
    source: 'docs/evidence.md',
    check: (registry) =>
      registry.trust === undefined
        ? []
        : deployments(registry)
            .filter(({ surface, tier }) => isWatched(registry, surface.id, tier.id))
            .filter(({ surface, tier }) => !hasMonitorSigner(registry, surface.id, tier.id))
            .map(({ surface, index, tier }) => ({
              pointer: pointer('surfaces', index, 'health'),
              message: `no trust entry may sign monitor verdicts about ${showValue(surface.id)} on ${showValue(tier.id)}`,
              allowed: 'monitor-verdict in mayAttest of the entry of monitor.yml in trust.entries',
            })),
  },
  {
    code: 'trust-signer-workflow',
    level: 'error',
    title: 'A signer is a workflow by its full path',
    why: 'The certificate names owner/repository/path, and a shorter name would match other workflows.',
    source: 'docs.github.com "OpenID Connect": job_workflow_ref',
    check: (registry) =>
      entries(registry, 'sigstore')
        .filter(({ entry }) => !/^[\w.-]+\/[\w.-]+\/\.github\/workflows\/[\w.-]+\.ya?ml$/.test(entry.signerWorkflow))
        .map(({ entry, at }) => ({
          pointer: at('signerWorkflow'),
          message: `the signer of ${showValue(entry.id)} is ${showValue(entry.signerWorkflow)}`,
          allowed: '<owner>/<repository>/.github/workflows/<name>.yml',
        })),
  },
  {
    code: 'trust-issuer',
    level: 'error',
    title: 'Identity tokens come from the GitHub of the organization',
    why: 'The issuer of the tokens can claim that any workflow ran. Statements from another issuer would not verify.',
    source: 'docs.github.com "OpenID Connect reference": iss',
    check: (registry) => {
      const { issuer } = githubPlaces(registry.organization.host);
      return entries(registry, 'sigstore')
        .filter(({ entry }) => entry.issuer !== undefined && entry.issuer !== issuer)
        .map(({ entry, at }) => ({
          pointer: at('issuer'),
          message: `${showValue(entry.id)} trusts the issuer ${showValue(entry.issuer)}`,
          allowed: `nothing, or "${issuer}"`,
        }));
    },
  },
  {
    code: 'trust-repository-id',
    level: 'error',
    title: 'A repository whose runs are trusted has its id',
    why: 'Causeway compares a certificate with the id, because another repository can get the name. Without an id nothing verifies.',
    source: 'docs.github.com "OpenID Connect": repository_id',
    check: (registry) => {
      const { host } = registry.organization;
      const atHost = host === undefined ? '' : `--hostname ${host} `;
      return entries(registry, 'sigstore').flatMap(({ entry, at }) =>
        entry.repositories.flatMap((key, index) => {
          const repository = Object.hasOwn(registry.repositories, key) ? registry.repositories[key] : undefined;
          if (!repository || repository.id !== undefined) return [];
          return [
            {
              pointer: at('repositories', index),
              message: `${showValue(entry.id)} trusts runs of ${showValue(key)}, whose id is not in the registry`,
              allowed: `repositories.${key}.id: what \`gh api ${atHost}repos/OWNER/NAME --jq .id\` prints`,
            },
          ];
        }),
      );
    },
  },
];
