import type { EvidenceBranch, EvidenceFile } from '../../../../evidence/branch/branch';
import { readLedger } from '../../../../evidence/ledger/ledger';
import { type HandedStatement, handIn } from '../../../../evidence/tickets/hand-in';
import { spentPath } from '../../../../evidence/verification/statement-path';
import { verifyStatement } from '../../../../evidence/verification/verify-statement';
import { type SigningDesk, signingDesk } from '../../../support/evidence/branch/desk';
import { EvidenceScene } from '../../../support/evidence/branch/scene';
import { BUNDLE, COMMIT, digestOf, sample } from '../../../support/evidence/samples';

let desk: SigningDesk;
let scene: EvidenceScene;
let branch: EvidenceBranch;
let count = 0;
let tickets: readonly HandedStatement[];
beforeAll(async () => {
  desk = await signingDesk();
  const signed = ['a', 'b'].map((hex) => desk.file(sample('promotion-ticket', { nonce: hex.repeat(32) })));
  tickets = (await Promise.all(signed)).map(handed);
});
beforeEach(async () => {
  scene = new EvidenceScene();
  branch = scene.branch(scene.clone('clone'));
  await branch.append(tickets, 'what is spent here');
});
afterEach(() => scene.dispose());

function handed({ path, bytes }: EvidenceFile): HandedStatement {
  const found = verifyStatement(bytes, desk.trust, desk.now);
  if (!found.ok) throw new Error(found.reason);
  return { ...found, path, bytes };
}

async function receipt(sequence: number, previous: HandedStatement | null, change: object = {}) {
  const at = desk.now.toISOString();
  const health = { checks: 1, passed: 1, firstOkAt: at, lastOkAt: at };
  const place = { receiptId: `shop-dev-${sequence}`, sequence, previous: previous?.id ?? null };
  const predicate = { ...place, startedAt: at, finishedAt: at, health, ...change };
  return handed(await desk.file(sample('deploy-receipt', predicate, { commit: COMMIT, bundle: BUNDLE })));
}

async function spent(change: object = {}, ticket = tickets[0]?.id ?? '') {
  return handed(await desk.file(sample('ticket-spent', change, { ticket })));
}

const push = (...given: readonly HandedStatement[]) => handIn(given, readLedger(branch, desk.trust, desk.now));
const no = (reason: RegExp, ...given: readonly HandedStatement[]) =>
  expect(push(...given)).rejects.toMatchObject({ exitCode: 1, message: expect.stringMatching(reason) });

/** A branch to which another writer adds files just before the first addition. */
function raced(...files: readonly EvidenceFile[]): void {
  count += 1;
  const [calm, other] = [branch, scene.branch(scene.clone(`other-${count}`))];
  let isFirst = true;
  branch = {
    read: calm.read,
    append: async (...given) => {
      if (isFirst) await other.append(files, 'another writer');
      isFirst = false;
      return calm.append(...given);
    },
  };
}

describe('handing statements in', () => {
  test('adds them in one commit, and the same files again are there already', async () => {
    const first = await receipt(1, null);
    const use = await spent();
    expect((await push(first, use)).pushed).toEqual([first.path, use.path]);
    const head = scene.head();
    expect(await push(first, use)).toEqual({ head, paths: [first.path, use.path], pushed: [] });
    const second = await receipt(2, first);
    expect((await push(first, second)).pushed).toEqual([second.path]);
    expect((await branch.read()).files).toHaveLength(3 + tickets.length);
  });

  test('that a ticket is spent is there already for its own run only', async () => {
    const use = await spent();
    await push(use);
    // A second signature has other bytes, but the same run spent the ticket.
    const again = await spent();
    expect(again.bytes.equals(use.bytes)).toBe(false);
    expect((await push(again)).pushed).toEqual([]);
    const head = scene.head();
    const spentByAnother = /spent by another run/;
    await no(spentByAnother, await spent({ runId: 4712 }));
    await no(spentByAnother, await spent({ attempt: 2 }));
    await no(spentByAnother, await spent({}, tickets[1]?.id));
    await no(spentByAnother, await receipt(1, null), await spent({ runId: 4712 }));
    expect(scene.head()).toBe(head);
  });

  test('that a ticket is spent is no success where nobody can tell who spent it', async () => {
    const { predicate } = sample('ticket-spent');
    const stranger = await desk.file(sample('ticket-spent', {}, { ticket: digestOf('7') }), desk.keys.stranger);
    expect(stranger.path).toBe(spentPath(predicate));
    await branch.append([stranger], 'a stranger');
    await no(/spent by another run/, await spent());
  });

  test('that a ticket is spent counts for nothing without the ticket, which may come with it', async () => {
    const nonce = 'd'.repeat(32);
    const ticket = handed(await desk.file(sample('promotion-ticket', { nonce })));
    const use = await spent({ nonce }, ticket.id);
    const head = scene.head();
    await no(/not on the evidence branch/, use);
    await no(/not on the evidence branch/, use, await receipt(1, null));
    await no(/not on the evidence branch/, await spent({ nonce }, (await receipt(1, null)).id));
    expect(scene.head()).toBe(head);
    expect((await push(use, ticket)).pushed).toEqual([use.path, ticket.path]);
  });

  test('takes the use of a ticket from nobody who was quicker, and none twice', async () => {
    raced(await spent({ runId: 4712 }));
    await no(/spent by another run/, await spent());
    const own = await spent({ nonce: 'c'.repeat(32) });
    raced(await spent({ nonce: 'c'.repeat(32) }));
    expect((await push(own)).pushed).toEqual([]);
  });

  test('a receipt must be the next one on the branch, also after another one came in between', async () => {
    const first = await receipt(1, null);
    await no(/receipt 1 is missing/, await receipt(2, first));
    await push(first);
    const head = scene.head();
    const other = { receiptId: 'other' };
    await no(/two receipts 1: the chain was forked/, await receipt(1, null, other));
    await no(/does not follow the one before it/, await receipt(2, null));
    await no(/receipt 2 is missing/, await receipt(3, first));
    await no(
      /not read back/,
      await receipt(2, first, { target: { ...sample('deploy-receipt').predicate.target, publishedReadBack: false } }),
    );
    expect(scene.head()).toBe(head);
    const [mine, theirs] = [await receipt(2, first), await receipt(2, first, other)];
    raced(theirs);
    await no(/two receipts 2: the chain was forked/, mine);
    expect((await push(await receipt(3, theirs))).pushed).toHaveLength(1);
  });

  test('another writer of another chain is no conflict', async () => {
    raced(await receipt(1, null, { surface: 'docs', environment: 'docs-dev', receiptId: 'docs-dev-1' }));
    const own = await receipt(1, null);
    expect((await push(own)).pushed).toEqual([own.path]);
    expect((await branch.read()).files).toHaveLength(2 + tickets.length);
  });

  test('a receipt is not chained where one lies that counts for nothing', async () => {
    const first = handed(await desk.file(sample('deploy-receipt', {}, { commit: COMMIT, bundle: BUNDLE })));
    const stranger = await desk.file({ ...first.statement } as never, desk.keys.stranger);
    await branch.append([stranger], 'a stranger');
    await no(/does not count/, await receipt(1, null));
  });
});
