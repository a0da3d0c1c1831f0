import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { VerifiedBundle } from '../../../../delivery/bundle/contents';
import { bundleStatement } from '../../../../delivery/bundle/statement';
import { directoryStore, storeBundle } from '../../../../delivery/bundle/store';
import { type Outcome, runHere } from '../../../../demo/command';
import type { RunningService } from '../../../../emulator/core/server';
import { identityOf } from '../../../../emulator/github/actions/credentials';
import { finishJob, startJob } from '../../../../emulator/github/actions/jobs';
import { commitFiles } from '../../../../emulator/github/actions/pulls';
import { finishRun, type RunPlace, runAt, startRun } from '../../../../emulator/github/actions/runs';
import { githubAt } from '../../../../emulator/github/address';
import { startGithub } from '../../../../emulator/github/service';
import type { GithubWorld } from '../../../../emulator/github/world';
import { worldOf } from '../../../../emulator/github/world-of';
import { startNetlify } from '../../../../emulator/netlify/service';
import { type NetlifyWorld, netlifyWorld } from '../../../../emulator/netlify/world';
import { type RunningSigstore, startSigstore } from '../../../../emulator/sigstore/service';
import { readEvidenceBook } from '../../../../evidence/branch/book';
import type { EvidenceBook, EvidenceBranch } from '../../../../evidence/branch/branch';
import { signerFrom } from '../../../../evidence/signing/signer';
import type { KnownKind } from '../../../../evidence/statement/kinds';
import type { Statement } from '../../../../evidence/statement/statement';
import { type TrustBase, trustBase } from '../../../../evidence/trust/base';
import { parseTrustedRoot } from '../../../../evidence/trust/root';
import { statementPath } from '../../../../evidence/verification/statement-path';
import { verifyStatement } from '../../../../evidence/verification/verify-statement';
import { githubClient } from '../../../../live/github-client';
import type { Registry } from '../../../../registry/schema';
import { bundleOf } from '../../../support/delivery/targets/bundle';
import { BRANCH, EvidenceScene } from '../../../support/evidence/branch/scene';
import { evidenceRegistry } from '../../../support/evidence/registry';
import { NOW } from '../../../support/registry/fixtures';

/** The delivery App's bot. */
export const BOT = 'acme-delivery[bot]';
const TOKEN = 'ghs_delivery';
const FILES = ['release', 'promote-staging', 'deploy', 'monitor', 'ci'];
const DISPATCH = `on:
  push:
  workflow_dispatch:
    inputs:
      surface: { type: string }
      tier: { type: string }
      commit: { type: string }
      bundle: { type: string }
      ticket: { type: string }
jobs: { work: { runs-on: ubuntu-24.04, steps: [{ run: make }] } }
`;

function entry(workflow: string, mayAttest: readonly string[], more: object = {}): object {
  const signerWorkflow = `acme/storefront/.github/workflows/${workflow}.yml`;
  return {
    id: `${workflow}-${mayAttest[0]}`,
    kind: 'sigstore',
    repositories: ['web'],
    signerWorkflow,
    mayAttest,
    ...more,
  };
}

const NETLIFY = { kind: 'netlify', team: 'acme' };
const TIERS = { tiers: ['dev', 'staging', 'production'] };
const registryWith = (docs: object) =>
  evidenceRegistry(
    [
      entry('release', ['release-bundle', 'promotion-ticket']),
      entry('promote-staging', ['approval', 'release-decision', 'promotion-ticket'], { tiers: ['staging'] }),
      entry('deploy', ['deploy-receipt'], { environment: 'derived', ...TIERS }),
      entry('deploy', ['ticket-spent'], TIERS),
      entry('monitor', ['monitor-verdict'], TIERS),
    ],
    {
      repositories: { web: { id: 1001, name: 'storefront' } },
      apps: {
        delivery: { slug: 'acme-delivery', keySecret: 'DELIVERY_APP_KEY' },
        evidence: { slug: 'acme-evidence', keySecret: 'EVIDENCE_APP_KEY' },
      },
      evidence: { repository: 'web', branch: BRANCH },
      surfaces: ['shop', 'docs'].map((id) => ({
        id,
        owner: 'team:web',
        repository: 'web',
        health: { path: '/api/health' },
        target: id === 'docs' ? docs : NETLIFY,
      })),
    },
  );

/** A job of a run, as the yard plays it. */
export interface YardJob {
  /** Its own token, if it does not use the delivery App's. */
  readonly token?: string;
  readonly place: RunPlace;
  readonly id: number;
}

/** GitHub, Netlify and Sigstore with one repository that has a built release. Jobs are played in it. */
export class Yard {
  /** The bundles of the release by surface. */
  readonly bundles: Readonly<Record<string, VerifiedBundle>>;
  // Uses git, because GitHub's API takes one write a second.
  readonly #evidence = new EvidenceScene();
  readonly #clone = this.#evidence.clone('clone');

  private constructor(
    readonly github: RunningService<GithubWorld>,
    readonly netlify: RunningService<NetlifyWorld>,
    readonly sigstore: RunningSigstore,
    readonly folder: string,
    /** The start time of commands. */
    public now: Date,
    /** The release commit. */
    readonly commit: string,
    private readonly clock: { now: Date },
    readonly registry: Registry,
  ) {
    const tree = (surface: string) => ({ 'index.html': surface, 'api/health': 'ok' });
    const of = (surface: string) => bundleOf(tree(surface), { surface, commit });
    this.bundles = { shop: of('shop'), docs: of('docs') };
  }

  /**
   * Opens a yard; octocat made the release. `docs` is that surface's target in the registry. `more` adds files to its
   * repository.
   */
  static async open(docs: object = NETLIFY, more: Readonly<Record<string, string>> = {}): Promise<Yard> {
    const now = NOW;
    const at = now.toISOString();
    const sigstore = await startSigstore({ now, logs: false });
    const users = ['octocat', 'mona', 'hubot', 'stranger'].map((login, index) => ({ login, id: 201 + index }));
    const world = worldOf({
      organization: { login: 'acme', plan: 'enterprise' },
      repositories: [{ name: 'storefront', id: 1001, visibility: 'private', branches: ['main', 'dev'] }],
      users,
      teams: [{ slug: 'release', id: 301, members: ['octocat', 'mona', 'hubot'] }],
      apps: [{ slug: 'acme-delivery', id: 4002 }],
      tokens: [
        {
          id: 'delivery',
          token: TOKEN,
          kind: 'installation',
          app: 'acme-delivery',
          permissions: {
            actions: 'write',
            contents: 'write',
            members: 'read',
            metadata: 'read',
            pull_requests: 'read',
          },
        },
      ],
    });
    const own = Object.fromEntries(FILES.map((name) => [`.github/workflows/${name}.yml`, DISPATCH]));
    const files = { ...own, ...more };
    const change = { repository: 'storefront', user: 'octocat', message: 'the shop', files, at };
    for (const branch of ['main', 'dev']) commitFiles(world, { ...change, branch });
    const commit = commitFiles(world, { ...change, branch: 'dev', files: { 'shop.txt': 'new' } });
    const clock = { now };
    const github = await startGithub({ world, clock: () => clock.now });
    const teams = netlifyWorld({ accounts: [{ slug: 'acme' }], tokens: [{ token: 'nfp' }] });
    const netlify = await startNetlify({ world: teams, clock: () => clock.now });
    const folder = mkdtempSync(join(tmpdir(), 'causeway-yard-'));
    const yard = new Yard(github, netlify, sigstore, folder, now, commit, clock, registryWith(docs));
    yard.put('registry/deploy-surfaces.json', JSON.stringify(yard.registry, null, 2));
    yard.put('registry/trusted-root.json', JSON.stringify(sigstore.trustedRoot));
    for (const name of ['shop-dev', 'shop-staging', 'docs-dev', 'docs-staging']) await yard.#site(name);
    return yard;
  }

  async #site(name: string): Promise<void> {
    await fetch(`${this.netlify.url}/api/v1/acme/sites`, {
      method: 'POST',
      headers: { authorization: 'Bearer nfp', 'content-type': 'application/json' },
      body: JSON.stringify({ name }),
    });
  }

  get world(): GithubWorld {
    return this.github.world;
  }

  get trust(): TrustBase {
    return trustBase(this.registry, parseTrustedRoot(JSON.stringify(this.sigstore.trustedRoot), 'root'));
  }

  get client() {
    return githubClient({ kind: 'token', token: TOKEN, baseUrl: `${this.github.url}/` });
  }

  get branch(): EvidenceBranch {
    return this.#evidence.branch(this.#clone);
  }

  async book(): Promise<EvidenceBook> {
    return readEvidenceBook(await this.branch.read(), this.trust, this.now);
  }

  /** Advances the clock by minutes. */
  later(minutes = 2): void {
    this.now = new Date(this.now.getTime() + minutes * 60_000);
    this.clock.now = this.now;
    this.sigstore.setClock(this.now);
  }

  /** Writes a file into the checkout. Returns its path. */
  put(path: string, content: string | Buffer): string {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), content);
    return path;
  }

  bundle(surface = 'shop'): string {
    return this.bundles[surface]!.digest;
  }

  /** A new run of a workflow. */
  start(workflow: string, actor: string, { event = 'workflow_dispatch', branch = 'dev' } = {}): RunPlace {
    const path = `.github/workflows/${workflow}.yml`;
    const at = this.now.toISOString();
    const { id } = startRun(this.world, { repository: 'storefront', workflow: path, event, branch, actor, at });
    return { repository: 'storefront', run: id };
  }

  /** A new job of a run. */
  job(place: RunPlace, name: string, environment?: string): YardJob {
    const started = { name, at: this.now.toISOString(), ...(environment === undefined ? {} : { environment }) };
    return { place, id: startJob(this.world, place, started).id };
  }

  /** Ends a job. */
  end({ place, id }: YardJob, conclusion: 'success' | 'failure' = 'success'): void {
    finishJob(this.world, place, id, { conclusion, at: this.now.toISOString() });
  }

  /** Ends a run. */
  finish(place: RunPlace): void {
    finishRun(this.world, place, this.now.toISOString());
  }

  /** The environment variables of a job. */
  environment({ place, id, token = TOKEN }: YardJob): Readonly<Record<string, string>> {
    const job = identityOf(this.world, place, id);
    const facts = runAt(this.world, place);
    return {
      ...this.sigstore.environmentFor(job),
      ...githubAt(this.github.url),
      GITHUB_TOKEN: token,
      NETLIFY_API_ENDPOINT: this.netlify.url,
      NETLIFY_API_TOKEN: 'nfp',
      GITHUB_REPOSITORY: job.repository,
      GITHUB_REF: job.ref,
      GITHUB_SHA: job.sha,
      GITHUB_WORKFLOW_REF: `${job.repository}/${job.workflow}@${job.ref}`,
      GITHUB_RUN_ID: String(job.runId),
      GITHUB_RUN_ATTEMPT: String(job.runAttempt ?? 1),
      GITHUB_ACTOR: facts.actor,
    };
  }

  /** Signs a statement as a job and adds it to the evidence branch. Returns its id. */
  async say<K extends KnownKind>(job: YardJob, statement: Statement<K>): Promise<string> {
    const bytes = await this.sign(job, statement);
    const verified = verifyStatement(bytes, this.trust, this.now);
    if (!verified.ok) throw new Error(verified.reason);
    await this.branch.append([{ path: statementPath(verified.statement, bytes), bytes }], 'by the test');
    return verified.id;
  }

  /** Signs as a job. */
  sign<K extends KnownKind>(job: YardJob, statement: Statement<K>): Promise<Buffer> {
    return signerFrom(this.environment(job)).sign(statement);
  }

  /** Whether each command verifies every signature itself, as in a process of its own. */
  isAlone = false;

  /** Runs a command as a step of a job. */
  async step(job: YardJob, ...args: readonly string[]): Promise<Outcome> {
    return runHere([...args, '--evidence-clone', this.#clone], {
      cwd: this.folder,
      env: this.environment(job),
      startedAt: this.now,
      isAlone: this.isAlone,
    });
  }

  /** The release job: every bundle built, signed and stored. Returns the job, which is still running. */
  async release(): Promise<YardJob> {
    const place = this.start('release', 'octocat', { event: 'push' });
    const job = this.job(place, 'release');
    for (const bundle of Object.values(this.bundles)) {
      await storeBundle(directoryStore(join(this.folder, 'store')), bundle);
      await this.say(job, bundleStatement(bundle));
    }
    return job;
  }

  /** Plays a leaf of one release as its two jobs, in a dispatched run. Returns the second job's outcome. */
  async leaf(place: RunPlace, tier: string, surface: string, ticket: string): Promise<Outcome> {
    const flags = [...this.flags(tier, surface), '--ticket', ticket];
    const guarding = this.job(place, 'guard');
    const guarded = await this.step(guarding, 'deploy', 'guard', ...flags);
    this.end(guarding, guarded.code === 0 ? 'success' : 'failure');
    if (guarded.code !== 0) {
      this.finish(place);
      return guarded;
    }
    const job = this.job(place, 'deploy', `${surface}-${tier}`);
    const deployed = await this.step(job, 'deploy', 'run', ...flags, '--store', 'store');
    this.end(job, deployed.code === 0 ? 'success' : 'failure');
    this.finish(place);
    return deployed;
  }

  /** The options of one release. */
  flags(tier: string, surface = 'shop'): readonly string[] {
    return ['--surface', surface, '--tier', tier, '--commit', this.commit, '--bundle', this.bundle(surface)];
  }

  async close(): Promise<void> {
    await Promise.all([this.github.close(), this.netlify.close(), this.sigstore.close()]);
    rmSync(this.folder, { recursive: true });
    this.#evidence.dispose();
  }
}
