import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { GithubRepository, GithubWorld } from '../world';
import { type GitKind, type GitObjects, putObject } from './objects';
import { refsOf, setRef } from './refs';

const mostBytes = 1024 * 1024 * 1024;

function git(folder: string, args: readonly string[], input?: Buffer): Buffer {
  return execFileSync('git', ['-C', folder, ...args], {
    maxBuffer: mostBytes,
    ...(input === undefined ? {} : { input }),
  });
}

function readBatch(objects: GitObjects, output: Buffer): void {
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(0x0a, at);
    const [, kind, size] = output.toString('utf8', at, end).split(' ');
    const stop = end + 1 + Number(size);
    putObject(objects, kind as GitKind, output.subarray(end + 1, stop));
    at = stop + 1;
  }
}

/** The repository of that name; throws when the world has none. */
export function repositoryNamed(world: GithubWorld, name: string): GithubRepository {
  const found = world.repositories[name];
  if (found === undefined) throw new Error(`no repository '${name}' in this world`);
  return found;
}

/**
 * Takes every branch, tag and reachable object of a real git repository, as if all had been pushed by somebody whom no
 * rule stops. Branches of the same name are moved; those that the folder does not have stay.
 */
export function importRepository(world: GithubWorld, name: string, folder: string): void {
  const repository = repositoryNamed(world, name);
  const ids = git(folder, ['rev-list', '--objects', '--all', '--no-object-names']);
  readBatch(repository.git.objects, git(folder, ['cat-file', '--batch'], ids));
  const refs = git(folder, ['for-each-ref', '--format=%(objectname) %(refname)', 'refs/heads', 'refs/tags']);
  for (const line of refs.toString('utf8').trim().split('\n').filter(Boolean)) {
    const [sha = '', ref = ''] = line.split(' ');
    setRef(repository, ref.replace(/^refs\//, ''), sha);
  }
}

/** Writes every object, branch and tag into a bare git repository at `folder`, made when it is not there: what a clone finds. */
export function exportRepository(world: GithubWorld, name: string, folder: string): void {
  const repository = repositoryNamed(world, name);
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, 'HEAD'))) git(folder, ['init', '--quiet', '--bare', '.']);
  for (const [sha, { kind, data }] of Object.entries(repository.git.objects)) {
    const place = join(folder, 'objects', sha.slice(0, 2));
    const file = join(place, sha.slice(2));
    if (existsSync(file)) continue;
    const bytes = Buffer.from(data, 'base64');
    mkdirSync(place, { recursive: true });
    writeFileSync(file, deflateSync(Buffer.concat([Buffer.from(`${kind} ${bytes.length}\0`), bytes])), { mode: 0o444 });
  }
  const known = git(folder, ['for-each-ref', '--format=%(refname)', 'refs/heads', 'refs/tags']).toString('utf8');
  const refs = refsOf(repository);
  const gone = known.split('\n').filter((ref) => ref !== '' && !refs.some(({ name: kept }) => `refs/${kept}` === ref));
  const steps = [...refs.map((ref) => `update refs/${ref.name} ${ref.sha}`), ...gone.map((ref) => `delete ${ref}`)];
  git(folder, ['update-ref', '--stdin'], Buffer.from(`${steps.join('\n')}\n`));
  git(folder, ['symbolic-ref', 'HEAD', `refs/heads/${repository.defaultBranch}`]);
}
