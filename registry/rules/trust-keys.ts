import { ed25519PublicKey } from '../ed25519';
import { oneOf } from '../problem';
import type { Rule } from '../rule';
import { showValue } from '../secret-looking';
import { findTier } from '../selectors';
import { repeatedItems } from './deployments';
import { placedEntries } from './trust-entries';

const SOURCE = 'docs/registry.md; docs/evidence.md';

function fingerprint(text: string): string {
  return ed25519PublicKey(text)?.export({ format: 'jwk' }).x ?? text;
}

/** What a key may be: one public key in one entry, for at most one tier, and for none that requires approval. */
export const trustKeyRules: readonly Rule[] = [
  {
    code: 'trust-key-invalid',
    level: 'error',
    title: 'A key entry holds an Ed25519 public key',
    why: 'An unreadable key verifies nothing; a private key must never be here.',
    source: 'docs/evidence.md',
    check: (registry) =>
      placedEntries(registry, 'key')
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
      repeatedItems(placedEntries(registry, 'key'), ({ entry }) => fingerprint(entry.publicKey)).map(
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
      placedEntries(registry, 'key').flatMap(({ entry, at }) => {
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
      placedEntries(registry, 'key').flatMap(({ entry, at }) =>
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
];
