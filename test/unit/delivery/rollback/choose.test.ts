import fc from 'fast-check';
import { countRollbackApprovals } from '../../../../delivery/rollback/count-approvals';
import type { EvidenceStatement } from '../../../../evidence/branch/branch';
import {
  type Choice,
  chooseRollback,
  originOf,
  type RollbackQuestion,
} from '../../../../evidence/receipts/rollback-choice';
import { rollbackQuorum } from '../../../../evidence/tickets/rollback-quorum';
import { chainOf, type Deploy, held } from '../../../support/evidence/receipts/books';
import { evidenceRegistry } from '../../../support/evidence/registry';
import { commitOf, digestOf } from '../../../support/evidence/samples';
import { book } from '../../../support/evidence/verified';

const PLACE = { surface: 'shop', tier: 'production' };
const of = (digit: string, change: object = {}): Deploy => ({
  bundle: digestOf(digit),
  commit: commitOf(digit),
  change: { bundleDigest: digestOf(digit), ...change },
});
const chain = (...deploys: readonly Deploy[]) => chainOf(deploys, { ...PLACE });
const choose = (
  statements: readonly EvidenceStatement[],
  question: Partial<RollbackQuestion> = {},
  refused: Parameters<typeof book>[1] = [],
) => chooseRollback(book(statements, refused), evidenceRegistry(), { ...PLACE, ...question });
const digitOf = (found: EvidenceStatement) => found.statement.subjects.bundle?.at(-1);
const reasonOf = (found: ReturnType<typeof choose>) => (found.ok ? 'chosen' : found.reason);
/** A chain in which the newest release was rolled back to the one before, up to a step. */
function rolledBack(steps: 1 | 2): readonly EvidenceStatement[] {
  const [good] = chain(of('a'));
  const restores = good?.id;
  const more = [
    of('b', { outcome: 'rolled-back', cause: 'rollback', restores }),
    of('a', { cause: 'rollback', restores }),
  ];
  return chain(of('a'), of('b'), ...more.slice(0, steps));
}

describe('what a rollback goes to', () => {
  test('is the newest good release that is not the bad one', () => {
    const found = choose(chain(of('a'), of('b'), of('b'), of('c')));
    expect(found.ok && [digitOf(found.bad), digitOf(found.good), found.isNewest, found.state]).toEqual([
      'c',
      'b',
      true,
      'new',
    ]);
    const failed = choose(chain(of('a'), of('b'), of('c', { outcome: 'failed' })));
    expect(failed.ok && [digitOf(failed.bad), digitOf(failed.good)]).toEqual(['c', 'b']);
  });

  test('is the same after a try to restore it that failed, however far the rollback came', () => {
    const [good] = chain(of('a'));
    const back = { cause: 'rollback', restores: good?.id };
    const tried = of('a', { ...back, outcome: 'failed' });
    const gone = of('b', { ...back, outcome: 'rolled-back' });
    const states = [
      [chain(of('a'), of('b'), tried), 'new'],
      [chain(of('a'), of('b'), gone, tried, tried), 'begun'],
      [chain(of('a'), of('b'), gone, tried, of('a', back)), 'done'],
    ] as const;
    for (const [all, state] of states) {
      const found = choose(all);
      expect(found.ok && [digitOf(found.bad), digitOf(found.good), found.state]).toEqual(['b', 'a', state]);
    }
  });

  test('is nothing where nothing, or nothing else, is known to be good', () => {
    expect(reasonOf(choose([]))).toMatch(/nothing was ever deployed/);
    expect(reasonOf(choose(chain(of('a'))))).toMatch(/no good release of shop on production/);
    expect(reasonOf(choose(chain(of('a', { outcome: 'failed' }), of('b'))))).toMatch(/no good release/);
  });

  test('is never a revoked one, one that was rolled back, or one that is of another place', () => {
    const three = chain(of('a'), of('b'), of('c'));
    const revoked = held('revocation', { surface: 'shop' }, { bundle: digestOf('b') });
    const found = choose([...three, revoked]);
    expect(found.ok && digitOf(found.good)).toBe('a');
    const to = (index: number, all = three) => ({ to: all[index]?.id });
    expect(reasonOf(choose([...three, revoked], to(1)))).toMatch(/was revoked/);
    expect(reasonOf(choose(three, { to: digestOf('9') }))).toMatch(/not of this surface and tier/);
    expect(reasonOf(choose(three, to(2)))).toMatch(/the bad release cannot be what is restored/);
    const back = [...rolledBack(2), ...[]];
    expect(reasonOf(choose(back, to(1, [...back])))).toMatch(/was rolled back on production: that is final/);
    const failed = chain(of('a'), of('b', { outcome: 'failed' }), of('c'));
    expect(reasonOf(choose(failed, to(1, [...failed])))).toMatch(/its outcome is failed/);
  });

  test('is not known where a receipt or a revocation counts for nothing, or the chain is not whole', () => {
    const three = chain(of('a'), of('b'), of('c'));
    const path = (kind: string) => `evidence/${commitOf('a')}/shop/production/${kind}-${'0'.repeat(64)}.sigstore.json`;
    const forged = [{ path: path('deploy-receipt'), reason: 'the signature is not valid' }];
    expect(choose(three, {}, forged)).toMatchObject({ ok: false, status: 'unverified' });
    const revocation = `evidence/_/shop/_/revocation-${'0'.repeat(64)}.sigstore.json`;
    expect(choose(three, {}, [{ path: revocation, reason: 'altered' }])).toMatchObject({
      ok: false,
      status: 'unverified',
    });
    expect(reasonOf(choose(three.filter((_, index) => index !== 1)))).toMatch(/the receipt 2 is missing/);
  });

  test('may be an older one where it is named, and is said to be older', () => {
    const three = chain(of('a'), of('b'), of('c'));
    const found = choose(three, { to: three[0]?.id });
    expect(found.ok && [digitOf(found.good), found.isNewest]).toEqual(['a', false]);
  });

  test('goes on where a rollback was cut off, and is done where it was not', () => {
    const begun = choose(rolledBack(1));
    expect(begun.ok && [digitOf(begun.bad), digitOf(begun.good), begun.state]).toEqual(['b', 'a', 'begun']);
    const done = choose(rolledBack(2));
    expect(done.ok && [digitOf(done.bad), digitOf(done.good), done.state]).toEqual(['b', 'a', 'done']);
    expect(done.ok && done.origin.id).toBe(rolledBack(2)[0]?.id);
  });

  test('for a monitor is only what it watched, and only the newest', () => {
    const three = chain(of('a'), of('b'), of('c'));
    expect(choose(three, { watched: three[2]?.id }).ok).toBe(true);
    expect(choose(three, { watched: three[1]?.id })).toMatchObject({ ok: false, status: 'stale' });
    expect(reasonOf(choose(three, { watched: three[2]?.id, to: three[0]?.id }))).toMatch(/newest last known good only/);
    expect(choose(rolledBack(1), { watched: rolledBack(1)[1]?.id }).ok).toBe(true);
  });

  test('came with the deploy that first brought it, however often it was restored', () => {
    const receipts = rolledBack(2) as Parameters<typeof originOf>[1];
    expect(originOf(receipts[3]!, receipts)?.id).toBe(receipts[0]?.id);
    const lost = chain(of('a', { cause: 'rollback', restores: digestOf('9') })) as Parameters<typeof originOf>[1];
    expect(originOf(lost[0]!, lost)).toBeUndefined();
  });

  const outcomes = fc.constantFrom('succeeded', 'failed', 'rolled-back');
  const histories = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), outcomes), { maxLength: 8 });

  test('is in no history a release that was rolled back, failed, or is the bad one', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const statements = chain(...history.map(([digit, outcome]) => of(digit, { outcome })));
        const found = choose(statements);
        if (!found.ok) return;
        const bundle = found.good.statement.subjects.bundle;
        const gone = history.filter(([, outcome]) => outcome === 'rolled-back').map(([digit]) => digestOf(digit));
        expect(gone).not.toContain(bundle);
        expect(found.good.statement.predicate.outcome).toBe('succeeded');
        if (found.state === 'new') expect(bundle).not.toBe(found.bad.statement.subjects.bundle);
      }),
    );
  });
});

describe('the approvals of a rollback', () => {
  const tiers = [
    { id: 'dev', branch: 'dev' },
    {
      id: 'production',
      branch: 'main',
      promotesFrom: 'dev',
      approval: { mode: 'surface', reviewers: ['team:release'], quorum: 2 },
    },
  ];
  const registry = evidenceRegistry([], { tiers });
  const three = chain(of('a'), of('b'), of('c'));
  const chosen = (to?: string) => choose(three, { to }) as Choice;
  const question = (choice: Choice, change: object = {}) => ({
    registry,
    surface: registry.surfaces[0]!,
    tier: registry.tiers[1]!,
    choice,
    isAutomatic: false,
    run: { runId: 4711, runAttempt: 1 },
    initiators: { logins: ['Starter'], ids: [41] },
    ...change,
  });
  const approval = (change: object = {}, digit = 'b') => {
    const environment = 'production-approval-shop';
    const said = { ...PLACE, environment, userId: 7, login: 'octocat', ...change };
    return held('approval', said, { commit: commitOf(digit), bundle: digestOf(digit) });
  };
  const count = (approvals: readonly EvidenceStatement[], choice = chosen(), change: object = {}) =>
    countRollbackApprovals(book([...three, ...approvals]), question(choice, change));

  test('are of one person by hand, of nobody for a monitor, and all where it is an older release', () => {
    const quorumOf = ({ tier, choice, isAutomatic }: ReturnType<typeof question>) =>
      rollbackQuorum(tier, { isNewest: choice.isNewest, isAutomatic });
    expect(quorumOf(question(chosen()))).toBe(1);
    expect(quorumOf(question(chosen(), { isAutomatic: true }))).toBe(0);
    expect(quorumOf(question(chosen(three[0]?.id)))).toBe(2);
    expect(quorumOf(question(chosen(), { tier: registry.tiers[0] }))).toBe(0);
    expect(quorumOf(question(chosen(three[0]?.id), { tier: registry.tiers[0] }))).toBe(1);
  });

  test('count when somebody else approved this release in this run', () => {
    expect(count([])).toMatchObject({ ok: false, reason: expect.stringContaining('0 of 1') });
    const one = approval();
    expect(count([one])).toMatchObject({ ok: true, ids: [one.id] });
    // GitHub ignores case.
    expect(count([approval({ environment: 'Production-Approval-Shop' })])).toMatchObject({ ok: true });
  });

  test.each([
    ['of who set it going, by number', { userId: 41 }],
    ['of who set it going, by login', { login: 'starter' }],
    ['of another run', { runId: 4712 }],
    ['of another attempt', { attempt: 2 }],
    ['that is a rejection', { state: 'rejected' }],
    ['of another environment', { environment: 'shop-production' }],
    ['of another tier', { tier: 'dev' }],
    ['of another surface', { surface: 'docs' }],
  ])('do not count one %s', (_name, change) => {
    expect(count([approval(change)])).toMatchObject({ ok: false, ids: [] });
  });

  test('do not count one of another release', () => {
    expect(count([approval({}, 'c')]).ok).toBe(false);
  });

  test('of an older release are of distinct people in distinct environments', () => {
    const older = chosen(three[0]?.id);
    const second = { environment: 'production-approval-shop-2' };
    const again = { environment: 'Production-Approval-Shop', userId: 8, login: 'hubot' };
    const one = approval({}, 'a');
    expect(count([one], older).ok).toBe(false);
    expect(count([one, approval(second, 'a')], older).ok).toBe(false);
    expect(count([one, approval({ userId: 8, login: 'hubot' }, 'a')], older).ok).toBe(false);
    expect(count([one, approval(again, 'a')], older).ok).toBe(false);
    expect(count([one, approval({ ...second, userId: 8, login: 'hubot' }, 'a')], older).ok).toBe(true);
  });
});
