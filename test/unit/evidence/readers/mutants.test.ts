/** Conditions that mutation testing removed without a test noticing: each turns a no into a yes (bench/mutation.md). */
import type { EvidenceStatement } from '../../../../evidence/branch/branch';
import { checklistFor, holdsRole } from '../../../../evidence/readers/checklist';
import { freshDrill } from '../../../../evidence/readers/drill';
import { incidentSubject, openCriticalIncidents } from '../../../../evidence/readers/incidents';
import { freshVerification } from '../../../../evidence/readers/verification';
import { ago, BUNDLE, book, COMMIT, entry, NOW, REGISTRY } from './book';

describe('a live verification that found a difference', () => {
  const verification = (change: object) =>
    entry('ruleset-verification', {
      stack: 'production',
      verdict: 'verified',
      findings: 0,
      readAt: ago(1).toISOString(),
      registryDigest: REGISTRY,
      ...change,
    });
  const proof = entry(
    'manual-proof',
    { stack: 'production', person: 'user:octocat', what: 'looked', at: ago(1).toISOString() },
    { person: 'user:octocat' },
  );
  const status = (...all: readonly EvidenceStatement[]) =>
    freshVerification(book(all), 'production', REGISTRY, NOW).status;

  test('is not replaced with a person’s proof, in whichever field it says so', () => {
    expect(status(verification({ verdict: 'unverified' }), proof)).toBe('pass');
    for (const change of [{ verdict: 'different' }, { findings: 2 }, { verdict: 'different', findings: 2 }]) {
      expect([change, status(verification(change))]).toEqual([change, 'hard-fail']);
      expect([change, status(verification(change), proof)]).toEqual([change, 'hard-fail']);
    }
  });
});

test('an incident is open if two statements of the same time say so and not, whatever their ids are', () => {
  const incident = (closedAt: string | null, id: string) =>
    entry(
      'incident',
      {
        incidentId: 'i-1',
        surface: 'shop',
        tier: 'production',
        severity: 'critical',
        closedAt,
        openedAt: ago(5).toISOString(),
        impact: 'x',
        mitigation: [],
        followUps: [],
      },
      { id, time: ago(2), subjects: { incident: incidentSubject('i-1') } },
    );
  const closed = ago(2).toISOString();
  for (const all of [
    [incident(null, 'a'), incident(closed, 'b')],
    [incident(closed, 'a'), incident(null, 'b')],
  ])
    expect(openCriticalIncidents(book(all), 'shop').status).toBe('hard-fail');
});

describe('a checklist', () => {
  const HOLDERS = { product: ['user:octocat'], manager: ['user:hubot'] };
  const items = ['evidence-review', 'decision-log-health', 'backup-confirmation', 'rollback-triggers'].map((id) => ({
    id,
    done: true,
    evidence: 'seen',
  }));
  const signed = (person: string, ...roles: readonly string[]) =>
    entry(
      'checklist',
      { tier: 'production', items, signOffs: roles.map((role) => ({ person, role, at: NOW.toISOString() })) },
      { subjects: { commit: COMMIT }, person },
    );
  const status = (holders: typeof HOLDERS, ...all: readonly EvidenceStatement[]) =>
    checklistFor(book(all), COMMIT, 'production', holders).status;

  test('does not count a role of somebody to whom the registry gives another one', () => {
    expect([holdsRole(HOLDERS, 'product', 'user:hubot'), holdsRole(HOLDERS, 'product', 'user:octocat')]).toEqual([
      false,
      true,
    ]);
    expect(holdsRole(HOLDERS, 'owner', 'user:octocat')).toBe(false);
    expect(status(HOLDERS, signed('user:octocat', 'product', 'manager'))).toBe('missing');
    expect(status(HOLDERS, signed('user:octocat', 'manager'), signed('user:hubot', 'product'))).toBe('missing');
    expect(status(HOLDERS, signed('user:octocat', 'product'), signed('user:hubot', 'manager'))).toBe('pass');
  });

  test('does not count two people of one role for two roles', () => {
    const both = { product: ['user:octocat', 'user:hubot'], manager: ['user:octocat'] };
    const all = [signed('user:octocat', 'product', 'manager'), signed('user:hubot', 'product')];
    expect(status(both, ...all)).toBe('pass');
    expect(status(both, signed('user:octocat', 'product', 'manager'))).toBe('hard-fail');
    expect(status(both, signed('user:octocat', 'product'), signed('user:hubot', 'product'))).toBe('missing');
  });
});

test('a drill of another surface, or that restored another receipt than the newest, is none of this one', () => {
  const receipt = (id: string, hours: number) =>
    entry(
      'deploy-receipt',
      { surface: 'shop', tier: 'production', bundleDigest: BUNDLE, receiptId: 'r-1' },
      { time: ago(hours), id },
    );
  const [old, fresh] = ['d', 'e'].map((digit) => `sha256:${digit.repeat(64)}`) as [string, string];
  const drill = (surface: string, restored: string) =>
    entry(
      'drill',
      { surface, tier: 'production', result: 'PASSED', seconds: 4, restored, finishedAt: ago(1).toISOString() },
      { subjects: { bundle: BUNDLE } },
    );
  const status = (...all: readonly EvidenceStatement[]) => freshDrill(book(all), 'shop', 'production', NOW).status;
  expect(status(receipt(old, 9), receipt(fresh, 8), drill('shop', old))).toBe('pass');
  expect(status(receipt(old, 9), drill('docs', old))).toBe('missing');
  expect(status(receipt(fresh, 8), drill('shop', old))).toBe('unverified');
});
