import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { EvidenceBranch, EvidenceFile } from '../../../../evidence/branch/branch';
import { gitEvidenceBranch } from '../../../../evidence/branch/git-branch';
import { scratch, TestRepository } from '../../delivery/repository';
import { commitOf } from '../samples';

/** The name of the branch in tests. */
export const BRANCH = 'evidence';
/** Who writes in tests. */
export const WRITER = { name: 'acme-evidence[bot]', email: 'acme-evidence[bot]@users.noreply.github.com' };

/** A file at a path where a statement could lie, with any content. */
export function anyFile(text: string): EvidenceFile {
  const digest = createHash('sha256').update(text).digest('hex');
  return { path: `evidence/${commitOf('a')}/shop/dev/drill-${digest}.sigstore.json`, bytes: Buffer.from(text) };
}

/** A bare remote with an evidence branch of one root commit, and clones of it. */
export class EvidenceScene {
  readonly #scratch = scratch();
  readonly remote: string;
  /** A working tree on the branch, by which tests rewrite what must not be rewritten. */
  readonly hand: TestRepository;

  constructor() {
    this.remote = join(this.#scratch.path, 'remote.git');
    const main = new TestRepository(join(this.#scratch.path, 'main'));
    main.git('init', '--quiet', '--bare', '--initial-branch=main', this.remote);
    main.git('remote', 'add', 'origin', this.remote);
    main.write({ 'index.html': 'shop' }).commit('the shop');
    main.git('push', '--quiet', 'origin', 'main');
    this.hand = new TestRepository(join(this.#scratch.path, 'hand'));
    this.hand.git('remote', 'add', 'origin', this.remote);
    this.hand.git('checkout', '--quiet', '--orphan', BRANCH);
    this.hand.write({ 'README.md': 'Evidence of Causeway; only ever added to.\n' }).commit('the root');
    this.push();
  }

  /** A new clone, of everything unless options say less. */
  clone(name: string, ...options: readonly string[]): string {
    const path = join(this.#scratch.path, name);
    this.hand.git('clone', '--quiet', '--no-checkout', ...options, `file://${this.remote}`, path);
    return path;
  }

  /** The branch by way of a clone. */
  branch(clone: string): EvidenceBranch {
    return gitEvidenceBranch({ repository: clone, remote: 'origin', branch: BRANCH, writer: WRITER });
  }

  /** Brings the hand's working tree to the branch as it is now. */
  pull(): void {
    this.hand.git('fetch', '--quiet', 'origin', BRANCH);
    this.hand.git('reset', '--quiet', '--hard', 'FETCH_HEAD');
  }

  /** Puts the hand's commits on the remote, whatever stands there. */
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
