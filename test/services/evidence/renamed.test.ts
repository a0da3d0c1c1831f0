import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EvidenceFile } from '../../../evidence/branch/branch';
import { Ledger, readLedger } from '../../../evidence/ledger/ledger';
import type { Sign } from '../../../evidence/ledger/signed-file';
import { type HandedStatement, handIn } from '../../../evidence/tickets/hand-in';
import { spendTicket } from '../../../evidence/tickets/spend';
import { isTicket } from '../../../evidence/tickets/ticket';
import { trustBase } from '../../../evidence/trust/base';
import { verifyStatement } from '../../../evidence/verification/verify-statement';
import { Registry } from '../../../registry/schema';
import { GateScene } from '../../support/cli/gate-scene';
import { TestRepository } from '../../support/delivery/repository';
import { type SigningDesk, signingDesk } from '../../support/evidence/branch/desk';
import { EvidenceScene } from '../../support/evidence/branch/scene';
import { sample } from '../../support/evidence/samples';

const REGISTRY = 'registry/deploy-surfaces.json';

describe('what was signed under a former id, at the gate', () => {
  let scene: GateScene;
  beforeEach(async () => {
    scene = await GateScene.open();
    await scene.complete();
  });
  afterEach(() => scene.harbour.close());

  const registry = () => JSON.parse(readFileSync(join(scene.harbour.clone, REGISTRY), 'utf8'));
  const report = () =>
    JSON.parse(readFileSync(join(scene.harbour.clone, 'artifacts/release_readiness_gate_report.json'), 'utf8'));
  const open = () => report().checks.filter(({ status }: { status: string }) => status !== 'pass');

  /** Makes the current registry file the effective one. */
  function merge(): void {
    const repository = new TestRepository(scene.harbour.clone);
    repository.commit('the registry');
    repository.git('push', '--quiet', 'origin', 'HEAD:refs/heads/main');
    repository.git('fetch', '--quiet', 'origin');
  }

  async function rename(...args: readonly string[]): Promise<void> {
    const { code, stderr } = await scene.harbour.run(['rename', ...args]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  }

  test('counts for surface, tier and repository under their new ids: the answer is go, and replays', async () => {
    await rename('surface', 'shop', 'store');
    await rename('tier', 'dev', 'trial');
    await rename('repository', 'web', 'site');
    merge();
    const go = await scene.evaluate();
    expect({ code: go.code, open: open() }).toEqual({ code: 0, open: [] });
    expect(report().release).toMatchObject({
      repository: 'acme/storefront',
      fromTier: 'trial',
      toTier: 'staging',
      bundles: [{ surface: 'store' }],
    });
    const replay = await scene.harbour.run(['gate', 'replay', 'artifacts/release_readiness_gate_report.json']);
    expect(replay).toMatchObject({ code: 0, stdout: expect.stringContaining('identical') });
    const drawn = await scene.harbour.run(['lineage', 'render', 'artifacts/release_lineage.json']);
    expect(drawn).toMatchObject({ code: 0, stdout: expect.stringContaining('store') });
  });

  test('and a no under the former id stays a no', async () => {
    await scene.receipt({ sequence: 2, receiptId: 'r2', outcome: 'rolled-back' });
    await rename('surface', 'shop', 'store');
    merge();
    expect((await scene.evaluate()).code).toBe(1);
    expect(open().map(({ id }: { id: string }) => id)).toContain('receipt/prerequisite@store');
  });

  test('an attack: another surface that claims the id has none of its receipts, since they name another environment', async () => {
    const document = registry();
    Object.assign(document.surfaces[0], { id: 'thief', formerly: ['shop'] });
    scene.harbour.put(REGISTRY, JSON.stringify(document));
    merge();
    expect((await scene.evaluate('--surface', 'thief')).code).not.toBe(0);
    const receipt = report().checks.find(({ id }: { id: string }) => id === 'receipt/prerequisite@thief');
    expect(receipt).toMatchObject({ status: 'unverified', reason: expect.stringContaining('another environment') });
  });
});

describe('what goes on under a new id', () => {
  let desk: SigningDesk;
  let scene: EvidenceScene;
  beforeAll(async () => {
    desk = await signingDesk();
  });
  beforeEach(() => {
    scene = new EvidenceScene();
  });
  afterEach(() => scene.dispose());

  /** Trust in the same keys, in a registry where the shop and dev have other ids. */
  function renamed() {
    const { registry, trust } = desk;
    const after = Registry.parse({
      ...registry,
      surfaces: registry.surfaces.map((each) =>
        each.id === 'shop' ? { ...each, id: 'store', formerly: ['shop'], calledAs: 'shop' } : each,
      ),
    });
    return trustBase(after, trust.root);
  }

  function handed({ path, bytes }: EvidenceFile, trust = desk.trust): HandedStatement {
    const found = verifyStatement(bytes, trust, desk.now);
    if (!found.ok) throw new Error(found.reason);
    return { ...found, path, bytes };
  }

  function receipt(surface: string, sequence: number, previous: string | null): Promise<EvidenceFile> {
    const at = desk.now.toISOString();
    const health = { checks: 1, passed: 1, firstOkAt: at, lastOkAt: at };
    const place = { receiptId: `${surface}-dev-${sequence}`, surface, sequence, previous };
    return desk.file(sample('deploy-receipt', { ...place, startedAt: at, finishedAt: at, health }));
  }

  test('the chain of receipts: the next one follows the last of the former id, and the first is there already', async () => {
    const branch = scene.branch(scene.clone('clone'));
    const trust = renamed();
    const first = handed(await receipt('shop', 1, null), trust);
    await branch.append([first], 'before the rename');
    const push = (file: HandedStatement) => handIn([file], readLedger(branch, trust, desk.now));
    await expect(push(handed(await receipt('store', 1, null), trust))).rejects.toMatchObject({ exitCode: 1 });
    const second = handed(await receipt('store', 2, first.id), trust);
    expect((await push(second)).pushed).toEqual([second.path]);
  });

  test('a ticket: what was spent under the former id cannot be spent again', async () => {
    const branch = scene.branch(scene.clone('clone'));
    const file = await desk.file(sample('promotion-ticket'));
    await branch.append([file], 'a ticket');
    const spend = async (trust: typeof desk.trust, runId: number) => {
      const ticket = handed(file, trust);
      if (!isTicket(ticket)) throw new Error('no ticket');
      const reading = await branch.read();
      const sign: Sign = async (statement) => (await desk.file(statement)).bytes;
      const judgedBy = { ...desk.book([]), head: reading.head };
      const ledger = new Ledger({ branch, trust, sign, now: () => desk.now });
      return spendTicket(ledger, ticket, { runId, attempt: 1 }, judgedBy);
    };
    await spend(desk.trust, 1);
    await expect(spend(renamed(), 2)).rejects.toMatchObject({ exitCode: 1 });
  });
});
