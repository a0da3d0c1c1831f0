import { buildStatus } from '../../../../documents/status/build';
import { type PlaceStatus, statusExitCode } from '../../../../documents/status/model';
import type { Finding } from '../../../../live/finding';
import { held } from '../../../support/evidence/receipts/books';
import { book } from '../../../support/evidence/verified';
import {
  AT,
  bundleNamed,
  commitNamed,
  toldAt,
  worldFacts,
  worldRegistry,
  worldStatements,
} from '../../../support/status/world';

const status = buildStatus(worldFacts());

function place(surface: string, tier: string, from = status): PlaceStatus {
  const found = from.surfaces.find(({ id }) => id === surface)?.places.find((each) => each.tier === tier);
  if (!found) throw new Error(`${surface} is not on ${tier}`);
  return found;
}

test('what is live says its commit, its age and who approved it', () => {
  expect(place('storefront', 'production').release).toMatchObject({
    commit: commitNamed('web 41'),
    bundle: bundleNamed('storefront', 'web 41'),
    cause: 'promotion',
    approvedBy: ['ada', 'grace'],
    startedBy: 'mona',
    ageSeconds: (AT.getTime() - Date.parse('2026-11-18T10:00:00Z')) / 1000,
  });
});

test('a release soaks until the tier’s soak is over, and says until when', () => {
  expect(place('storefront', 'production').waiting).toMatchObject({
    state: 'soaking',
    until: '2026-11-21T18:00:00.000Z',
    who: [],
  });
});

test('a release whose soak is over waits for the people of the tier', () => {
  expect(place('storefront', 'staging').waiting).toMatchObject({ state: 'approval', who: ['team:release'] });
  expect(place('storefront', 'staging').waiting?.reason).toContain('(0 of 1)');
});

test('a release that the gate refused waits for the gate, with the first reason', () => {
  expect(place('orders-api', 'production').waiting).toMatchObject({ state: 'gate' });
  expect(place('orders-api', 'production').waiting?.reason).toContain('unit@orders-api');
  // One decision is about both. Each surface shows its own blocker.
  expect(place('search', 'production').waiting?.reason).toContain('drill@search');
});

test('a release that was rolled back here is never offered again', () => {
  expect(place('checkout', 'production').release?.commit).toBe(commitNamed('web 40'));
  expect(place('checkout', 'production').waiting).toMatchObject({ state: 'blocked' });
});

test('nothing waits where the tier has what the tier before has', () => {
  expect(place('docs', 'production').waiting).toBeNull();
});

test('after a failed deploy what is live is uncertain, which is a problem', () => {
  expect(place('mailer', 'dev')).toMatchObject({ state: 'uncertain', release: { commit: commitNamed('services 18') } });
  expect(status.problems).toContainEqual(expect.objectContaining({ kind: 'deploy', where: 'mailer on dev' }));
});

test('drift is as old as the first reading that differed; a stale reading is not fine', () => {
  const stack = (name: string) => status.stacks.find((each) => each.stack === name);
  expect(stack('staging')).toMatchObject({ state: 'drifted', driftedSince: '2026-11-21T03:02:00Z' });
  expect(stack('foundation')).toMatchObject({ state: 'as-planned' });
  expect(stack('production')).toMatchObject({ state: 'unread' });
  expect(status.unread).toContainEqual(expect.objectContaining({ what: 'drift of the stack production' }));
});

test('open incidents, waivers and secrets that end soon are there', () => {
  expect(status.incidents).toMatchObject([{ id: 'INC-7', surface: 'checkout', severity: 'critical' }]);
  expect(status.waivers).toMatchObject([{ id: 'w-4f1c', endsSoon: true, usesLeft: 1 }]);
  expect(status.secrets.map(({ name, state }) => `${name} ${state}`)).toEqual(
    expect.arrayContaining(['PAYMENT_KEY due', 'SMTP_PASSWORD soon', 'INDEX_TOKEN unknown']),
  );
});

test('the exit code is 1 for what is wrong, 3 for what could not be determined, 0 for neither', () => {
  expect(statusExitCode(status)).toBe(1);
  expect(statusExitCode({ problems: [], unread: status.unread })).toBe(3);
  expect(statusExitCode({ problems: [], unread: [] })).toBe(0);
});

test('an evidence branch that was not read leaves no place fine', () => {
  const unread = { what: 'the evidence branch', reason: 'there is no branch', next: 'causeway receipt list' };
  const blind = buildStatus(worldFacts({ book: { ok: false, isNo: false, unread } }));
  expect(blind.evidenceHead).toBeNull();
  expect(blind.surfaces.flatMap(({ places }) => places.map(({ state }) => state))).toEqual(Array(18).fill('unread'));
  expect(blind.stacks.map(({ state }) => state)).toEqual(Array(4).fill('unread'));
  expect(blind.unread).toContainEqual(unread);
  const rewritten = buildStatus(worldFacts({ book: { ok: false, isNo: true, unread } }));
  expect(rewritten.problems).toContainEqual(expect.objectContaining({ kind: 'evidence', what: 'there is no branch' }));
});

test('a chain with a gap is broken and a problem; one with an unreadable receipt is unread', () => {
  const statements = toldAt('docs', 'dev', [
    { release: 'a', at: '2026-11-20T08:00:00Z' },
    { release: 'b', at: '2026-11-20T09:00:00Z' },
    { release: 'c', at: '2026-11-20T10:00:00Z' },
  ]);
  const receipts = statements.filter(({ statement }) => statement.kind === 'deploy-receipt');
  const gap = buildStatus(worldFacts({ book: { ok: true, value: book([receipts[0]!, receipts[2]!]) } }));
  expect(place('docs', 'dev', gap)).toMatchObject({ state: 'broken', release: null });
  expect(gap.problems).toContainEqual(expect.objectContaining({ kind: 'evidence', where: 'docs on dev' }));
  const [lost] = receipts;
  const refused = [{ path: lost!.path, reason: 'the signature is not valid' }];
  const hidden = buildStatus(worldFacts({ book: { ok: true, value: book(receipts.slice(1), refused) } }));
  expect(place('docs', 'dev', hidden)).toMatchObject({ state: 'unread', release: null });
  expect(hidden.unread).toContainEqual(expect.objectContaining({ what: 'docs on dev' }));
});

test('an incident that cannot be read is said, not left out', () => {
  const incident = worldStatements().find(({ statement }) => statement.kind === 'incident')!;
  const refused = [{ path: incident.path, reason: 'the file is too large' }];
  const rest = worldStatements().filter(({ id }) => id !== incident.id);
  const hidden = buildStatus(worldFacts({ book: { ok: true, value: book(rest, refused) } }));
  expect(hidden.incidents).toBeNull();
  expect(hidden.surfaces.filter(({ incidentsRead }) => !incidentsRead).map(({ id }) => id)).toEqual(['checkout']);
  expect(hidden.unread).toContainEqual(expect.objectContaining({ what: 'incidents of checkout' }));
});

test('a revoked bundle that is live is a problem', () => {
  const revocation = held(
    'revocation',
    { surface: 'docs', reason: 'it leaks a key' },
    { bundle: bundleNamed('docs', 'web 41') },
  );
  const revoked = buildStatus(worldFacts({ book: { ok: true, value: book([...worldStatements(), revocation]) } }));
  expect(revoked.problems).toContainEqual(expect.objectContaining({ kind: 'revoked', where: 'docs on production' }));
});

test('what was read just now counts instead of what was recorded, also where it is blind', () => {
  const finding: Finding = {
    kind: 'missing',
    address: 'environment:storefront/docs-dev',
    repair: 'pulumi up --stack dev',
  };
  const blind: Finding = { kind: 'unverified', address: 'x', reason: 'forbidden', repair: 'look again' };
  const live = new Map([
    ['dev', { ok: true, value: [finding, blind] }],
    ['staging', { ok: true, value: [] }],
    ['foundation', { ok: true, value: [blind] }],
  ] as const);
  const { stacks, unread } = buildStatus(worldFacts({ live }));
  expect(stacks.map(({ stack, state }) => `${stack} ${state}`)).toEqual([
    ...['foundation unread', 'dev drifted', 'staging as-planned', 'production unread'],
  ]);
  expect(unread.map(({ what }) => what)).toContain('drift of the stack dev');
});

test('a registry without approval says that the promotion was not started', () => {
  const { tiers } = worldRegistry();
  const open = tiers.map(({ approval: _none, ...tier }) => tier);
  const free = buildStatus(worldFacts({ registry: worldRegistry({ tiers: open }) }));
  expect(place('storefront', 'staging', free).waiting).toMatchObject({ state: 'start', who: ['team:web'] });
});
