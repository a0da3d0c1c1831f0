import fc from 'fast-check';
import { MAX_STATEMENT_BYTES } from '../../../../evidence/verification/verify-statement';
import { type SigningDesk, signingDesk } from '../../../support/evidence/branch/desk';
import { commitOf, sample } from '../../../support/evidence/samples';

let desk: SigningDesk;
beforeAll(async () => {
  desk = await signingDesk();
});

describe('the book of a branch', () => {
  test('holds every statement that verifies, and says why the others count for nothing', async () => {
    const good = await desk.file(sample('release-bundle'));
    const unknown = await desk.file(sample('deploy-receipt'), desk.keys.stranger);
    const wrongTier = await desk.file(sample('deploy-receipt'), desk.keys.staging);
    const elsewhere = { ...good, path: good.path.replace(commitOf('a'), commitOf('c')) };
    const malformed = { path: good.path.replace('release-bundle', 'drill'), bytes: Buffer.from('{}') };
    const large = { path: good.path.replace('release-bundle', 'waiver'), bytes: Buffer.alloc(MAX_STATEMENT_BYTES + 1) };
    const unread = { path: 'evidence/stray', reason: 'the path is not the path of a statement' };
    const { head, statements, refused } = desk.book([good, unknown, wrongTier, elsewhere, malformed, large], [unread]);
    expect(head).toBe(commitOf('f'));
    expect(statements.map(({ path, statement }) => [path, statement])).toEqual([[good.path, sample('release-bundle')]]);
    const reasons = new Map(refused.map(({ path, reason }) => [path, reason]));
    expect(reasons.get(unknown.path)).toBe('the key is not trusted');
    expect(reasons.get(wrongTier.path)).toBe('staging-key may not attest for the tier dev');
    expect(reasons.get(elsewhere.path)).toBe('the file lies at the path of another statement');
    expect(reasons.get(malformed.path)).toMatch(/not a Sigstore bundle|cannot be read/);
    expect(reasons.get(large.path)).toBe('the file is too large');
    expect(reasons.get(unread.path)).toBe(unread.reason);
    expect(reasons.size).toBe(6);
  });

  test('holds a statement once, however often it was signed, in whatever order the files come', async () => {
    const files = [
      await desk.file(sample('release-bundle')),
      await desk.file(sample('release-bundle'), desk.keys.staging),
      await desk.file(sample('deploy-receipt')),
      await desk.file(sample('revocation'), desk.keys.stranger),
      { path: 'evidence/x', bytes: Buffer.from('x') },
    ];
    expect(new Set(files.map(({ path }) => path)).size).toBe(5);
    const whole = desk.book(files);
    expect(whole.statements).toHaveLength(2);
    fc.assert(
      fc.property(fc.shuffledSubarray(files, { minLength: files.length }), (shuffled) => {
        expect(desk.book(shuffled)).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  test('knows that a ticket was spent by the place where that lies', async () => {
    const spent = await desk.file(sample('ticket-spent'));
    const { nonce, surface, tier } = sample('ticket-spent').predicate;
    expect(spent.path).toBe(`evidence/_/${surface}/${tier}/ticket-spent-${nonce}.sigstore.json`);
    expect(desk.book([spent]).statements).toHaveLength(1);
    const other = { ...spent, path: spent.path.replace(nonce, 'f'.repeat(32)) };
    expect(desk.book([other]).refused).toEqual([
      { path: other.path, reason: 'the file lies at the path of another statement' },
    ]);
  });
});
