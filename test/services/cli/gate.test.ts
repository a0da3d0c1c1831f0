import { createPublicKey, verify } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseStatement } from '../../../evidence/statement/statement';
import { keyHint } from '../../../evidence/trust/keys';
import { decisionDigestOf } from '../../../gate/facts/gate-report';
import { GateScene } from '../../support/cli/gate-scene';
import { TestRepository } from '../../support/delivery/repository';
import { commitOf, digestOf } from '../../support/evidence/samples';

let scene: GateScene;
beforeEach(async () => {
  scene = await GateScene.open();
});
afterEach(() => scene.harbour.close());

const REPORT = 'artifacts/release_readiness_gate_report.json';
const at = (name: string) => join(scene.harbour.clone, name);
const read = (name: string) => readFileSync(at(name), 'utf8');
const report = (folder = 'artifacts') => JSON.parse(read(`${folder}/release_readiness_gate_report.json`));
const statusOf = (id: string, folder?: string) =>
  report(folder).checks.find((each: { id: string }) => each.id === id)?.status;
const inputFiles = () => readdirSync(at('artifacts/gate_inputs')).map((name) => `artifacts/gate_inputs/${name}`);

describe('causeway gate evaluate', () => {
  test('says no-go with its reasons, takes the evidence, and says go', async () => {
    const empty = await scene.evaluate();
    expect(empty).toMatchObject({ code: 1, stderr: expect.stringContaining('NO-GO promotion of no surface') });
    await scene.bundle();
    expect((await scene.evaluate()).code).toBe(1);
    expect(report().blockers).toEqual(['unit@shop', 'receipt/prerequisite@shop']);
    expect(report().nextActions).toHaveLength(2);
    await scene.result();
    await scene.receipt();
    const go = await scene.evaluate('--summary', 'summary.md');
    expect(report().checks.filter(({ status }: { status: string }) => status !== 'pass')).toEqual([]);
    expect(go).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('# GO promotion of shop') });
    expect(read('summary.md')).toContain('# GO promotion of shop');
  });

  test('writes report, lineage and inputs before it says no, and prints one document', async () => {
    const { code, stdout } = await scene.evaluate('--json', '--surface', 'shop');
    expect([code, JSON.parse(stdout)]).toEqual([1, report()]);
    expect(statusOf('bundle/signed@shop')).toBe('missing');
    expect(existsSync(at('artifacts/release_lineage.json'))).toBe(true);
    expect(inputFiles().length).toBeGreaterThan(2);
  });

  test('only informs where the tier only informs, and says so loudly; a flag makes it block', async () => {
    await scene.harbour.close();
    scene = await GateScene.open({ mode: 'informational', profile: 'transitional' });
    expect(await scene.evaluate()).toMatchObject({ code: 0, stderr: expect.stringContaining('it blocks nothing') });
    expect(report()).toMatchObject({ decision: 'no-go', mode: 'informational', profile: 'transitional' });
    expect((await scene.evaluate('--blocking', '--profile', 'strict')).code).toBe(1);
    expect(report()).toMatchObject({ decision: 'no-go', mode: 'blocking', profile: 'strict' });
  });

  test('writes what it knows and exits 3 where it could not find out', async () => {
    await scene.complete();
    const gone = await scene.evaluate('--evidence-remote', 'elsewhere', '--surface', 'shop', '--out', 'artifacts-gone');
    expect([gone.code, statusOf('branch/history', 'artifacts-gone')]).toEqual([3, 'unverified']);
    expect(report('artifacts-gone')).toMatchObject({ decision: 'no-go', evidenceHead: null });
    const elsewhere = new TestRepository(at('artifacts-elsewhere'));
    elsewhere.commit();
    expect((await scene.evaluate('--checkout', 'artifacts-elsewhere')).code).toBe(3);
    expect(statusOf('ancestry/branch')).toBe('unverified');
    expect(report().blockers).toEqual(['ancestry/branch']);
  });

  test('refuses a commit that the branch does not contain, and says when it was squashed', async () => {
    const repository = new TestRepository(scene.harbour.clone);
    repository.git('checkout', '--quiet', '-b', 'feature');
    const feature = repository.write({ 'apps/new.txt': 'new' }).commit('a feature');
    const ask = () =>
      scene.harbour.run(['gate', 'evaluate', '--tier', 'staging', '--commit', feature, '--surface', 'shop']);
    await ask();
    expect(report().checks.find(({ id }: { id: string }) => id === 'ancestry/branch')).toMatchObject({
      status: 'hard-fail',
      reason: expect.stringContaining('does not contain it'),
    });
    repository.git('checkout', '--quiet', '-b', 'dev', 'origin/dev');
    repository.git('merge', '--quiet', '--squash', 'feature');
    repository.commit('the feature, squashed');
    repository.git('push', '--quiet', 'origin', 'dev');
    repository.git('fetch', '--quiet', 'origin');
    expect((await ask()).code).toBe(1);
    expect(report().checks.find(({ id }: { id: string }) => id === 'ancestry/branch')).toMatchObject({
      status: 'hard-fail',
      reason: expect.stringContaining('squashed'),
    });
  });

  test('refuses a registry that is not the one of the default branch', async () => {
    await scene.complete();
    scene.harbour.put(
      'registry/deploy-surfaces.json',
      read('registry/deploy-surfaces.json').replace('"a regression"', '"x"'),
    );
    expect((await scene.evaluate()).code).toBe(1);
    expect([statusOf('registry/source'), report().blockers]).toEqual(['hard-fail', ['registry/source']]);
  });

  test('signs the decision where it is asked to, and hands over none that readers would refuse', async () => {
    await scene.complete();
    const decision = 'artifacts/release_decision.sigstore.json';
    const refused = await scene.evaluate('--sign');
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('would not count') });
    expect([existsSync(at(decision)), report().decision]).toEqual([false, 'go']);
    expect((await scene.decide('--sign')).code).toBe(0);
    const { dsseEnvelope } = JSON.parse(read(decision));
    const parsed = parseStatement(Buffer.from(dsseEnvelope.payload, 'base64'));
    expect(parsed).toMatchObject({ ok: true, statement: { kind: 'release-decision', predicate: report() } });
  });

  test('writes its report also where a document could not be read, and exits 3', async () => {
    await scene.complete();
    const unread = async (kind: string, ...args: readonly string[]) => {
      rmSync(at('artifacts'), { recursive: true, force: true });
      const { code } = await scene.evaluate(...args);
      expect([code, report().decision, statusOf(`inputs/${kind}`)]).toEqual([3, 'no-go', 'unverified']);
      expect(existsSync(at('artifacts/release_lineage.json'))).toBe(true);
      expect(await scene.harbour.run(['gate', 'replay', REPORT])).toMatchObject({ code: 0 });
    };
    await unread('live', '--live', 'nowhere.json');
    await unread('live', '--live', 'registry/deploy-surfaces.json');
    await unread('restorability', '--restorability', 'registry/deploy-surfaces.json');
    await unread('isolation-facts', '--isolation-facts', '.gitignore');
    await unread('notes', '--notes', 'registry');
    scene.harbour.put('registry/trusted-root.json', '{}');
    await unread('trusted-root');
    rmSync(at('registry/trusted-root.json'));
    await unread('trusted-root');
    scene.harbour.put('registry/trusted-root.json', JSON.stringify(scene.harbour.sigstore.trustedRoot));
    rmSync(at('artifacts'), { recursive: true, force: true });
    expect((await scene.evaluate()).code).toBe(0);
  });

  test('says what is wrong with its input and writes nothing', async () => {
    const { commit } = scene;
    const of = (...args: readonly string[]) => ['gate', 'evaluate', '--tier', 'staging', '--commit', commit, ...args];
    const bad: readonly (readonly [readonly string[], RegExp])[] = [
      [['gate', 'evaluate', '--tier', 'moon', '--commit', commit], /there is no tier "moon"/],
      [['gate', 'evaluate', '--tier', 'staging', '--commit', 'abc'], /not a full commit id/],
      [of('--surface', 'moon'), /there is no surface "moon"/],
      [of('--bundle', 'shop=abc'), /not a digest/],
      [of('--bundle', digestOf('b')), /not a digest|names no surface/],
      [of('--kind', 'guess'), /Allowed choices/],
      [of('--profile', 'transitional'), /Allowed choices/],
      [['gate', 'replay', 'nowhere.json'], /no such file/],
    ];
    for (const [args, message] of bad) {
      expect(await scene.harbour.run(args)).toMatchObject({ code: 2, stderr: expect.stringMatching(message) });
    }
    expect(await scene.harbour.run(of('--now', '2026-01-01T00:00:00Z'), { CI: 'true' })).toMatchObject({ code: 2 });
    expect(existsSync(at('artifacts'))).toBe(false);
  });
});

describe('causeway gate replay', () => {
  test('gives the same bytes, and sees an input that was altered or is gone', async () => {
    await scene.complete();
    await scene.evaluate();
    const again = await scene.harbour.run(['gate', 'replay', REPORT]);
    expect(again).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('identical: go') });
    const summary = await scene.harbour.run(['gate', 'vsa', REPORT]);
    const { payload, payloadType, signatures } = JSON.parse(summary.stdout);
    const bytes = Buffer.from(payload, 'base64');
    expect(JSON.parse(bytes.toString()).predicate).toMatchObject({ verificationResult: 'PASSED' });
    // The bytes that DSSE signs (secure-systems-lab/dsse, protocol.md), verified with the key that the envelope names.
    const signed = Buffer.concat([Buffer.from(`DSSEv1 ${payloadType.length} ${payloadType} ${bytes.length} `), bytes]);
    const key = createPublicKey(scene.harbour.key);
    expect([payloadType, signatures]).toEqual([
      'application/vnd.in-toto+json',
      [{ keyid: keyHint(key), sig: expect.any(String) }],
    ]);
    expect(verify(null, signed, key, Buffer.from(signatures[0].sig, 'base64'))).toBe(true);
    const unsigned = await scene.harbour.run(['gate', 'vsa', REPORT], { CAUSEWAY_SIGNING_KEY: '' });
    expect(unsigned).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('no key to sign') });
    for (const file of inputFiles()) {
      const bytes = read(file);
      writeFileSync(
        at(file),
        bytes.replace(/\d/, (digit) => String((Number(digit) + 1) % 10)),
      );
      expect(await scene.harbour.run(['gate', 'replay', REPORT])).toMatchObject({ code: 3 });
      rmSync(at(file));
      expect(await scene.harbour.run(['gate', 'replay', REPORT])).toMatchObject({
        code: 3,
        stderr: expect.stringContaining('is gone'),
      });
      writeFileSync(at(file), bytes);
    }
    expect((await scene.harbour.run(['gate', 'replay', REPORT])).code).toBe(0);
  });

  test('refuses a report that was altered, and one whose digest was made to fit', async () => {
    await scene.evaluate();
    const before = read(REPORT);
    writeFileSync(at(REPORT), before.replace('"no-go"', '"go"'));
    expect(await scene.harbour.run(['gate', 'replay', REPORT])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('altered'),
    });
    const forged = { ...JSON.parse(before), decision: 'go', blockers: [] };
    const digest = decisionDigestOf(forged);
    writeFileSync(at(REPORT), `${JSON.stringify({ ...forged, decisionDigest: digest }, null, 2)}\n`);
    expect(await scene.harbour.run(['gate', 'replay', REPORT, '--json'])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('decision differs'),
    });
    writeFileSync(at(REPORT), before.replace(/\n$/, ''));
    expect((await scene.harbour.run(['gate', 'replay', REPORT])).code).toBe(1);
    writeFileSync(at(REPORT), before.replace('gate-report:v1', 'gate-report:v0'));
    expect((await scene.harbour.run(['gate', 'replay', REPORT])).code).toBe(3);
  });
});

describe('causeway durability run', () => {
  test('takes a go apart in every scenario, and the gate takes its evidence', async () => {
    await scene.complete();
    await scene.evaluate();
    const ran = await scene.harbour.run(['durability', 'run', '--commit', scene.commit]);
    expect(ran.stdout.split('\n').filter((line) => line !== '' && !line.startsWith('passed'))).toEqual([]);
    expect(ran.code).toBe(0);
    const evidence = JSON.parse(read('artifacts/durability_evidence.json'));
    expect(evidence).toMatchObject({ commit: scene.commit, original: report().decisionDigest });
    expect(evidence.scenarios).toHaveLength(8);
  });

  test('wants a go to work on, and a clean checkout', async () => {
    const run = (...more: readonly string[]) => scene.harbour.run(['durability', 'run', ...more]);
    expect(await run()).toMatchObject({ code: 2, stderr: expect.stringContaining('no decision') });
    await scene.evaluate();
    expect(await run('--commit', commitOf('a'))).toMatchObject({ code: 2, stderr: expect.stringContaining('no-go') });
    scene.harbour.put('registry/deploy-surfaces.json', '{}');
    expect(await run()).toMatchObject({ code: 2, stderr: expect.stringContaining('differs from its commit') });
    expect(existsSync(at('artifacts/durability_evidence.json'))).toBe(false);
  });
});
