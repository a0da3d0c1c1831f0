import { foundLive } from '../../../../delivery/deploy/found-live';
import { leafRefusal } from '../../../../delivery/deploy/leaf-run';
import { type SigningFacts, signingRunRefusal } from '../../../../delivery/deploy/signing-run';
import type { Release } from '../../../../delivery/targets/release';
import type { EvidenceBook, EvidenceStatement } from '../../../../evidence/branch/branch';
import type { Ticket } from '../../../../evidence/tickets/ticket';
import type { RunFacts } from '../../../../gate/observe/run-facts';
import { evidenceRegistry } from '../../../support/evidence/registry';
import { BUNDLE, COMMIT, commitOf, digestOf, sample } from '../../../support/evidence/samples';
import { book, verified } from '../../../support/evidence/verified';

const REGISTRY = evidenceRegistry([], { apps: { delivery: { slug: 'acme-delivery', keySecret: 'DELIVERY_APP_KEY' } } });
const TIER = REGISTRY.tiers[1]!;
const RELEASE: Release = {
  registry: REGISTRY,
  surface: REGISTRY.surfaces[0]!,
  tier: TIER,
  commit: COMMIT,
  bundle: BUNDLE,
};
const SIGNER = {
  repositoryId: 1001,
  repository: 'acme/storefront',
  ref: 'refs/heads/dev',
  sha: commitOf('e'),
  runId: 7,
  workflow: '.github/workflows/promote-staging.yml',
  caller: '.github/workflows/promote-staging.yml',
  called: undefined,
  runAttempt: 1,
  environment: undefined,
};
const mona = { id: 202, login: 'mona' };
const RUN: RunFacts = {
  id: 7,
  path: SIGNER.caller,
  branch: 'dev',
  sha: commitOf('e'),
  event: 'workflow_dispatch',
  attempt: 1,
  status: 'in_progress',
  conclusion: null,
  url: 'https://github.example/7',
  createdAt: '2026-11-21T08:00:00Z',
  actor: mona,
  triggeringActor: mona,
  referenced: [],
};
const job = (name: string, change: object = {}) => {
  return { name, status: 'completed', conclusion: 'success', run_attempt: 1, ...change };
};
const FACTS: SigningFacts = {
  run: RUN,
  jobs: [job('approval (1)'), job('gate'), job('promote', { status: 'in_progress', conclusion: null })],
  reviews: [{ state: 'approved', user: mona, environments: [{ name: 'staging-approval' }] }],
};

const time = new Date('2026-11-21T08:00:00Z');
const bookOf = (...statements: EvidenceStatement[]): EvidenceBook => book(statements);
const approval = sample('approval', { tier: 'staging', userId: 202, login: 'mona' });
const BOOK = bookOf(verified(approval, { id: digestOf('5') }));
const ticketOf = (change: object = {}): Ticket => {
  const predicate = {
    cause: 'promotion',
    tier: 'staging',
    gateDecision: digestOf('3'),
    approvals: [digestOf('5')],
    ...change,
  };
  const signer = { id: 'promote', run: SIGNER };
  return verified(sample('promotion-ticket', predicate), { id: digestOf('1'), signer, time });
};
const refusal = (facts: Partial<SigningFacts>, ticket = ticketOf(), given = BOOK) =>
  signingRunRefusal(ticket, SIGNER, { ...FACTS, ...facts }, { book: given, tier: TIER });
const run = (change: Partial<RunFacts>): Partial<SigningFacts> => ({ run: { ...RUN, ...change } });

describe('the run that signed a ticket', () => {
  test('carries it, approved and through the gate', () => {
    expect(refusal({})).toBeUndefined();
  });

  test('of a promotion or a rollback is its first attempt, also where its certificate is of a later one', () => {
    const again = { ...SIGNER, runAttempt: 2 };
    const facts = { ...FACTS, run: { ...RUN, attempt: 2 } };
    const answer = signingRunRefusal(ticketOf(), again, facts, { book: BOOK, tier: TIER });
    expect(answer).toMatch(/started again/);
  });

  test('of a rollback is of its workflow, whose deciding and recording jobs succeeded', () => {
    const ticket = ticketOf({ cause: 'rollback', restores: digestOf('6') });
    const automatic = ticketOf({ cause: 'rollback', restores: digestOf('6'), approvals: [], watched: digestOf('7') });
    const of = (name: string, jobs: SigningFacts['jobs'], own: Ticket, reviews = FACTS.reviews) => {
      const path = `.github/workflows/${name}.yml`;
      const signer = { ...SIGNER, caller: path };
      return signingRunRefusal(own, signer, { run: { ...RUN, path }, jobs, reviews }, { book: BOOK, tier: TIER });
    };
    const approval = job('approval (staging-approval)');
    const skipped = job('approval', { conclusion: 'skipped' });
    const byHand = [approval, job('decide'), job('record')];
    const watching = [job('watch'), job('record')];
    expect(of('rollback', byHand, ticket)).toBeUndefined();
    expect(of('monitor', watching, automatic)).toBeUndefined();
    expect(
      of('rollback', [skipped, job('decide'), job('record')], ticketOf({ cause: 'rollback', approvals: [] }), []),
    ).toBe(undefined);
    expect(of('monitor', watching, ticket)).toMatch(/by hand comes from .*rollback\.yml, not from .*monitor\.yml/);
    expect(of('rollback', byHand, automatic)).toMatch(/automatic rollback comes from .*monitor\.yml/);
    expect(of('promote-staging', byHand, ticket)).toMatch(/comes from/);
    expect(of('rollback', [approval, job('record')], ticket)).toMatch(/no job "decide"/);
    expect(of('rollback', [approval, job('decide')], ticket)).toMatch(/no job "record"/);
    expect(of('rollback', [approval, job('decide', { conclusion: 'failure' }), job('record')], ticket)).toMatch(
      /failure/,
    );
    expect(of('rollback', [job('decide'), job('record')], ticket)).toMatch(/0 of 1 approval jobs/);
    expect(of('rollback', [skipped, job('decide'), job('record')], ticket)).toMatch(/is skipped/);
    expect(of('rollback', byHand, ticket, [])).toMatch(/GitHub knows no approval/);
    expect(of('monitor', [job('watch'), job('record', { status: 'queued', conclusion: null })], automatic)).toMatch(
      /is queued/,
    );
  });

  test.each<[string, Partial<SigningFacts>, RegExp]>([
    ['another run', run({ id: 8 }), /another run/],
    ['another workflow', run({ path: '.github/workflows/ci.yml' }), /is of \.github\/workflows\/ci\.yml/],
    ['one of the same name on another branch', run({ branch: 'attack' }), /another branch or commit/],
    ['one without a branch', run({ branch: null }), /another branch or commit/],
    ['another commit', run({ sha: commitOf('d') }), /another branch or commit/],
    ['one that was started again', run({ attempt: 2 }), /started again/],
    ['one of a pull request', run({ event: 'pull_request' }), /does not come from a run on pull_request/],
    ['one of a push', run({ event: 'push' }), /does not come from a run on push/],
    ['one that failed', run({ status: 'completed', conclusion: 'failure' }), /ended with failure/],
    ['one that was cancelled', run({ status: 'completed', conclusion: 'cancelled' }), /ended with cancelled/],
    ['one that ended in nothing', run({ status: 'completed' }), /ended with nothing/],
    ['one without jobs', { jobs: [] }, /no job "gate"/],
    ['one without approval', { jobs: [job('gate')] }, /0 of 1 approval jobs/],
    ['one that waits', { jobs: [job('gate'), job('approval', { status: 'waiting', conclusion: null })] }, /is waiting/],
    ['one whose approval failed', { jobs: [job('gate'), job('approval', { conclusion: 'failure' })] }, /is failure/],
    [
      'one whose gate was skipped',
      { jobs: [job('gate', { conclusion: 'skipped' }), job('approval')] },
      /"gate".*is skipped/,
    ],
    [
      'one of two gates that failed',
      { jobs: [job('gate'), job('x / gate', { conclusion: 'failure' }), job('approval')] },
      /is failure/,
    ],
    ['one that nobody reviewed', { reviews: [] }, /GitHub knows no approval of staging-approval by mona/],
    [
      'one that another person approved',
      { reviews: [{ ...FACTS.reviews[0]!, user: { id: 9, login: 'mona' } }] },
      /knows no approval/,
    ],
    [
      'one of another environment',
      { reviews: [{ ...FACTS.reviews[0]!, environments: [{ name: 'other' }] }] },
      /knows no approval/,
    ],
    [
      'one that was rejected',
      { reviews: [...FACTS.reviews, { ...FACTS.reviews[0]!, state: 'rejected' }] },
      /somebody rejected/,
    ],
  ])('that is %s does not carry it', (_name, facts, reason) => {
    expect(refusal(facts)).toMatch(reason);
  });

  test('that was started again for a release, or reviewed in another way, does not carry it', () => {
    const bundled = ticketOf({ cause: 'release', tier: 'dev', gateDecision: undefined, approvals: undefined });
    expect(refusal(run({ event: 'push', attempt: 2 }), bundled)).toMatch(/started again since/);
    const waiting = { reviews: [{ ...FACTS.reviews[0]!, state: 'pending' }] };
    expect(refusal(waiting)).toMatch(/GitHub knows no approval/);
  });

  test('with a gate beside its own, of something that it calls, is not carried by that one', () => {
    const [approval] = FACTS.jobs;
    expect(refusal({ jobs: [approval!, job('x / gate')] })).toMatch(/no job "gate"/);
    expect(refusal({ jobs: [job('x / approval'), job('gate')] })).toMatch(/0 of 1 approval jobs/);
  });

  test('whose approvals are not on the branch does not carry it', () => {
    expect(refusal({}, ticketOf(), bookOf())).toMatch(/not on the evidence branch/);
  });
});

describe('the run of a file that calls the workflow that signed', () => {
  const PIN = commitOf('a');
  const PLACE = 'acme/causeway/.github/workflows/promote-staging.yml';
  const called = {
    repository: 'acme/causeway',
    path: '.github/workflows/promote-staging.yml',
    ref: PIN,
    digest: PIN,
  };
  const referenced = [{ path: `${PLACE}@${PIN}`, sha: PIN }];
  const jobs = FACTS.jobs.map((each) => ({ ...each, name: `promote / ${each.name}` }));
  const of = (facts: Partial<SigningFacts> = {}, more: Partial<RunFacts> = {}, of: object = called) => {
    const signer = { ...SIGNER, called: of as typeof called };
    const run = { ...RUN, referenced, ...more };
    return signingRunRefusal(ticketOf(), signer, { ...FACTS, jobs, run, ...facts }, { book: BOOK, tier: TIER });
  };

  test('carries it where GitHub names that very workflow at that commit', () => {
    expect(of()).toBeUndefined();
  });

  test.each<[string, RunFacts['referenced'], RegExp]>([
    ['nobody can tell', undefined, /does not say which workflows/],
    ['there is none', [], /knows no workflow that the run calls/],
    ['it is another workflow', [{ path: `acme/causeway/.github/workflows/x.yml@${PIN}`, sha: PIN }], /calls .*x\.yml/],
    [
      'it is a fork’s',
      [{ path: `evil/causeway/.github/workflows/promote-staging.yml@${PIN}`, sha: PIN }],
      /calls evil\/causeway/,
    ],
    ['it is another commit', [{ path: `${PLACE}@${commitOf('b')}`, sha: commitOf('b') }], /the run calls .*@b+, not/],
    ['it says one commit and is another', [{ path: `${PLACE}@${PIN}`, sha: commitOf('b') }], /the run calls/],
    ['it is a tag of that commit', [{ path: `${PLACE}@v1`, sha: PIN }], /calls .*@v1, not/],
    [
      'it is one of two',
      [...referenced, { path: `acme/x/.github/workflows/x.yml@${PIN}`, sha: PIN }],
      /calls acme\/x.*, too/,
    ],
  ])('does not carry it where %s', (_name, list, reason) => {
    expect(of({}, { referenced: list })).toMatch(reason);
  });

  test.each([
    ['a tag', 'refs/tags/v1'],
    ['a branch', 'refs/heads/main'],
    ['half a commit', PIN.slice(0, 12)],
  ])('does not carry it where the certificate says that it was called by %s', (_name, ref) => {
    expect(of({}, {}, { ...called, ref })).toMatch(/was called by .*, not by its commit/);
  });

  test('does not carry it with a job beside the call, whatever it is named', () => {
    for (const name of ['gate', 'other / gate', 'notify'])
      expect(of({ jobs: [...jobs, job(name)] })).toMatch(/jobs that are not of the workflow that it calls/);
    expect(of({ jobs: FACTS.jobs })).toMatch(/jobs that are not of the workflow/);
    expect(of({ jobs: [] })).toMatch(/jobs that are not of the workflow/);
  });

  test('does not carry it without its approval and gate', () => {
    const [approval, gate] = jobs;
    expect(of({ jobs: [approval!] })).toMatch(/no job "gate"/);
    expect(of({ jobs: [gate!] })).toMatch(/0 of 1 approval jobs/);
    expect(of({ jobs: [approval!, { ...gate!, conclusion: 'failure' }] })).toMatch(/is failure/);
    expect(of({ jobs: [approval!, job('promote / deeper / gate')] })).toMatch(/no job "gate"/);
  });
});

const OWN = {
  repository: 'acme/storefront',
  path: '.github/workflows/deploy.yml',
  ref: 'refs/heads/dev',
  sha: commitOf('e'),
  runId: 9,
  runAttempt: 1,
  actor: 'acme-delivery[bot]',
};
const bot = { id: 1, login: 'acme-delivery[bot]' };
const LEAF: RunFacts = { ...RUN, id: 9, path: OWN.path, actor: bot, triggeringActor: bot };

describe('a leaf’s own run', () => {
  test('may deploy where the delivery App dispatched it on the tier’s branch', () => {
    expect(leafRefusal(OWN, LEAF, RELEASE)).toBeUndefined();
  });

  test.each<[string, Partial<typeof OWN>, Partial<RunFacts>, RegExp]>([
    ['in another repository', { repository: 'acme/services' }, {}, /deployed from acme\/storefront/],
    ['told of as another run', {}, { id: 10 }, /another run/],
    ['of another workflow', {}, { path: '.github/workflows/x.yml' }, /x\.yml is not/],
    ['that says that it is another workflow', { path: '.github/workflows/x.yml' }, {}, /is not/],
    ['on another branch', { ref: 'refs/heads/main' }, { branch: 'main' }, /is on main; staging is deployed from dev/],
    ['of a push', {}, { event: 'push' }, /started by push/],
    ['dispatched by a person', {}, { actor: mona, triggeringActor: mona }, /dispatched by mona/],
    ['started again by a person', {}, { triggeringActor: mona }, /dispatched by mona/],
    [
      'dispatched by an App of a like name',
      {},
      { actor: { id: 2, login: 'acme-delivery' } },
      /dispatched by acme-delivery,/,
    ],
    ['whose own ref is another branch', { ref: 'refs/heads/main' }, {}, /staging is deployed from dev/],
    ['whose own ref is a tag of that name', { ref: 'refs/tags/dev' }, {}, /staging is deployed from dev/],
    ['that is told to be on another branch', {}, { branch: 'main' }, /is on main/],
    ['that is told to be on none', {}, { branch: null }, /is on no branch/],
    ['at its second attempt', { runAttempt: 2 }, { attempt: 2 }, /started again/],
    ['that says that it is the second attempt', { runAttempt: 2 }, {}, /started again/],
    ['that is told to be at its second attempt', {}, { attempt: 2 }, /started again/],
  ])('%s may not deploy', (_name, own, facts, reason) => {
    expect(leafRefusal({ ...OWN, ...own }, { ...LEAF, ...facts }, RELEASE)).toMatch(reason);
  });

  describe('that only calls the workflow', () => {
    const PIN = commitOf('a');
    const PLACE = 'acme/causeway/.github/workflows/deploy.yml';
    const entry = { id: 'leaf', kind: 'sigstore', repositories: ['web'], signerWorkflow: PLACE, signerDigests: [PIN] };
    const of = (
      referenced: RunFacts['referenced'],
      change: object = {},
      facts: Partial<RunFacts> = {},
    ): string | undefined => {
      const trusted = { ...entry, mayAttest: ['deploy-receipt'], environment: 'derived', ...change };
      const apps = { delivery: { slug: 'acme-delivery', keySecret: 'DELIVERY_APP_KEY' } };
      const registry = evidenceRegistry([trusted], { apps });
      return leafRefusal(OWN, { ...LEAF, referenced, ...facts }, { ...RELEASE, registry });
    };
    const calls = (path: string, sha = PIN) => [{ path, sha }];
    const pinned = calls(`${PLACE}@${PIN}`);

    test('may deploy where the registry’s trust pins what it calls', () => {
      expect(of(pinned)).toBeUndefined();
      expect(of(pinned, { tiers: ['staging'] })).toBeUndefined();
    });

    test.each<[string, RunFacts['referenced'], object]>([
      ['of which nobody can tell what it calls', undefined, {}],
      ['of another workflow', calls(`acme/causeway/.github/workflows/x.yml@${PIN}`), {}],
      ['of a fork', calls(`evil/causeway/.github/workflows/deploy.yml@${PIN}`), {}],
      ['at another commit', calls(`${PLACE}@${commitOf('b')}`, commitOf('b')), {}],
      ['at a commit that is not what it says', calls(`${PLACE}@${PIN}`, commitOf('b')), {}],
      ['by a tag', calls(`${PLACE}@v1`), {}],
      ['by a branch', calls(`${PLACE}@refs/heads/main`), {}],
      ['and another besides', [...pinned, ...calls(`acme/x/.github/workflows/x.yml@${PIN}`)], {}],
      ['that is trusted with something else', pinned, { mayAttest: ['ticket-spent'], environment: 'none' }],
      ['that is trusted with another tier', pinned, { tiers: ['dev'] }],
      ['that is trusted in another repository', pinned, { repositories: ['services'] }],
      ['that is trusted when another file calls it', pinned, { callerWorkflows: ['ship.yml'] }],
      ['that is trusted without its commit', pinned, { signerDigests: [] }],
    ])('%s may not deploy', (_name, referenced, change) => {
      expect(of(referenced, change)).toMatch(/GitHub does not say|which no trust entry pins|, too$/);
    });
  });

  test('may not where the registry names no App that dispatches', () => {
    const release = { ...RELEASE, registry: evidenceRegistry() };
    expect(() => leafRefusal(OWN, LEAF, release)).toThrow(expect.objectContaining({ exitCode: 2 }));
  });
});

describe('what a live marker says of a release', () => {
  const TICKET = digestOf('1');
  const marker = { surface: 'shop', tier: 'staging', bundleDigest: BUNDLE, ticketId: TICKET };
  const spent = verified(sample('ticket-spent', { tier: 'staging' }, { ticket: TICKET }), { id: digestOf('8') });
  const receipt = (change: object, id = '9') =>
    verified(sample('deploy-receipt', { tier: 'staging', ticketId: TICKET, ...change }), { id: digestOf(id) });

  const receiptOf = (subjects: object) =>
    verified(sample('deploy-receipt', { tier: 'staging', ticketId: TICKET }, subjects), { id: digestOf('9') });

  test('is believed where its ticket was spent for this place, and its receipt is missing', () => {
    expect(foundLive(marker, bookOf(spent), RELEASE)).toEqual({ state: 'unfinished', marker });
    expect(foundLive(marker, bookOf(spent, receipt({})), RELEASE)).toMatchObject({ state: 'done' });
    // Receipts of other places and tickets say nothing about it.
    const elsewhere = [{ surface: 'docs' }, { tier: 'dev' }].map((place, index) =>
      receipt({ ...place, sequence: 7, ticketId: digestOf('2') }, String(index + 4)),
    );
    const older = receipt({ sequence: 1, ticketId: digestOf('2') }, '7');
    const own = receipt({ sequence: 2 });
    expect(foundLive(marker, bookOf(spent, own, older, ...elsewhere), RELEASE)).toMatchObject({ state: 'done' });
    expect(foundLive(marker, bookOf(spent, older), RELEASE)).toMatchObject({ state: 'unfinished' });
  });

  test.each<[string, EvidenceBook, object]>([
    ['whose ticket nobody spent', bookOf(), {}],
    [
      'whose ticket was spent for another tier',
      bookOf(verified(sample('ticket-spent', { tier: 'dev' }, { ticket: TICKET }), { id: digestOf('8') })),
      {},
    ],
    [
      'whose ticket was not spent, but another one of this place',
      bookOf(verified(sample('ticket-spent', { tier: 'staging' }, { ticket: digestOf('2') }), { id: digestOf('8') })),
      {},
    ],
    [
      'whose ticket was spent for another surface',
      bookOf(
        verified(sample('ticket-spent', { tier: 'staging', surface: 'docs' }, { ticket: TICKET }), {
          id: digestOf('8'),
        }),
      ),
      {},
    ],
    ['about which another statement speaks', bookOf(verified(sample('drill', { tier: 'staging' }))), {}],
    ['whose receipt is of another commit', bookOf(spent, receiptOf({ commit: commitOf('d') })), {}],
    ['whose receipt is of another bundle', bookOf(spent, receiptOf({ bundle: digestOf('d') })), {}],
    ['of another surface', bookOf(spent), { surface: 'docs' }],
    ['of another tier', bookOf(spent), { tier: 'dev' }],
    ['of another bundle', bookOf(spent), { bundleDigest: digestOf('c') }],
    ['whose deploy failed', bookOf(spent, receipt({ outcome: 'failed' })), {}],
    [
      'whose receipt is not the newest',
      bookOf(spent, receipt({}), receipt({ sequence: 2, ticketId: digestOf('2') }, 'a')),
      {},
    ],
  ])('%s is none', (_name, book, change) => {
    expect(foundLive({ ...marker, ...change }, book, RELEASE)).toEqual({ state: 'other' });
  });

  test('that is not there is none', () => {
    expect(foundLive(undefined, bookOf(spent), RELEASE)).toEqual({ state: 'other' });
  });
});
