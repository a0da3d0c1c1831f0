import { readEvidenceBook } from '../../../../evidence/branch/book';
import type { EvidenceFile } from '../../../../evidence/branch/branch';
import { quarantineSubject } from '../../../../evidence/branch/quarantine';
import { revocationOf } from '../../../../evidence/readers/revocation';
import { receiptChain } from '../../../../evidence/receipts/chain';
import { restorableReleases } from '../../../../evidence/receipts/last-known-good';
import type { AnyStatement, Statement } from '../../../../evidence/statement/statement';
import { type TicketQuestion, verifyTicket } from '../../../../evidence/tickets/verify-ticket';
import { type TrustBase, trustBase } from '../../../../evidence/trust/base';
import { parseTrustedRoot } from '../../../../evidence/trust/root';
import { spentPath, statementPath } from '../../../../evidence/verification/statement-path';
import { verifyStatement } from '../../../../evidence/verification/verify-statement';
import { EvidenceScene } from '../../../support/evidence/branch/scene';
import { evidenceRegistry } from '../../../support/evidence/registry';
import { BUNDLE, COMMIT, sample } from '../../../support/evidence/samples';
import { type AttackScene, jobOf, type SceneKey, startScene } from '../../evidence/attacks/scene';

/**
 * Garbage on the evidence branch blocks the surface of its folder, since it might have been a no. An owner can set it
 * aside with a signed quarantine. The attacker is not an owner and wants to set something aside. Or the attacker is an
 * owner, or holds an owner's key, and wants to hide a statement that says no. Two rules stop them: only a key of a
 * person whom the registry names as an owner counts, for the tiers of that key, and a quarantine removes nothing that
 * verifies.
 */
describe('a quarantine', () => {
  let scene: AttackScene;
  let trust: TrustBase;
  beforeAll(async () => {
    scene = await startScene();
    const run = { id: 'runs', kind: 'sigstore', repositories: ['web'], mayAttest: ['quarantine', 'deploy-receipt'] };
    const entries = [
      { ...scene.keys.person.entry, tiers: undefined, mayAttest: ['quarantine', 'revocation'] },
      { ...scene.keys.dev.entry, mayAttest: ['quarantine', 'deploy-receipt', 'ticket-spent', 'promotion-ticket'] },
      { ...scene.keys.staging.entry, person: 'user:mallory', mayAttest: ['quarantine'] },
      {
        ...scene.keys.expired.entry,
        id: 'staging-owner',
        person: 'user:octocat',
        tiers: ['staging'],
        notAfter: '2090-01-01',
      },
      { ...run, signerWorkflow: 'acme/storefront/.github/workflows/deploy.yml' },
    ];
    const root = parseTrustedRoot(JSON.stringify(scene.sigstore.trustedRoot), 'root');
    trust = trustBase(evidenceRegistry(entries), root);
  });
  afterAll(() => scene.sigstore.close());

  const place = (statement: AnyStatement, bytes: Buffer): EvidenceFile => ({
    path: statementPath(statement, bytes),
    bytes,
  });
  const signed = async (statement: AnyStatement, key: SceneKey) =>
    place(statement, await scene.signed(statement as Statement, key));
  const of = (...paths: readonly string[]): Statement<'quarantine'> =>
    sample('quarantine', { paths }, { files: quarantineSubject(paths) });
  const garbage = (path: string): EvidenceFile => ({ path, bytes: Buffer.from('{}') });
  /** The book of a new evidence branch to which the attacker pushed these files. */
  const book = async (...files: readonly EvidenceFile[]) => {
    const branches = new EvidenceScene();
    const branch = branches.branch(branches.clone('clone'));
    await branch.append(files, 'by hand');
    const found = readEvidenceBook(await branch.read(), trust, new Date());
    branches.dispose();
    return found;
  };
  const chain = async (...files: readonly EvidenceFile[]) => receiptChain(await book(...files), 'shop', 'dev').ok;

  const RECEIPT = `evidence/${COMMIT}/shop/dev/deploy-receipt-${'0'.repeat(64)}.sigstore.json`;

  test('of an owner lets a surface go on past garbage, and is named where it counts', async () => {
    expect(await chain(garbage(RECEIPT))).toBe(false);
    const own = await signed(of(RECEIPT), scene.keys.person);
    expect(await chain(garbage(RECEIPT), own)).toBe(true);
    const { refused, quarantined } = await book(garbage(RECEIPT), own);
    expect([refused, quarantined]).toEqual([[], [expect.objectContaining({ path: RECEIPT, by: 'user:octocat' })]]);
    // Of two files, the one that no quarantine names still blocks.
    expect(await chain(garbage(RECEIPT), garbage(RECEIPT.replace('-0', '-1')), own)).toBe(false);
  });

  test('of nobody else counts: another person, a machine, a run, an owner’s key for another tier', async () => {
    const stage = scene.keys;
    for (const key of [stage.staging, stage.dev, stage.expired, stage.stranger]) {
      expect(await chain(garbage(RECEIPT), await signed(of(RECEIPT), key))).toBe(false);
    }
    const byRun = await scene.certified(of(RECEIPT), jobOf('deploy-receipt'));
    expect(verifyStatement(byRun, trust, new Date())).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/owner/),
    });
    expect(await chain(garbage(RECEIPT), place(of(RECEIPT), byRun))).toBe(false);
  });

  test('of other paths than it is signed for, or altered, sets nothing aside', async () => {
    const wrong = { ...of(RECEIPT), subjects: { files: quarantineSubject(['evidence/other']) } };
    expect(await chain(garbage(RECEIPT), await signed(wrong, scene.keys.person))).toBe(false);
    const own = await signed(of(RECEIPT.replace('-0', '-1')), scene.keys.person);
    const text = JSON.parse(own.bytes.toString()) as { dsseEnvelope: { payload: string } };
    const payload = Buffer.from(text.dsseEnvelope.payload, 'base64').toString().replace('receipt-1', 'receipt-0');
    text.dsseEnvelope.payload = Buffer.from(payload).toString('base64');
    expect(await chain(garbage(RECEIPT), place(of(RECEIPT), Buffer.from(JSON.stringify(text))))).toBe(false);
  });

  test('hides no revocation, failed receipt or rolled-back one', async () => {
    const now = new Date().toISOString();
    const health = { checks: 1, passed: 1, firstOkAt: now, lastOkAt: now };
    const receipt = (sequence: number, previous: string | null, change: object) =>
      sample(
        'deploy-receipt',
        { sequence, previous, startedAt: now, finishedAt: now, health, ...change },
        { commit: COMMIT, bundle: BUNDLE },
      );
    const idOf = ({ bytes }: EvidenceFile) => {
      const found = verifyStatement(bytes, trust, new Date());
      return found.ok ? found.id : '';
    };
    const first = await signed(receipt(1, null, {}), scene.keys.dev);
    const gone = await signed(receipt(2, idOf(first), { outcome: 'rolled-back' }), scene.keys.dev);
    const failed = await signed(receipt(2, idOf(first), { outcome: 'failed' }), scene.keys.dev);
    const revocation = await signed(sample('revocation'), scene.keys.person);
    const hide = await signed(of(...[gone, failed, revocation].map(({ path }) => path).sort()), scene.keys.person);
    const good = async (...files: readonly EvidenceFile[]) => {
      const found = restorableReleases(await book(...files), 'shop', 'dev');
      return found.ok ? found.receipts.length : found.reason;
    };
    expect(await good(first, hide)).toBe(1);
    expect(await good(first, gone, hide)).toBe(0);
    expect(await good(first, revocation, hide)).toBe(0);
    const after = receiptChain(await book(first, failed, hide), 'shop', 'dev');
    expect(after.ok && after.receipts.map(({ statement }) => statement.predicate.outcome)).toEqual([
      'succeeded',
      'failed',
    ]);
    const revoked = revocationOf(await book(revocation, hide), { surface: 'shop', digest: BUNDLE });
    expect(revoked.status).toBe('hard-fail');
    expect((await book(first, gone, failed, revocation, hide)).quarantined ?? []).toEqual([]);
  });

  test('does not make a ticket usable whose place somebody took', async () => {
    const { predicate } = sample('promotion-ticket');
    const path = spentPath(predicate);
    const own = await signed(of(path), scene.keys.person);
    const ticket = await scene.signed(
      sample('promotion-ticket', { expiresAt: new Date(Date.now() + 600_000).toISOString() }),
      scene.keys.dev,
    );
    const found = verifyStatement(ticket, trust, new Date());
    if (!found.ok) throw new Error(found.reason);
    const question: TicketQuestion = {
      surface: 'shop',
      tier: 'dev',
      commit: COMMIT,
      bundle: BUNDLE,
      registry: trust.registry,
      now: new Date(),
    };
    const verdict = verifyTicket(found, await book(garbage(path), own), question);
    expect(verdict).toEqual({ ok: false, reason: 'the ticket was already spent' });
  });
});
