import { createHash } from 'node:crypto';
import type { EvidenceFile } from '../../../../evidence/branch/branch';
import { verifyPromotionReceipt } from '../../../../evidence/receipts/promotion';
import type { Statement } from '../../../../evidence/statement/statement';
import { statementBytes } from '../../../../evidence/statement/statement';
import { MAX_STATEMENT_BYTES } from '../../../../evidence/verification/verify-statement';
import { type SigningDesk, signingDesk } from '../../../support/evidence/branch/desk';
import { BUNDLE, COMMIT, commitOf, digestOf, sample } from '../../../support/evidence/samples';
import { authority } from '../../../support/evidence/signers';

const OTHER = digestOf('c');
let desk: SigningDesk;
let statements: readonly Statement<'deploy-receipt'>[];
let files: readonly EvidenceFile[];
let refused = 0;

const idOf = (statement: Statement<'deploy-receipt'>) =>
  `sha256:${createHash('sha256').update(statementBytes(statement)).digest('hex')}`;

function receipt(
  sequence: number,
  previous: Statement<'deploy-receipt'> | undefined,
  bundle: string,
  change: object = {},
  commit = COMMIT,
) {
  const at = desk.now.toISOString();
  const predicate = {
    receiptId: `r${sequence}`,
    sequence,
    previous: previous ? idOf(previous) : null,
    bundleDigest: bundle,
    startedAt: at,
    finishedAt: at,
    health: { checks: 1, passed: 1, firstOkAt: at, lastOkAt: at },
    ...change,
  };
  return sample('deploy-receipt', predicate, { commit, bundle });
}

beforeAll(async () => {
  desk = await signingDesk();
  const first = receipt(1, undefined, OTHER, {}, commitOf('c'));
  const second = receipt(2, first, BUNDLE, { outcome: 'failed' });
  statements = [first, second, receipt(3, second, BUNDLE)];
  files = await Promise.all(statements.map((statement) => desk.file(statement)));
});
afterAll(() => process.stdout.write(`attacks on receipts refused: ${refused}\n`));

const verdict = (some: readonly EvidenceFile[], change: object = {}) => {
  const { registry, now } = desk;
  const question = { registry, surface: 'shop', toTier: 'staging', commit: COMMIT, bundle: BUNDLE, now, ...change };
  const found = verifyPromotionReceipt(desk.book(some), question);
  return found.ok ? 'ok' : `${found.status}: ${found.reason}`;
};

function no(some: readonly EvidenceFile[], change: object = {}, reason = /./): void {
  const found = verdict(some, change);
  expect(found).not.toBe('ok');
  expect(found).toMatch(/^(missing|stale|unverified|hard-fail): ./);
  expect(found).toMatch(reason);
  refused += 1;
}

const instead = (index: number, file: EvidenceFile) => files.map((each, at) => (at === index ? file : each));
const at = (path: string, file: EvidenceFile) => ({ ...file, path });

describe('a promotion does not rest on', () => {
  test('anything but the whole chain as it was signed', () => {
    expect(verdict(files)).toBe('ok');
    no([], {}, /^missing/);
    for (const index of [0, 1, 2]) no(files.filter((_, each) => each !== index));
  });

  test('receipts of which a byte was altered, dropped or added', () => {
    for (const [index, file] of files.entries()) {
      for (let place = index; place < file.bytes.length; place += 97) {
        const altered = Buffer.from(file.bytes);
        altered[place] = (altered[place] ?? 0) ^ 1;
        no(instead(index, { ...file, bytes: altered }));
        no(instead(index, { ...file, bytes: file.bytes.subarray(0, place) }));
      }
      no(instead(index, { ...file, bytes: Buffer.concat([file.bytes, Buffer.from(' ')]) }));
      no(instead(index, { ...file, bytes: Buffer.alloc(MAX_STATEMENT_BYTES + 1, 32) }), {}, /too large/);
    }
  });

  test('receipts swapped between surfaces, tiers, commits or kinds', () => {
    for (const [index, file] of files.entries()) {
      for (const [from, to] of [
        ['/shop/', '/docs/'],
        ['/dev/', '/staging/'],
        [file.path.split('/')[1] ?? '', commitOf('d')],
        ['deploy-receipt', 'promotion-ticket'],
      ] as const) {
        no(instead(index, at(file.path.replace(from, to), file)));
      }
      const next = files[(index + 1) % 3]!;
      no(instead(index, at(file.path, next)));
    }
  });

  test('receipts asked for what they are not about', () => {
    no(files, { surface: 'docs' }, /^missing/);
    no(files, { toTier: 'production' }, /^missing/);
    no(files, { toTier: 'dev' });
    no(files, { commit: commitOf('d') }, /^missing/);
    no(files, { commit: commitOf('c') }, /^missing/);
    no(files, { bundle: OTHER }, /^missing/);
    no(files, { commit: commitOf('c'), bundle: OTHER }, /^stale/);
  });

  test('receipts that another signed, or with a time that nobody vouches for', async () => {
    const { staging, expired, stranger } = desk.keys;
    const unknown = await authority(desk.now);
    for (const [index, statement] of statements.entries()) {
      no(instead(index, await desk.file(statement, staging)), {}, /may not attest for the tier dev/);
      no(instead(index, await desk.file(statement, expired)), {}, /does not count|no receipt/);
      no(instead(index, await desk.file(statement, stranger)), {}, /not trusted/);
      no(instead(index, await desk.file(statement, undefined, unknown)), {}, /is not valid/);
    }
  });

  test('receipts that a trusted signer wrote wrongly', async () => {
    const [first, second, third] = statements as [
      (typeof statements)[0],
      (typeof statements)[0],
      (typeof statements)[0],
    ];
    const add = async (...more: readonly Statement<'deploy-receipt'>[]) => [
      ...files,
      ...(await Promise.all(more.map((statement) => desk.file(statement)))),
    ];
    const alone = async (statement: Statement<'deploy-receipt'>) => instead(2, await desk.file(statement));
    const hourAgo = new Date(desk.now.getTime() - 3_600_000).toISOString();
    no(await alone(receipt(3, second, BUNDLE, { finishedAt: hourAgo, startedAt: hourAgo })), {}, /but was signed at/);
    no(await alone(receipt(3, second, BUNDLE, { attempt: 2, outcome: 'failed' })), {}, /failed/);
    no(await alone(receipt(3, second, BUNDLE, { bundleDigest: OTHER })), {}, /names another/);
    no(await alone(receipt(3, second, OTHER)), {}, /failed|stale/);
    no(await alone(receipt(3, second, BUNDLE, {}, commitOf('d'))), {}, /failed/);
    no(await alone(receipt(3, second, BUNDLE, { environment: 'shop-staging' })), {}, /another environment/);
    no(await alone(receipt(4, second, BUNDLE)), {}, /the receipt 3 is missing/);
    no(await alone(receipt(3, first, BUNDLE)), {}, /does not follow/);
    no(await alone(receipt(3, undefined, BUNDLE)), {}, /does not follow/);
    no(await add(receipt(3, second, BUNDLE, { receiptId: 'fork' })), {}, /forked/);
    no(await add(receipt(2, first, OTHER, { receiptId: 'fork' })), {}, /forked/);
    no(await add(receipt(1, undefined, OTHER, { receiptId: 'fork' })), {}, /forked/);
    no(await add(receipt(5, third, BUNDLE)), {}, /the receipt 4 is missing/);
    no(await add(receipt(4, third, OTHER)), {}, /^stale/);
    no(await add(receipt(4, third, OTHER, { outcome: 'failed' })), {}, /^stale/);
    const rolledBack = receipt(4, third, BUNDLE, { outcome: 'rolled-back' });
    no(await add(rolledBack), {}, /rolled back/);
    no(await add(rolledBack, receipt(5, rolledBack, BUNDLE)), {}, /^stale/);
  });

  test('an old receipt played again', async () => {
    const newer = receipt(4, statements[2], OTHER, {}, commitOf('d'));
    const now = [...files, await desk.file(newer)];
    no(now, {}, /^stale/);
    for (const file of files) {
      const again = at(file.path.replace(/-[0-9a-f]{64}\./, `-${'1'.repeat(64)}.`), file);
      no([...now, again]);
      no([...files, again], {}, /path of another statement/);
    }
    // A receipt that is signed again unchanged is still the same receipt: it counts once.
    const resigned = [...files, await desk.file(statements[2]!), await desk.file(statements[0]!)];
    expect(resigned).toHaveLength(5);
    expect(verdict(resigned)).toBe('ok');
    no([...resigned, await desk.file(newer)], {}, /^stale/);
  });

  test('enough was tried', () => expect(refused).toBeGreaterThan(150));
});
