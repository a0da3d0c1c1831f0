import type { EvidenceStatement } from '../../../../evidence/branch/branch';
import { applyReceiptFor } from '../../../../evidence/readers/apply';
import { freshDrill } from '../../../../evidence/readers/drill';
import { rehearsalFor } from '../../../../evidence/readers/rehearsal';
import { freshVerification } from '../../../../evidence/readers/verification';
import { ago, BUNDLE, book, COMMIT, entry, file, NOW, REGISTRY } from './book';

describe('a drill', () => {
  const RECEIPT = `sha256:${'e'.repeat(64)}`;
  const receipt = (change: object = {}) =>
    entry(
      'deploy-receipt',
      { surface: 'shop', tier: 'production', bundleDigest: BUNDLE, receiptId: 'r-1', ...change },
      { time: ago(99), id: RECEIPT },
    );
  const drill = (change: object = {}, time = ago(1)) =>
    entry(
      'drill',
      {
        surface: 'shop',
        tier: 'production',
        result: 'PASSED',
        seconds: 40,
        restored: RECEIPT,
        finishedAt: time.toISOString(),
        ...change,
      },
      { time, subjects: { bundle: BUNDLE } },
    );
  const status = (...all: readonly EvidenceStatement[]) => freshDrill(book(all), 'shop', 'production', NOW).status;

  it('passes for thirty days', () => {
    expect(status(receipt(), drill())).toBe('pass');
    expect(status(receipt(), drill({}, ago(30 * 24)))).toBe('pass');
    expect(status(receipt(), drill({}, ago(30 * 24 + 1)))).toBe('stale');
    expect(status(receipt(), drill({ finishedAt: ago(31 * 24).toISOString() }))).toBe('stale');
  });

  it.each<[string, readonly EvidenceStatement[], string]>([
    ['none', [receipt()], 'missing'],
    ['one of another tier', [receipt(), drill({ tier: 'staging' })], 'missing'],
    ['one that failed after one that passed', [receipt(), drill({}, ago(2)), drill({ result: 'FAILED' })], 'hard-fail'],
    ['one that ends after its signature', [receipt(), drill({ finishedAt: ago(-1).toISOString() })], 'unverified'],
    ['a receipt that is not there', [drill()], 'unverified'],
    ['a receipt of another tier', [receipt({ tier: 'staging' }), drill()], 'unverified'],
    ['a receipt of another bundle', [receipt({ bundleDigest: REGISTRY }), drill()], 'unverified'],
  ])('does not pass with %s', (_name, all, wanted) => {
    expect(status(...all)).toBe(wanted);
  });

  it('that cannot be verified is unverified, not missing', () => {
    const refused = book([], [file('_/shop/production', 'drill')]);
    expect(freshDrill(refused, 'shop', 'production', NOW)).toMatchObject({
      status: 'unverified',
      reason: expect.stringContaining('the key is not trusted'),
    });
  });
});

describe('a rehearsal', () => {
  const surface = { id: 'orders', data: { engine: 'postgres', rehearsal: 'migrations' } } as const;
  const rehearsal = (change: object = {}, time = ago(1)) =>
    entry(
      'rehearsal',
      {
        surface: 'orders',
        rehearsal: 'migrations',
        engine: 'postgres',
        where: 'ci',
        applied: true,
        reverted: true,
        result: 'PASSED',
        ...change,
      },
      { time, subjects: { commit: COMMIT } },
    );
  const status = (...all: readonly EvidenceStatement[]) => rehearsalFor(book(all), COMMIT, surface).status;

  it('passes when the newest was applied and reverted', () => {
    expect(status(rehearsal({ result: 'FAILED' }, ago(2)), rehearsal())).toBe('pass');
  });

  it.each<[string, object, string]>([
    ['that was not reverted', { reverted: false }, 'hard-fail'],
    ['that was not applied', { applied: false }, 'hard-fail'],
    ['that failed', { result: 'FAILED' }, 'hard-fail'],
    ['of another surface', { surface: 'shop' }, 'missing'],
    ['of another name', { rehearsal: 'other' }, 'missing'],
    ['on another engine', { engine: 'sqlite' }, 'missing'],
  ])('%s does not', (_name, change, wanted) => {
    expect(status(rehearsal({}, ago(2)), rehearsal(change))).toBe(wanted === 'missing' ? 'pass' : wanted);
    expect(status(rehearsal(change))).toBe(wanted);
  });

  it('of another commit is none', () => {
    expect(rehearsalFor(book([rehearsal()]), 'b'.repeat(40), surface).status).toBe('missing');
  });
});

describe('live verification', () => {
  const read = (change: object = {}, time = ago(1)) =>
    entry(
      'ruleset-verification',
      {
        stack: 'foundation',
        registryDigest: REGISTRY,
        verdict: 'verified',
        findings: 0,
        readAt: time.toISOString(),
        ...change,
      },
      { time },
    );
  const proof = (change: object = {}, time = ago(1), person = 'user:octocat') =>
    entry(
      'manual-proof',
      {
        stack: 'foundation',
        person: 'user:octocat',
        what: 'a screenshot',
        fileName: 'a.png',
        at: time.toISOString(),
        ...change,
      },
      { time, person },
    );
  const status = (...all: readonly EvidenceStatement[]) =>
    freshVerification(book(all), 'foundation', REGISTRY, NOW).status;

  it('passes for a day', () => {
    expect([status(read()), status(read({}, ago(24))), status(read({}, ago(24.1)))]).toEqual(['pass', 'pass', 'stale']);
  });

  it.each<[string, readonly EvidenceStatement[], string]>([
    ['none', [], 'missing'],
    ['one of another stack', [read({ stack: 'dev' })], 'missing'],
    ['one of another registry', [read({ registryDigest: BUNDLE })], 'stale'],
    ['a difference', [read(), read({ verdict: 'different', findings: 2 }, ago(0.5))], 'hard-fail'],
    ['a verdict that hides findings', [read({ findings: 1 })], 'hard-fail'],
    ['what could not be read', [read({ verdict: 'unverified' })], 'unverified'],
    ['a reading after its signature', [read({ readAt: ago(-1).toISOString() })], 'unverified'],
    ['a difference and a proof', [read({ verdict: 'different', findings: 2 }), proof()], 'hard-fail'],
    ['an old difference and a proof', [read({ verdict: 'different', findings: 2 }, ago(25)), proof()], 'stale'],
    ['an old proof', [proof({}, ago(25))], 'missing'],
    ['the proof of another stack', [proof({ stack: 'dev' })], 'missing'],
    ['a proof in the name of another person', [proof({}, ago(1), 'user:hubot')], 'missing'],
    ['a proof that is dated ahead', [proof({ at: ago(-1).toISOString() })], 'missing'],
  ])('does not pass with %s', (_name, all, wanted) => {
    expect(status(...all)).toBe(wanted);
  });

  it('is replaced by a person’s fresh proof where the machine could not look', () => {
    expect([status(proof()), status(read({ verdict: 'unverified' }), proof())]).toEqual(['pass', 'pass']);
  });
});

describe('an apply receipt', () => {
  const apply = (change: object = {}, time = ago(1)) =>
    entry(
      'apply-receipt',
      {
        stack: 'production',
        registryDigest: REGISTRY,
        outcome: 'succeeded',
        finishedAt: time.toISOString(),
        readBack: { digest: BUNDLE, verdict: 'verified' },
        ...change,
      },
      { time },
    );
  const status = (...all: readonly EvidenceStatement[]) => applyReceiptFor(book(all), 'production', REGISTRY).status;

  it('passes when the newest was of this registry and read back', () => {
    expect(status(apply({ outcome: 'failed' }, ago(2)), apply())).toBe('pass');
  });

  it.each<[string, readonly EvidenceStatement[], string]>([
    ['none', [], 'missing'],
    ['one of another stack', [apply({ stack: 'staging' })], 'missing'],
    ['a failed one since', [apply({}, ago(2)), apply({ outcome: 'failed' })], 'hard-fail'],
    ['a difference', [apply({ readBack: { digest: BUNDLE, verdict: 'different' } })], 'hard-fail'],
    ['one of another registry', [apply({ registryDigest: BUNDLE })], 'stale'],
    ['one that was not read back', [apply({ readBack: undefined })], 'unverified'],
  ])('does not pass with %s', (_name, all, wanted) => {
    expect(status(...all)).toBe(wanted);
  });

  it('that cannot be verified is unverified', () => {
    expect(applyReceiptFor(book([], [file('_/_/_', 'apply-receipt')]), 'production', REGISTRY).status).toBe(
      'unverified',
    );
  });
});
