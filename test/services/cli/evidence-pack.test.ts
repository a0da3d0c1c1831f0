import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readContainer } from '../../../delivery/bundle/container';
import { GateReport } from '../../../evidence/statement/predicates/decision';
import { bytesDigest, decisionDigestOf } from '../../../gate/facts/gate-report';
import { GATE_REPORT } from '../../../gate/notes/shape';
import { type Office, openOffice } from '../../support/cli/office';
import { EvidenceScene } from '../../support/evidence/branch/scene';
import { evidenceRegistry } from '../../support/evidence/registry';
import { ROOT } from '../../support/registry/fixtures';

const COMMIT = 'a'.repeat(40);
const DIGEST = `sha256:${'b'.repeat(64)}`;
const NOTES = `---
schema: urn:causeway:release-notes:v1
tier: production
commit: ${COMMIT}
surfaces: [shop]
bundles:
  shop: ${DIGEST}
decision: ${GATE_REPORT}
waivers: []
rollback: causeway rollback run --surface shop --tier production
objectivesEvidence: { summary: reviewed, evidence: [docs/review.md] }
testsEvidence: { unit: docs/a.xml, integration: docs/b.xml, endToEnd: N/A, performance: N/A }
---
## What changed

Orders can be cancelled.
`;
// A report contains the digest of its content.
const sealed = (report: object): GateReport => {
  const whole = GateReport.parse({ decisionDigest: DIGEST, ...report });
  return { ...whole, decisionDigest: decisionDigestOf(whole) };
};
const REPORT = sealed({
  schema: 'urn:causeway:gate-report:v1',
  decision: 'go',
  kind: 'promotion',
  profile: 'strict',
  mode: 'blocking',
  release: {
    repository: 'web',
    commit: COMMIT,
    fromTier: 'staging',
    toTier: 'production',
    bundles: [{ surface: 'shop', digest: DIGEST }],
  },
  evaluatedAt: '2026-11-21T09:00:00Z',
  evidenceHead: COMMIT,
  policy: null,
  registry: { commit: COMMIT, digest: DIGEST },
  inputs: [],
  checks: [],
  waivers: [],
  blockers: [],
  nextActions: [],
  counts: {
    pass: 0,
    warn: 0,
    'soft-fail': 0,
    'hard-fail': 0,
    'skipped-expected': 0,
    'skipped-unexpected': 0,
    missing: 0,
    stale: 0,
    unverified: 0,
    waived: 0,
  },
  evaluator: { name: 'causeway', version: '0.1.0' },
});

let office: Office;
let scene: EvidenceScene;
let clone: readonly string[];
beforeEach(async () => {
  const registry = evidenceRegistry([], {
    apps: { evidence: { slug: 'acme-evidence', keySecret: 'EVIDENCE_APP_KEY' } },
    evidence: { repository: 'web' },
  });
  office = await openOffice(registry, ['user:octocat']);
  scene = new EvidenceScene();
  clone = ['--evidence-clone', scene.clone('clone')];
  office.put(GATE_REPORT, JSON.stringify(REPORT));
  office.put('artifacts/release_lineage.json', '{}');
  office.put('notes.md', NOTES);
});
afterEach(async () => {
  await office.close();
  scene.dispose();
});

const pack = (out = 'out/evidence.tgz', ...more: readonly string[]) =>
  office.as(
    undefined,
    office.now,
    ...['evidence', 'pack', '--commit', COMMIT, '--notes', 'notes.md', '--out', out, ...more, ...clone],
  );

describe('causeway evidence pack', () => {
  it('makes one archive of the release’s evidence, twice the same', async () => {
    const list = readFileSync(join(ROOT, 'docs/operations/go-live-checklist.md'), 'utf8')
      .replace('<tier>', 'production')
      .replace('<full commit id>', COMMIT)
      .replaceAll('done: false', 'done: true')
      .replaceAll(/evidence: <.*>/g, 'evidence: seen in the record');
    office.put('checklist.md', list);
    const sign = ['checklist', 'sign', 'checklist.md', '--person', 'user:octocat', '--role', 'product', ...clone];
    expect((await office.as('user:octocat', office.now, ...sign)).code).toBe(0);
    expect(await pack()).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^packed sha256:/) });
    expect((await pack('again.tgz')).code).toBe(0);
    const bytes = readFileSync(join(office.folder, 'out/evidence.tgz'));
    expect(readFileSync(join(office.folder, 'again.tgz')).equals(bytes)).toBe(true);
    expect([...readContainer(bytes).keys()]).toEqual([
      ...['artifacts/release_lineage.json', GATE_REPORT],
      expect.stringMatching(new RegExp(`^evidence/${COMMIT}/_/production/checklist-[0-9a-f]{64}\\.sigstore\\.json$`)),
      ...['release-notes.md', 'manifest.json', 'SHA256SUMS'],
    ]);
    expect(await pack()).toMatchObject({ code: 2, stderr: expect.stringContaining('already exists') });
  });

  it('holds what the decision was made of, so that it can be made again from the archive', async () => {
    const digest = bytesDigest(Buffer.from('{}'));
    const input = { id: digest, kind: 'registry', digest, signer: null, verified: false };
    const name = `artifacts/gate_inputs/${digest.replace(':', '-')}`;
    office.put(GATE_REPORT, JSON.stringify(sealed({ ...REPORT, inputs: [input] })));
    office.put(name, '{}');
    expect((await pack()).code).toBe(0);
    const contents = readContainer(readFileSync(join(office.folder, 'out/evidence.tgz')));
    expect(contents.get(name)?.bytes.toString()).toBe('{}');
  });

  const written = () => existsSync(join(office.folder, 'out/evidence.tgz'));

  it.each<[string, () => unknown, number, RegExp]>([
    [
      'a report of another commit',
      () =>
        office.put(
          GATE_REPORT,
          JSON.stringify(sealed(JSON.parse(JSON.stringify(REPORT).replaceAll(COMMIT, 'c'.repeat(40))))),
        ),
      1,
      /the report is of c+/,
    ],
    [
      'a report that was altered',
      () => office.put(GATE_REPORT, JSON.stringify({ ...REPORT, mode: 'informational' })),
      2,
      /was altered/,
    ],
    [
      'a report whose inputs are not all beside it',
      () => {
        const gone = { id: DIGEST, kind: 'registry', digest: DIGEST, signer: null, verified: false };
        office.put(GATE_REPORT, JSON.stringify(sealed({ ...REPORT, inputs: [gone] })));
      },
      3,
      /the input registry is gone/,
    ],
    ['a report that is none', () => office.put(GATE_REPORT, '{}'), 2, /not a gate report/],
    [
      'a report that is cut off',
      () => office.put(GATE_REPORT, JSON.stringify(REPORT).slice(0, -9)),
      2,
      /not a gate report/,
    ],
    [
      'notes that are not filled in',
      () => office.put('notes.md', NOTES.replace('reviewed', 'TBD')),
      1,
      /notes\.md:11: a field/,
    ],
    [
      'notes of another bundle',
      () => office.put('notes.md', NOTES.replace('b'.repeat(64), 'c'.repeat(64))),
      1,
      /bundles: the notes/,
    ],
    [
      'a waiver that is not there',
      () => {
        const waivers = [{ waiverId: 'w-1', checkId: 'slo', use: 1 }];
        office.put(GATE_REPORT, JSON.stringify(sealed({ ...REPORT, waivers })));
        office.put('notes.md', NOTES.replace('waivers: []', 'waivers: [w-1]'));
      },
      1,
      /the waiver w-1 does not exist/,
    ],
  ])('refuses %s, and writes nothing', async (_name, spoil, code, message) => {
    spoil();
    const outcome = await pack();
    expect([outcome.code, outcome.stderr]).toEqual([code, expect.stringMatching(message)]);
    expect(written()).toBe(false);
  });

  it('refuses what is not there: a lineage, notes, the branch', async () => {
    expect((await pack(undefined, '--lineage', 'nowhere.json')).code).toBe(2);
    expect((await pack(undefined, '--notes', 'nowhere.md')).code).toBe(2);
    expect((await pack(undefined, '--evidence-remote', 'file:///nowhere.git')).code).toBe(3);
    expect(written()).toBe(false);
  });
});
