import type { EvidenceBook, EvidenceStatement } from '../../../../evidence/branch/branch';
import { checklistFor } from '../../../../evidence/readers/checklist';
import { incidentSubject, openCriticalIncidents } from '../../../../evidence/readers/incidents';
import { revocationOf } from '../../../../evidence/readers/revocation';
import { ago, BUNDLE, book, COMMIT, entry, file, NOW, REGISTRY } from './book';

describe('incidents', () => {
  const incident = (change: object = {}, options: object = {}) => {
    const predicate = {
      incidentId: 'i-1',
      surface: 'shop',
      tier: 'production',
      severity: 'critical',
      closedAt: null,
      openedAt: ago(5).toISOString(),
      impact: 'x',
      mitigation: [],
      followUps: [],
      ...change,
    };
    return entry('incident', predicate, { subjects: { incident: incidentSubject(predicate.incidentId) }, ...options });
  };
  const status = (...all: readonly EvidenceStatement[]) => openCriticalIncidents(book(all), 'shop').status;

  it('pass when none is open, or only those of other surfaces or of less severity', () => {
    expect(status()).toBe('pass');
    expect(status(incident({ surface: 'docs' }), incident({ incidentId: 'i-2', severity: 'warning' }))).toBe('pass');
  });

  it('fail while a critical one is open, on whichever tier, and pass once the newest statement closes it', () => {
    const open = incident({ tier: 'staging' }, { time: ago(4) });
    const close = incident({ tier: 'staging', closedAt: ago(2).toISOString() }, { time: ago(2) });
    expect(openCriticalIncidents(book([open]), 'shop')).toMatchObject({
      status: 'hard-fail',
      reason: 'a critical incident of shop is open: i-1 (staging)',
      evidence: [open.id],
    });
    expect([status(open, close), status(close, open)]).toEqual(['pass', 'pass']);
    expect(status(open, close, incident({ tier: 'staging' }, { time: ago(1) }))).toBe('hard-fail');
  });

  it('are not closed by a statement about another tier, a close to come, one before the opening, or one at the same time', () => {
    const open = incident({}, { time: ago(4) });
    const closed = (change: object, time = ago(2)) => incident({ closedAt: ago(2).toISOString(), ...change }, { time });
    expect(status(open, closed({ tier: 'staging' }))).toBe('hard-fail');
    expect(status(open, closed({ closedAt: ago(-24).toISOString() }))).toBe('hard-fail');
    expect(status(open, closed({ closedAt: ago(9).toISOString() }))).toBe('hard-fail');
    expect(status(open, closed({}, ago(4)))).toBe('hard-fail');
    expect(status(closed({}, ago(4)), open)).toBe('hard-fail');
  });

  it('are unverified where a file cannot be verified or has a wrong subject', () => {
    expect(openCriticalIncidents(book([], [file('_/shop/production', 'incident')]), 'shop').status).toBe('unverified');
    expect(openCriticalIncidents(book([], [file('_/docs/production', 'incident')]), 'shop').status).toBe('pass');
    expect(status(incident({ closedAt: ago(2).toISOString() }, { subjects: { incident: BUNDLE } }))).toBe('unverified');
  });
});

describe('a checklist', () => {
  const HOLDERS = { product: ['user:octocat'], manager: ['user:hubot', 'user:octocat'] };
  const ITEMS = ['evidence-review', 'decision-log-health', 'backup-confirmation', 'rollback-triggers'].map((id) => ({
    id,
    done: true,
    evidence: 'seen',
  }));
  const at = NOW.toISOString();
  const signed = (person: string | undefined, role: string, change: object = {}, time = ago(1), names = person) =>
    entry(
      'checklist',
      { tier: 'production', items: ITEMS, signOffs: [{ person: names, role, at }], ...change },
      { time, subjects: { commit: COMMIT }, ...(person && { person }) },
    );
  const product = signed('user:octocat', 'product', {}, ago(3));
  const manager = signed('user:hubot', 'manager', {}, ago(2));
  const status = (...all: readonly EvidenceStatement[]) =>
    checklistFor(book(all), COMMIT, 'production', HOLDERS).status;

  it('passes when all is done and each role signed with a key of its own', () => {
    expect(status(product, manager)).toBe('pass');
    expect(checklistFor(book([product, manager]), COMMIT, 'production', HOLDERS).evidence).toEqual([
      product.id,
      manager.id,
    ]);
  });

  it.each<[string, readonly EvidenceStatement[], string]>([
    ['nobody', [], 'missing'],
    ['one role', [product], 'missing'],
    ['a name that did not sign', [product, signed('user:octocat', 'manager', {}, ago(2), 'user:hubot')], 'missing'],
    ['a signature of no person', [product, signed(undefined, 'manager', {}, ago(2), 'user:hubot')], 'missing'],
    ['one person for both', [product, signed('user:octocat', 'manager')], 'hard-fail'],
    ['one person for both, spelt in two ways', [product, signed('user:OctoCat', 'manager')], 'hard-fail'],
    [
      'another tier',
      [product, { ...manager, statement: signed('user:hubot', 'manager', { tier: 'staging' }).statement }],
      'missing',
    ],
    [
      'something undone',
      [product, signed('user:hubot', 'manager', { items: ITEMS.map((each) => ({ ...each, done: false })) })],
      'hard-fail',
    ],
    ['an item left out', [product, signed('user:hubot', 'manager', { items: ITEMS.slice(1) })], 'hard-fail'],
    ['an item twice', [product, signed('user:hubot', 'manager', { items: [...ITEMS, ITEMS[0]] })], 'hard-fail'],
    [
      'other items since',
      [product, signed('user:hubot', 'manager', { items: ITEMS.map((each) => ({ ...each, evidence: 'other' })) })],
      'missing',
    ],
  ])('does not pass with %s', (_name, all, wanted) => {
    expect(status(...all)).toBe(wanted);
  });

  it('counts the signature of nobody but those who hold the role', () => {
    const of = (holders: typeof HOLDERS) => checklistFor(book([product, manager]), COMMIT, 'production', holders);
    expect(of({ ...HOLDERS, manager: ['user:HubOt'] }).status).toBe('pass');
    expect(of({ ...HOLDERS, manager: ['user:octocat'] })).toMatchObject({
      status: 'missing',
      reason: expect.stringContaining('as manager'),
    });
    expect(of({ product: ['user:hubot'], manager: ['user:octocat'] }).status).toBe('missing');
    expect(of({ product: [], manager: ['user:hubot'] })).toMatchObject({
      status: 'missing',
      reason: expect.stringContaining('governance.checklistRoles.product is empty'),
    });
    // A team signs nothing, and no login has its name.
    expect(of({ product: ['team:octocat'], manager: ['user:hubot'] }).status).toBe('missing');
  });

  it('of another commit is none', () => {
    expect(checklistFor(book([product, manager]), 'b'.repeat(40), 'production', HOLDERS).status).toBe('missing');
  });
});

describe('a revocation', () => {
  const revoked = entry('revocation', { surface: 'shop', reason: 'leaks orders' }, { subjects: { bundle: BUNDLE } });
  const status = (evidence: EvidenceBook, digest = BUNDLE) =>
    revocationOf(evidence, { surface: 'shop', digest }).status;

  it('is final for its bundle, and for no other', () => {
    expect([status(book([revoked])), status(book([revoked]), REGISTRY), status(book([]))]).toEqual([
      ...['hard-fail', 'pass', 'pass'],
    ]);
  });

  it('that cannot be verified leaves every bundle of its surface unverified', () => {
    expect(status(book([], [file('_/shop/_', 'revocation')]))).toBe('unverified');
    expect(status(book([], [file('_/docs/_', 'revocation')]))).toBe('pass');
  });
});
