import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gitText } from '../../evidence/git/git';
import { sortedSet } from '../../plan/sorted';
import { canonicalDigest } from '../../registry/digest';
import { UserError } from '../../registry/user-error';

/** The parts of a checkout that an apply is bound to, each as `sha256:…`. */
export interface TreeDigests {
  readonly program: string;
  readonly lockfile: string;
  readonly pack: string;
  readonly packConfiguration: string;
}

/** Their paths relative to the checkout's root, with `/`. */
export interface TreeLayout {
  /** The registry is bound by its own digest. */
  readonly registry: string;
  readonly lockfile: string;
  readonly pack: string;
  readonly packConfiguration: string;
}

/** The layout of this project. */
export const LAYOUT = {
  lockfile: 'package-lock.json',
  pack: 'policy',
  packConfiguration: 'policy/config',
} as const;

/** Files that a workflow's steps write for each other. */
const ARTIFACTS = 'artifacts/';

/**
 * The login's file, which `google-github-actions/auth` writes into the checkout under a different name in each job
 * (https://github.com/google-github-actions/auth#prerequisites). A tracked file of that name is bound like any other.
 */
const LOGIN_FILE = '--exclude=/gha-creds-*.json';

type Part = keyof TreeDigests;

function partOf(path: string, { registry, lockfile, pack, packConfiguration }: TreeLayout): Part | undefined {
  if (path === registry) return undefined;
  if (path === lockfile) return 'lockfile';
  if (path.startsWith(`${packConfiguration}/`)) return 'packConfiguration';
  return path.startsWith(`${pack}/`) ? 'pack' : 'program';
}

function entryOf(root: string, path: string): readonly [string, string, string] | undefined {
  const stats = lstatSync(join(root, path), { throwIfNoEntry: false });
  // A tracked file that is missing is missing in the digest too.
  if (!stats) return undefined;
  if (stats.isDirectory()) throw new UserError('a part of the tree is another repository', { place: path });
  const bytes = stats.isSymbolicLink() ? readlinkSync(join(root, path)) : readFileSync(join(root, path));
  const mode = stats.isSymbolicLink() ? 'link' : stats.mode & 0o100 ? 'executable' : 'file';
  return [path, mode, createHash('sha256').update(bytes).digest('hex')];
}

/**
 * Digests of a checkout on disk: every file that git tracks or would add, except those below `artifacts/`. Ignored
 * files are made from the rest, or come through the lockfile. Throws UserError: exit 2 when a part is missing, 3 when
 * git cannot tell.
 */
export function treeDigests(root: string, layout: TreeLayout): TreeDigests {
  const listed = gitText(root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard', LOGIN_FILE);
  const entries: Record<Part, (readonly string[])[]> = { program: [], lockfile: [], pack: [], packConfiguration: [] };
  for (const path of sortedSet(listed.split('\0').filter((each) => each !== '' && !each.startsWith(ARTIFACTS)))) {
    const part = partOf(path, layout);
    const entry = part === undefined ? undefined : entryOf(root, path);
    if (part !== undefined && entry) entries[part].push(entry);
  }
  for (const [part, found] of Object.entries(entries)) {
    if (found.length > 0) continue;
    const place = part === 'program' ? 'the program' : layout[part as Exclude<Part, 'program'>];
    throw new UserError(`the checkout lacks ${part === 'program' ? 'a program' : `its ${part}`}`, {
      place,
      allowed: 'a whole checkout of the governing repository',
    });
  }
  const digest = (part: Part) => canonicalDigest(entries[part]);
  return {
    program: digest('program'),
    lockfile: digest('lockfile'),
    pack: digest('pack'),
    packConfiguration: digest('packConfiguration'),
  };
}
