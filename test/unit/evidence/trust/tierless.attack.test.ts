import { readEvidenceBook } from '../../../../evidence/branch/book';
import { bookForTier } from '../../../../evidence/branch/for-tier';
import { signStatement } from '../../../../evidence/signing/sign';
import type { KnownKind } from '../../../../evidence/statement/kinds';
import type { AnyStatement } from '../../../../evidence/statement/statement';
import { trustBase } from '../../../../evidence/trust/base';
import { statementPath } from '../../../../evidence/verification/statement-path';
import { verifyStatement } from '../../../../evidence/verification/verify-statement';
import { evidenceRegistry } from '../../../support/evidence/registry';
import { commitOf, sample } from '../../../support/evidence/samples';
import { authority, trustedKey } from '../../../support/evidence/signers';
import { NOW } from '../../../support/registry/fixtures';

/**
 * The attacker holds the key of the lowest tier, where nobody approves, and wants it to count for a higher tier. A
 * statement that names no tier would carry it there. The guard: for a release to a tier such a statement counts only
 * with a key of that tier.
 */
const YES: readonly KnownKind[] = ['test-result', 'release-bundle', 'rehearsal', 'waiver', 'waiver-approval'];

async function signed(kinds: readonly KnownKind[], entry: Parameters<typeof trustedKey>[0], change: object = {}) {
  const tsa = await authority(NOW);
  const one = trustedKey({ id: 'dev-key', mayAttest: [...kinds] as never, ...entry });
  const trust = trustBase(evidenceRegistry([{ ...one.entry, ...change }]), tsa.root);
  const files = [];
  for (const kind of kinds) {
    const bytes = await signStatement(sample(kind) as never, one.key, [tsa.witness]);
    files.push({ path: statementPath(sample(kind) as AnyStatement, bytes), bytes });
  }
  return { files, trust, book: readEvidenceBook({ head: commitOf('f'), files, refused: [] }, trust, NOW) };
}

const kindsOf = (book: ReturnType<typeof bookForTier>) => book.statements.map(({ statement }) => statement.kind).sort();

describe('the key of one tier, under what names no tier,', () => {
  test('speaks for its own tier and for no other', async () => {
    const { book } = await signed(YES, {});
    expect(kindsOf(bookForTier(book, 'dev'))).toEqual([...YES].sort());
    for (const tier of ['staging', 'production']) {
      const other = bookForTier(book, tier);
      expect(kindsOf(other)).toEqual([]);
      expect(other.refused.map(({ reason }) => reason).sort()).toEqual(
        YES.map((kind) => `dev-key may not attest ${kind} for the tier ${tier}`).sort(),
      );
    }
  });

  test('still says no: a bundle that it revokes is revoked on every tier', async () => {
    const { book } = await signed(['revocation'], {});
    expect(kindsOf(bookForTier(book, 'production'))).toEqual(['revocation']);
  });

  test('speaks for all tiers where it is the key of a person for no tier in particular', async () => {
    const { book } = await signed(['waiver'], { person: 'user:octocat', tiers: undefined });
    expect(kindsOf(bookForTier(book, 'production'))).toEqual(['waiver']);
  });

  test('counts for nothing where a machine’s key serves no tier, or where the stack is none of the registry’s', async () => {
    const none = await signed(['test-result'], { tiers: undefined });
    expect(none.book.refused.map(({ reason }) => reason)).toEqual(['dev-key serves no tier']);
    const tsa = await authority(NOW);
    const { key, entry } = trustedKey({ mayAttest: ['ruleset-verification'] });
    const reading = sample('ruleset-verification', { stack: 'elsewhere' });
    const file = await signStatement(reading, key, [tsa.witness]);
    expect(verifyStatement(file, trustBase(evidenceRegistry([entry]), tsa.root), NOW)).toEqual({
      ok: false,
      reason: 'local may not attest for the tier elsewhere',
    });
  });
});
