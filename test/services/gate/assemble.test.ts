import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import { quarantineSubject, withoutQuarantined } from '../../../evidence/branch/quarantine';
import { incidentSubject } from '../../../evidence/readers/incidents';
import { signStatement } from '../../../evidence/signing/sign';
import { statementPath } from '../../../evidence/verification/statement-path';
import { Verifier } from '../../../evidence/verification/verifier';
import { verifyStatement } from '../../../evidence/verification/verify-statement';
import { approvalFileName, sha256Of, waiverFileName } from '../../../evidence/waivers/files';
import { evaluateGate } from '../../../gate/decision/evaluate';
import type { RawDocument, RawInputs } from '../../../gate/facts/raw';
import { relevantBook } from '../../../gate/facts/relevant';
import { assembleInputs } from '../../../gate/run/assemble';
import { judgedWaivers, waiverDocument } from '../../../gate/run/waivers';
import { READINESS_IDS } from '../../../registry/readiness-ids';
import { evidenceRegistry, trusting } from '../../support/evidence/registry';
import { digestOf, sample } from '../../support/evidence/samples';
import { authority, trustedKey } from '../../support/evidence/signers';
import { NOW, ROOT } from '../../support/registry/fixtures';
import { recorded } from './durability/record';

const { raw } = recorded();
const changed = (kind: string, change: (text: string) => string): RawInputs => ({
  ...raw,
  documents: raw.documents.map((each) =>
    each.kind === kind ? { kind, bytes: Buffer.from(change(each.bytes.toString('utf8'))) } : each,
  ),
});
const adding = (...documents: readonly RawDocument[]): RawInputs => ({
  ...raw,
  documents: [...raw.documents, ...documents],
});
const json = (kind: string, value: object): RawDocument => ({ kind, bytes: Buffer.from(canonicalize(value) ?? '') });

describe('assembling the inputs', () => {
  test('verifies every statement again at the time of the evaluation', () => {
    const { book, registryDigest, documents } = assembleInputs(raw);
    expect(book.statements.map(({ statement }) => statement.kind).sort()).toEqual([
      'deploy-receipt',
      'release-bundle',
      'test-result',
    ]);
    expect(book.refused).toEqual([]);
    expect(documents.find(({ kind }) => kind === 'registry')?.id).toBe(registryDigest);
  });

  test('refuses a statement that was altered, and believes nobody without a trusted root', () => {
    const altered = raw.statements.map((bytes) => Buffer.from(bytes.toString().replace('"sig":"', '"sig":"A')));
    expect(assembleInputs({ ...raw, statements: altered }).book).toMatchObject({
      statements: [],
      refused: { length: 3 },
    });
    const documents = raw.documents.filter(({ kind }) => kind !== 'trusted-root');
    expect(assembleInputs({ ...raw, documents }).book).toMatchObject({ statements: [], refused: { length: 3 } });
    const early = changed('request', (text) => text.replace(/"evaluatedAt":"\d{4}/, '"evaluatedAt":"2020'));
    expect(assembleInputs(early).book.refused[0]?.reason).toContain('in the future');
  });

  test('sets aside what an owner quarantined, and says so; what somebody else did stays', async () => {
    const path = `evidence/_/shop/_/revocation-${'0'.repeat(64)}.sigstore.json`;
    const tsa = await authority(NOW);
    const [own, other] = [trustedKey(), trustedKey()];
    const entryOf = ({ entry }: ReturnType<typeof trustedKey>, id: string, person: string) => {
      const { tiers: _, ...rest } = entry;
      return { ...rest, id, person, mayAttest: ['quarantine' as const] };
    };
    const entries = [entryOf(own, 'owner', 'user:octocat'), entryOf(other, 'other', 'user:mallory')];
    const trust = trusting(entries, tsa.root);
    const statement = sample('quarantine', { paths: [path] }, { files: quarantineSubject([path]) });
    const book = async ({ key }: typeof own) => {
      const bytes = await signStatement(statement, key, [tsa.witness]);
      const found = verifyStatement(bytes, trust, NOW);
      const statements = found.ok ? [{ ...found, path: statementPath(found.statement, bytes) }] : [];
      return withoutQuarantined({ head: '', statements, refused: [{ path, reason: 'no statement' }] });
    };
    const set = await book(own);
    expect(set).toMatchObject({ refused: [], quarantined: [{ path, by: 'user:octocat' }] });
    // The selected part holds the file and the quarantine, so that another verifier can verify the quarantine again.
    const concern = { commit: 'c', surfaces: ['shop'], tiers: ['dev'], measured: false, whole: false };
    expect(relevantBook(set, concern)).toMatchObject({
      statements: [{ statement: { kind: 'quarantine' } }],
      refused: [{ path }],
    });
    expect(withoutQuarantined(relevantBook(set, concern)).refused).toEqual([]);
    expect((await book(other)).refused).toHaveLength(1);
  });

  test('refuses documents of an unexpected structure', () => {
    const wrong: readonly (readonly [RawInputs, RegExp])[] = [
      [changed('request', () => '{}'), /the request is missing or has an unexpected structure/],
      [{ ...raw, documents: raw.documents.filter(({ kind }) => kind !== 'request') }, /the request is missing/],
      [{ ...raw, documents: raw.documents.filter(({ kind }) => kind !== 'registry') }, /there is no registry/],
      [changed('registry', () => '{}'), /the registry is refused/],
    ];
    for (const [inputs, message] of wrong) expect(() => assembleInputs(inputs)).toThrow(message);
    expect(() => assembleInputs(adding(raw.documents[0]!))).toThrow(/2 documents/);
  });

  test('notes documents of an unexpected structure, and those that could not be read: what they said is unknown', () => {
    const wrong: readonly (readonly [RawInputs, string, RegExp])[] = [
      [changed('trusted-root', () => '{}'), 'trusted-root', /the trusted root is refused/],
      [
        adding(json('restorability', { schema: 'v0' })),
        'restorability',
        /what can be restored has an unexpected structure/,
      ],
      [adding(json('isolation-facts', { tokens: 1 })), 'isolation-facts', /an unexpected structure/],
      [adding(json('live', { schema: 'v0' })), 'live', /not a live verification/],
      [adding(json('approver-teams', { teams: {} })), 'approver-teams', /an unexpected structure/],
      [
        changed('request', (text) =>
          text.replace('{"ancestry"', '{"unreadable":[{"kind":"x","reason":"y"}],"ancestry"'),
        ),
        'x',
        /^y$/,
      ],
    ];
    for (const [inputs, kind, reason] of wrong) {
      const assembled = assembleInputs(inputs);
      expect(assembled.unread).toMatchObject([{ kind, reason: expect.stringMatching(reason) }]);
      const { checks, decision } = evaluateGate(assembled);
      expect([decision, checks.find(({ id }) => id === `inputs/${kind}`)?.status]).toEqual(['no-go', 'unverified']);
    }
    expect(assembleInputs(raw).unread).toEqual([]);
  });

  test('judges live verification and durability that are handed over', () => {
    const live = (findings: readonly object[]) =>
      assembleInputs(
        adding(json('live', { schema: 'causeway/live-verify/v1', stack: 'staging', snapshotDigest: 'd', findings })),
      ).live;
    expect(live([])).toMatchObject([{ name: 'verification/live-staging', status: 'pass' }]);
    expect(live([{ kind: 'unverified' }])).toMatchObject([{ status: 'unverified' }]);
    expect(live([{ kind: 'unverified' }, { kind: 'missing' }])).toMatchObject([{ status: 'hard-fail' }]);
    expect(assembleInputs(adding(json('durability', {}))).durability).toMatchObject([{ status: 'unverified' }]);
    expect(assembleInputs(raw).durability).toBeUndefined();
  });
});

describe('families with rules of their own', () => {
  const asked = changed('registry', (text) =>
    text.replace('"schemaVersion":1', '"schemaVersion":1,"slo":"policy/slo/release.json"'),
  );
  const policy = { kind: 'slo-policy', bytes: readFileSync(join(ROOT, 'policy/slo/release.json')) };

  test('service levels are judged by the policy that the registry names', () => {
    const { slo } = assembleInputs({ ...asked, documents: [...asked.documents, policy] });
    expect(slo?.policy).toMatchObject({ uri: 'policy/slo/release.json' });
    expect(slo?.facts.map(({ name, status }) => [name, status])).toEqual([
      ['slo/error-rate', 'pass'],
      ['slo/flake-rate', 'pass'],
    ]);
    expect(assembleInputs(raw).slo).toBeUndefined();
    expect(assembleInputs(asked).slo).toBeUndefined();
    const broken = { kind: 'slo-policy', bytes: Buffer.from('{}') };
    const { unread, slo: unjudged } = assembleInputs({ ...asked, documents: [...asked.documents, broken] });
    expect([unread.map(({ kind }) => kind), unjudged]).toEqual([['slo-policy'], undefined]);
  });

  test('release notes are judged against surfaces, commit and bundles', () => {
    const notes = (text: string) => assembleInputs(adding({ kind: 'notes', bytes: Buffer.from(text) })).notes;
    expect(notes('# nothing')).toMatchObject({ facts: [{ name: 'notes/complete', status: 'hard-fail' }], waivers: [] });
    expect(assembleInputs(raw).notes).toBeUndefined();
  });

  test('readiness is judged for a public release alone', () => {
    const items = READINESS_IDS.map((id) => ({
      id,
      title: id,
      state: id === 'uc-01' ? 'open' : 'complete',
      criteria: [{ text: 'done', evidence: [{ kind: 'file', path: 'a.txt', digest: digestOf('1') }] }],
    }));
    const documents = [
      json('readiness', { schemaVersion: 1, items }),
      json('readiness-files', { 'a.txt': digestOf('1') }),
    ];
    expect(assembleInputs(adding(...documents)).readiness).toBeUndefined();
    const release = changed('request', (text) => text.replace('"kind":"promotion"', '"kind":"public-release"'));
    const { readiness = [] } = assembleInputs({ ...release, documents: [...release.documents, ...documents] });
    expect(readiness.filter(({ status }) => status !== 'pass').map(({ name }) => name)).toEqual(['readiness/uc-01']);
    const [first] = documents;
    const unread = assembleInputs({ ...release, documents: [...release.documents, first!] }).readiness;
    expect(unread?.every(({ status }) => status === 'missing')).toBe(true);
  });
});

describe('waivers among the documents', () => {
  const now = NOW;
  const person = (login: string, kind: 'waiver' | 'waiver-approval') =>
    trustedKey({ id: login, person: `user:${login}`, mayAttest: [kind], tiers: undefined });
  const [requester, approver] = [person('hubot', 'waiver'), person('octocat', 'waiver-approval')];

  test('hold with their signatures and another person’s approval, and not without', async () => {
    const { witness, root } = await authority(now);
    const issuedAt = now.toISOString();
    const expiresAt = new Date(now.getTime() + 7 * 86_400_000).toISOString();
    const said = sample('waiver', { requestedBy: 'user:hubot', issuedAt, expiresAt });
    const waiver = await signStatement({ ...said, subjects: { waiver: incidentSubject('w1') } }, requester.key, [
      witness,
    ]);
    const yes = sample('waiver-approval', { approvedAt: issuedAt }, { waiver: sha256Of(waiver) });
    const approval = await signStatement(yes, approver.key, [witness]);
    const documents = [
      waiverDocument(waiverFileName('w1'), waiver),
      waiverDocument(approvalFileName('w1', 'user:octocat'), approval),
    ];
    const book = { head: '', statements: [], refused: [] };
    const judge = (
      documents: readonly RawDocument[],
      entries = [requester.entry, approver.entry],
      { members, ...given }: { members?: ReadonlyMap<string, readonly string[]>; governance?: object } = {},
    ) =>
      judgedWaivers(
        { documents, statements: [] },
        {
          registry: evidenceRegistry([], given.governance),
          verifier: new Verifier(trusting(entries, root)),
          book,
          now,
          members,
          tier: 'staging',
        },
      ).map(({ status }) => status);
    expect(judge(documents)).toEqual(['valid']);
    expect(judge(documents.slice(0, 1))).toEqual(['unapproved']);
    expect(judge(documents, [requester.entry])).toEqual(['unapproved']);
    expect(judge(documents, [approver.entry])).toEqual(['refused']);
    expect(judge(documents.slice(1))).toEqual([]);
    const governance = { governance: { ...evidenceRegistry().governance, waiverApprovers: ['team:release'] } };
    const both = [requester.entry, approver.entry];
    const team = (...people: readonly string[]) => new Map([['team:release', people]]);
    expect(judge(documents, both, { governance })).toEqual(['unverified']);
    expect(judge(documents, both, { governance, members: team('user:Octocat') })).toEqual(['valid']);
    expect(judge(documents, both, { governance, members: team('user:mona') })).toEqual(['unapproved']);
    expect(judge(documents, both, { governance, members: new Map([['team:web', ['user:octocat']]]) })).toEqual([
      'unverified',
    ]);
    expect(judge([waiverDocument(waiverFileName('w2'), waiver), documents[1]!])).toEqual(['refused']);
  });
});
