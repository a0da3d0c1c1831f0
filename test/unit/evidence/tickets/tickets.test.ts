import type { EvidenceStatement } from '../../../../evidence/branch/branch';
import { statementBytes } from '../../../../evidence/statement/statement';
import { type TicketOrder, ticketStatement } from '../../../../evidence/tickets/ticket';
import { spentPath } from '../../../../evidence/verification/statement-path';
import { chainOf, FIRST, held } from '../../../support/evidence/receipts/books';
import { BUNDLE, COMMIT, commitOf, digestOf, sample } from '../../../support/evidence/samples';
import {
  A,
  and,
  approval,
  ask,
  B,
  decision,
  NONCE,
  NOW,
  onDev,
  place,
  promoted,
  registry,
  released,
  restored,
  SIGNED,
  ticketOf,
  type World,
} from '../../../support/evidence/tickets/worlds';
import { verified } from '../../../support/evidence/verified';

const TIERS = { dev: 'release', staging: 'promotion', production: 'promotion' } as const;

describe('a promotion ticket of any cause', () => {
  const worlds = [released, promoted(), restored()];

  test('lets through what it was made for', () => {
    for (const world of worlds) expect(ask(world)).toBe('ok');
    expect(ask(and(released, ticketOf(released)))).toBe('ok');
  });

  test('is for one surface, tier, commit and bundle', () => {
    for (const world of worlds) {
      expect(ask(world, { surface: 'docs' })).toMatch(/for the surface shop/);
      expect(ask(world, { tier: 'production' })).toMatch(/for the tier/);
      expect(ask(world, { commit: commitOf('c') })).toMatch(/for the commit/);
      expect(ask(world, { bundle: digestOf('9') })).toMatch(/for the bundle/);
      expect(ask(world, { surface: 'moon' })).toMatch(/no such surface/);
      expect(ask(world, { tier: 'moon' })).toMatch(/no such surface on that tier/);
    }
    expect(ask(released, {}, { ticket: held('drill') })).toMatch(/not a promotion ticket/);
  });

  test('holds for half an hour at most, and not a moment longer than it says', () => {
    for (const world of worlds) {
      const end = Date.parse(ticketStatement(world.order).predicate.expiresAt);
      expect(ask(world, { now: new Date(end - 1) })).toBe('ok');
      expect(ask(world, { now: new Date(end) })).toMatch(/expired/);
      const early = ticketOf(world, new Date(end - 30 * 60_000 - 1));
      expect(ask(world, {}, { ticket: early })).toMatch(/more than 30 minutes/);
    }
  });

  test('is spent once, whoever spent it and however that reads', () => {
    for (const world of worlds) {
      const ticket = ticketOf(world);
      const { tier } = world.order;
      const spent = (change: object, id = ticket.id) => held('ticket-spent', { tier, ...change }, { ticket: id });
      expect(ask(and(world, spent({})))).toBe('the ticket was already spent');
      expect(ask(and(world, spent({}, digestOf('9'))))).toBe('the ticket was already spent');
      expect(ask(and(world, spent({ nonce: 'f'.repeat(32) })))).toBe('the ticket was already spent');
      const path = spentPath({ surface: 'shop', tier, nonce: NONCE });
      expect(ask(world, {}, { refused: [{ path, reason: 'the key is not trusted' }] })).toBe(
        'the ticket was already spent',
      );
      expect(ask(and(world, spent({ nonce: 'f'.repeat(32) }, digestOf('9'))))).toBe('ok');
    }
  });

  test('is no leave for a bundle that was revoked or whose revocations cannot be read', () => {
    const { path } = held('revocation');
    for (const world of worlds) {
      expect(ask(and(world, held('revocation')))).toMatch(/revoked/);
      expect(ask(world, {}, { refused: [{ path, reason: 'the key is not trusted' }] })).toMatch(/cannot be verified/);
    }
  });

  test('is refused where the chain of receipts is not whole', () => {
    const { path } = chainOf([{ bundle: A }], { tier: 'staging' })[0]!;
    const refused = [
      { path, reason: 'x' },
      { path: path.replace('/staging/', '/dev/'), reason: 'x' },
    ];
    for (const world of worlds) expect(ask(world, {}, { refused })).toMatch(/does not count/);
  });
});

describe('a release ticket', () => {
  test('is for the first tier, and names a bundle that was signed', () => {
    expect(ask({ statements: [], order: released.order })).toMatch(/no signed bundle/);
    for (const other of [
      held('release-bundle', { surface: 'docs' }),
      held('release-bundle', {}, { bundle: A }),
      held('release-bundle', {}, { commit: commitOf('c') }),
    ]) {
      expect(ask({ statements: [other], order: released.order })).toMatch(/no signed bundle/);
    }
    const onStaging = { ...released, order: { ...released.order, tier: 'staging' } };
    expect(ask(onStaging)).toBe('staging takes promotions from dev, not releases');
    for (const more of [{ gateDecision: A }, { approvals: [] }, { restores: A }]) {
      expect(ask({ ...released, order: { ...released.order, ...more } })).toMatch(/names its bundle only/);
    }
  });

  test('is no leave for a bundle that was rolled back there', () => {
    const receipts = chainOf([{ bundle: BUNDLE }, { bundle: BUNDLE, change: { outcome: 'rolled-back' } }]);
    expect(ask(and(released, ...receipts))).toMatch(/rolled back on dev: that is final/);
  });
});

describe('a ticket to promote', () => {
  test('is for a tier with one before it, restores nothing, and comes from a first attempt', () => {
    expect(ask(promoted({}, { tier: 'dev' }))).toMatch(/first tier/);
    expect(ask(promoted({}, { restores: A }))).toMatch(/restores nothing/);
    expect(ask(promoted({ approvals: [approval({ attempt: 2 })] }, { attempt: 2 }))).toMatch(/started again/);
  });

  test('names a go for exactly this release and tier, signed before it, used by no other', () => {
    const made = (change: object, release: object = {}) => ask(promoted({ made: decision(change, release) }));
    expect(made({ decision: 'no-go' })).toBe('the gate said no-go');
    expect(made({ kind: 'rollback' })).toMatch(/about a rollback/);
    expect(made({ kind: 'public-release' })).toMatch(/about a public-release/);
    expect(made({}, { commit: commitOf('c') })).toMatch(/another commit/);
    expect(made({}, { toTier: 'production' })).toMatch(/about the tier production/);
    expect(made({}, { bundles: [{ surface: 'docs', digest: BUNDLE }] })).toMatch(/other bundles/);
    expect(made({}, { bundles: [{ surface: 'shop', digest: A }] })).toMatch(/other bundles/);
    const { gateDecision: _, ...without } = promoted().order;
    expect(ask({ ...promoted(), order: without })).toMatch(/names its gate decision/);
    expect(ask({ ...promoted(), statements: [approval(), ...onDev()] })).toMatch(
      /decision is not on the evidence branch/,
    );
    const other = ticketOf(promoted({}, { nonce: 'e'.repeat(32) }));
    expect(ask(and(promoted(), other))).toBe('ok');
    const spent = held('ticket-spent', { tier: 'staging', nonce: 'e'.repeat(32) }, { ticket: other.id });
    expect(ask(and(promoted(), other, spent))).toBe('the gate decision was used by another ticket');
    const late = { ...decision(), time: new Date(SIGNED.getTime() + 6 * 60_000) };
    expect(ask(promoted({ made: late }))).toMatch(/signed after the ticket/);
  });

  test('comes from the run that its decision comes from', () => {
    const run = { runId: 4711, runAttempt: 1 };
    const world = promoted({ made: decision({}, {}, run) });
    expect(ask(world, {}, { ticket: ticketOf(world, SIGNED, run) })).toBe('ok');
    expect(ask(world, {}, { ticket: ticketOf(world, SIGNED, { ...run, runId: 4712 }) })).toMatch(/a different run/);
    expect(ask(world, {}, { ticket: ticketOf(world, SIGNED, { ...run, runAttempt: 2 }) })).toMatch(/a different run/);
  });

  test('is overruled by a newer no-go about the same release, not by an older one or one about another', () => {
    const world = promoted();
    const [made] = world.statements;
    const later = (change: object, release: object = {}, minutes = 1) => {
      const bundles = [{ surface: 'shop', digest: BUNDLE }];
      const asked = { ...sample('release-decision').predicate.release, fromTier: 'dev', toTier: 'staging', bundles };
      const time = new Date(made!.time.getTime() + minutes * 60_000);
      return verified(sample('release-decision', { ...change, release: { ...asked, ...release } }), { time });
    };
    const no = { decision: 'no-go', evaluatedAt: '2026-11-21T09:30:00Z' };
    expect(ask(and(world, later(no)))).toBe('a newer gate decision about the same release says no-go');
    expect(ask(and(world, later({ ...no, decision: 'go' })))).toBe('ok');
    expect(ask(and(world, later(no, {}, -1)))).toBe('ok');
    expect(ask(and(world, later({ ...no, kind: 'rollback' })))).toBe('ok');
    expect(ask(and(world, later(no, { toTier: 'production' })))).toBe('ok');
    expect(ask(and(world, later(no, { commit: commitOf('c') })))).toBe('ok');
    expect(ask(and(world, later(no, { bundles: [{ surface: 'shop', digest: digestOf('9') }] })))).toBe('ok');
  });

  test('is held up by an informational no-go only where the registry’s gate blocks', () => {
    const world = promoted({ made: decision({ decision: 'no-go', mode: 'informational' }) });
    const tiers = registry.tiers.map((tier) => ({ ...tier, gate: { ...tier.gate, mode: 'informational' as const } }));
    expect(ask(world)).toBe('the gate said no-go');
    expect(ask(world, { registry: { ...registry, tiers } })).toBe('ok');
    const blocking = promoted({ made: decision({ decision: 'no-go', mode: 'blocking' }) });
    expect(ask(blocking, { registry: { ...registry, tiers } })).toBe('the gate said no-go');
  });

  test('goes nowhere without the receipt of the tier before, whatever the gate says', () => {
    const tiers = registry.tiers.map((tier) => ({ ...tier, gate: { ...tier.gate, mode: 'informational' as const } }));
    const soaking = tiers.map((tier) => (tier.id === 'staging' ? { ...tier, soak: 'PT1H' } : tier));
    const told = { registry: { ...registry, tiers } };
    const standing = (
      receipts: readonly EvidenceStatement[],
      made = decision({ decision: 'no-go', mode: 'informational' }),
    ) => {
      const world = promoted({ made });
      const others = world.statements.filter(({ statement }) => statement.kind !== 'deploy-receipt');
      return { ...world, statements: [...others, ...receipts] };
    };
    expect(ask(standing(onDev()), told)).toBe('ok');
    for (const made of [decision(), decision({ decision: 'no-go', mode: 'informational' })]) {
      expect(ask(standing([], made), told)).toMatch(/no receipt of shop on dev/);
      expect(ask(standing(onDev([{ bundle: A }]), made), told)).toMatch(/other bundles/);
      expect(ask(standing(onDev([{ bundle: BUNDLE, commit: commitOf('c') }]), made), told)).toMatch(/no receipt/);
      expect(ask(standing(onDev([{ bundle: BUNDLE, change: { outcome: 'failed' } }]), made), told)).toMatch(/failed/);
      expect(ask(standing(onDev([{ bundle: BUNDLE }, { bundle: A }]), made), told)).toMatch(/came after it/);
    }
    expect(ask(standing(onDev()), { registry: { ...registry, tiers: soaking } })).toMatch(/soaks on dev/);
  });

  test('loses its receipt to a rollback after it was signed, not to the next deploy', () => {
    const after = (change: object, bundle: string) => {
      const iso = new Date(SIGNED.getTime() + 30_000).toISOString();
      const times = {
        startedAt: iso,
        finishedAt: iso,
        health: { checks: 1, passed: 1, firstOkAt: iso, lastOkAt: iso },
      };
      return { bundle, change: { ...times, ...change }, time: new Date(iso) };
    };
    const later = (...deploy: Parameters<typeof after>) => {
      const world = promoted();
      const others = world.statements.filter(({ statement }) => statement.kind !== 'deploy-receipt');
      return ask({ ...world, statements: [...others, ...onDev([{ bundle: BUNDLE }, after(...deploy)])] });
    };
    expect(later({}, A)).toBe('ok');
    expect(later({ outcome: 'rolled-back' }, BUNDLE)).toMatch(/was rolled back/);
  });

  test('is carried by no informational no-go whose branch or documents could not be read', () => {
    const tiers = registry.tiers.map((tier) => ({ ...tier, gate: { ...tier.gate, mode: 'informational' as const } }));
    const without = (category: string) => {
      const about = { id: `${category}/x`, category, severity: 'critical', mode: 'blocking', status: 'unverified' };
      const said = { observed: 'x', threshold: 'x', evidence: [], reason: 'x', fix: 'x' };
      return decision({ decision: 'no-go', mode: 'informational', checks: [{ ...about, ...said }] });
    };
    const told = { registry: { ...registry, tiers } };
    expect(ask(promoted({ made: without('notes') }), told)).toBe('ok');
    expect(ask(promoted({ made: without('branch') }), told)).toBe('the gate said no-go');
    expect(ask(promoted({ made: without('inputs') }), told)).toBe('the gate said no-go');
  });

  test('has a use of a waiver only once, of two gates that both saw it free', () => {
    const using = (use: number, commit: string, minutes: number, change: object = {}) => {
      const waivers = [{ waiverId: 'w-1', checkId: 'slo', use }];
      const bundles = [{ surface: 'shop', digest: BUNDLE }];
      const release = { ...sample('release-decision').predicate.release, fromTier: 'dev', toTier: 'staging', bundles };
      const said = { waivers, decisionDigest: digestOf(commit), release: { ...release, commit: commitOf(commit) } };
      const statement = sample('release-decision', { ...said, ...change });
      const subjects = { ...statement.subjects, commit: commitOf(commit) };
      return verified({ ...statement, subjects }, { time: new Date(FIRST + minutes * 60_000) });
    };
    const own = using(1, 'a', 5);
    expect(COMMIT).toBe(commitOf('a'));
    const world = promoted({ made: own });
    const taken = 'the use 1 of the waiver w-1 was taken by another decision; ask the gate again';
    expect(ask(world)).toBe('ok');
    expect(ask(and(world, using(1, 'c', 4)))).toBe(taken);
    expect(ask(and(world, using(1, 'c', 6)))).toBe('ok');
    expect(ask(and(world, using(2, 'c', 4)))).toBe('ok');
    expect(ask(and(world, using(1, 'c', 4, { decision: 'no-go' })))).toBe('ok');
    expect(ask(and(world, using(1, 'c', 4, { waivers: [{ waiverId: 'w-2', checkId: 'slo', use: 1 }] })))).toBe('ok');
    // The later one was quicker: its ticket is spent, and with it the use.
    const later = using(1, 'c', 6);
    const other = ticketOf(promoted({}, { gateDecision: later.id, commit: commitOf('c'), nonce: 'e'.repeat(32) }));
    const nonce = 'e'.repeat(32);
    const spent = held('ticket-spent', { tier: 'staging', nonce }, { ticket: other.id }, SIGNED);
    expect(ask(and(world, later, other))).toBe('ok');
    expect(ask(and(world, later, other, spent))).toBe(taken);
    // This is possible where the ticket is not on the branch, or nobody can read who spent one.
    expect(ask(and(world, later, spent))).toBe(taken);
    expect(ask(and(world, spent))).toBe('ok');
    const unread = (tier: string) => [
      { path: spentPath({ surface: 'shop', tier, nonce }), reason: 'the key is not trusted' },
    ];
    expect(ask(and(world, later), {}, { refused: unread('staging') })).toBe(taken);
    expect(ask(and(world, later), {}, { refused: unread('dev') })).toBe('ok');
    // An older use of the same place belongs to another decision: nobody can spend by a future decision.
    const before = held('ticket-spent', { tier: 'staging', nonce }, {}, new Date(FIRST - 600_000));
    expect(ask(and(world, later, before))).toBe('ok');
    // The uses in unreadable decisions are unknown, so none of them counts as free.
    const { path } = using(2, 'd', 4);
    expect(ask(world, {}, { refused: [{ path, reason: 'the key is not trusted' }] })).toMatch(
      /the uses of w-1 could not be counted: .*the key is not trusted/,
    );
    expect(ask(promoted(), {}, { refused: [{ path, reason: 'the key is not trusted' }] })).toBe('ok');
  });

  test('names approvals of this release, tier and run, of as many people in as many environments as are asked for', () => {
    const given = (change: object, subjects: object = {}, time?: Date) =>
      ask(promoted({ approvals: [approval(change, subjects, time)] }));
    expect(ask(promoted({ approvals: [] }))).toBe('0 of 1 people approved');
    expect(given({ state: 'rejected' })).toMatch(/rejected/);
    expect(given({ surface: 'docs' })).toMatch(/another surface or tier/);
    expect(given({ tier: 'production' })).toMatch(/another surface or tier/);
    expect(given({ runId: 4712 })).toMatch(/another run/);
    expect(given({ attempt: 2 })).toMatch(/another run/);
    expect(given({ environment: 'shop-staging' })).toMatch(/not an approval environment/);
    expect(given({}, { commit: commitOf('c') })).toMatch(/another release/);
    expect(given({}, { bundle: A })).toMatch(/another release/);
    expect(given({}, {}, new Date(SIGNED.getTime() + 6 * 60_000))).toMatch(/signed after/);
    const forgotten = promoted();
    expect(
      ask({ ...forgotten, statements: forgotten.statements.filter(({ statement }) => statement.kind !== 'approval') }),
    ).toMatch(/approval is not on the evidence/);
  });

  test('counts people, not approvals', () => {
    const tiers = registry.tiers.map((tier) =>
      tier.approval ? { ...tier, approval: { ...tier.approval, quorum: 2 } } : tier,
    );
    const two = { registry: { ...registry, tiers } };
    const other = (change: object) => approval({ environment: 'staging-approval-2', ...change });
    expect(ask(promoted(), two)).toBe('1 of 2 people approved');
    expect(ask(promoted({ approvals: [approval(), approval()] }), two)).toBe('1 of 2 people approved');
    expect(ask(promoted({ approvals: [approval(), other({})] }), two)).toBe('1 of 2 people approved');
    expect(ask(promoted({ approvals: [approval(), approval({ userId: 8 })] }), two)).toBe('1 of 2 people approved');
    expect(ask(promoted({ approvals: [approval(), other({ userId: 8, login: 'hubot' })] }), two)).toBe('ok');
  });
});

describe('a ticket to roll back', () => {
  test('names a good release of that surface and tier', () => {
    expect(ask(restored())).toBe('ok');
    expect(ask(restored({ restores: digestOf('9') }))).toMatch(/not a good release/);
    expect(ask(restored({ restores: restored({ bundle: A }).order.restores! }))).toMatch(/a different one/);
    const { restores: _, ...without } = restored().order;
    expect(ask({ ...restored(), order: without })).toMatch(/names the receipt that it restores/);
    const promotion = { ...restored(), order: { ...restored().order, cause: 'promotion' as const } };
    expect(ask(promotion)).toMatch(/restores nothing/);
    expect(ask({ ...restored(), order: { ...restored().order, attempt: 2 } })).toMatch(/started again/);
  });

  test('by hand takes one approval where the tier has approvals; an automatic one takes none, and goes to the newest only', () => {
    const receipts = restored().statements.filter(({ statement }) => statement.kind === 'deploy-receipt');
    const automatic = (change: Partial<TicketOrder> = {}, options: Parameters<typeof restored>[0] = {}): World => {
      const world = restored({ approvals: [], ...options });
      return { ...world, order: { ...world.order, watched: receipts.at(-1)!.id, ...change } };
    };
    expect(ask(restored({ approvals: [] }))).toBe('0 of 1 people approved');
    expect(ask(automatic())).toBe('ok');
    expect(ask(automatic({ watched: digestOf('9') }))).toMatch(/not one of this surface and tier/);
    expect(ask(automatic({}, { bundle: A }))).toMatch(/newest good release only/);
    expect(ask(promoted({}, { watched: digestOf('9') }))).toMatch(/restores nothing/);
    const { order } = released;
    expect(ask({ ...released, order: { ...order, watched: digestOf('9') } })).toMatch(/names its bundle only/);
    expect(ask({ ...released, order: { ...order, drill: true } })).toMatch(/names its bundle only/);
    expect(ask({ ...released, order: { ...order, exercises: digestOf('9') } })).toMatch(/names its bundle only/);
    expect(ask(promoted({}, { exercises: digestOf('9') }))).toMatch(/restores nothing/);
    const back = restored();
    expect(ask({ ...back, order: { ...back.order, exercises: digestOf('9') } })).toMatch(/only a drill/);
  });

  test('as a drill is leave for the older release, too, of which only the surface’s own workflow is asked', () => {
    const receipts = chainOf([{ bundle: A }, { bundle: BUNDLE }], { tier: 'staging' });
    const approvals = [approval()];
    const world: World = {
      statements: [...receipts, ...approvals],
      order: {
        cause: 'rollback',
        tier: 'staging',
        drill: true,
        restores: receipts[1]!.id,
        ...place,
        exercises: receipts[0]!.id,
        approvals: approvals.map(({ id }) => id),
      },
    };
    const ticket = ticketOf(world);
    const spent = held('ticket-spent', { tier: 'staging', nonce: NONCE, runId: 9 }, { ticket: ticket.id }, SIGNED);
    const own = { spentBy: 9, isOwnWorkflow: true };
    const under = and(world, spent);
    expect([ask(under, own), ask(under, { ...own, bundle: A })]).toEqual(['ok', 'ok']);
    // The leaf itself is dispatched for the live release, and nothing else is exercised.
    for (const change of [
      { spentBy: 9, bundle: A },
      { ...own, bundle: B },
    ]) {
      expect(ask(under, change)).toMatch(/for the bundle/);
    }
    expect(ask(world, { isOwnWorkflow: true, bundle: A })).toMatch(/for the bundle/);
    expect(ask(under, { ...own, bundle: A, commit: commitOf('c') })).toMatch(/for the commit/);
    expect(ask(under, { ...own, bundle: A, tier: 'production' })).toMatch(/for the tier/);
    expect(ask(under, { ...own, spentBy: 8, bundle: A })).toMatch(/spent by another run/);
    const revoked = and(under, held('revocation', {}, { bundle: A }));
    expect(ask(revoked, { ...own, bundle: A })).not.toBe('ok');
    // A rollback's ticket is for one release, for every run.
    const back = restored();
    const used = held(
      'ticket-spent',
      { tier: 'staging', nonce: NONCE, runId: 9 },
      { ticket: ticketOf(back).id },
      SIGNED,
    );
    expect(ask(and(back, used), { ...own, bundle: A })).toMatch(/for the bundle/);
    for (const result of ['PASSED', 'FAILED']) {
      const over = and(under, held('drill', { tier: 'staging', result }, {}, NOW));
      expect(ask(over, { ...own, bundle: A })).toMatch(/drill of the ticket is over/);
    }
    expect(ask(and(under, held('drill', { tier: 'dev' }, {}, NOW)), { ...own, bundle: A })).toBe('ok');
    expect(ask(and(under, held('drill', { tier: 'staging', surface: 'docs' }, {}, NOW)), { ...own, bundle: A })).toBe(
      'ok',
    );
    // A file at the path where the ticket would be spent says that another ticket was spent.
    const others = held('ticket-spent', { tier: 'staging', nonce: NONCE, runId: 9 }, { ticket: digestOf('6') }, SIGNED);
    expect(ask(and(world, others), { ...own, bundle: A })).toMatch(/does not record that the ticket was spent/);
    expect(ask(and(under, held('drill', { tier: 'staging' }, {}, new Date(FIRST))), { ...own, bundle: A })).toBe('ok');
  });

  test('as a drill restores the live release, with an approval, once in a run, where there is something to go to', () => {
    const receipts = chainOf([{ bundle: A }, { bundle: BUNDLE }], { tier: 'staging' });
    const drill = (change: Partial<TicketOrder> = {}, approvals = [approval()], chain = receipts): World => ({
      statements: [...chain, ...approvals],
      order: {
        cause: 'rollback',
        tier: 'staging',
        drill: true,
        restores: chain.at(-1)!.id,
        ...place,
        exercises: chain[0]!.id,
        approvals: approvals.map(({ id }) => id),
        ...change,
      },
    });
    expect(ask(drill())).toBe('ok');
    expect(ask(drill({}, []))).toBe('0 of 1 people approved');
    expect(ask(drill({ restores: receipts[0]!.id }))).toMatch(/restores the live release/);
    expect(ask(drill({ bundle: A }, [approval({}, { bundle: A })]))).toMatch(/another release is live/);
    expect(ask(drill({ gateDecision: digestOf('3') }))).toMatch(/only the live release/);
    expect(ask(drill({ watched: receipts.at(-1)!.id }))).toMatch(/only the live release/);
    expect(ask(drill({ attempt: 2 }))).toMatch(/started again/);
    const lonely = chainOf([{ bundle: BUNDLE }], { tier: 'staging' });
    expect(ask(drill({}, [approval()], lonely))).toMatch(/no good release .* to go back to/);
    for (const exercises of [undefined, receipts.at(-1)!.id, digestOf('9')]) {
      expect(ask(drill({ exercises }))).toMatch(/goes to the newest good release before/);
    }
    const second = ticketOf(drill({ nonce: 'f'.repeat(32) }));
    expect(ask(and(drill(), second))).toMatch(/signed another ticket for a drill/);
  });

  test('is over when what it restored has its receipt, not when the bad one’s says that it is gone', () => {
    const world = restored();
    const ticket = ticketOf(world);
    const spent = held('ticket-spent', { tier: 'staging', nonce: NONCE, runId: 9 }, { ticket: ticket.id }, SIGNED);
    const last = world.statements.filter(({ statement }) => statement.kind === 'deploy-receipt').at(-1)!;
    const more = (outcome: string, bundle: string, sequence: number, previous: string) => {
      const at = new Date(FIRST + sequence * 60_000);
      const times = { startedAt: at.toISOString(), finishedAt: at.toISOString() };
      const link = { receiptId: `r${sequence}`, sequence, tier: 'staging', previous, ...times };
      const said = { ...link, outcome, cause: 'rollback', bundleDigest: bundle, ticketId: ticket.id };
      return held('deploy-receipt', said, { bundle }, at);
    };
    const gone = more('rolled-back', B, 4, last.id);
    const half = and(world, spent, gone);
    expect(ask(half, { spentBy: 9 })).toBe('ok');
    expect(ask(and(half, more('failed', BUNDLE, 5, gone.id)), { spentBy: 9 })).toMatch(/is over/);
  });

  test('is over a bounded time after it was spent, and with whatever happens at that place after', () => {
    const world = restored();
    const ticket = ticketOf(world);
    const minutes = (count: number) => new Date(SIGNED.getTime() + count * 60_000);
    const spent = held('ticket-spent', { tier: 'staging', nonce: NONCE, runId: 9 }, { ticket: ticket.id }, SIGNED);
    const under = and(world, spent);
    const at = (count: number, more: World = under) => ask(more, { spentBy: 9, now: minutes(count) });
    expect([at(1), at(89)]).toEqual(['ok', 'ok']);
    for (const late of [90, 60 * 24, 60 * 24 * 200]) expect(at(late)).toMatch(/its permission ended at/);
    const slow = { ...registry, tiers: registry.tiers.map((each) => ({ ...each, waitMinutes: 60 })) };
    expect(ask(under, { registry: slow, spentBy: 9, now: minutes(149) })).toBe('ok');
    expect(ask(under, { registry: slow, spentBy: 9, now: minutes(150) })).toMatch(/its permission ended at/);
    const elsewhere = { tier: 'dev', ticketId: digestOf('7') };
    const newer: readonly (readonly [EvidenceStatement, RegExp])[] = [
      ...['succeeded', 'failed', 'rolled-back'].map((outcome) => {
        const said = { tier: 'staging', outcome, sequence: 4, ticketId: digestOf('7') };
        return [held('deploy-receipt', said, {}, minutes(2)), /newer deploy receipt/] as const;
      }),
      [ticketOf({ ...world, order: { ...world.order, nonce: 'c'.repeat(32) } }, minutes(2)), /newer ticket/],
      [
        held('ticket-spent', { tier: 'staging', nonce: 'd'.repeat(32) }, { ticket: digestOf('6') }, minutes(2)),
        /another ticket for that place was spent/,
      ],
    ];
    for (const [each, reason] of newer) expect(at(3, and(under, each))).toMatch(reason);
    expect(at(3, and(under, held('deploy-receipt', elsewhere, {}, minutes(2))))).toBe('ok');
    expect(at(3, and(under, held('deploy-receipt', { tier: 'staging', surface: 'docs' }, {}, minutes(2))))).toBe('ok');
  });

  test('to an older release than the newest good one takes the approvals of the tier', () => {
    const old = { bundle: A };
    expect(ask(restored(old))).toBe('0 of 1 people approved');
    expect(ask(restored({ ...old, approvals: [approval({}, { bundle: A })] }))).toBe('ok');
    expect(ask(restored({ ...old, approvals: [approval()] }))).toMatch(/another release/);
  });

  test('is no leave to go back to what was rolled back before', () => {
    const world = restored();
    const last = world.statements.filter(({ statement }) => statement.kind === 'deploy-receipt').at(-1)!;
    const finishedAt = new Date(FIRST + 180_000).toISOString();
    const rolledBack = held(
      'deploy-receipt',
      {
        receiptId: 'r4',
        sequence: 4,
        tier: 'staging',
        previous: last.id,
        outcome: 'rolled-back',
        startedAt: finishedAt,
        finishedAt,
      },
      {},
      new Date(finishedAt),
    );
    expect(ask(and(world, rolledBack))).toMatch(/not a good release/);
  });
});

test('a ticket statement can be signed, and says when it ends', () => {
  for (const [tier, cause] of Object.entries(TIERS)) {
    const statement = ticketStatement({ ...place, tier, cause });
    expect(statementBytes(statement).length).toBeGreaterThan(100);
    expect(Date.parse(statement.predicate.expiresAt) - SIGNED.getTime()).toBe(25 * 60_000);
  }
});
