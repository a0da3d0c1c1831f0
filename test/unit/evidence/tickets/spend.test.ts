import type { AppendGuard, EvidenceBranch } from '../../../../evidence/branch/branch';
import { Ledger } from '../../../../evidence/ledger/ledger';
import { spendTicket } from '../../../../evidence/tickets/spend';
import { isTicket } from '../../../../evidence/tickets/ticket';
import { signingDesk } from '../../../support/evidence/branch/desk';
import { held } from '../../../support/evidence/receipts/books';
import { commitOf, digestOf } from '../../../support/evidence/samples';
import { book } from '../../../support/evidence/verified';

describe('spending a ticket', () => {
  test('is refused when something was added since by which it would be judged in another way', async () => {
    const desk = await signingDesk();
    const ticket = held('promotion-ticket', { surface: 'shop', tier: 'dev' });
    if (!isTicket(ticket)) throw new Error('no ticket');
    let guard: AppendGuard | undefined;
    const branch: EvidenceBranch = {
      read: () => Promise.reject(new Error('nobody reads')),
      append: async (_files, _message, given) => {
        guard = given;
        return commitOf('b');
      },
    };
    const ledger = new Ledger({
      branch,
      trust: desk.trust,
      now: () => desk.now,
      sign: async (spent) => (await desk.file(spent)).bytes,
    });
    expect(await spendTicket(ledger, ticket, { runId: 1, attempt: 1 }, book([ticket]))).toBe(commitOf('b'));
    expect(guard?.since).toBe(commitOf('f'));
    const conflicts = (kind: Parameters<typeof held>[0], change: object = {}) =>
      guard?.conflicts(held(kind, { surface: 'shop', tier: 'dev', ...change }).path);
    expect(conflicts('ticket-spent', { nonce: 'f'.repeat(32) })).toBe(true);
    expect(conflicts('deploy-receipt')).toBe(true);
    expect(guard?.conflicts(held('revocation', {}, { bundle: digestOf('9') }).path)).toBe(true);
    const decided = (tier: string) => held('release-decision').path.replace(/[^/]+(?=\/release-decision)/, tier);
    expect([guard?.conflicts(decided('dev')), guard?.conflicts(decided('staging'))]).toEqual([true, false]);
    expect(conflicts('ticket-spent', { tier: 'staging' })).toBe(false);
    expect(conflicts('deploy-receipt', { surface: 'docs' })).toBe(false);
    expect(conflicts('drill')).toBe(false);
  });
});
