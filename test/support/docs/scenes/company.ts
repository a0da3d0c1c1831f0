import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import { plannedWorld } from '../../../../demo/planned-world';
import { evidenceRoot } from '../../../../demo/stage/governed';
import { commitFiles } from '../../../../emulator/github/actions/pulls';
import { githubAt } from '../../../../emulator/github/address';
import { setRef } from '../../../../emulator/github/git/refs';
import { exportRepository, repositoryNamed } from '../../../../emulator/github/git/transfer';
import type { GithubWorld } from '../../../../emulator/github/world';
import { type RunningSigstore, startSigstore } from '../../../../emulator/sigstore/service';
import type { EvidenceBranch } from '../../../../evidence/branch/branch';
import { gitEvidenceBranch } from '../../../../evidence/branch/git-branch';
import { signerFrom } from '../../../../evidence/signing/signer';
import type { KnownKind } from '../../../../evidence/statement/kinds';
import type { Statement } from '../../../../evidence/statement/statement';
import { type TrustBase, trustBase } from '../../../../evidence/trust/base';
import { parseTrustedRoot } from '../../../../evidence/trust/root';
import { statementPath } from '../../../../evidence/verification/statement-path';
import { verifyStatement } from '../../../../evidence/verification/verify-statement';
import { planFoundation } from '../../../../plan/foundation';
import type { Registry } from '../../../../registry/schema';
import type { RunningWorld } from '../../../../sandbox/world';
import { scratch } from '../../delivery/repository';
import { WRITER } from '../../evidence/branch/scene';
import { inspectionOf } from '../../live/looking';
import { NOW, ROOT } from '../../registry/fixtures';
import { companyRegistry, ROTATION, ROTATION_TEXT } from './company-registry';

/** A job's or a person's variables. */
export type Variables = Readonly<Record<string, string>>;

/** The governing repository's name at GitHub. */
export const REPOSITORY = 'storefront';
const DELIVERY = 'ghs_delivery00000000000000000000000000';
/** The parts of this checkout that the governing repository contains. */
const TAKEN = [
  '.github/actions',
  '.github/workflows',
  'docs',
  'netlify.toml',
  'package.json',
  'policy/config',
  'policy/slo',
];

function textsOf(path: string): readonly (readonly [string, string])[] {
  const whole = join(ROOT, path);
  if (!statSync(whole).isDirectory()) return [[path, readFileSync(whole, 'utf8')]];
  const found = execFileSync('find', [whole, '-type', 'f'], { encoding: 'utf8' }).trim().split('\n');
  return found.map((file) => [relative(ROOT, file), readFileSync(file, 'utf8')]);
}

// mona writes. hubot starts runs of mona's code and approves waivers. ada and grace approve releases.
function people(world: GithubWorld): void {
  for (const [index, login] of ['mona', 'hubot'].entries())
    world.users[login] = { login, id: 900 + index, role: 'member' };
  world.teams['release']?.members.push('hubot');
  world.tokens['delivery'] = {
    id: 'delivery',
    token: DELIVERY,
    kind: 'installation',
    app: 'acme-delivery',
    user: null,
    expiresAt: null,
    repositories: 'all',
    limit: 5000,
    permissions: { actions: 'write', contents: 'write', members: 'read', metadata: 'read', pull_requests: 'read' },
  };
}

/**
 * The company of the checkout's registry: GitHub and Netlify as its stacks create them, Sigstore, people with keys, and
 * a clone of the governing repository with an evidence branch on its remote.
 */
export class Company {
  readonly #scratch = scratch();
  /** The clone, in which commands run. */
  readonly clone = join(this.#scratch.path, 'clone');
  readonly #remote = join(this.#scratch.path, 'remote.git');

  private constructor(
    readonly registry: Registry,
    readonly world: RunningWorld,
    readonly sigstore: RunningSigstore,
    private readonly keys: Readonly<Record<string, KeyObject>>,
    private readonly clock: { now: Date },
    /** The release commit. mona wrote it, and it is merged to the first tier's branch. */
    readonly commit: string,
  ) {}

  static async open(): Promise<Company> {
    const clock = { now: NOW };
    const pairs = ['octocat', 'hubot'].map((login) => [login, generateKeyPairSync('ed25519')] as const);
    const texts = pairs.map(([login, { publicKey }]) => {
      return [login, publicKey.export({ type: 'spki', format: 'pem' }).toString()] as const;
    });
    const registry = companyRegistry(Object.fromEntries(texts));
    const sigstore = await startSigstore({ now: clock.now, logs: false });
    const world = await plannedWorld(registry, () => clock.now);
    const github = world.github.world;
    people(github);
    const at = clock.now.toISOString();
    evidenceRoot(github, REPOSITORY, at);
    const files = {
      ...Object.fromEntries(TAKEN.flatMap(textsOf)),
      'registry/deploy-surfaces.json': `${JSON.stringify(registry, null, 2)}\n`,
      'registry/trusted-root.json': `${JSON.stringify(sigstore.trustedRoot)}\n`,
      'registry/readiness.json': readFileSync(join(ROOT, 'registry/readiness.json'), 'utf8'),
      '.github/CODEOWNERS': planFoundation(registry).repositories.find(({ key }) => key === 'web')?.codeowners ?? '',
      [ROTATION]: ROTATION_TEXT,
      '.gitignore': 'artifacts*/\nstore/\ndist/\n/*.md\n/*.xml\n/*.json\n',
    };
    const change = { repository: REPOSITORY, user: 'mona', message: 'The shop', at };
    const base = commitFiles(github, { ...change, branch: 'main', files });
    const repository = repositoryNamed(github, REPOSITORY);
    setRef(repository, 'heads/dev', base);
    const page = { 'apps/storefront/index.html': '<!doctype html><title>Shop</title>\n' };
    const commit = commitFiles(github, { ...change, message: 'A page', branch: 'dev', files: page });
    setRef(repository, 'heads/main', commit);
    const keys = Object.fromEntries(pairs.map(([login, { privateKey }]) => [login, privateKey]));
    const company = new Company(registry, world, sigstore, keys, clock, commit);
    // From here on the remote's evidence branch is ahead of GitHub's, because commands push to the remote.
    exportRepository(github, REPOSITORY, company.#remote);
    company.git('..', 'clone', '--quiet', '--branch', 'main', `file://${company.#remote}`, company.clone);
    return company;
  }

  get now(): Date {
    return this.clock.now;
  }

  /** Advances the clock by minutes. */
  later(minutes = 1): void {
    this.clock.now = new Date(this.now.getTime() + minutes * 60_000);
    this.sigstore.setClock(this.now);
  }

  /** Runs git in a folder of the clone. `..` is its parent folder. */
  git(folder: string, ...args: readonly string[]): string {
    const cwd = folder === '..' ? this.#scratch.path : join(this.clone, folder);
    const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
    return execFileSync('git', args, { cwd, encoding: 'utf8', env, stdio: 'pipe' }).trim();
  }

  /** Writes a file into the clone. */
  put(path: string, content: string | Buffer): string {
    mkdirSync(dirname(join(this.clone, path)), { recursive: true });
    writeFileSync(join(this.clone, path), content);
    return path;
  }

  read(path: string): string {
    return readFileSync(join(this.clone, path), 'utf8');
  }

  /** Copies parts of this checkout into the clone. */
  take(...paths: readonly string[]): void {
    for (const path of paths) cpSync(join(ROOT, path), join(this.clone, path), { recursive: true });
  }

  /** Variables of a delivery: GitHub and Netlify with the delivery App's token. */
  delivery(): Variables {
    const { NETLIFY_API_ENDPOINT = '', NETLIFY_API_TOKEN = '' } = this.world.environment;
    const github = { ...githubAt(this.world.github.url), GITHUB_TOKEN: DELIVERY };
    return { ...github, NETLIFY_API_ENDPOINT, NETLIFY_API_TOKEN };
  }

  /** A person's variables: a key, and GitHub with the person's own token. */
  person(login: string): Variables {
    const key = this.keys[login];
    if (!key) throw new Error(`${login} has no key`);
    const pem = key.export({ type: 'pkcs8', format: 'pem' }).toString();
    return { ...this.sigstore.environmentForKey(pem), ...this.inspector('foundation') };
  }

  /** The key for fingerprints of secrets. */
  readonly fingerprints: Variables = { CAUSEWAY_FINGERPRINT_KEY: 'k'.repeat(32) };

  /** The variables of a job that reads a stack. */
  inspector(stack: string): Variables {
    return inspectionOf(this.world, stack);
  }

  get branch(): EvidenceBranch {
    return gitEvidenceBranch({ repository: this.clone, remote: 'origin', branch: 'evidence', writer: WRITER });
  }

  get trust(): TrustBase {
    return trustBase(this.registry, parseTrustedRoot(JSON.stringify(this.sigstore.trustedRoot), 'root'));
  }

  /**
   * Signs a statement with variables and adds it to the branch. Returns its id. Throws if the statement would not
   * count.
   */
  async add<K extends KnownKind>(statement: Statement<K>, env: Variables): Promise<string> {
    this.sigstore.setClock(this.now);
    await settled();
    const bytes = await signerFrom(env).sign(statement);
    const verified = verifyStatement(bytes, this.trust, this.now);
    if (!verified.ok) throw new Error(verified.reason);
    await this.branch.append([{ path: statementPath(verified.statement, bytes), bytes }], 'by the test');
    return verified.id;
  }

  async close(): Promise<void> {
    await Promise.all([this.world.close(), this.sigstore.close()]);
    this.#scratch.dispose();
  }
}

/**
 * Waiting for git blocks the event loop. Node notices a connection that closed meanwhile only in a whole turn of the
 * loop.
 */
async function settled(): Promise<void> {
  await pause(0);
  await turn();
}
