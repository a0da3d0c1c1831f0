import { generateKeyPairSync } from 'node:crypto';
import type { Job } from '../../../emulator/sigstore/job';
import { type RunningSigstore, startSigstore } from '../../../emulator/sigstore/service';
import { signerFrom } from '../../../evidence/signing/signer';
import type { AnyStatement } from '../../../evidence/statement/statement';
import { type TrustBase, trustBase } from '../../../evidence/trust/base';
import { parseTrustedRoot } from '../../../evidence/trust/root';
import { verifyStatement } from '../../../evidence/verification/verify-statement';
import { evidenceRegistry } from '../../support/evidence/registry';
import { commitOf, RUN, sample } from '../../support/evidence/samples';

const DEPLOY = {
  id: 'deploy',
  kind: 'sigstore',
  repositories: ['web', 'services'],
  signerWorkflow: 'acme/storefront/.github/workflows/deploy.yml',
  environment: 'derived',
  mayAttest: ['deploy-receipt'],
  tiers: ['dev', 'staging'],
};
const GUARD = { ...DEPLOY, id: 'guard', environment: 'none', mayAttest: ['ticket-spent'] };
const OPERATE = {
  id: 'operate',
  kind: 'sigstore',
  repositories: ['web'],
  signerWorkflow: 'acme/storefront/.github/workflows/operate.yml',
  mayAttest: ['drill', 'incident', 'ruleset-verification'],
};

const JOB: Job = {
  repository: 'acme/storefront',
  repositoryId: 1001,
  workflow: RUN.path,
  ref: RUN.ref,
  sha: RUN.sha,
  runId: RUN.runId,
  environment: 'shop-dev',
};

describe('a statement signed without a key', () => {
  let sigstore: RunningSigstore;
  let trust: TrustBase;
  beforeAll(async () => {
    sigstore = await startSigstore();
    trust = believing([DEPLOY, GUARD, OPERATE]);
  });
  afterAll(() => sigstore.close());
  const rootOf = (value: object) => parseTrustedRoot(JSON.stringify(value), 'root');
  const believing = (entries: readonly object[], root: object = sigstore.trustedRoot, change: object = {}) =>
    trustBase(evidenceRegistry(entries, change), rootOf(root));
  const signed = (statement: AnyStatement, job: Job = JOB) => signerFrom(sigstore.environmentFor(job)).sign(statement);
  const verify = (file: Buffer, base: TrustBase = trust) => verifyStatement(file, base, new Date());
  const reason = async (statement: AnyStatement, job: Job = JOB, base: TrustBase = trust) => {
    const result = verify(await signed(statement, job), base);
    return result.ok ? 'verified' : result.reason;
  };

  test('is verified with the run that its certificate names', async () => {
    const file = await signed(sample('deploy-receipt'));
    expect(verify(file)).toMatchObject({
      ok: true,
      statement: sample('deploy-receipt'),
      signer: {
        id: 'deploy',
        person: undefined,
        run: {
          repositoryId: 1001,
          repository: 'acme/storefront',
          workflow: '.github/workflows/deploy.yml',
          caller: '.github/workflows/deploy.yml',
          called: undefined,
          ref: 'refs/heads/dev',
          sha: RUN.sha,
          runId: 4711,
          runAttempt: 1,
          environment: 'shop-dev',
        },
      },
    });
    const { verificationMaterial } = JSON.parse(file.toString());
    expect(Object.keys(verificationMaterial).sort()).toEqual([
      'certificate',
      'timestampVerificationData',
      'tlogEntries',
    ]);
  });

  test('is a receipt only from the environment of its surface and tier', async () => {
    const { environment: _, ...none } = JOB;
    expect(await reason(sample('deploy-receipt'), none)).toBe(
      'the certificate names no environment, not the environment shop-dev',
    );
    for (const environment of ['shop-staging', 'docs-dev', 'Shop-Dev', 'dev-approval']) {
      expect(await reason(sample('deploy-receipt'), { ...JOB, environment })).toMatch(/not the environment shop-dev/);
    }
    const lying = sample('deploy-receipt', { environment: 'shop-staging' });
    expect(await reason(lying)).toMatch(/another environment/);
    const careless = believing([{ ...DEPLOY, environment: 'none' }]);
    expect(await reason(sample('deploy-receipt'), none, careless)).toMatch(/names no environment/);
  });

  test.each([
    ['acme.ghe.com', 'https://token.actions.acme.ghe.com'],
    ['github.acme.example', 'https://github.acme.example/_services/token'],
  ])('is verified from a run at %s where the registry names that host, and nowhere else', async (host, issuer) => {
    const receipt = sample('deploy-receipt');
    const there = believing([DEPLOY], sigstore.trustedRoot, {
      organization: { login: 'acme', plan: 'enterprise', host },
    });
    expect(await reason(receipt, { ...JOB, issuer }, there)).toBe('verified');
    expect(await reason(receipt, { ...JOB, issuer })).toMatch(/is not on https:\/\/github\.com\//);
    expect(await reason(receipt, JOB, there)).toContain(`is not on https://${host}/`);
  });

  test('counts for nothing from another workflow, repository, ref, runner, attempt or issuer', async () => {
    const receipt = sample('deploy-receipt');
    expect(await reason(receipt)).toBe('verified');
    const changes: readonly (readonly [Partial<Job>, RegExp])[] = [
      [{ workflow: '.github/workflows/other.yml' }, /no trust entry covers the workflow/],
      [{ called: 'acme/other/.github/workflows/deploy.yml@refs/heads/dev' }, /no trust entry covers the workflow/],
      [{ called: 'evil/storefront/.github/workflows/deploy.yml@refs/heads/dev' }, /no trust entry covers/],
      [{ repositoryId: 9999 }, /does not cover the repository with the id 9999/],
      [{ ref: 'refs/heads/feature' }, /does not cover a run on refs\/heads\/feature/],
      [{ ref: 'refs/heads/main' }, /does not cover a run on refs\/heads\/main/],
      [{ ref: 'refs/tags/dev' }, /does not cover a run on/],
      [{ ref: 'refs/pull/3/merge', event: 'pull_request' }, /does not cover a run on/],
      [{ runner: 'self-hosted' }, /does not cover a self-hosted runner/],
      [{ issuer: 'https://token.example' }, /does not trust the issuer/],
      [{ runId: 4712 }, /names another run/],
      [{ runAttempt: 2 }, /names another attempt/],
      [{ sha: commitOf('d') }, /names another head/],
    ];
    for (const [change, why] of changes) expect(await reason(receipt, { ...JOB, ...change })).toMatch(why);
    for (const [change, why] of [
      [{ repository: 'acme/services' }, /names another repository/],
      [{ path: '.github/workflows/promote.yml' }, /names another workflow/],
      [{ ref: 'refs/heads/main' }, /names another ref/],
    ] as const) {
      expect(await reason(sample('deploy-receipt', { workflow: { ...RUN, ...change } }))).toMatch(why);
    }
  });

  test('counts for nothing of another kind, tier or surface than its entry and repository have', async () => {
    expect(await reason(sample('promotion-ticket'))).toBe('deploy may not attest promotion-ticket');
    const production = sample('deploy-receipt', { tier: 'production', environment: 'shop-production' });
    expect(await reason(production, { ...JOB, environment: 'shop-production' })).toMatch(
      /may not attest for the tier production/,
    );
    const orders = sample('deploy-receipt', { surface: 'orders', environment: 'orders-dev' });
    expect(await reason(orders, { ...JOB, environment: 'orders-dev' })).toBe(
      'orders is not a surface of the repository web',
    );
    expect(await reason(sample('deploy-receipt', { surface: 'gone' }))).toBe('the registry has no surface gone');
    expect(await reason(sample('deploy-receipt', { tier: 'gone' }))).toBe('the registry has no tier gone');
    expect(await reason(sample('ticket-spent'))).toBe('verified');
    expect(await reason(sample('ticket-spent', { runId: 1 }))).toMatch(/names another run/);
    expect(await reason(sample('ticket-spent', { attempt: 2 }))).toMatch(/names another attempt/);
  });

  test('of a called workflow counts by its commit, from a caller of the same name or a listed one', async () => {
    const called = `acme/storefront/.github/workflows/deploy.yml@${commitOf('1')}`;
    const services: Job = { ...JOB, repository: 'acme/services', repositoryId: 1002, environment: 'orders-dev' };
    const orders = (path = RUN.path) => {
      const workflow = { ...RUN, repository: 'acme/services', path };
      return sample('deploy-receipt', { surface: 'orders', environment: 'orders-dev', workflow });
    };
    const job = { ...services, called, calledSha: commitOf('1') };
    expect(await reason(orders(), job)).toMatch(/only by its commit/);
    const pinned = believing([{ ...DEPLOY, signerDigests: [commitOf('1')] }]);
    expect(await reason(orders(), job, pinned)).toBe('verified');
    expect(await reason(orders(), { ...job, calledSha: commitOf('2') }, pinned)).toMatch(/does not list the commit/);
    for (const ref of ['refs/tags/v1', 'refs/heads/main', commitOf('1').slice(0, 12)]) {
      const byName = { ...job, called: `acme/storefront/.github/workflows/deploy.yml@${ref}` };
      expect(await reason(orders(), byName, pinned)).toMatch(/is called by its commit, not by/);
    }
    const own = { ...JOB, sha: commitOf('1') };
    const ownHead = { ...RUN, sha: commitOf('1') };
    expect(await reason(sample('deploy-receipt', { workflow: ownHead }), own, pinned)).toBe('verified');
    const governing = { ...services, called: 'acme/storefront/.github/workflows/deploy.yml@refs/heads/main' };
    expect(await reason(orders(), governing)).toBe('verified');
    const branch = { ...services, called: 'acme/storefront/.github/workflows/deploy.yml@refs/heads/feature' };
    expect(await reason(orders(), branch)).toMatch(/only by its commit/);

    const path = '.github/workflows/promote-staging.yml';
    const other = { ...job, workflow: path };
    expect(await reason(orders(path), other, pinned)).toMatch(/does not cover a run of .*promote-staging/);
    const listing = { ...DEPLOY, signerDigests: [commitOf('1')], callerWorkflows: ['promote-staging.yml'] };
    expect(await reason(orders(path), other, believing([listing]))).toBe('verified');
    expect(await reason(orders(), job, believing([listing]))).toMatch(/does not cover a run of .*deploy\.yml/);
  });

  test('of the governing head may speak for every tier where no environment decides', async () => {
    const job: Job = { ...JOB, workflow: '.github/workflows/operate.yml', environment: 'inspect-dev' };
    const main = { ...job, ref: 'refs/heads/main' };
    expect(await reason(sample('drill'), main)).toBe('verified');
    expect(await reason(sample('drill', { surface: 'orders' }), main)).toBe('verified');
    expect(await reason(sample('drill', { surface: 'orders' }), { ...job, ref: 'refs/heads/dev' })).toBe(
      'orders is not a surface of the repository web',
    );
    expect(await reason(sample('ruleset-verification', { stack: 'foundation' }), main)).toBe('verified');
    expect(await reason(sample('drill'), { ...job, ref: 'refs/heads/dev' })).toBe('verified');
    expect(await reason(sample('drill', { tier: 'production' }), { ...job, ref: 'refs/heads/dev' })).toMatch(
      /does not cover a run on refs\/heads\/dev/,
    );
    const production = sample('ruleset-verification', { stack: 'production.web-apps' });
    expect(await reason(production, { ...job, ref: 'refs/heads/dev' })).toMatch(/does not cover a run on/);
    expect(await reason(production, main)).toBe('verified');
  });

  test('counts for nothing without a repository id in the registry', async () => {
    const repositories = { web: { name: 'storefront' }, services: { name: 'services' } };
    const base = believing([DEPLOY], sigstore.trustedRoot, { repositories });
    expect(await reason(sample('deploy-receipt'), JOB, base)).toMatch(/does not cover the repository with the id/);
  });

  test('counts for nothing where the trusted root names another authority or log, or the file lacks its part', async () => {
    const file = await signed(sample('deploy-receipt'));
    const stranger = await startSigstore();
    await stranger.close();
    const own = sigstore.trustedRoot as Record<string, object[]>;
    const other = stranger.trustedRoot as Record<string, object[]>;
    for (const part of ['tlogs', 'certificateAuthorities', 'ctlogs', 'timestampAuthorities']) {
      const base = believing([DEPLOY], { ...own, [part]: other[part] });
      expect(verify(file, base)).toMatchObject({ ok: false, reason: expect.stringMatching(/signature is not valid/) });
    }
    expect(verify(file, believing([DEPLOY], { ...own, certificateAuthorities: [] }))).toMatchObject({ ok: false });
    const json = JSON.parse(file.toString());
    for (const part of ['tlogEntries', 'timestampVerificationData', 'certificate']) {
      const { [part]: _, ...rest } = json.verificationMaterial;
      const without = Buffer.from(JSON.stringify({ ...json, verificationMaterial: rest }));
      const result = verify(without);
      // There are two sources of time. One may be missing, but not the log entry.
      if (part === 'timestampVerificationData') continue;
      expect(result).toMatchObject({ ok: false });
    }
  });

  test('of an instance without logs needs neither, but a time', async () => {
    const plain = await startSigstore({ logs: false });
    const file = await signerFrom(plain.environmentFor(JOB)).sign(sample('deploy-receipt'));
    await plain.close();
    expect(verify(file, believing([DEPLOY], plain.trustedRoot))).toMatchObject({ ok: true });
    const { tlogs, ctlogs } = sigstore.trustedRoot as Record<string, object[]>;
    for (const [logs, why] of [
      [{ tlogs }, /expected 1 tlog entries/],
      [{ ctlogs }, /expected 1 SCTs/],
    ] as const) {
      const base = believing([DEPLOY], { ...plain.trustedRoot, ...logs });
      expect(verify(file, base)).toMatchObject({ ok: false, reason: expect.stringMatching(why) });
    }
  });

  test('cannot be dated back or ahead', async () => {
    const later = new Date(Date.now() + 3_600_000);
    sigstore.setClock(later);
    const file = await signed(sample('deploy-receipt'));
    sigstore.setClock(undefined);
    expect(verifyStatement(file, trust, new Date())).toMatchObject({
      ok: false,
      reason: 'it was signed in the future',
    });
    expect(verifyStatement(file, trust, later)).toMatchObject({ ok: true });
    const now = JSON.parse((await signed(sample('deploy-receipt'))).toString());
    const then = JSON.parse(file.toString());
    const mixed = {
      ...now,
      verificationMaterial: {
        ...now.verificationMaterial,
        timestampVerificationData: then.verificationMaterial.timestampVerificationData,
      },
    };
    expect(verifyStatement(Buffer.from(JSON.stringify(mixed)), trust, later)).toMatchObject({ ok: false });
  });

  test('with a key too is verified, and the key is not the run', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const entry = {
      id: 'local',
      kind: 'key',
      publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      mayAttest: ['deploy-receipt'],
      tiers: ['dev'],
      notAfter: '2090-01-01',
    };
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const file = await signerFrom(sigstore.environmentForKey(pem)).sign(sample('deploy-receipt'));
    expect(verify(file, believing([entry]))).toMatchObject({ ok: true, signer: { id: 'local', person: undefined } });
    expect(verify(file)).toMatchObject({ ok: false, reason: 'the key is not trusted' });
  });
});
