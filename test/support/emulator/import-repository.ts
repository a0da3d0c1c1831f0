import { execFileSync } from 'node:child_process';
import { loginOfEmail } from '../../../emulator/github/actor';
import { readCommit } from '../../../emulator/github/git/commit';
import { type GitKind, type GitObjects, putObject } from '../../../emulator/github/git/objects';
import { setRef } from '../../../emulator/github/git/refs';
import { repositoryNamed } from '../../../emulator/github/git/transfer';
import { recordPush } from '../../../emulator/github/state/activity';
import type { GithubWorld } from '../../../emulator/github/world';

function git(folder: string, args: readonly string[], input?: Buffer): Buffer {
  return execFileSync('git', ['-C', folder, ...args], { maxBuffer: 2 ** 30, ...(input && { input }) });
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

/**
 * Imports every branch, tag and reachable object of a real git repository, as a push that no rule stops. Branches of
 * the same name are moved; branches that the folder does not have stay.
 */
export function importRepository(world: GithubWorld, name: string, folder: string): void {
  const repository = repositoryNamed(world, name);
  const ids = git(folder, ['rev-list', '--objects', '--all', '--no-object-names']);
  readBatch(repository.git.objects, git(folder, ['cat-file', '--batch'], ids));
  const refs = git(folder, ['for-each-ref', '--format=%(objectname) %(refname)', 'refs/heads', 'refs/tags']);
  for (const line of refs.toString('utf8').trim().split('\n').filter(Boolean)) {
    const [sha = '', ref = ''] = line.split(' ');
    const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
    if (branch !== undefined) {
      const { email, date } = readCommit(repository.git.objects, sha).committer;
      const push = { branch, before: repository.branches[branch]?.sha, after: sha };
      recordPush(repository, { ...push, actor: loginOfEmail(world, email), at: date });
    }
    setRef(repository, ref.replace(/^refs\//, ''), sha);
  }
}
