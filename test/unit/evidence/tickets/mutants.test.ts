import { rollbackQuorum } from '../../../../evidence/tickets/rollback-quorum';
import { findStatement, isSpent } from '../../../../evidence/tickets/ticket';
import { chainOf, FIRST, held } from '../../../support/evidence/receipts/books';
import { BUNDLE, commitOf, digestOf, sample } from '../../../support/evidence/samples';
import {
  A,
  and,
  approval,
  ask,
  decision,
  NONCE,
  onDev,
  place,
  promoted,
  released,
  restored,
  SIGNED,
  ticketOf,
  type World,
} from '../../../support/evidence/tickets/worlds';
import { book, verified } from '../../../support/evidence/verified';

// Each case fails when one condition of `evidence/tickets/` is removed or weakened: mutation testing found that no other
// test noticed.
describe('no ticket is let through by', () => {
  test('another signed statement about the bundle than the bundle itself', () => {
    for (const other of [held('test-result'), held('deploy-receipt', { tier: 'dev' })]) {
      expect(ask({ ...released, statements: [other] })).toMatch(/no signed bundle/);
    }
  });

  test('the rollback to a bundle of another commit than its own', () => {
    const world = restored({ approvals: [approval({}, { commit: commitOf('d') })] });
    const order = { ...world.order, commit: commitOf('d') };
    const made = decision({ kind: 'rollback' }, { commit: commitOf('d') });
    const asked = { ...and(world, made), order: { ...order, gateDecision: made.id } };
    expect(ask(asked)).toMatch(/a different one/);
  });

  test('the drill of a deploy that failed, or of another commit than what is live', () => {
    const drill = (change: object, commit?: string): World => {
      const chain = chainOf([{ bundle: A }, { bundle: BUNDLE, change, ...(commit ? { commit } : {}) }], {
        tier: 'staging',
      });
      const approvals = [approval()];
      const said = { drill: true as const, restores: chain.at(-1)!.id, exercises: chain[0]!.id };
      const order = { cause: 'rollback' as const, tier: 'staging', ...place, ...said, approvals: [approvals[0]!.id] };
      return { statements: [...chain, ...approvals], order };
    };
    expect(ask(drill({}))).toBe('ok');
    expect(ask(drill({ outcome: 'failed' }))).toMatch(/restores the live release/);
    expect(ask(drill({}, commitOf('d')))).toMatch(/another release is live/);
  });

  test('a go, where a no-go about several bundles was signed at the same time', () => {
    const world = promoted();
    const [made] = world.statements;
    const bundles = [
      { surface: 'docs', digest: digestOf('9') },
      { surface: 'shop', digest: BUNDLE },
    ];
    const release = { ...sample('release-decision').predicate.release, fromTier: 'dev', toTier: 'staging', bundles };
    const said = { decision: 'no-go', evaluatedAt: '2026-11-21T09:30:00Z', release };
    const no = verified(sample('release-decision', said), { time: made!.time });
    expect(ask(and(world, no))).toBe('a newer gate decision about the same release says no-go');
  });

  test('a receipt of the tier before that came after the ticket', () => {
    const world = promoted();
    const others = world.statements.filter(({ statement }) => statement.kind !== 'deploy-receipt');
    const at = new Date(SIGNED.getTime() + 30_000);
    const iso = at.toISOString();
    const health = { checks: 1, passed: 1, firstOkAt: iso, lastOkAt: iso };
    const late = { bundle: BUNDLE, change: { startedAt: iso, finishedAt: iso, health }, time: at };
    expect(ask({ ...world, statements: [...others, ...onDev([late])] })).toMatch(/no receipt of shop on dev/);
  });

  test('a drill whose result was signed in the same moment', () => {
    const chain = chainOf([{ bundle: A }, { bundle: BUNDLE }], { tier: 'staging' });
    const approvals = [approval()];
    const said = {
      drill: true as const,
      restores: chain[1]!.id,
      exercises: chain[0]!.id,
      approvals: [approvals[0]!.id],
    };
    const order = { cause: 'rollback' as const, tier: 'staging', ...place, ...said };
    const world: World = { statements: [...chain, ...approvals], order };
    const used = held(
      'ticket-spent',
      { tier: 'staging', nonce: NONCE, runId: 9 },
      { ticket: ticketOf(world).id },
      SIGNED,
    );
    expect(ask(and(world, used), { spentBy: 9 })).toBe('ok');
    const over = and(world, used, held('drill', { tier: 'staging' }, {}, SIGNED));
    expect(ask(over, { spentBy: 9 })).toMatch(/drill of the ticket is over/);
  });
});

describe('a ticket is let through, although', () => {
  test('its bundle is there already, or another bundle was rolled back', () => {
    expect(ask(and(released, ...chainOf([{ bundle: BUNDLE }])))).toBe('ok');
    const gone = chainOf([{ bundle: A }, { bundle: A, change: { outcome: 'rolled-back' } }]);
    expect(ask(and(released, ...gone))).toBe('ok');
  });

  test('other decisions, places and runs have tickets and drills of their own', () => {
    const world = promoted();
    const other = ticketOf({ ...world, order: { ...world.order, gateDecision: digestOf('6'), nonce: 'e'.repeat(32) } });
    const spent = held('ticket-spent', { tier: 'staging', nonce: 'e'.repeat(32) }, { ticket: other.id });
    expect(ask(and(world, other, spent, ticketOf(world)))).toBe('ok');
  });
});

test('a rollback to an older release takes as many people as a promotion', () => {
  const approval = { quorum: 2 } as never;
  const people = (isNewest: boolean, isAutomatic: boolean, of: { approval?: never } = { approval }) =>
    rollbackQuorum(of, { isNewest, isAutomatic });
  expect([people(false, false), people(false, true), people(true, false), people(true, true)]).toEqual([2, 2, 1, 0]);
  expect([people(false, false, {}), people(true, false, {})]).toEqual([1, 0]);
});

test('a statement is found by its id and kind, and a use by its ticket', () => {
  const [ticket, bundle] = [ticketOf(released), held('release-bundle')];
  const spent = held('ticket-spent', {}, { ticket: ticket.id }, new Date(FIRST));
  const told = { ...bundle, statement: { ...bundle.statement, subjects: { ticket: ticket.id } } };
  const all = book([ticket, bundle, spent]);
  expect(findStatement(all, 'deploy-receipt', bundle.id)).toBeUndefined();
  expect([isSpent(all, ticket.id), isSpent(all, digestOf('9'))]).toEqual([true, false]);
  expect(isSpent(book([ticket, told as never]), ticket.id)).toBe(false);
});
