import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../registry/user-error';
import { gitText, textOf } from '../git/git';
import type { EvidenceFile } from './branch';

/** The branch's writer, as git records it. */
export interface Writer {
  readonly name: string;
  readonly email: string;
}

/** Writes the files' contents into the clone and returns them in the form of `git update-index --index-info -z`. */
export function writtenBlobs(repository: string, files: readonly EvidenceFile[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-blobs-'));
  try {
    const places = files.map(({ bytes }, index) => {
      const place = join(folder, String(index));
      writeFileSync(place, bytes);
      return place;
    });
    const stdin = places.map((place) => `${place}\n`).join('');
    const blobs = textOf(repository, { stdin }, 'hash-object', '-w', '--no-filters', '--stdin-paths').split('\n');
    if (blobs.length !== files.length) {
      throw new UserError('the answer of git hash-object cannot be read', { place: repository, exitCode: 3 });
    }
    return files.map(({ path }, index) => `100644 ${blobs[index]}\t${path}\0`).join('');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes a commit on a head, without a checkout, and returns its id. */
export function commitOn(repository: string, writer: Writer, head: string, lines: string, message: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-index-'));
  try {
    // A separate index: the clone's index and working tree stay untouched.
    const env = { GIT_INDEX_FILE: join(folder, 'index') };
    textOf(repository, { env }, 'read-tree', head);
    textOf(repository, { env, stdin: lines }, 'update-index', '--add', '-z', '--index-info');
    const tree = textOf(repository, { env }, 'write-tree');
    const { name, email } = writer;
    const identity = ['-c', `user.name=${name}`, '-c', `user.email=${email}`, '-c', 'commit.gpgSign=false'];
    return gitText(repository, ...identity, 'commit-tree', tree, '-p', head, '-m', message);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
