import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Outcome, runHere } from '../../../../demo/command';
import { plannedWorld } from '../../../../demo/planned-world';
import { installApps } from '../../../../demo/stage/apps';
import { evidenceRoot, generatedWorkflows } from '../../../../demo/stage/governed';
import { type People, peopleOf } from '../../../../demo/stage/people';
import { shopRegistry } from '../../../../demo/stage/shop-registry';
import { identityOf } from '../../../../emulator/github/actions/credentials';
import { finishJob, startJob } from '../../../../emulator/github/actions/jobs';
import { finishRun, queuedRuns, type RunPlace, runAt } from '../../../../emulator/github/actions/runs';
import { setRef } from '../../../../emulator/github/git/refs';
import { exportRepository, repositoryNamed } from '../../../../emulator/github/git/transfer';
import type { GithubWorld } from '../../../../emulator/github/world';
import { type RunningSigstore, startSigstore } from '../../../../emulator/sigstore/service';
import { signerFrom } from '../../../../evidence/signing/signer';
import { statementPath } from '../../../../evidence/verification/statement-path';
import { Registry } from '../../../../registry/schema';
import type { RunningWorld } from '../../../../sandbox/world';
import { sample } from '../../../support/evidence/samples';

/** The keys of the repositories, with their names: `web` governs. */
export const NAMES = { web: 'storefront', services: 'services' } as const;
export type Key = keyof typeof NAMES;
/** The surface of each. */
export const SURFACES = { web: 'shop', services: 'api' } as const;

/** The tokens of the Apps, for all repositories. GitHub lets only the evidence App add evidence. */
const TOKENS = { delivery: 'ghs_delivery', evidence: 'ghs_evidence' } as const;
const JUNIT = `<testsuites tests="1" failures="0"><testsuite name="s" tests="1" failures="0"><testcase name="t" classname="s" time="0.1"/></testsuite></testsuites>`;

/** The shop, and an API in a repository of its own, whose copies of the workflows are trusted for it. */
function registryOfTwo(): Registry {
  const one = shopRegistry();
  const [shop] = one.surfaces;
  const { id: _, name: __, ...web } = one.repositories['web'] ?? {};
  const entries = one.trust?.entries ?? [];
  const copies = entries.map((entry) => ({
    ...entry,
    id: `s-${entry.id}`,
    repositories: ['services'],
    signerWorkflow: 'signerWorkflow' in entry ? entry.signerWorkflow.replace('/storefront/', '/services/') : '',
  }));
  return Registry.parse({
    ...one,
    repositories: { ...one.repositories, services: { ...web, id: 5001, name: NAMES.services } },
    surfaces: [
      shop,
      {
        ...shop,
        id: 'api',
        repository: 'services',
        paths: { include: ['api/**'] },
        target: { kind: 'netlify', team: 'acme', site: 'acme-api-{tier}' },
      },
    ],
    trust: { ...one.trust, entries: [...entries, ...copies] },
  });
}

/** A job of a run. */
export interface Job {
  readonly place: RunPlace;
  readonly id: number;
  /** The App whose token its steps use; default: the delivery App. */
  readonly token?: keyof typeof TOKENS;
}

/** GitHub with two repositories, Netlify and Sigstore. Jobs run commands in a checkout of the governing one. */
export class TwoRepositories {
  #folders = 0;
  readonly folder = mkdtempSync(join(tmpdir(), 'causeway-two-'));

  private constructor(
    readonly running: RunningWorld,
    readonly sigstore: RunningSigstore,
    readonly people: Readonly<Record<Key, People>>,
  ) {}

  static async open(): Promise<TwoRepositories> {
    const registry = registryOfTwo();
    const sigstore = await startSigstore();
    const running = await plannedWorld(registry);
    const { world } = running.github;
    installApps(world, registry);
    for (const [index, login] of ['mona', 'hubot'].entries())
      world.users[login] = { login, id: 900 + index, role: 'member' };
    for (const [name, token] of Object.entries(TOKENS)) {
      world.tokens[name] = {
        id: name,
        token,
        kind: 'installation',
        app: `acme-${name}`,
        repositories: 'all',
        user: null,
        permissions: { actions: 'write', contents: 'write', members: 'read', metadata: 'read', pull_requests: 'read' },
        expiresAt: null,
        limit: 15_000,
      };
    }
    evidenceRoot(world, NAMES.web, '2026-01-01T00:00:00Z');
    const people = { web: peopleOf(world, NAMES.web), services: peopleOf(world, NAMES.services) };
    const governed = {
      'registry/deploy-surfaces.json': `${JSON.stringify(registry, null, 2)}\n`,
      'registry/trusted-root.json': `${JSON.stringify(sigstore.trustedRoot)}\n`,
    };
    people.web.push('main', 'mona', { ...generatedWorkflows(registry, 'web'), ...governed, 'shop/index.html': 'shop' });
    people.services.push('main', 'mona', { ...generatedWorkflows(registry, 'services'), 'api/index.html': 'api' });
    for (const name of Object.values(NAMES)) {
      const repository = repositoryNamed(world, name);
      setRef(repository, 'heads/dev', repository.branches['main']?.sha ?? '');
    }
    return new TwoRepositories(running, sigstore, people);
  }

  get world(): GithubWorld {
    return this.running.github.world;
  }

  /** A clone of a repository in its current state, at its default branch or at a commit. */
  clone(key: Key, commit?: string): string {
    const [bare, folder] = [join(this.folder, `${key}.git`), join(this.folder, commit?.slice(0, 12) ?? key)];
    exportRepository(this.world, NAMES[key], bare);
    rmSync(folder, { recursive: true, force: true });
    execFileSync('git', ['clone', '--quiet', `file://${bare}`, folder]);
    if (commit !== undefined) execFileSync('git', ['-C', folder, 'checkout', '--quiet', '--detach', commit]);
    return folder;
  }

  /** Writes a file beside the checkouts. Returns its path. */
  put(path: string, content: string | Buffer): string {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  /** Starts a job now. */
  job(place: RunPlace, name: string, environment?: string): Job {
    const started = { name, at: new Date().toISOString(), ...(environment === undefined ? {} : { environment }) };
    return { place, id: startJob(this.world, place, started).id };
  }

  end({ place, id }: Job, isGood = true): void {
    finishJob(this.world, place, id, { conclusion: isGood ? 'success' : 'failure', at: new Date().toISOString() });
  }

  finish(place: RunPlace): void {
    finishRun(this.world, place, new Date().toISOString());
  }

  /** Runs a command as a step of a job, as in CI. `cwd` defaults to a checkout of the governing repository. */
  async step(
    { place, id, token = 'delivery' }: Job,
    args: readonly string[],
    cwd = join(this.folder, 'web'),
  ): Promise<Outcome> {
    const identity = identityOf(this.world, place, id);
    const { repository, workflow, ref, sha, runId, runAttempt } = identity;
    const actor = runAt(this.world, place).actor;
    const { NETLIFY_API_TOKEN = '' } = this.running.environment;
    return runHere(args, {
      cwd,
      startedAt: new Date(),
      env: {
        ...this.sigstore.environmentFor(identity),
        CI: 'true',
        ...this.running.addresses,
        NETLIFY_API_TOKEN,
        GITHUB_TOKEN: TOKENS[token],
        GITHUB_REPOSITORY: repository,
        GITHUB_REF: ref,
        GITHUB_SHA: sha,
        GITHUB_WORKFLOW_REF: `${repository}/${workflow}@${ref}`,
        GITHUB_ACTOR: actor,
        GITHUB_RUN_ID: String(runId),
        GITHUB_RUN_ATTEMPT: String(runAttempt ?? 1),
        CAUSEWAY_REPOSITORY: place.repository === NAMES.web ? 'web' : 'services',
      },
    });
  }

  /** A step that must succeed. */
  async good(job: Job, args: readonly string[], cwd?: string): Promise<Outcome> {
    const outcome = await this.step(job, args, cwd);
    if (outcome.code !== 0) throw new Error(`${args.join(' ')}\n${outcome.stdout}${outcome.stderr}`);
    return outcome;
  }

  /** Builds, signs and records a bundle of a repository's commit. Returns the bundle's digest. */
  async build(key: Key, place: RunPlace, commit: string): Promise<string> {
    const [surface, governing] = [SURFACES[key], this.clone('web')];
    const source = this.clone(key, commit);
    const job = this.job(place, 'bundle');
    const name = `${key}-${commit.slice(0, 8)}`;
    this.put(`${name}/tree/index.html`, commit);
    const out = join(this.folder, name, 'signed');
    const registry = ['--registry', join(governing, 'registry/deploy-surfaces.json')];
    const about = ['--surface', surface, '--commit', commit];
    const to = ['--store', join(this.folder, 'store'), '--out', join(out, surface), '--sign', '--json'];
    const built = await this.good(
      job,
      ['bundle', 'build', ...about, ...registry, '--tree', join(this.folder, name, 'tree'), ...to],
      source,
    );
    const { digest } = JSON.parse(built.stdout) as { readonly digest: string };
    const report = this.put(`${name}/unit.xml`, JUNIT);
    const result = join(out, 'unit.sigstore.json');
    const kept = ['--bundle', digest, '--no-append', '--out', result];
    await this.good(job, ['evidence', 'add', report, '--check', 'unit', '--exit-code', '0', ...about, ...kept]);
    this.end(job);
    const statement = join(out, `bundle-${digest.replace('sha256:', '')}.sigstore.json`);
    await this.record(place, statement, result);
    return digest;
  }

  /** The job that adds other jobs' signed statements to the evidence branch. */
  async record(place: RunPlace, ...what: readonly string[]): Promise<Outcome> {
    const job: Job = { ...this.job(place, 'record', 'causeway-evidence'), token: 'evidence' };
    const outcome = await this.step(job, ['evidence', 'push', '--evidence-api', ...what]);
    this.end(job, outcome.code === 0);
    return outcome;
  }

  /** A folder for statements that a job hands over. */
  handed(): string {
    this.#folders += 1;
    return join(this.folder, `statements-${this.#folders}`);
  }

  /** Signs statements and records them. */
  async signed(job: Job, args: readonly string[]): Promise<Outcome> {
    const out = this.handed();
    const outcome = await this.step(job, [...args, '--evidence-api', '--out', out]);
    this.end(job, outcome.code === 0);
    if (!existsSync(out)) return outcome;
    const recorded = await this.record(job.place, '--from', out);
    return recorded.code === 0 ? outcome : recorded;
  }

  /** Plays a dispatched leaf. Returns its last job's outcome. */
  async leaf(place: RunPlace): Promise<Outcome> {
    const { surface = '', tier = '', commit = '', bundle = '', ticket = '' } = runAt(this.world, place).inputs;
    const release = ['--surface', surface, '--tier', tier, '--commit', commit, '--bundle', bundle];
    const flags = [...release, '--ticket', ticket];
    const guarded = await this.signed(this.job(place, 'guard'), ['deploy', 'guard', ...flags]);
    const store = ['--store', join(this.folder, 'store')];
    const last =
      guarded.code === 0
        ? await this.signed(this.job(place, 'deploy', `${surface}-${tier}`), ['deploy', 'run', ...flags, ...store])
        : guarded;
    this.finish(place);
    return last;
  }

  /** Plays the dispatched leaves while other work goes on. Returns that work's result and the leaves. */
  async withLeaves<T>(going: Promise<T>): Promise<readonly [T, readonly RunPlace[]]> {
    const leaves: RunPlace[] = [];
    let isOver = false;
    const ended = going.finally(() => {
      isOver = true;
    });
    while (!isOver) {
      for (const place of queuedRuns(this.world).filter((each) => runAt(this.world, each).inputs['ticket'])) {
        leaves.push(place);
        await this.leaf(place);
      }
      await Promise.race([ended.catch(() => undefined), pause(50)]);
    }
    return [await ended, leaves];
  }

  /** The receipt of a deploy, signed by the leaf of this job in any repository. */
  async signedReceipt(
    { place, id }: Job,
    { environment, commit, bundle, ...about }: Record<'surface' | 'tier' | 'environment' | 'commit' | 'bundle', string>,
  ): Promise<{ readonly bytes: Buffer; readonly path: string }> {
    const job = { ...identityOf(this.world, place, id), environment };
    const at = new Date().toISOString();
    const { repository, workflow: path, ref, sha, runId, actor = '' } = job;
    const said = sample('deploy-receipt', {
      ...about,
      environment,
      bundleDigest: bundle,
      startedAt: at,
      finishedAt: at,
      health: { checks: 1, passed: 1, firstOkAt: at, lastOkAt: at },
      workflow: { repository, path, ref, sha, runId, runAttempt: 1, actor },
    });
    const { sign } = signerFrom(this.sigstore.environmentFor(job));
    const statement = { ...said, subjects: { commit, bundle } };
    const bytes = await sign(statement);
    return { bytes, path: statementPath(statement, bytes) };
  }

  async close(): Promise<void> {
    await Promise.all([this.running.close(), this.sigstore.close()]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
