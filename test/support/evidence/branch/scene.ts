import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EvidenceBranch, EvidenceFile } from '../../../../evidence/branch/branch';
import { gitEvidenceBranch } from '../../../../evidence/branch/git-branch';
import { scratch, TestRepository } from '../../delivery/repository';
import { oncePerRun } from '../../once-per-run';
import { commitOf } from '../samples';

/** The name of the branch in tests. */
export const BRANCH = 'evidence';
/** The author of commits in tests. */
export const WRITER = { name: 'acme-evidence[bot]', email: 'acme-evidence[bot]@users.noreply.github.com' };

/** A file with any content, at a path that a statement could have. */
export function anyFile(text: string): EvidenceFile {
  const digest = createHash('sha256').update(text).digest('hex');
  return { path: `evidence/${commitOf('a')}/shop/dev/drill-${digest}.sigstore.json`, bytes: Buffer.from(text) };
}

const HEADS = ['main', BRANCH].map((branch) => `refs/heads/${branch}`);
/** A placeholder for the folder in the built files. Each copy has another folder. */
const HERE = '@folder@';

function replaceIn(repository: string, from: string, to: string): void {
  for (const config of [join(repository, 'config'), join(repository, '.git/config')]) {
    if (existsSync(config)) writeFileSync(config, readFileSync(config, 'utf8').replaceAll(from, to));
  }
}

/** A bare remote with an evidence branch of one root commit, a working tree on that branch, and a clone. */
function build(folder: string): void {
  const remote = join(folder, 'remote.git');
  const main = new TestRepository(join(folder, 'main'));
  main.git('init', '--quiet', '--bare', '--initial-branch=main', remote);
  mkdirSync(join(remote, 'hooks'));
  appendFileSync(join(remote, 'config'), '[receive]\n\tautogc = false\n');
  main.git('remote', 'add', 'origin', remote);
  main.write({ 'index.html': 'shop' }).commit('the shop');
  main.git('push', '--quiet', 'origin', 'main');
  const hand = new TestRepository(join(folder, 'hand'));
  hand.git('remote', 'add', 'origin', remote);
  hand.git('checkout', '--quiet', '--orphan', BRANCH);
  hand.write({ 'README.md': 'Evidence of Causeway; only ever added to.\n' }).commit('the root');
  hand.git('push', '--quiet', '--force', 'origin', `HEAD:refs/heads/${BRANCH}`);
  hand.git('clone', '--quiet', '--no-checkout', `file://${remote}`, join(folder, 'clone'));
  for (const part of ['remote.git', 'main', 'hand', 'clone']) replaceIn(join(folder, part), folder, HERE);
}

/**
 * A bare remote with an evidence branch of one root commit, and clones of it. They are copies of a scene that is built
 * once per run.
 */
export class EvidenceScene {
  readonly #scratch = scratch();
  readonly #built = oncePerRun('evidence-scene', build);
  readonly remote: string;
  /** A working tree on the branch. Tests use it for rewrites that are forbidden. */
  readonly hand: TestRepository;

  constructor() {
    this.remote = this.#copied('remote.git');
    this.hand = new TestRepository(this.#copied('hand'), { isThere: true });
  }

  #copied(part: string, name = part): string {
    const path = join(this.#scratch.path, name);
    cpSync(join(this.#built, part), path, { recursive: true });
    replaceIn(path, HERE, this.#scratch.path);
    return path;
  }

  /** Whether the remote is unchanged: the same files, and the same heads of its branches. */
  #isAsBuilt(): boolean {
    const built = join(this.#built, 'remote.git');
    const [now, then] = [this.remote, built].map((remote) =>
      readdirSync(remote, { recursive: true }).sort().join('\n'),
    );
    const isAtHead = (head: string) => readFileSync(join(this.remote, head)).equals(readFileSync(join(built, head)));
    return now === then && HEADS.every(isAtHead);
  }

  /** A new clone. It is complete unless the options limit it. */
  clone(name: string, ...options: readonly string[]): string {
    if (options.length === 0 && this.#isAsBuilt()) return this.#copied('clone', name);
    const path = join(this.#scratch.path, name);
    this.hand.git('clone', '--quiet', '--no-checkout', ...options, `file://${this.remote}`, path);
    return path;
  }

  /** The branch through a clone. */
  branch(clone: string): EvidenceBranch {
    return gitEvidenceBranch({ repository: clone, remote: 'origin', branch: BRANCH, writer: WRITER });
  }

  /** Updates the hand's working tree to the current branch. */
  pull(): void {
    this.hand.git('fetch', '--quiet', 'origin', BRANCH);
    this.hand.git('reset', '--quiet', '--hard', 'FETCH_HEAD');
  }

  /** Force-pushes the hand's commits to the remote. */
  push(): void {
    this.hand.git('push', '--quiet', '--force', 'origin', `HEAD:refs/heads/${BRANCH}`);
  }

  /** The id of the remote's head. */
  head(): string {
    return this.hand.git('ls-remote', 'origin', `refs/heads/${BRANCH}`).split('\t')[0] ?? '';
  }

  dispose(): void {
    this.#scratch.dispose();
  }
}
