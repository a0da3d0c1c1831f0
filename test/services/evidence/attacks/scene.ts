import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { bundleToJSON } from '@sigstore/bundle';
import { DSSEBundleBuilder, TSAWitness } from '@sigstore/sign';
import canonicalize from 'canonicalize';
import type { Job } from '../../../../emulator/sigstore/job';
import { type RunningSigstore, startSigstore } from '../../../../emulator/sigstore/service';
import { signerFrom } from '../../../../evidence/signing/signer';
import type { KnownKind } from '../../../../evidence/statement/kinds';
import { PAYLOAD_TYPE, type Statement } from '../../../../evidence/statement/statement';
import { type TrustBase, trustBase } from '../../../../evidence/trust/base';
import { keyHint } from '../../../../evidence/trust/keys';
import { parseTrustedRoot } from '../../../../evidence/trust/root';
import { evidenceRegistry } from '../../../support/evidence/registry';
import { RUN, SAMPLES, sample } from '../../../support/evidence/samples';

const PERSONAL: readonly KnownKind[] = [
  ...(['waiver', 'waiver-approval', 'checklist', 'revocation', 'incident', 'manual-proof', 'quarantine'] as const),
];
/** The workflow whose job signs each kind. People sign the others. */
const WORKFLOWS: Readonly<Partial<Record<KnownKind, string>>> = {
  'deploy-receipt': 'deploy.yml',
  'ticket-spent': 'deploy.yml',
  'test-result': 'release.yml',
  'release-bundle': 'release.yml',
  'promotion-ticket': 'release.yml',
  rehearsal: 'release.yml',
  approval: 'promote.yml',
  'release-decision': 'promote.yml',
  'apply-receipt': 'operate.yml',
  'ruleset-verification': 'operate.yml',
  drill: 'operate.yml',
  'secret-fingerprint': 'operate.yml',
};

/** All kinds, the kinds that a job signs, and the kinds that people sign. */
export const ALL_KINDS = Object.keys(SAMPLES) as readonly KnownKind[];
export const JOB_KINDS = ALL_KINDS.filter((kind) => WORKFLOWS[kind] !== undefined);

/** A key with its PEM and the trust entry of its public half. */
export interface SceneKey {
  readonly key: KeyObject;
  readonly pem: string;
  /** The public half, in PEM. */
  readonly publicKey: string;
  readonly entry: object;
}

function sceneKey(entry: object): SceneKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const text = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  return {
    key: privateKey,
    pem,
    publicKey: text,
    entry: { kind: 'key', publicKey: text, notAfter: '2090-01-01', ...entry },
  };
}

function workflowEntries(): readonly object[] {
  const files = [...new Set(Object.values(WORKFLOWS))].filter((file) => file !== 'deploy.yml');
  const entry = (id: string, file: string, more: object) => ({
    id,
    kind: 'sigstore',
    repositories: ['web', 'services'],
    signerWorkflow: `acme/storefront/.github/workflows/${file}`,
    ...more,
  });
  return [
    entry('deploy', 'deploy.yml', { environment: 'derived', mayAttest: ['deploy-receipt'], tiers: ['dev'] }),
    entry('guard', 'deploy.yml', { mayAttest: ['ticket-spent'], tiers: ['dev'] }),
    ...files.map((file) => {
      const mayAttest = JOB_KINDS.filter((kind) => WORKFLOWS[kind] === file);
      return entry(file.replace('.yml', ''), file, { mayAttest, tiers: ['dev'] });
    }),
  ];
}

/** The path of the workflow whose job signs a kind. */
export function workflowOf(kind: KnownKind): string {
  return `.github/workflows/${WORKFLOWS[kind] ?? 'other.yml'}`;
}

/** The sample of a kind, as a run of its own workflow writes it. */
export function jobSample<K extends KnownKind>(kind: K): Statement<K> {
  return kind === 'apply-receipt' ? sample(kind, { workflow: { ...RUN, path: workflowOf(kind) } }) : sample(kind);
}

/** The job that signs a kind. */
export function jobOf(kind: KnownKind): Job {
  const environment = kind === 'deploy-receipt' ? { environment: 'shop-dev' } : {};
  return {
    repository: 'acme/storefront',
    repositoryId: 1001,
    workflow: workflowOf(kind),
    ref: RUN.ref,
    sha: RUN.sha,
    runId: RUN.runId,
    runAttempt: 1,
    ...environment,
  };
}

/** A Sigstore, keys of several people and tiers, and a trust base that accepts them. */
export async function startScene() {
  const sigstore: RunningSigstore = await startSigstore();
  const machine = ALL_KINDS.filter((kind) => !PERSONAL.includes(kind));
  const keys = {
    dev: sceneKey({ id: 'dev-key', mayAttest: machine, tiers: ['dev'] }),
    staging: sceneKey({ id: 'staging-key', mayAttest: machine, tiers: ['staging'] }),
    person: sceneKey({ id: 'octocat', person: 'user:octocat', mayAttest: PERSONAL, tiers: ['dev'] }),
    expired: sceneKey({ id: 'old-key', mayAttest: ALL_KINDS, tiers: ['dev'], notAfter: '2026-01-01' }),
    stranger: sceneKey({ id: 'stranger' }),
  };
  const { stranger: _, ...known } = keys;
  const entries = [...Object.values(known).map(({ entry }) => entry), ...workflowEntries()];
  const root = parseTrustedRoot(JSON.stringify(sigstore.trustedRoot), 'root');
  const trust: TrustBase = trustBase(evidenceRegistry(entries), root);
  const witness = new TSAWitness({ tsaBaseURL: sigstore.url });
  return {
    sigstore,
    keys,
    trust,
    /** Signs with a key. */
    signed: <K extends KnownKind>(statement: Statement<K>, key: SceneKey) =>
      signerFrom(sigstore.environmentForKey(key.pem)).sign(statement),
    /** Signs as a job. */
    certified: <K extends KnownKind>(statement: Statement<K>, job: Job) =>
      signerFrom(sigstore.environmentFor(job)).sign(statement),
    /** Signs any bytes with a key, as a careless or malicious holder could. */
    signedBytes: async (data: Buffer, { key }: SceneKey, type = PAYLOAD_TYPE): Promise<Buffer> => {
      const publicKey = createPublicKey(key);
      const text = publicKey.export({ type: 'spki', format: 'pem' }).toString();
      const hint = { $case: 'publicKey' as const, publicKey: text, hint: keyHint(publicKey) };
      const signer = { sign: async (bytes: Buffer) => ({ signature: sign(null, bytes, key), key: hint }) };
      const bundle = await new DSSEBundleBuilder({ signer, witnesses: [witness] }).create({ data, type });
      return Buffer.from(canonicalize(bundleToJSON(bundle)) ?? '');
    },
    /** The key that may sign a kind. */
    keyOf: (kind: KnownKind) => (PERSONAL.includes(kind) ? keys.person : keys.dev),
  };
}

/** The result of `startScene`. */
export type AttackScene = Awaited<ReturnType<typeof startScene>>;
