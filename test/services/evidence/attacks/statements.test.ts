import canonicalize from 'canonicalize';
import type { Job } from '../../../../emulator/sigstore/job';
import type { KnownKind } from '../../../../evidence/statement/kinds';
import { type AnyStatement, type Statement, statementBytes } from '../../../../evidence/statement/statement';
import { verifyPlacedStatement } from '../../../../evidence/verification/place';
import { statementPath } from '../../../../evidence/verification/statement-path';
import { Verifier } from '../../../../evidence/verification/verifier';
import { MAX_STATEMENT_BYTES, verifyStatement } from '../../../../evidence/verification/verify-statement';
import { commitOf, digestOf, SAMPLES, sample } from '../../../support/evidence/samples';
import { byteMutations, duplicateKeys, jsonMutations } from './mutations';
import { ALL_KINDS, type AttackScene, JOB_KINDS, jobOf, jobSample, startScene, workflowOf } from './scene';
import { tallyOf } from './tally';

const RUN_REF = 'refs/heads/dev';
/** The kinds that get all attacks. The others use the same code and get a part of them. */
const THOROUGH: readonly KnownKind[] = ['deploy-receipt', 'promotion-ticket', 'ticket-spent', 'drill'];

/** A valid statement at its path on the branch. */
interface Placed {
  readonly kind: KnownKind;
  readonly statement: AnyStatement;
  readonly path: string;
  readonly file: Buffer;
}

describe('an attack on a statement', () => {
  const tally = tallyOf('statements');
  let scene: AttackScene;
  let byKey: readonly Placed[];
  let byJob: readonly Placed[];
  beforeAll(async () => {
    scene = await startScene();
    const place = (kind: KnownKind, statement: AnyStatement, file: Buffer): Placed => {
      return { kind, statement, path: statementPath(statement, file), file };
    };
    const keyed: Placed[] = [];
    for (const kind of ALL_KINDS) {
      const statement: AnyStatement = SAMPLES[kind];
      keyed.push(place(kind, statement, await scene.signed(statement, scene.keyOf(kind))));
    }
    byKey = keyed;
    const certified: Placed[] = [];
    for (const kind of JOB_KINDS) {
      const statement = jobSample(kind) as AnyStatement;
      certified.push(place(kind, statement, await scene.certified(statement, jobOf(kind))));
    }
    byJob = certified;
  });
  afterAll(async () => {
    await scene.sigstore.close();
    const count = tally.report();
    if (count < 1000) throw new Error(`only ${count} attacks were tried`);
  });
  const all = () => [...byKey, ...byJob];
  // The statement that a ticket is spent is named by the ticket's nonce, not by its own digest. It has a test of its
  // own.
  const named = () => all().filter(({ kind }) => kind !== 'ticket-spent');
  const placed = (path: string, file: Buffer) =>
    verifyPlacedStatement(path, file, new Verifier(scene.trust), new Date());
  const alone = (file: Buffer) => verifyStatement(file, scene.trust, new Date());
  const json = (value: unknown) => Buffer.from(canonicalize(value) ?? '');

  test('has something to attack: every statement holds before it is touched', () => {
    for (const { path, file, statement } of all()) {
      expect(placed(path, file)).toMatchObject({ ok: true, statement });
    }
    expect(byKey).toHaveLength(20);
    expect(byJob).toHaveLength(12);
  });

  test('by cutting, emptying, doubling or altering its file is refused', () => {
    for (const { kind, path, file } of named()) {
      for (const { name, bytes } of byteMutations(file, 5)) tally.refused(`${kind}, ${name}`, placed(path, bytes));
      tally.refused(`${kind}, huge`, placed(path, Buffer.alloc(MAX_STATEMENT_BYTES + 1, 32)));
    }
  });

  test('by changing, dropping or doubling a part of the file is refused', () => {
    const kinds: readonly KnownKind[] = ['deploy-receipt', 'promotion-ticket', 'release-bundle'];
    for (const { kind, path, file } of all().filter((each) => kinds.includes(each.kind))) {
      const value: unknown = JSON.parse(file.toString());
      for (const { name, value: changed } of jsonMutations(value)) {
        tally.refused(`${kind}, ${name}`, placed(path, json(changed)));
      }
      for (const { name, bytes } of duplicateKeys(value)) tally.refused(`${kind}, ${name}`, placed(path, bytes));
    }
  });

  test('on what says that a ticket is spent is refused, or changes nothing that it says', () => {
    for (const { kind, path, file } of all().filter((each) => each.kind === 'ticket-spent')) {
      const original = placed(path, file);
      for (const { name, bytes } of byteMutations(file, 40)) {
        const answer = placed(path, bytes);
        if (answer.ok) expect(answer).toEqual(original);
        else tally.refused(`${kind}, ${name}`, answer);
      }
      for (const [from, to] of [
        ['/shop/', '/docs/'],
        ['/dev/', '/staging/'],
        ['spent-0', 'spent-1'],
      ] as const) {
        tally.refused(`${kind}, at another place`, placed(path.replace(from, to), file));
      }
    }
  });

  test('by changing what is signed, under the old signature, is refused', () => {
    for (const { kind, file, statement } of all()) {
      const bundle = JSON.parse(file.toString());
      const signed: unknown = JSON.parse(statementBytes(statement as Statement).toString());
      const mutations = [...jsonMutations(signed)];
      const step = Math.ceil(mutations.length / 8);
      for (const { name, value } of mutations.filter((_, index) => index % step === 0)) {
        const payload = json(value).toString('base64');
        const forged = json({ ...bundle, dsseEnvelope: { ...bundle.dsseEnvelope, payload } });
        tally.refused(`${kind}, signed ${name}`, alone(forged));
      }
    }
  });

  test('by taking the signature, time, certificate or log entry of another is refused', () => {
    for (const group of [byKey, byJob]) {
      group.forEach(({ kind, file }, index) => {
        const own = JSON.parse(file.toString());
        const other = JSON.parse(group[(index + 1) % group.length]!.file.toString());
        const { verificationMaterial: material, dsseEnvelope: envelope } = own;
        const swap = (part: string) => {
          const verificationMaterial = { ...material, [part]: other.verificationMaterial[part] };
          if (JSON.stringify(verificationMaterial) === JSON.stringify(material)) return;
          tally.refused(`${kind}, ${part} of another`, alone(json({ ...own, verificationMaterial })));
        };
        for (const part of ['timestampVerificationData', 'tlogEntries', 'certificate']) swap(part);
        const signatures = { ...envelope, signatures: other.dsseEnvelope.signatures };
        tally.refused(`${kind}, signature of another`, alone(json({ ...own, dsseEnvelope: signatures })));
        const both = { ...envelope, signatures: [...envelope.signatures, ...other.dsseEnvelope.signatures] };
        tally.refused(`${kind}, two signatures`, alone(json({ ...own, dsseEnvelope: both })));
        tally.refused(`${kind}, no signature`, alone(json({ ...own, dsseEnvelope: { ...envelope, signatures: [] } })));
      });
    }
  });

  test('by laying it at the place of another commit, surface, tier, kind or file is refused', () => {
    for (const { kind, path, file } of named()) {
      const [, commit = '', surface = '', tier = '', name = ''] = path.split('/');
      for (const parts of [
        [commitOf('9'), surface, tier, name],
        [commit, 'docs', tier, name],
        [commit, surface, 'production', name],
        [commit, surface, tier, name.replace(kind, kind === 'drill' ? 'incident' : 'drill')],
        [commit, surface, tier, name.replace(/[0-9a-f]{64}/, '0'.repeat(64))],
        [commit, surface, tier, name.replace('.sigstore.json', '.json')],
        [commit, surface, `${tier}/..`, name],
      ]) {
        tally.refused(`${kind}, at ${parts.join('/')}`, placed(['evidence', ...parts].join('/'), file));
      }
    }
  });

  test('by signing another release, surface, tier or attempt and laying it there is refused', async () => {
    for (const { kind, path, statement } of named().filter((each) => byKey.includes(each))) {
      const { subjects, predicate } = statement;
      const others: readonly object[] = [
        {
          subjects: Object.fromEntries(
            Object.keys(subjects).map((name) => [name, name === 'commit' ? commitOf('9') : digestOf('9')]),
          ),
        },
        ...('surface' in predicate ? [{ predicate: { ...predicate, surface: 'docs' } }] : []),
        ...('attempt' in predicate ? [{ predicate: { ...predicate, attempt: 2 } }] : []),
      ];
      for (const change of others) {
        if (kind === 'release-decision') continue;
        const file = await scene.signed({ ...statement, ...change } as Statement, scene.keyOf(kind));
        tally.refused(`${kind}, another laid there`, placed(path, file));
      }
    }
  });

  test('by signing with the key of another tier, person or time, or with none that is known, is refused', async () => {
    for (const { kind, statement } of byKey) {
      const right = scene.keyOf(kind);
      for (const key of Object.values(scene.keys)) {
        // Any tier's key may sign a kind that names no tier.
        const isMayBe = key === scene.keys.staging && !('tier' in statement.predicate) && kind !== 'release-decision';
        if (key === right || isMayBe) continue;
        if (key === scene.keys.staging && right !== scene.keys.person && !('tier' in statement.predicate)) continue;
        tally.refused(`${kind}, by another key`, alone(await scene.signed(statement as Statement, key)));
      }
    }
  });

  test('by a trusted key, with an unknown type, status, field or subject, or twice the same key, is refused', async () => {
    for (const { kind, statement } of byKey) {
      const text = statementBytes(statement as Statement).toString();
      const value = JSON.parse(text);
      const forgeries: readonly Buffer[] = [
        json({ ...value, predicateType: 'urn:causeway:attestation:unknown:v1' }),
        json({ ...value, predicateType: value.predicateType.replace('v1', 'v2').replace('v0.1', 'v0.2') }),
        json({ ...value, _type: 'https://in-toto.io/Statement/v0.1' }),
        json({ ...value, subject: [] }),
        json({ ...value, subject: [...value.subject, ...value.subject, { name: 'x', digest: { sha256: 'ab' } }] }),
        json({ ...value, subject: [{ ...value.subject[0], digest: {} }, ...value.subject.slice(1)] }),
        json({ ...value, predicate: {} }),
        json({ ...value, predicate: { ...value.predicate, added: 1 } }),
        json({ ...value, predicate: { ...value.predicate, [Object.keys(value.predicate)[0] ?? '']: undefined } }),
        Buffer.from(text.replace('{', '{"_type":"x",')),
        Buffer.from(JSON.stringify(value, null, 1)),
        Buffer.from('{}'),
        Buffer.from('[]'),
        Buffer.alloc(0),
      ];
      for (const [index, data] of forgeries.entries()) {
        if (!THOROUGH.includes(kind) && index % 3 !== 0) continue;
        tally.refused(`${kind}, forgery ${index}`, alone(await scene.signedBytes(data, scene.keyOf(kind))));
      }
      const typed = await scene.signedBytes(Buffer.from(text), scene.keyOf(kind), 'application/json');
      tally.refused(`${kind}, another payload type`, alone(typed));
    }
    for (const [kind, change] of [
      ['deploy-receipt', { outcome: 'probably' }],
      ['deploy-receipt', { sequence: 0 }],
      ['test-result', { result: 'passed' }],
      ['approval', { state: 'commented' }],
      ['incident', { severity: 'blocker' }],
      ['ruleset-verification', { verdict: 'fine' }],
      ['release-decision', { decision: 'conditional-go' }],
      ['promotion-ticket', { cause: 'hotfix' }],
    ] as const) {
      const value = JSON.parse(statementBytes(SAMPLES[kind] as Statement).toString());
      const data = json({ ...value, predicate: { ...value.predicate, ...change } });
      tally.refused(`${kind}, unknown status`, alone(await scene.signedBytes(data, scene.keyOf(kind))));
    }
  });

  test('by another workflow, repository, ref, runner, issuer, caller, run, attempt or environment is refused', async () => {
    for (const kind of JOB_KINDS) {
      const job = jobOf(kind);
      const statement = jobSample(kind) as Statement;
      const isOfRun = 'runId' in statement.predicate || 'workflow' in statement.predicate;
      const changes: readonly Partial<Job>[] = [
        { workflow: '.github/workflows/other.yml' },
        { workflow: '.github/workflows/other.yml', called: `acme/storefront/${workflowOf(kind)}@${RUN_REF}` },
        { called: `acme/other/${workflowOf(kind)}@${RUN_REF}` },
        { called: `acme/storefront/${workflowOf(kind)}@refs/heads/feature` },
        { called: `acme/storefront/${workflowOf(kind)}@${commitOf('7')}`, calledSha: commitOf('7') },
        { repositoryId: 4242 },
        ...('surface' in statement.predicate ? [{ repositoryId: 1002 }] : []),
        ...['refs/heads/feature', 'refs/heads/dev2', 'refs/tags/dev', 'refs/pull/1/merge'].map((ref) => ({ ref })),
        { runner: 'self-hosted' },
        { issuer: 'https://token.actions.example' },
        ...(isOfRun ? [{ runId: 1 }, { runAttempt: 2 }] : []),
        ...(kind === 'deploy-receipt'
          ? ['shop-staging', 'docs-dev', 'SHOP-DEV', 'dev-approval', 'production'].map((environment) => ({
              environment,
            }))
          : []),
      ];
      for (const [index, change] of changes.entries()) {
        if (!THOROUGH.includes(kind) && index % 3 !== 0) continue;
        const file = await scene.certified(statement, { ...job, ...change });
        tally.refused(`${kind}, job with ${JSON.stringify(change)}`, alone(file));
      }
    }
    const { environment: _, ...bare } = jobOf('deploy-receipt');
    tally.refused('deploy-receipt, without environment', alone(await scene.certified(sample('deploy-receipt'), bare)));
  });

  test('by a job that may sign another kind, or a person’s kind, is refused', async () => {
    for (const kind of ALL_KINDS) {
      for (const other of ['deploy-receipt', 'test-result', 'approval', 'drill'] as const) {
        if (workflowOf(other) === workflowOf(kind)) continue;
        tally.refused(
          `${kind}, by the job of ${other}`,
          alone(await scene.certified(SAMPLES[kind] as Statement, jobOf(other))),
        );
      }
    }
  });

  test('by a clock that stands ahead, or another authority’s clock, is refused', async () => {
    const stranger = await startScene();
    for (const kind of JOB_KINDS) {
      const statement = jobSample(kind) as Statement;
      tally.refused(`${kind}, another Sigstore`, alone(await stranger.certified(statement, jobOf(kind))));
      const own = JSON.parse((await scene.certified(statement, jobOf(kind))).toString());
      const other = JSON.parse((await stranger.certified(statement, jobOf(kind))).toString());
      const { timestampVerificationData, tlogEntries } = other.verificationMaterial;
      for (const part of [{ timestampVerificationData }, { tlogEntries }]) {
        const verificationMaterial = { ...own.verificationMaterial, ...part };
        tally.refused(`${kind}, another clock`, alone(json({ ...own, verificationMaterial })));
      }
    }
    await stranger.sigstore.close();
    scene.sigstore.setClock(new Date(Date.now() + 3_600_000));
    for (const { kind, statement } of byKey) {
      tally.refused(`${kind}, ahead`, alone(await scene.signed(statement as Statement, scene.keyOf(kind))));
    }
    scene.sigstore.setClock(undefined);
  });
});
