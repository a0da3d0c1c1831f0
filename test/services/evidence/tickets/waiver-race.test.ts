import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readEvidenceBook } from '../../../../evidence/branch/book';
import type { EvidenceBook, EvidenceBranch, EvidenceFile } from '../../../../evidence/branch/branch';
import type { GithubRequests } from '../../../../evidence/branch/github-requests';
import { Ledger, readLedger } from '../../../../evidence/ledger/ledger';
import type { Sign } from '../../../../evidence/ledger/signed-file';
import { decisionRefusal } from '../../../../evidence/tickets/decision';
import { type HandedStatement, handIn } from '../../../../evidence/tickets/hand-in';
import { spendTicket } from '../../../../evidence/tickets/spend';
import { isTicket, type Ticket } from '../../../../evidence/tickets/ticket';
import { verifyStatement } from '../../../../evidence/verification/verify-statement';
import { type SigningDesk, signingDesk } from '../../../support/evidence/branch/desk';
import { BRANCH, EvidenceScene } from '../../../support/evidence/branch/scene';
import { BUNDLE, COMMIT, commitOf, digestOf, sample } from '../../../support/evidence/samples';
import { type GithubScene, githubScene } from '../branch/github';

type Tier = 'dev' | 'staging';

/**
 * The signed statements of one tier's gate and promotion: a decision by a use of a waiver, a ticket for it, and the
 * spent mark.
 */
interface Side {
  readonly tier: Tier;
  readonly decision: HandedStatement;
  readonly ticket: HandedStatement;
  readonly spent: HandedStatement;
}

const TAKEN = /^the use 1 of the waiver w-1 was taken by another decision; ask the gate again$/;
const RUN = { runId: 4711, attempt: 1 };

let desk: SigningDesk;
beforeAll(async () => {
  desk = await signingDesk();
});

function handed({ path, bytes }: EvidenceFile): HandedStatement {
  const found = verifyStatement(bytes, desk.trust, desk.now);
  if (!found.ok) throw new Error(found.reason);
  return { ...found, path, bytes };
}

async function side(tier: Tier, hex: string, use = 1, waiverId = 'w-1'): Promise<Side> {
  const key = desk.keys[tier];
  const commit = tier === 'dev' ? COMMIT : commitOf('c');
  const nonce = hex.repeat(32);
  const bundles = [{ surface: 'shop', digest: BUNDLE }];
  const said = {
    waivers: [{ waiverId, checkId: 'slo', use }],
    decisionDigest: digestOf(hex),
    release: { ...sample('release-decision').predicate.release, commit, toTier: tier, bundles },
  };
  const subjects = { commit, bundle: BUNDLE, bundles: [BUNDLE] };
  const decision = handed(await desk.file(sample('release-decision', said, subjects), key));
  const expiresAt = new Date(desk.now.getTime() + 60_000).toISOString();
  const order = { cause: 'promotion', tier, nonce, gateDecision: decision.id, expiresAt };
  const about = { commit, bundle: BUNDLE };
  const ticket = handed(await desk.file(sample('promotion-ticket', order, about), key));
  const use_ = sample('ticket-spent', { tier, nonce, ...RUN }, { ticket: ticket.id });
  return { tier, decision, ticket, spent: handed(await desk.file(use_, key)) };
}

/** The sides of both tiers, ordered by signing time. At equal times the smaller id is first. */
async function sides(use = 1, waiverId = 'w-1'): Promise<{ readonly first: Side; readonly second: Side }> {
  const [one, other] = [await side('dev', 'a'), await side('staging', 'b', use, waiverId)];
  return one.decision.id < other.decision.id ? { first: one, second: other } : { first: other, second: one };
}

const isTicketOf = ({ ticket }: Side): Ticket => {
  if (!isTicket(ticket)) throw new Error('no ticket');
  return ticket;
};

interface World {
  /** A separate writer: another clone, or another client. */
  readonly writer: () => EvidenceBranch;
  /** A writer that is overtaken during its first push: another writer adds files after the branch was read. */
  readonly slowWriter: (files: readonly EvidenceFile[]) => EvidenceBranch;
  readonly close: () => Promise<void>;
}

function gitWorld(): World {
  const scene = new EvidenceScene();
  let count = 0;
  const writer = () => {
    count += 1;
    return scene.branch(scene.clone(`clone-${count}`));
  };
  const slowWriter = (files: readonly EvidenceFile[]): EvidenceBranch => {
    scene.pull();
    scene.hand.write(Object.fromEntries(files.map(({ path, bytes }) => [path, bytes.toString()])));
    scene.hand.commit('the quicker writer');
    scene.hand.git('push', '--quiet', 'origin', `HEAD:refs/heads/quicker`);
    // The remote has received our commit and is about to accept it when the branch moves.
    const hook = join(scene.remote, 'hooks/pre-receive');
    const outside = '-u GIT_QUARANTINE_PATH -u GIT_OBJECT_DIRECTORY -u GIT_ALTERNATE_OBJECT_DIRECTORIES';
    const move = `env ${outside} git update-ref refs/heads/${BRANCH} refs/heads/quicker`;
    mkdirSync(dirname(hook), { recursive: true });
    writeFileSync(hook, `#!/bin/sh\nrm -f hooks/pre-receive\n${move}\n`, { mode: 0o755 });
    return writer();
  };
  return { writer, slowWriter, close: async () => scene.dispose() };
}

async function githubWorld(): Promise<World> {
  const scene = new EvidenceScene();
  const hub: GithubScene = await githubScene(scene);
  const slowWriter = (files: readonly EvidenceFile[]): EvidenceBranch => {
    let isFirst = true;
    // The commit is made on the head that was read. GitHub refuses to move the branch to it.
    const request: GithubRequests['request'] = async (route, parameters) => {
      if (isFirst && route.startsWith('PATCH ')) {
        isFirst = false;
        await hub.branch().append(files, 'the quicker writer');
      }
      return hub.requests.request(route, parameters);
    };
    return hub.branch({ request });
  };
  const close = async () => {
    expect(hub.github.service.violations()).toEqual([]);
    await hub.github.service.close();
    scene.dispose();
  };
  return { writer: () => hub.branch(), slowWriter, close };
}

describe.each([
  ['git', async () => gitWorld()],
  ['the GitHub API', githubWorld],
])('a use of a waiver that two tiers take at once, over %s', (_name, open) => {
  let world: World;
  let branch: EvidenceBranch;
  beforeEach(async () => {
    world = await open();
    branch = world.writer();
  });
  afterEach(() => world.close());

  const book = async (): Promise<EvidenceBook> => readEvidenceBook(await branch.read(), desk.trust, desk.now);
  const add = (...files: readonly EvidenceFile[]) => branch.append(files, 'by the test');
  const spend = (own: Side, judgedBy: EvidenceBook, at = world.writer()) => {
    const sign: Sign = async (statement) => (await desk.file(statement, desk.keys[own.tier])).bytes;
    const ledger = new Ledger({ branch: at, trust: desk.trust, sign, now: () => desk.now });
    return spendTicket(ledger, isTicketOf(own), RUN, judgedBy);
  };
  const push = (given: readonly HandedStatement[], at = world.writer()) =>
    handIn(given, readLedger(at, desk.trust, desk.now));
  /** The guard's verdict on a ticket. */
  const judged = (own: Side, by: EvidenceBook) => decisionRefusal(by, desk.registry, isTicketOf(own), 'promotion');
  const spentOnes = async () => {
    const { statements } = await book();
    return statements.flatMap(({ statement }) => (statement.kind === 'ticket-spent' ? [statement.predicate.tier] : []));
  };
  const refused = async (doing: Promise<unknown>, reason = TAKEN) => {
    const head = (await branch.read()).head;
    await expect(doing).rejects.toMatchObject({ exitCode: 1, message: expect.stringMatching(reason) });
    return head;
  };

  test('is refused to the one that was judged before the other deployed by it', async () => {
    const { first, second } = await sides();
    await add(second.decision, second.ticket);
    const early = await book();
    expect(judged(second, early)).toBeUndefined();
    await add(first.decision, first.ticket);
    const late = await book();
    expect(judged(first, late)).toBeUndefined();
    await spend(first, late);
    const head = await refused(spend(second, early));
    expect([(await branch.read()).head, await spentOnes()]).toEqual([head, [first.tier]]);
  });

  test('is refused to the one that was judged before the decision that was signed first was there', async () => {
    const { first, second } = await sides();
    await add(second.decision, second.ticket);
    const early = await book();
    await add(first.decision);
    await refused(spend(second, early));
    expect(await spentOnes()).toEqual([]);
  });

  test('is that one’s who deployed by it, though the other was signed first', async () => {
    const { first, second } = await sides();
    await add(second.decision, second.ticket);
    await spend(second, await book());
    await add(first.decision, first.ticket);
    expect(judged(first, await book())).toMatch(TAKEN);
    await refused(spend(first, await book()));
    // The decision behind its deploy stays valid for it, because the leaf asks again before it deploys.
    expect(judged(second, await book())).toBeUndefined();
    expect(await spentOnes()).toEqual([second.tier]);
  });

  test('is counted again where another writer is quicker in the middle of the push', async () => {
    const { first, second } = await sides();
    await add(second.decision, second.ticket);
    const early = await book();
    const slow = world.slowWriter([first.decision, first.ticket, first.spent]);
    await expect(spend(second, early, slow)).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringMatching(TAKEN),
    });
    expect(await spentOnes()).toEqual([first.tier]);
  });

  test('goes to one of two that spend at the same time', async () => {
    const { first, second } = await sides();
    await add(second.decision, second.ticket);
    const early = await book();
    await add(first.decision, first.ticket);
    const late = await book();
    const results = await Promise.allSettled([spend(second, early), spend(first, late)]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(await spentOnes()).toEqual([first.tier]);
  });

  test('holds nobody up whose use or waiver is another, though the other writer is quicker', async () => {
    for (const [use, waiverId] of [
      [2, 'w-1'],
      [1, 'w-2'],
    ] as const) {
      await world.close();
      world = await open();
      branch = world.writer();
      const { first, second } = await sides(use, waiverId);
      await add(second.decision, second.ticket);
      const early = await book();
      const slow = world.slowWriter([first.decision, first.ticket, first.spent]);
      await spend(second, early, slow);
      expect([...(await spentOnes())].sort()).toEqual(['dev', 'staging']);
    }
  });

  test('is refused in handing in what a job signed that judged by an older branch', async () => {
    const { first, second } = await sides();
    await add(first.decision, first.ticket, second.decision, second.ticket);
    await push([first.spent]);
    const head = await refused(push([second.spent]));
    expect((await branch.read()).head).toBe(head);
    // A second push by the same run finds it already there.
    expect((await push([first.spent])).pushed).toEqual([]);
    expect(await spentOnes()).toEqual([first.tier]);
  });

  test('is refused in handing in both at once, and nothing is pushed', async () => {
    const { first, second } = await sides();
    await add(first.decision, first.ticket, second.decision, second.ticket);
    for (const given of [
      [first.spent, second.spent],
      [second.spent, first.spent],
    ]) {
      await refused(push(given));
    }
    expect(await spentOnes()).toEqual([]);
  });

  test('is counted again where another one hands in in the middle of the push', async () => {
    const { first, second } = await sides();
    await add(second.decision, second.ticket);
    const slow = world.slowWriter([first.decision, first.ticket, first.spent]);
    await expect(push([second.spent], slow)).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringMatching(TAKEN),
    });
    expect(await spentOnes()).toEqual([first.tier]);
  });

  test('is nobody’s to take where the decision, or what a decision says, cannot be read', async () => {
    const { first, second } = await sides();
    await add(first.ticket);
    await refused(push([first.spent]), /the gate decision is not on the evidence branch/);
    const stranger = await desk.file({ ...second.decision.statement } as never, desk.keys.stranger);
    await add(first.decision);
    const early = await book();
    await add(stranger);
    await refused(push([first.spent]), /the uses of w-1 could not be counted/);
    await refused(spend(first, early), /the uses of w-1 could not be counted/);
    expect(await spentOnes()).toEqual([]);
  });

  test('is taken, too, by a ticket that nobody handed to the branch', async () => {
    const { first, second } = await sides();
    await add(first.decision, first.ticket);
    const early = await book();
    await add(second.decision, second.spent);
    expect(judged(first, await book())).toMatch(TAKEN);
    await refused(spend(first, early));
    expect(await spentOnes()).toEqual([second.tier]);
  });
});
