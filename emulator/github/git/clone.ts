import { execFileSync } from 'node:child_process';
import { existsSync, linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GithubWorld } from '../world';
import { parseCommit } from './commit';
import { type GitObjects, readObject } from './objects';
import { refsOf } from './refs';
import { exportRepository, objectPlace, packedRefs, repositoryNamed } from './transfer';
import { walkTree } from './tree';

/** The parts of a repository that a clone brings. */
export interface CloneOrder {
  readonly name: string;
  /** The folder that clones read the repository from. The repository is written there first. */
  readonly bare: string;
  readonly folder: string;
  /** The commit that is checked out. */
  readonly commit: string;
  /** The branch that is checked out. Undefined: detached. */
  readonly branch: string | undefined;
  /** Every branch and tag with its whole history, or only the one commit. */
  readonly isWhole: boolean;
}

/**
 * A folder with only the objects of one commit, which is what a fetch of depth 1 brings. It is made once for each
 * commit.
 */
function storeOfOne(objects: GitObjects, bare: string, commit: string): string {
  const store = join(bare, 'alone', commit);
  if (existsSync(store)) return join(store, 'objects');
  const { tree } = parseCommit(readObject(objects, 'commit', commit));
  for (const sha of new Set([commit, tree, ...walkTree(objects, tree, true).map((entry) => entry.sha)])) {
    const [place, file] = objectPlace(sha);
    mkdirSync(join(store, place), { recursive: true });
    linkSync(join(bare, place, file), join(store, place, file));
  }
  return join(store, 'objects');
}

/**
 * Leaves in a folder the same files as `git clone` or `git fetch --depth=1` with a checkout. Git itself writes only the
 * working tree. A fetch over a pipe would take fourteen processes each time.
 */
export function cloneRepository(world: GithubWorld, order: CloneOrder): void {
  const { name, bare, folder, commit, branch, isWhole } = order;
  const repository = repositoryNamed(world, name);
  const { objects } = repository.git;
  exportRepository(world, name, bare);
  const git = join(folder, '.git');
  for (const place of ['objects/info', 'objects/pack', 'refs/heads', 'refs/tags', 'info'])
    mkdirSync(join(git, place), { recursive: true });
  const tips = isWhole ? refsOf(repository).filter((ref) => !ref.name.startsWith('pull/')) : [];
  // The objects are read from their place. Otherwise thousands of files would be written and removed for each job of a
  // story.
  const store = isWhole ? join(bare, 'objects') : storeOfOne(objects, bare, commit);
  writeFileSync(join(git, 'objects/info/alternates'), `${store}\n`);
  const tracked = tips.map((ref) => ({ ...ref, name: ref.name.replace(/^heads\//, 'remotes/origin/') }));
  writeFileSync(join(git, 'packed-refs'), packedRefs(tracked));
  writeFileSync(join(git, 'HEAD'), 'ref: refs/heads/none\n');
  if (!isWhole) writeFileSync(join(git, 'shallow'), `${commit}\n`);
  const remote = `[remote "origin"]\n\turl = file://${bare}\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n`;
  writeFileSync(join(git, 'config'), `[core]\n\trepositoryformatversion = 0\n\tbare = false\n${remote}`);
  const as = branch === undefined ? ['--detach'] : ['-B', branch];
  execFileSync('git', ['-C', folder, 'checkout', '--quiet', ...as, commit], { stdio: ['ignore', 'pipe', 'pipe'] });
}
