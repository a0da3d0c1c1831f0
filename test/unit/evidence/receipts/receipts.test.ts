import fc from 'fast-check';
import type { EvidenceStatement } from '../../../../evidence/branch/branch';
import { lastSucceeded, receiptChain } from '../../../../evidence/receipts/chain';
import { lastKnownGood, restorableReleases } from '../../../../evidence/receipts/last-known-good';
import { verifyPromotionReceipt } from '../../../../evidence/receipts/promotion';
import { soakedAt, verifyReceipt } from '../../../../evidence/receipts/verify-receipt';
import { chainOf, FIRST, held } from '../../../support/evidence/receipts/books';
import { evidenceRegistry } from '../../../support/evidence/registry';
import { BUNDLE, COMMIT, commitOf, digestOf, sample } from '../../../support/evidence/samples';
import { book } from '../../../support/evidence/verified';

const [A, B, C] = [digestOf('a'), digestOf('b'), digestOf('c')];
const NOW = new Date(FIRST + 3_600_000);
const registry = evidenceRegistry();
const DEV = { surface: 'shop', tier: 'dev' };
const question = { registry, surface: 'shop', toTier: 'staging', commit: COMMIT, bundle: BUNDLE, now: NOW };
const ask = (statements: readonly EvidenceStatement[], change: object = {}, refused = book([]).refused) => {
  const verdict = verifyPromotionReceipt(book(statements, refused), { ...question, ...change });
  return verdict.ok ? 'ok' : `${verdict.status}: ${verdict.reason}`;
};
const one = (change: object, time?: Date) => chainOf([{ bundle: BUNDLE, change, ...(time ? { time } : {}) }]);

describe('a receipt that lets a release go on', () => {
  test('is the newest of the tier before, for the same surface, commit and bundle', () => {
    const receipts = chainOf([{ bundle: A }, { bundle: BUNDLE }]);
    expect(verifyPromotionReceipt(book(receipts), question)).toEqual({ ok: true, receipt: receipts[1] });
    expect(ask(chainOf([{ bundle: BUNDLE, change: { outcome: 'failed' } }, { bundle: BUNDLE }]))).toBe('ok');
  });

  test('is missing where there is none, or only of another commit, bundle, surface or tier', () => {
    expect(ask([])).toMatch(/^missing: there is no receipt of shop on dev/);
    expect(ask(chainOf([{ bundle: A }]))).toMatch(/^missing: .*other bundles/);
    expect(ask(chainOf([{ bundle: BUNDLE, commit: commitOf('c') }]))).toMatch(/^missing/);
    expect(ask(chainOf([{ bundle: BUNDLE }], { surface: 'docs' }))).toMatch(/^missing/);
    expect(ask(chainOf([{ bundle: BUNDLE }], { tier: 'staging' }))).toMatch(/^missing/);
    expect(ask(one({}), { toTier: 'production' })).toMatch(/^missing/);
    expect(ask(one({}), { toTier: 'dev' })).toBe('hard-fail: nothing is promoted to dev: it is the first tier');
    expect(ask(one({}), { toTier: 'moon' })).toBe('hard-fail: there is no tier moon');
  });

  test('is a receipt, and names a ticket and no other statement of its place as its ticket', () => {
    const [receipt, ticket] = [one({})[0]!, held('promotion-ticket', { tier: 'dev' })];
    expect(verifyReceipt(ticket, book([receipt, ticket]), question)).toMatchObject({
      ok: false,
      reason: 'the statement is a promotion-ticket, not a deploy receipt',
    });
    const [first, second] = chainOf([{ bundle: BUNDLE }, { bundle: BUNDLE }]);
    const naming = { ...second!.statement.predicate, ticketId: first!.id };
    const other = { ...second!, statement: { ...second!.statement, predicate: naming } } as EvidenceStatement;
    expect(ask([first!, other])).toMatch(/names a deploy-receipt as its ticket/);
    // The first tier has no promotion.
    expect(verifyReceipt(receipt, book([receipt]), { ...question, toTier: 'dev' })).toMatchObject({ ok: false });
  });

  test('is unverified where a file lies that counts for nothing', () => {
    const [receipt] = one({});
    const refused = [{ path: receipt!.path, reason: 'the key is not trusted' }];
    expect(ask([], {}, refused)).toMatch(/^unverified: .*the key is not trusted/);
    // The refused one might be a later rollback.
    expect(ask(one({}), {}, refused)).toMatch(/^unverified: .*the key is not trusted/);
    expect(ask(one({}), {}, [{ path: receipt!.path.replace('/dev/', '/staging/'), reason: 'other' }])).toBe('ok');
  });

  test('says nothing that contradicts itself or its signature', () => {
    const late = new Date(FIRST + 6 * 60_000);
    const cases: readonly (readonly [readonly EvidenceStatement[], RegExp])[] = [
      [one({ bundleDigest: A }), /names another/],
      [one({ outcome: 'failed' }), /the deploy to dev failed/],
      [one({ outcome: 'rolled-back' }), /was rolled back/],
      [one({}, late), /but was signed at/],
      [one({ finishedAt: '2026-11-20T08:01:00Z' }), /but was signed at/],
      [one({ startedAt: '2026-11-21T08:02:00Z' }), /ended before it began/],
      [one({ target: { ...target, publishedReadBack: false } }), /not read back/],
      [one({ health: { checks: 3, passed: 0, firstOkAt: null, lastOkAt: null } }), /no health check passed/],
      [one({ health: { ...sample('deploy-receipt').predicate.health, passed: 0 } }), /no health check passed/],
      [one({ health: { ...sample('deploy-receipt').predicate.health, passed: 99 } }), /more health checks passed/],
      [one({ health: { checks: 1, passed: 1, firstOkAt: null, lastOkAt: '2026-11-21T08:59:00Z' } }), /lies after/],
    ];
    for (const [statements, reason] of cases) {
      expect(ask(statements)).toMatch(reason);
      expect(ask(statements)).toMatch(/^hard-fail/);
    }
    expect(ask(one({ health: { checks: 0, passed: 0, firstOkAt: null, lastOkAt: null } }))).toBe('ok');
  });

  test('soaks from the trusted time or the last good health check, whichever is later', () => {
    const tiers = registry.tiers.map((tier) => (tier.id === 'staging' ? { ...tier, soak: 'PT10M' } : tier));
    const soaking = { registry: { ...registry, tiers } };
    const lastOkAt = new Date(FIRST + 120_000).toISOString();
    const health = { checks: 1, passed: 1, firstOkAt: lastOkAt, lastOkAt };
    const at = (minutes: number) => ({ ...soaking, now: new Date(FIRST + minutes * 60_000) });
    expect(ask(one({}), at(9.9))).toBe('hard-fail: the release soaks on dev until 2026-11-21T08:11:00.000Z');
    expect(ask(one({}), at(10))).toBe('ok');
    expect(ask(one({ health }), at(11.9))).toMatch(/soaks on dev until 2026-11-21T08:13/);
    expect(ask(one({ health }), at(12))).toBe('ok');
    const signedLater = one({}, new Date(FIRST + 180_000));
    expect(ask(signedLater, at(12.9))).toMatch(/soaks/);
    expect(ask(signedLater, at(13))).toBe('ok');
    expect(soakedAt(signedLater[0] as never, soaking.registry, 'staging')).toEqual(new Date(FIRST + 780_000));
  });

  test('is superseded by a later deploy of another bundle, a later failure, or a rollback at any time', () => {
    const later = (bundle: string, outcome: string) =>
      ask(chainOf([{ bundle: BUNDLE }, { bundle, change: { outcome } }]));
    expect(later(A, 'succeeded')).toMatch(/^stale: the receipt 2 of shop on dev \(succeeded\) came after it/);
    expect(later(A, 'failed')).toMatch(/^stale/);
    expect(later(BUNDLE, 'failed')).toMatch(/^hard-fail: the deploy to dev failed/);
    expect(later(BUNDLE, 'rolled-back')).toMatch(/^hard-fail: .*rolled back/);
    expect(later(BUNDLE, 'succeeded')).toBe('ok');
    const rolledBack = { bundle: BUNDLE, change: { outcome: 'rolled-back' } };
    expect(ask(chainOf([{ bundle: BUNDLE }, rolledBack, { bundle: BUNDLE }]))).toMatch(/^stale/);
    const elsewhere = chainOf([{ bundle: A, change: { environment: 'docs-dev' } }, { bundle: C }], { surface: 'docs' });
    expect(ask([...one({}), ...elsewhere])).toBe('ok');
  });

  test('names no ticket of another deploy, where the branch has it', () => {
    const tickets = [
      held('promotion-ticket'),
      held('promotion-ticket', { surface: 'docs' }),
      held('promotion-ticket', { tier: 'staging' }),
      held('promotion-ticket', {}, { bundle: A }),
      held('promotion-ticket', {}, { commit: commitOf('c') }),
      held('drill'),
    ];
    const answers = tickets.map((ticket) => ask([...one({ ticketId: ticket.id }), ticket]));
    expect(answers[0]).toBe('ok');
    for (const answer of answers.slice(1)) expect(answer).toMatch(/^hard-fail: the receipt names/);
  });

  test('is the first rule broken that is the reason, in the order of docs/evidence.md', () => {
    const wrong = { outcome: 'failed', finishedAt: '2026-11-20T08:01:00Z', startedAt: '2026-11-20T08:00:00Z' };
    const verdict = (change: object, asked: object = {}) => {
      const [receipt] = one(change);
      const result = verifyReceipt(receipt!, book([receipt!]), { ...question, ...asked });
      return result.ok ? 'ok' : result.reason;
    };
    const all = { toTier: 'production', commit: commitOf('c') };
    expect(verdict({ ...wrong, bundleDigest: A }, all)).toMatch(/names another/);
    expect(verdict(wrong, all)).toMatch(/failed/);
    expect(verdict({ ...wrong, outcome: 'succeeded' }, all)).toMatch(/promoted from staging/);
    expect(verdict({ ...wrong, outcome: 'succeeded' }, { commit: commitOf('c') })).toMatch(/of the commit/);
    expect(verdict({ ...wrong, outcome: 'succeeded' })).toMatch(/was signed at/);
    expect(verdict({}, { surface: 'docs' })).toMatch(/of the surface shop/);
    expect(verdict({}, { bundle: A })).toMatch(/of the bundle/);
    expect(verifyReceipt(one({})[0]!, book([]), question)).toMatchObject({ status: 'unverified' });
    expect(verifyReceipt(held('drill'), book([held('drill')]), question)).toMatchObject({ ok: false });
  });
});

const target = {
  provider: 'netlify',
  siteId: 's',
  deployId: 'd',
  url: 'https://shop.example',
  publishedReadBack: true,
};

describe('a chain of receipts', () => {
  const reason = (statements: readonly EvidenceStatement[]) => {
    const chain = receiptChain(book(statements), 'shop', 'dev');
    return chain.ok ? 'whole' : chain.reason;
  };

  test('is whole from the first to the newest, and empty where nothing was deployed', () => {
    const receipts = chainOf([{ bundle: A }, { bundle: B, change: { outcome: 'failed' } }, { bundle: A }]);
    expect(receiptChain(book(receipts), 'shop', 'dev')).toEqual({ ok: true, receipts });
    expect(receiptChain(book([]), 'shop', 'dev')).toEqual({ ok: true, receipts: [] });
    expect(lastSucceeded(receipts as never)).toBe(receipts[2]);
    expect(lastSucceeded([])).toBeUndefined();
  });

  test('is refused with a gap, a fork, a link to something else, or times that run backwards', () => {
    const [first, second, third] = chainOf([{ bundle: A }, { bundle: B }, { bundle: C }]) as EvidenceStatement[];
    expect(reason([first!, third!])).toMatch(/the receipt 2 is missing/);
    expect(reason([second!, third!])).toMatch(/the receipt 1 is missing/);
    const fork = held('deploy-receipt', { receiptId: 'other', sequence: 2, previous: first!.id, bundleDigest: B });
    expect(reason([first!, second!, fork])).toMatch(/two receipts 2: the chain was forked/);
    expect(reason([first!, second!, third!, fork])).toMatch(/forked/);
    expect(reason([first!, held('deploy-receipt', { sequence: 2, previous: digestOf('9') })])).toMatch(
      /does not follow/,
    );
    expect(reason([held('deploy-receipt', { previous: digestOf('9') })])).toMatch(/does not follow/);
    const early = { bundle: B, time: new Date(FIRST - 6 * 60_000) };
    expect(reason(chainOf([{ bundle: A }, early]))).toMatch(/signed before the one that it follows/);
  });

  test('comes out the same whatever order the files are read in', () => {
    const outcomes = fc.constantFrom('succeeded', 'failed', 'rolled-back');
    const deploys = fc.array(fc.record({ bundle: fc.constantFrom(A, B, C), outcome: outcomes }), { maxLength: 8 });
    fc.assert(
      fc.property(
        deploys,
        fc.array(fc.nat(7), { maxLength: 2 }),
        fc.infiniteStream(fc.nat()),
        (made, dropped, order) => {
          const all = [
            ...chainOf(made.map(({ bundle, outcome }) => ({ bundle, change: { outcome } }))),
            ...chainOf([{ bundle: A }], { surface: 'docs' }),
          ].filter((_, index) => !dropped.includes(index));
          const shuffled = all
            .map((each) => [order.next().value, each] as const)
            .sort(([one], [other]) => one - other)
            .map(([, each]) => each);
          for (const bundle of [A, B]) {
            expect(ask(shuffled, { bundle })).toBe(ask(all, { bundle }));
          }
          expect(receiptChain(book(shuffled), 'shop', 'dev')).toEqual(receiptChain(book(all), 'shop', 'dev'));
          expect(lastKnownGood(book(shuffled), registry, DEV)).toEqual(lastKnownGood(book(all), registry, DEV));
        },
      ),
    );
  });
});

describe('the last known good release', () => {
  const good = (statements: readonly EvidenceStatement[], options = {}) => {
    const found = lastKnownGood(book(statements), registry, DEV, options);
    return found.ok ? found.receipt.statement.predicate.receiptId : `${found.status}: ${found.reason}`;
  };

  test('is the newest that succeeded, was not rolled back there, and not revoked', () => {
    const receipts = chainOf([{ bundle: A }, { bundle: B }, { bundle: C, change: { outcome: 'failed' } }]);
    expect(good(receipts)).toBe('r2');
    expect(good(receipts, { except: B })).toBe('r1');
    expect(good([...receipts, held('revocation', {}, { bundle: B })])).toBe('r1');
    expect(good([])).toMatch(/^missing/);
    const back = chainOf([
      { bundle: A },
      { bundle: B },
      { bundle: B, change: { outcome: 'rolled-back' } },
      { bundle: A, change: { cause: 'rollback' } },
      { bundle: B },
    ]);
    expect(good(back)).toBe('r4');
    const found = restorableReleases(book(back), 'shop', 'dev');
    expect(found.ok && found.receipts.map(({ statement }) => statement.predicate.receiptId)).toEqual(['r4', 'r1']);
  });

  test('is unknown when the chain is not whole or a revocation cannot be verified', () => {
    const receipts = chainOf([{ bundle: A }, { bundle: B }]);
    expect(good(receipts.slice(1))).toMatch(/^hard-fail: .*the receipt 1 is missing/);
    const refused = [{ path: held('revocation').path, reason: 'the key is not trusted' }];
    expect(lastKnownGood(book(receipts, refused), registry, DEV)).toMatchObject({ status: 'unverified' });
  });
});
