import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gitWith } from '../../evidence/git/git';
import type { Surface } from '../../registry/schema/surface';
import { UserError } from '../../registry/user-error';
import { areaMatcher, areasOf } from '../changed-surfaces/matcher';
import { POINTER_BEGINNINGS, pointerIn } from './pointers';

const READ_BYTES = 256;

function listed(repository: string, ...args: readonly string[]): readonly string[] {
  const { code, stdout, stderr } = gitWith(repository, {}, ...args);
  // git grep ends with 1 where it finds nothing.
  if (code === 0 || (code === 1 && args[0] === 'grep')) return stdout.toString('utf8').split('\0').filter(Boolean);
  throw new UserError(`git ${args[0] ?? ''} failed: ${stderr.split('\n')[0] ?? ''}`, {
    place: repository,
    exitCode: 3,
  });
}

// In the folder of a missing submodule, git answers for the repository around it.
function isThere(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { code, stdout } = gitWith(folder, {}, 'rev-parse', '--show-prefix');
  return code === 0 && stdout.toString('utf8').trim() === '';
}

/** The submodules without content, nested ones included. */
function missingSubmodules(repository: string, within = ''): readonly string[] {
  const links = listed(join(repository, within), 'ls-files', '--stage', '-z').flatMap((line) => {
    const [facts = '', path = ''] = line.split('\t');
    return facts.startsWith('160000 ') ? [posix.join(within, path)] : [];
  });
  return links.flatMap((path) => (isThere(join(repository, path)) ? missingSubmodules(repository, path) : [path]));
}

/** Tracked files that `git status` ignores: a sparse checkout leaves them out, or somebody marked them as unchanged. */
function unlooked(repository: string): readonly { readonly path: string; readonly isLeftOut: boolean }[] {
  return listed(repository, 'ls-files', '-v', '-z').flatMap((line) => {
    const [tag = '', path] = [line.slice(0, 1), line.slice(2)];
    // git-ls-files(1), "-v": lower case for "assume unchanged", S for "skip worktree".
    return tag === 'S' || tag !== tag.toUpperCase() ? [{ path, isLeftOut: tag === 'S' }] : [];
  });
}

function beginning(file: string): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(READ_BYTES);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, READ_BYTES, 0));
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Refuses a checkout that lacks content of a surface, or whose edits git does not report. A build would take an empty
 * submodule folder or the text of a Git LFS pointer for the real content, and its output would not show it. Throws
 * UserError (exit 2) with the command that fetches the content.
 */
export function requireWholeCheckout(surface: Surface, repository: string): void {
  const ownersOf = areaMatcher(areasOf([surface]));
  const isOwn = (path: string, isSubmodule = false) => ownersOf({ path, isSubmodule }).areas.length > 0;
  const hidden = unlooked(repository).find(({ path, isLeftOut }) => !isLeftOut || isOwn(path));
  if (hidden !== undefined) {
    throw new UserError('git does not check a tracked file of the checkout for changes', {
      place: hidden.path,
      allowed: hidden.isLeftOut
        ? 'a checkout without `git sparse-checkout`, or with the whole surface'
        : '`git update-index --no-assume-unchanged`, or a fresh checkout',
    });
  }
  const [submodule] = missingSubmodules(repository).filter((path) => isOwn(path, true));
  if (submodule !== undefined) {
    throw new UserError('the content of a submodule is missing', {
      place: submodule,
      allowed:
        '`git submodule update --init --recursive` before the build; in actions/checkout `submodules: recursive`',
    });
  }
  const patterns = POINTER_BEGINNINGS.flatMap((text) => ['-e', text]);
  for (const path of listed(repository, 'grep', '-lzF', ...patterns).filter((each) => isOwn(each))) {
    const pointer = pointerIn(beginning(join(repository, path)));
    if (pointer) {
      throw new UserError(`a file of the surface is ${pointer.what}, not its content`, {
        place: path,
        allowed: `${pointer.command}, or the path in paths.exclude`,
      });
    }
  }
}
