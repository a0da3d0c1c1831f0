/**
 * What the guard of the leaf refuses, by facts that a real run has in no emulator: another run's, a closed window, the
 * state of a rollback. The attack itself is played in `test/services/attacks/delivery-key/leaf.test.ts`.
 */
import { guardDeploy } from '../../../../delivery/deploy/guard';
import { leafRefusal } from '../../../../delivery/deploy/leaf-run';
import type { WorkflowRun } from '../../../../evidence/statement/predicates/parts';
import { ticketStatement } from '../../../../evidence/tickets/ticket';
import type { RunFacts } from '../../../../gate/observe/run-facts';
import type { GithubClient } from '../../../../live/github-client';
import { chainOf, FIRST, held } from '../../../support/evidence/receipts/books';
import { evidenceRegistry } from '../../../support/evidence/registry';
import { BUNDLE, COMMIT, commitOf, sample } from '../../../support/evidence/samples';
import { book, verified } from '../../../support/evidence/verified';

const registry = evidenceRegistry([], { apps: { delivery: { slug: 'acme-delivery', keySecret: 'DELIVERY_APP_KEY' } } });
const tier = registry.tiers[1]!;
const release = { registry, surface: registry.surfaces[0]!, tier, commit: COMMIT, bundle: BUNDLE };
const bot = { id: 1, login: 'acme-delivery[bot]' };
const path = '.github/workflows/deploy.yml';
const own: WorkflowRun = {
  repository: 'acme/storefront',
  path,
  ref: 'refs/heads/dev',
  sha: commitOf('e'),
  runId: 9,
  runAttempt: 1,
  actor: bot.login,
};
const facts: RunFacts = {
  id: 9,
  path,
  branch: 'dev',
  sha: commitOf('e'),
  event: 'workflow_dispatch',
  attempt: 1,
  status: 'in_progress',
  conclusion: null,
  url: 'https://github.example/9',
  createdAt: '2026-11-21T08:00:00Z',
  referenced: [],
  actor: bot,
  triggeringActor: bot,
};

test('shows the facts of a run of theirs that may, in place of this one', () => {
  expect(leafRefusal(own, facts, release)).toBeUndefined();
  expect(leafRefusal(own, { ...facts, id: 10 }, release)).toMatch(/returned another run/);
  expect(leafRefusal(own, { ...facts, sha: commitOf('f') }, release)).toMatch(/returned another run/);
});

const signed = new Date(FIRST + 600_000);
const told = {
  id: 9,
  path,
  head_branch: 'dev',
  head_sha: own.sha,
  event: 'workflow_dispatch',
  run_attempt: 1,
  status: 'in_progress',
  conclusion: null,
  html_url: facts.url,
  created_at: facts.createdAt,
  actor: bot,
  triggering_actor: bot,
  referenced_workflows: [],
};
const place = { surface: 'shop', commit: COMMIT, bundle: BUNDLE };
const order = { ...place, runId: 4711, attempt: 1, nonce: '0123456789abcdef'.repeat(2), now: signed };

function sources(statements: Parameters<typeof book>[0], change: object = {}, run: object = {}) {
  const request = async (route: string) => {
    if (route.includes('/approvals')) return { data: [] };
    return { data: route.includes('/jobs') ? { total_count: 0, jobs: [] } : { ...told, ...run } };
  };
  const github = { request } as unknown as GithubClient;
  return { book: book(statements), github, now: new Date(signed.getTime() + 60_000), own, isSpent: false, ...change };
}

test('dispatches the leaf with a ticket that a key signed, to a tier that asks approval', async () => {
  const { predicate } = sample('release-decision');
  const bundles = [{ surface: 'shop', digest: BUNDLE }];
  const decided = { ...predicate.release, fromTier: 'dev', toTier: 'staging', bundles };
  const decision = verified(sample('release-decision', { release: decided }));
  const approval = held('approval', { tier: 'staging' });
  const ids = { gateDecision: decision.id, approvals: [approval.id] };
  const statement = ticketStatement({ ...order, ...ids, cause: 'promotion', tier: 'staging' });
  const statements = [decision, approval, ...chainOf([{ bundle: BUNDLE }], { tier: 'dev' })];
  expect(await guardDeploy(verified(statement, { time: signed }), release, sources(statements))).toEqual({
    ok: false,
    reason: 'a ticket to staging is signed by a run of GitHub Actions, not with a key',
  });
});

describe('dispatches the leaf to a tier without approval', () => {
  const onDev = { ...release, tier: registry.tiers[0]! };
  const statements = [held('release-bundle')];
  const ticket = verified(ticketStatement({ ...order, cause: 'release', tier: 'dev' }), { time: signed });
  const asked = async (found: Parameters<typeof guardDeploy>[0], change: object = {}, run: object = {}) => {
    const verdict = await guardDeploy(found, onDev, sources(statements, change, run));
    return verdict.ok ? 'deployed' : verdict.reason;
  };

  test('with the ticket of the release', async () => {
    expect(await asked(ticket)).toBe('deployed');
  });

  test('while a window of the tier is open', async () => {
    const window = { id: 'fair', reason: 'the fair', timeZone: 'UTC', start: '2020-01-01T00:00', duration: 'P9999D' };
    const closed = { ...onDev, tier: { ...onDev.tier, windows: [window] } };
    const verdict = await guardDeploy(ticket, closed, sources(statements));
    expect(verdict).toMatchObject({ ok: false, reason: expect.stringContaining('the window fair is open until') });
    const past = { ...closed, tier: { ...closed.tier, windows: [{ ...window, duration: 'P1D' }] } };
    expect(await guardDeploy(ticket, past, sources(statements))).toMatchObject({ ok: true });
  });

  test('with a ticket that does not verify, has expired, or was not spent by this run', async () => {
    expect(await asked({ ok: false, reason: 'the signature is not valid' })).toBe('the signature is not valid');
    expect(await asked(ticket, { now: new Date(signed.getTime() + 31 * 60_000) })).toMatch(/expired/);
    expect(await asked(ticket, { isSpent: true })).toMatch(/spent/);
  });

  test('by hand, or on another branch', async () => {
    const mona = { id: 2, login: 'mona' };
    expect(await asked(ticket, {}, { actor: mona, triggering_actor: mona })).toMatch(/dispatched by mona/);
    expect(await asked(ticket, {}, { head_branch: 'main' })).toMatch(/is on main/);
  });

  test('with a ticket of a run that GitHub tells otherwise of', async () => {
    const run = { repository: 'acme/storefront', runId: 4711, runAttempt: 1 };
    const byRun = verified(ticketStatement({ ...order, cause: 'release', tier: 'dev' }), { time: signed, run });
    expect(await asked(byRun)).toMatch(/run/);
  });

  test('while the tier is closed, unless the run spent the ticket before it closed', async () => {
    const freeze = {
      id: 'freeze',
      reason: 'the holidays',
      timeZone: 'UTC',
      start: '2026-01-01T00:00',
      duration: 'P365D',
    };
    const closed = { ...onDev, tier: { ...onDev.tier, windows: [freeze] } };
    const verdict = async (change: object = {}, more: readonly Parameters<typeof book>[0][number][] = []) => {
      const given = sources([...statements, ...more], { now: new Date('2026-11-21T10:01:00Z'), ...change });
      return guardDeploy(ticket, closed, { ...given, now: new Date(signed.getTime() + 60_000) });
    };
    expect(await verdict()).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/^nothing is deployed to dev now/),
    });
    const spent = held('ticket-spent', { runId: own.runId }, { ticket: ticket.ok ? ticket.id : '' });
    expect(await verdict({ isSpent: true }, [ticket as never, spent])).not.toMatchObject({
      reason: expect.stringMatching(/^nothing is deployed/),
    });
  });
});

describe('dispatches the leaf with the ticket of a rollback', () => {
  const [A, B, C] = ['a', 'b', 'c'].map((letter) => `sha256:${letter.repeat(64)}`);
  const onDev = { ...release, bundle: B!, tier: registry.tiers[0]! };
  const chain = (...bundles: readonly (string | undefined)[]) =>
    chainOf(
      bundles.map((bundle) => ({ bundle: bundle! })),
      { tier: 'dev' },
    );
  const { predicate } = sample('release-decision');
  const bundles = [{ surface: 'shop', digest: B }];
  const decided = { ...predicate.release, fromTier: 'dev', toTier: 'dev', bundles };
  const made = held('release-decision', { kind: 'rollback', release: decided });
  const asked = async (then: ReturnType<typeof chain>, now: ReturnType<typeof chain>) => {
    const restores = then.at(-2)!.id;
    const statement = ticketStatement({
      ...order,
      bundle: B!,
      cause: 'rollback',
      tier: 'dev',
      restores,
      gateDecision: made.id,
      approvals: [],
    });
    const verdict = await guardDeploy(verified(statement, { time: signed }), onDev, sources([made, ...now]));
    return verdict.ok ? 'deployed' : verdict.reason;
  };

  test('for what is still to be restored', async () => {
    const then = chain(A, B, C);
    expect(await asked(then, then)).toBe('deployed');
  });

  test('after something else was deployed', async () => {
    const then = chain(A, B, C);
    expect(await asked(then, chain(A, B, C, B))).not.toBe('deployed');
    expect(await asked(then, chain(A, B))).not.toBe('deployed');
  });

  test('for an older receipt of a release that came again', async () => {
    const newer = 'the release to restore has a newer receipt';
    expect(await asked(chain(B, A), chain(B, A, B, C))).toBe(newer);
  });
});
