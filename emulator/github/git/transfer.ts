import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { GithubRepository, GithubWorld } from '../world';
import { type GitRef, refsOf } from './refs';

const mostBytes = 1024 * 1024 * 1024;

function git(folder: string, args: readonly string[], input?: Buffer): Buffer {
  return execFileSync('git', ['-C', folder, ...args], {
    maxBuffer: mostBytes,
    ...(input === undefined ? {} : { input }),
  });
}

/** The repository of that name; throws when the world has none. */
export function repositoryNamed(world: GithubWorld, name: string): GithubRepository {
  const found = world.repositories[name];
  if (found === undefined) throw new Error(`no repository '${name}' in this world`);
  return found;
}

/** Folder and file name of an object below a git directory. */
export function objectPlace(sha: string): readonly [folder: string, file: string] {
  return [join('objects', sha.slice(0, 2)), sha.slice(2)];
}

/** Refs as git keeps them in `packed-refs`; names without `refs/`. */
export function packedRefs(refs: readonly GitRef[]): string {
  return refs.map(({ name, sha }) => `${sha} refs/${name}\n`).join('');
}

/**
 * Writes every object, branch and tag into a bare git repository at `folder`, so that clones find them. Creates the
 * folder if needed.
 */
export function exportRepository(world: GithubWorld, name: string, folder: string): void {
  const repository = repositoryNamed(world, name);
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, 'HEAD'))) {
    git(folder, ['init', '--quiet', '--bare', '.']);
    git(folder, ['config', 'uploadpack.allowAnySHA1InWant', 'true']);
  }
  for (const [sha, { kind, data }] of Object.entries(repository.git.objects)) {
    const [place, name] = objectPlace(sha);
    const file = join(folder, place, name);
    if (existsSync(file)) continue;
    const bytes = Buffer.from(data, 'base64');
    mkdirSync(join(folder, place), { recursive: true });
    writeFileSync(file, deflateSync(Buffer.concat([Buffer.from(`${kind} ${bytes.length}\0`), bytes])), { mode: 0o444 });
  }
  // Loose refs that a push left in the folder would take precedence over the packed refs.
  for (const kind of ['heads', 'tags', 'pull']) rmSync(join(folder, 'refs', kind), { recursive: true, force: true });
  writeFileSync(join(folder, 'packed-refs'), packedRefs(refsOf(repository)));
  writeFileSync(join(folder, 'HEAD'), `ref: refs/heads/${repository.defaultBranch}\n`);
}
