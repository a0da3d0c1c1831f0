import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningSigstore, startSigstore } from '../../../emulator/sigstore/service';
import { signerFrom } from '../../../evidence/signing/signer';
import { parseTrustedRoot } from '../../../evidence/trust/root';
import { verifyStatement } from '../../../evidence/verification/verify-statement';
import { KeyEntry } from '../../../registry/schema/trust';
import { UserError } from '../../../registry/user-error';
import { trusting } from '../../support/evidence/registry';
import { RUN, sample } from '../../support/evidence/samples';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const PEM = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const ENTRY = KeyEntry.parse({
  id: 'local',
  kind: 'key',
  publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  mayAttest: ['deploy-receipt'],
  tiers: ['dev'],
  notAfter: '2090-01-01',
});
const JOB = {
  repository: 'acme/storefront',
  repositoryId: 1001,
  workflow: RUN.path,
  ref: RUN.ref,
  sha: RUN.sha,
  runId: RUN.runId,
  environment: 'shop-dev',
};
const CLOSED = 'http://127.0.0.1:1';

function refusal(env: Record<string, string>): UserError {
  try {
    signerFrom(env);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('a signer was given');
}

describe('signing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-signing-'));
  let sigstore: RunningSigstore;
  beforeAll(async () => {
    sigstore = await startSigstore();
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await sigstore.close();
  });

  test('takes a key as text or as the path of its file', async () => {
    const file = join(folder, 'key.pem');
    writeFileSync(file, PEM);
    const trust = trusting([ENTRY], parseTrustedRoot(JSON.stringify(sigstore.trustedRoot), 'root'));
    for (const key of [PEM, file]) {
      const signer = signerFrom(sigstore.environmentForKey(key));
      expect(signer.kind).toBe('key');
      const bytes = await signer.sign(sample('deploy-receipt'));
      expect(verifyStatement(bytes, trust, new Date())).toMatchObject({ ok: true });
    }
    expect(signerFrom(sigstore.environmentFor(JOB)).kind).toBe('keyless');
  });

  test('wants exactly one way', () => {
    const both = { ...sigstore.environmentFor(JOB), CAUSEWAY_SIGNING_KEY: PEM };
    expect(refusal(both)).toMatchObject({ exitCode: 2, message: 'there are two ways to sign' });
    for (const env of [{}, { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://x.example' }, { CAUSEWAY_SIGNING_KEY: '' }]) {
      expect(refusal(env)).toMatchObject({ exitCode: 2, message: 'there is nothing to sign with' });
    }
  });

  test('refuses a key that cannot be read or is of another type, and shows nothing of it', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const secret = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' });
    const body = PEM.split('\n')[1] ?? '';
    const empty = join(folder, 'empty.pem');
    writeFileSync(empty, '');
    const keys = [
      ...[join(folder, 'gone.pem'), folder, empty, body, secret.toString(), PEM.replace(body, body.slice(4))],
      ...[rsa.export({ type: 'pkcs8', format: 'pem' }).toString(), ENTRY.publicKey],
    ];
    for (const key of keys) {
      const error = refusal({ CAUSEWAY_SIGNING_KEY: key });
      expect(error).toMatchObject({ exitCode: 2, place: 'CAUSEWAY_SIGNING_KEY' });
      expect(error.describe()).not.toContain(body);
      expect(error.describe()).not.toContain(key);
    }
  });

  test('refuses addresses that are none, or carry anything over plain HTTP but to this machine', () => {
    for (const name of ['CAUSEWAY_TSA_URL', 'CAUSEWAY_FULCIO_URL', 'CAUSEWAY_REKOR_URL']) {
      for (const url of ['tsa', 'http://tsa.example', 'file:///tsa']) {
        expect(refusal({ CAUSEWAY_SIGNING_KEY: PEM, [name]: url })).toMatchObject({ exitCode: 2, place: name });
      }
    }
  });

  test('that a service cannot do or refuses is exit 3, and shows no token', async () => {
    const env = sigstore.environmentFor(JOB);
    for (const change of [
      { CAUSEWAY_TSA_URL: CLOSED },
      { CAUSEWAY_REKOR_URL: CLOSED },
      { CAUSEWAY_FULCIO_URL: CLOSED },
      { ACTIONS_ID_TOKEN_REQUEST_URL: `${CLOSED}/token` },
      { ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'wrong' },
      { ACTIONS_ID_TOKEN_REQUEST_URL: `${sigstore.url}/elsewhere` },
      { ACTIONS_ID_TOKEN_REQUEST_URL: 'no address' },
    ]) {
      const failure = signerFrom({ ...env, ...change }).sign(sample('deploy-receipt'));
      const error: unknown = await failure.catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(UserError);
      expect(error).toMatchObject({
        exitCode: 3,
        message: expect.stringMatching(/^the statement could not be signed/),
      });
      expect((error as UserError).describe()).not.toMatch(/eyJ|Bearer/);
    }
  });

  test('of what is no statement is a bug, not a refusal', async () => {
    const wrong = sample('deploy-receipt', { sequence: 0 });
    await expect(signerFrom(sigstore.environmentForKey(PEM)).sign(wrong)).rejects.toThrow(/this is not a statement/);
  });
});

describe('the emulated Sigstore', () => {
  let sigstore: RunningSigstore;
  beforeAll(async () => {
    sigstore = await startSigstore();
  });
  afterAll(() => sigstore.close());
  const post = async (path: string, body: string) => {
    const response = await fetch(`${sigstore.url}${path}`, { method: 'POST', body });
    return { status: response.status, text: await response.text() };
  };
  const tokenFor = async (audience: string) => {
    const env = sigstore.environmentFor(JOB);
    const authorization = `Bearer ${env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']}`;
    const address = `${env['ACTIONS_ID_TOKEN_REQUEST_URL']}?audience=${audience}`;
    return ((await (await fetch(address, { headers: { authorization } })).json()) as { value: string }).value;
  };
  const request = (token: string) => {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const content = pair.publicKey.export({ type: 'spki', format: 'pem' });
    const publicKeyRequest = { publicKey: { algorithm: 'ECDSA', content }, proofOfPossession: 'AAAA' };
    return JSON.stringify({ credentials: { oidcIdentityToken: token }, publicKeyRequest });
  };

  test('certifies nobody without a token of its own, for Sigstore, in time, and the key', async () => {
    const own = await tokenFor('sigstore');
    for (const [token, why] of [
      ['a.b.c', /not signed by the issuer/],
      [await tokenFor('other'), /another audience/],
      [`${own.slice(0, -4)}AAAA`, /not signed by the issuer/],
      [own, /the key is not the asker/],
    ] as const) {
      expect(await post('/api/v2/signingCert', request(token))).toEqual({
        status: 400,
        text: expect.stringMatching(why),
      });
    }
    sigstore.setClock(new Date(Date.now() + 600_000));
    expect((await post('/api/v2/signingCert', request(own))).text).toMatch(/is over/);
    sigstore.setClock(undefined);
  });

  test('logs no envelope whose signature is not valid, and answers nothing else', async () => {
    const verifier = Buffer.from(ENTRY.publicKey).toString('base64');
    const signatures = [{ sig: 'AAAA' }];
    const envelope = JSON.stringify({ payload: 'e30=', payloadType: 'application/vnd.in-toto+json', signatures });
    const spec = { proposedContent: { envelope, verifiers: [verifier] } };
    const entry = JSON.stringify({ kind: 'dsse', apiVersion: '0.0.1', spec });
    expect(await post('/api/v1/log/entries', entry)).toMatchObject({ status: 400 });
    expect(await post('/api/v1/log/entries', '{"kind":"intoto"}')).toMatchObject({ status: 400 });
    expect(await post('/api/v1/other', '{}')).toMatchObject({ status: 404 });
    const root = await fetch(`${sigstore.url}/trusted-root.json`);
    expect(await root.json()).toEqual(sigstore.trustedRoot);
  });
});
