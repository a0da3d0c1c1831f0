import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import { markerBytes } from '../../../../delivery/targets/marker';
import { filesDigest } from '../../../../delivery/targets/netlify-files';
import { type Outcome, runHere } from '../../../../demo/command';
import type { RunningService } from '../../../../emulator/core/server';
import { startNetlify } from '../../../../emulator/netlify/service';
import { type NetlifyWorld, netlifyWorld } from '../../../../emulator/netlify/world';
import { type RunningSigstore, startSigstore } from '../../../../emulator/sigstore/service';
import { readEvidenceBook } from '../../../../evidence/branch/book';
import type { EvidenceBook, EvidenceFile } from '../../../../evidence/branch/branch';
import { signerFrom } from '../../../../evidence/signing/signer';
import type { KnownKind } from '../../../../evidence/statement/kinds';
import { GateReport } from '../../../../evidence/statement/predicates/decision';
import type { Statement } from '../../../../evidence/statement/statement';
import { trustBase } from '../../../../evidence/trust/base';
import { parseTrustedRoot } from '../../../../evidence/trust/root';
import { statementPath } from '../../../../evidence/verification/statement-path';
import { verifyStatement } from '../../../../evidence/verification/verify-statement';
import { REPORT_FILE } from '../../../../gate/facts/gate-report';
import { loadRegistry } from '../../../../registry/load';
import type { Registry } from '../../../../registry/schema';
import { BRANCH, EvidenceScene } from '../../evidence/branch/scene';
import { evidenceRegistry } from '../../evidence/registry';
import { digestOf, sample } from '../../evidence/samples';
import { TestRepository } from '../repository';
import { Hub, type HubJob } from './hub';
import type { LiveShop } from './live-shop';

// One workflow signs everything before a rollback: builds, a promotion, its deploys.
const WORKFLOW = '.github/workflows/promote-production.yml';
const BEFORE = [
  ...['test-result', 'release-bundle', 'promotion-ticket', 'approval', 'deploy-receipt', 'release-decision'],
  'monitor-verdict',
];

function entry(name: string, mayAttest: readonly string[], more: object = {}): object {
  const signerWorkflow = `acme/storefront/.github/workflows/${name}.yml`;
  return { id: `${name}-${mayAttest[0]}`, kind: 'sigstore', repositories: ['web'], signerWorkflow, mayAttest, ...more };
}

const DECIDES = ['test-result', 'release-decision', 'promotion-ticket', 'incident'];
const TRUSTED = [
  entry('promote-production', [...BEFORE, 'ruleset-verification']),
  entry('deploy', ['deploy-receipt', 'drill'], { environment: 'derived' }),
  entry('deploy', ['ticket-spent', 'test-result']),
  entry('monitor', ['monitor-verdict', ...DECIDES]),
  entry('rollback', ['approval', ...DECIDES]),
];

/** A signed statement that counts, with its path on the branch. */
interface Signed extends EvidenceFile {
  readonly id: string;
}

/** The variations of a scene. */
export interface SceneOptions {
  /** Additional fields of production in the registry. */
  readonly production?: object;
  /** Additional fields of the shop in the registry. */
  readonly shop?: object;
  /** The server to which the shop's own workflow deploys; default: Netlify. */
  readonly live?: LiveShop;
}

/** A release of the shop that was deployed to production. */
export interface Deployed {
  readonly commit: string;
  readonly bundle: string;
  readonly deployId: string;
  /** The id of its ticket, which is in its marker. */
  readonly ticket: string;
  /** The id of its receipt. */
  readonly receipt: string;
}

function registryWith(trust: readonly object[], { production, shop, live }: SceneOptions): Registry {
  return evidenceRegistry(trust, {
    apps: {
      delivery: { slug: 'acme-delivery', keySecret: 'DELIVERY_APP_KEY' },
      evidence: { slug: 'acme-evidence', keySecret: 'EVIDENCE_APP_KEY' },
    },
    evidence: { repository: 'web', branch: BRANCH },
    repositories: { web: { id: 1001, name: 'storefront' } },
    tiers: [
      { id: 'staging', branch: 'dev' },
      {
        id: 'production',
        branch: 'main',
        promotesFrom: 'staging',
        approval: { mode: 'surface', reviewers: ['team:release'], quorum: 2 },
        ...production,
      },
    ],
    surfaces: [
      {
        id: 'shop',
        owner: 'team:web',
        repository: 'web',
        target: live?.target ?? { kind: 'netlify', team: 'acme' },
        evidence: ['unit'],
        health: { path: '/api/health', intervalSeconds: 1, failureLimit: 2, windowSeconds: 2 },
        ...shop,
      },
    ],
    checks: [
      {
        id: 'unit',
        scope: 'surface',
        category: 'B',
        risk: 'a regression',
        severity: 'high',
        mode: 'blocking',
        context: 'unit',
      },
    ],
  });
}

/**
 * The shop on production, on an emulated Netlify with a real evidence branch. A run of one workflow signs every
 * statement keyless, and the gate itself allows every release.
 */
export class RollbackScene {
  private constructor(
    readonly evidence: EvidenceScene,
    readonly sigstore: RunningSigstore,
    readonly netlify: RunningService<NetlifyWorld>,
    readonly hub: Hub,
    readonly clone: string,
    readonly site: string,
    readonly repository: TestRepository,
    readonly personKey: string,
    private readonly clock: { now: Date },
    readonly live: LiveShop | undefined,
  ) {}

  get now(): Date {
    return this.clock.now;
  }

  /** Additional variables of every job of a run. */
  readonly more: Record<string, string> = {};

  /** Opens the scene. */
  static async open({ production = {}, shop = {}, live }: SceneOptions = {}): Promise<RollbackScene> {
    const now = new Date(Math.ceil(Date.now() / 1000) * 1000 + 60_000);
    const sigstore = await startSigstore({ now, logs: false });
    const world = netlifyWorld({ accounts: [{ slug: 'acme' }], tokens: [{ token: 'token' }] });
    const netlify = await startNetlify({ world });
    const clock = { now };
    const hub = await Hub.open(sigstore, () => clock.now);
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const person = {
      id: 'person',
      kind: 'key',
      person: 'user:octocat',
      mayAttest: ['revocation'],
      notAfter: '2090-01-01',
      publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    };
    const registry = registryWith([...TRUSTED, person], { production, shop, ...(live && { live }) });
    const evidence = new EvidenceScene();
    const clone = evidence.clone('clone');
    const repository = new TestRepository(clone);
    repository.write({
      'registry/deploy-surfaces.json': JSON.stringify(registry, null, 2),
      'registry/trusted-root.json': JSON.stringify(sigstore.trustedRoot),
      '.gitignore': 'artifacts*/\nstatements*/\nstore/\n',
      'store/.keep': '',
    });
    const created = await fetch(`${netlify.url}/api/v1/acme/sites`, {
      method: 'POST',
      headers: { authorization: 'Bearer token', 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'shop-production' }),
    });
    const { id } = (await created.json()) as { id: string };
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const scene = new RollbackScene(evidence, sigstore, netlify, hub, clone, id, repository, pem, clock, live);
    scene.commit('the registry');
    return scene;
  }

  /** Makes a new commit and moves every branch to it. */
  commit(message: string): string {
    const commit = this.repository.commit(message);
    this.repository.git('push', '--quiet', 'origin', 'HEAD:refs/heads/main', 'HEAD:refs/heads/dev');
    this.repository.git('fetch', '--quiet', 'origin');
    return commit;
  }

  /** Advances the clock by minutes. */
  later(minutes = 1): void {
    this.clock.now = new Date(this.now.getTime() + minutes * 60_000);
    this.sigstore.setClock(this.now);
  }

  /** The variables of an earlier job, in an environment. */
  job(runId: number, environment = 'shop-production', actor = 'starter'): Readonly<Record<string, string>> {
    const ref = 'refs/heads/main';
    const sha = this.repository.git('rev-parse', 'HEAD');
    const job = { repository: 'acme/storefront', repositoryId: 1001, workflow: WORKFLOW, ref, sha, runId, environment };
    return {
      ...this.sigstore.environmentFor(job),
      GITHUB_REPOSITORY: job.repository,
      GITHUB_WORKFLOW_REF: `acme/storefront/${WORKFLOW}@${ref}`,
      GITHUB_REF: ref,
      GITHUB_SHA: sha,
      GITHUB_RUN_ID: String(runId),
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_ACTOR: actor,
      GITHUB_TRIGGERING_ACTOR: actor,
      GITHUB_ACTOR_ID: '41',
      NETLIFY_API_TOKEN: 'token',
      NETLIFY_API_ENDPOINT: this.netlify.url,
    };
  }

  /** Signs a statement with variables and adds it to the branch. Returns its id. */
  async add<K extends KnownKind>(statement: Statement<K>, env: Readonly<Record<string, string>>): Promise<string> {
    const signed = await this.sign(statement, env);
    await this.append([signed]);
    return signed.id;
  }

  /** Signs a statement with variables. The result counts under this registry's trust. */
  async sign<K extends KnownKind>(statement: Statement<K>, env: Readonly<Record<string, string>>): Promise<Signed> {
    this.sigstore.setClock(this.now);
    await settled();
    const bytes = await signerFrom(env).sign(statement);
    const found = verifyStatement(bytes, this.#trust(), this.now);
    if (!found.ok) throw new Error(found.reason);
    return { id: found.id, path: statementPath(statement as never, bytes), bytes };
  }

  /** Adds signed statements to the branch in one commit. */
  async append(files: readonly Signed[]): Promise<void> {
    await this.evidence.branch(this.clone).append(files, 'by the test');
  }

  #trust() {
    const { registry } = this.registry();
    return trustBase(registry, parseTrustedRoot(JSON.stringify(this.sigstore.trustedRoot), 'root'));
  }

  /** The branch, verified. */
  async book(): Promise<EvidenceBook> {
    return readEvidenceBook(await this.evidence.branch(this.clone).read(), this.#trust(), this.now);
  }

  registry() {
    return loadRegistry(join(this.clone, 'registry/deploy-surfaces.json'), { now: this.now });
  }

  /** Receipts of production as `<outcome> <bundle's digit>`. */
  async chain(): Promise<readonly string[]> {
    const { statements } = await this.book();
    return statements
      .flatMap(({ statement }) =>
        statement.kind === 'deploy-receipt' && statement.predicate.tier === 'production' ? [statement.predicate] : [],
      )
      .sort((one, other) => one.sequence - other.sequence)
      .map(({ outcome, bundleDigest }) => `${outcome} ${this.live?.digitOf(bundleDigest) ?? bundleDigest.at(-1)}`);
  }

  async #call(method: string, path: string, body?: unknown, type = 'application/json'): Promise<{ id: string }> {
    const response = await fetch(`${this.netlify.url}/api/v1${path}`, {
      method,
      headers: { authorization: 'Bearer token', 'content-type': type },
      ...(body === undefined ? {} : { body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
    return (await response.json()) as { id: string };
  }

  /** Publishes a release with its marker, and locks it. */
  async publish(bundle: string, ticketId: string): Promise<string> {
    const marker = markerBytes({ surface: 'shop', tier: 'production', bundleDigest: bundle, ticketId });
    if (this.live) {
      this.live.serve(marker);
      return bundle;
    }
    const contents = { '/.well-known/causeway.json': marker, '/api/health': Buffer.from('ok') };
    const sha1 = (bytes: Buffer) => createHash('sha1').update(bytes).digest('hex');
    const files = Object.fromEntries(Object.entries(contents).map(([path, bytes]) => [path, sha1(bytes)]));
    const { id } = await this.#call('POST', `/sites/${this.site}/deploys`, { files, draft: true });
    const deploy = this.netlify.world.deploys.find((each) => each.id === id);
    for (const [path, bytes] of Object.entries(contents)) {
      if (deploy?.state !== 'uploading' || this.netlify.world.files[sha1(bytes)]) continue;
      await this.#call('PUT', `/deploys/${id}/files${path}`, bytes, 'application/octet-stream');
    }
    await this.#call('POST', `/sites/${this.site}/deploys/${id}/restore`);
    await this.#call('POST', `/deploys/${id}/lock`);
    return id;
  }

  /** The published deploy. */
  published(): string | null | undefined {
    return this.netlify.world.sites.find(({ id }) => id === this.site)?.publishedDeployId;
  }

  /** Promotes a new commit through staging and the gate to production. The report is in `artifacts-<digit>`. */
  async release(digit: string, runId: number, { isJudged = true } = {}): Promise<Deployed> {
    const commit = this.commit(`release ${digit}`);
    const bundle = this.live ? await this.live.store(digit, commit, join(this.clone, 'store')) : digestOf(digit);
    const subjects = { commit, bundle };
    const job = this.job(runId);
    const at = () => ({ startedAt: this.now.toISOString(), finishedAt: this.now.toISOString() });
    const health = () => ({
      checks: 1,
      passed: 1,
      firstOkAt: this.now.toISOString(),
      lastOkAt: this.now.toISOString(),
    });
    const workflow = {
      repository: 'acme/storefront',
      path: WORKFLOW,
      ref: 'refs/heads/main',
      sha: commit,
      runId,
      runAttempt: 1,
      actor: 'starter',
    };
    const receipt = (tier: string, more: object) =>
      sample(
        'deploy-receipt',
        {
          tier,
          environment: `shop-${tier}`,
          bundleDigest: bundle,
          workflow,
          ...at(),
          health: health(),
          ...more,
        },
        subjects,
      ) as Statement<'deploy-receipt'>;
    this.later();
    const staged = await this.#newest('staging');
    const onStaging = receipt('staging', { ...staged, receiptId: `staging-${digit}` });
    await this.append([
      await this.sign(sample('release-bundle', {}, subjects), job),
      await this.sign(sample('test-result', { runId }, subjects), job),
      await this.sign(onStaging, this.job(runId, 'shop-staging')),
    ]);
    const out = `artifacts-${digit}`;
    const asked = ['--tier', 'production', '--commit', commit, '--surface', 'shop', '--out', out];
    const gate = await this.run(['gate', 'evaluate', ...asked], job);
    if (gate.code !== 0) throw new Error(gate.stdout + gate.stderr);
    const predicate = GateReport.parse(this.json(`${out}/${REPORT_FILE}`));
    const bundles = [bundle];
    const about = { ...subjects, bundles };
    const decision = await this.sign({ kind: 'release-decision', subjects: about, predicate }, job);
    const place = { surface: 'shop', tier: 'production', runId, attempt: 1 };
    const approvals: Signed[] = [];
    for (const [environment, userId, login] of [
      ['production-approval-shop', 7, 'octocat'],
      ['production-approval-shop-2', 8, 'mona'],
    ] as const) {
      const statement = sample('approval', { ...place, environment, userId, login });
      approvals.push(await this.sign({ ...statement, subjects }, job));
    }
    const expiresAt = new Date(this.now.getTime() + 20 * 60_000).toISOString();
    const nonce = digit.repeat(32);
    const said = { cause: 'promotion', gateDecision: decision.id, approvals: approvals.map(({ id }) => id) };
    const order = { ...place, ...said, expiresAt, nonce };
    const ticket = await this.sign(sample('promotion-ticket', order, subjects), job);
    await this.append([decision, ...approvals, ticket]);
    const ticketId = ticket.id;
    const deployId = await this.publish(bundle, ticketId);
    const where = this.live?.where ?? { provider: 'netlify', siteId: this.site, url: this.liveUrl() };
    const files = this.netlify.world.deploys.find(({ id: its }) => its === deployId)?.files;
    const told = files === undefined ? {} : { filesDigest: filesDigest(files) };
    const target = { ...where, deployId, publishedReadBack: true, ...told };
    const link = { ...(await this.#newest('production')), receiptId: `production-${digit}` };
    const id = await this.add(receipt('production', { ...link, cause: 'promotion', ticketId, target }), job);
    this.later();
    const deployed = { commit, bundle, deployId, ticket: ticketId, receipt: id };
    if (isJudged) await this.judge(deployed, runId);
    return deployed;
  }

  /** Adds a monitor's verdict about a release, signed by the signer of the other statements. */
  async judge({ receipt, commit, bundle, deployId }: Deployed, runId: number, verdict = 'healthy'): Promise<void> {
    const at = this.now.toISOString();
    const passed = verdict === 'healthy' ? 3 : 0;
    const ok = passed === 0 ? null : at;
    const health = { state: verdict, checks: 3, passed, firstOkAt: ok, lastOkAt: ok };
    const said = { tier: 'production', receipt, deployId, verdict, health, startedAt: at, finishedAt: at, runId };
    await this.add(sample('monitor-verdict', said, { commit, bundle }), this.job(runId));
  }

  liveUrl(): string {
    return `${this.netlify.url}/_live/shop-production`;
  }

  async #newest(tier: string) {
    const { statements } = await this.book();
    const newest = statements
      .filter(({ statement }) => statement.kind === 'deploy-receipt' && statement.predicate.tier === tier)
      .sort((one, other) => sequenceOf(one.statement) - sequenceOf(other.statement))
      .at(-1);
    return { sequence: newest ? sequenceOf(newest.statement) + 1 : 1, previous: newest?.id ?? null };
  }

  /** Adds the current result of live verification. The gate of a rollback requires a fresh one. */
  async readBack(): Promise<void> {
    const { digest: registryDigest } = this.registry();
    const signed: Signed[] = [];
    for (const stack of ['foundation', 'production']) {
      const said = { stack, registryDigest, verdict: 'verified', findings: 0, readAt: this.now.toISOString() };
      signed.push(await this.sign(sample('ruleset-verification', said), this.job(1)));
    }
    await this.append(signed);
  }

  /** The variables of a job of a run. */
  in(job: HubJob): Readonly<Record<string, string>> {
    const netlify = { NETLIFY_API_TOKEN: 'token', NETLIFY_API_ENDPOINT: this.netlify.url };
    return { ...this.hub.environment(job), ...netlify, ...this.more };
  }

  /** Revokes a bundle as a person. */
  revoke({ bundle }: Deployed): Promise<string> {
    const env = this.sigstore.environmentForKey(this.personKey);
    return this.add(sample('revocation', { surface: 'shop' }, { bundle }), env);
  }

  /** Writes a file into the checkout. */
  put(path: string, content: string): string {
    mkdirSync(dirname(join(this.clone, path)), { recursive: true });
    writeFileSync(join(this.clone, path), content);
    return path;
  }

  /** A JSON file of the checkout. */
  json(path: string): Readonly<Record<string, unknown>> {
    return JSON.parse(readFileSync(join(this.clone, path), 'utf8'));
  }

  /** Runs a command in the checkout. `killedAt` kills it at that step. */
  async run(args: readonly string[], env: Readonly<Record<string, string>>, killedAt?: string): Promise<Outcome> {
    this.sigstore.setClock(this.now);
    return runHere(args, {
      cwd: this.clone,
      env,
      startedAt: this.now,
      isAhead: true,
      progress: (text) => {
        if (killedAt !== undefined && text.startsWith(killedAt)) throw new Error('killed');
      },
    });
  }

  async close(): Promise<void> {
    expect(this.netlify.violations()).toEqual([]);
    expect(this.hub.service.violations()).toEqual([]);
    await Promise.all([this.netlify.close(), this.hub.service.close()]);
    await this.sigstore.close();
    this.evidence.dispose();
  }
}

// Waiting for git blocks the event loop. Node notices a connection that closed meanwhile only in a whole turn of the
// loop.
async function settled(): Promise<void> {
  await pause(0);
  await turn();
}

function sequenceOf(statement: { readonly predicate: object }): number {
  return 'sequence' in statement.predicate ? Number(statement.predicate.sequence) : 0;
}
