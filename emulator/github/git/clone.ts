import { execFileSync } from 'node:child_process';
import { existsSync, linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GithubWorld } from '../world';
import { parseCommit } from './commit';
import { type GitObjects, readObject } from './objects';
import { refsOf } from './refs';
import { exportRepository, objectPlace, packedRefs, repositoryNamed } from './transfer';
import { walkTree } from './tree';

/** What of a repository a clone brings. */
export interface CloneOrder {
  readonly name: string;
  /** Where the repository lies as clones find it: it is written there first. */
  readonly bare: string;
  readonly folder: string;
  /** The commit that is checked out. */
  readonly commit: string;
  /** The branch that it is checked out as; undefined: none, detached. */
  readonly branch: string | undefined;
  /** Every branch and tag with its whole history, or the one commit alone. */
  readonly isWhole: boolean;
}

/** A folder with the objects of one commit and no other: what a fetch of depth 1 brings. Made once for each commit. */
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
 * What `git clone` or `git fetch --depth=1` of a repository, and then a checkout, leave in a folder: the same files, of
 * which git writes those of the working tree. A fetch over a pipe takes fourteen processes each time.
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
  // Read where they lie: thousands of files for each job of a story would be written and removed again.
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
