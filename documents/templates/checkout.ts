import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { areaMatcher, areasOf } from '../../delivery/changed-surfaces/matcher';
import type { Surface } from '../../registry/schema/surface';
import { UserError } from '../../registry/user-error';

/** Folders that no repository keeps: installed packages, and git's own. */
const LEFT_OUT: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** A file of a surface: its path in the repository, and its text on demand. */
export interface SourceFile {
  readonly path: string;
  /** Throws UserError (exit 2) when it cannot be read. */
  readonly text: () => string;
}

function refuse(place: string, error: unknown): never {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined) throw error;
  throw new UserError(`the checkout cannot be read: ${code}`, { place, allowed: 'a checkout of a repository' });
}

function pathsBelow(root: string, folder: string, name: string): readonly string[] {
  try {
    // Links are not followed: their targets are listed themselves, or belong to another repository.
    return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : pathsBelow(root, path, name);
      return entry.isFile() ? [path] : [];
    });
  } catch (error) {
    return refuse(folder === '' ? name : `${name}/${folder}`, error);
  }
}

/** The files of a surface in a checkout, sorted by path. Throws UserError (exit 2) when a folder cannot be read. */
export function surfaceFiles(surface: Surface, root: string, name: string): readonly SourceFile[] {
  const ownersOf = areaMatcher(areasOf([surface]));
  return pathsBelow(root, '', name)
    .filter((path) => ownersOf({ path, isSubmodule: false }).areas.length > 0)
    .sort()
    .map((path) => ({
      path,
      text: () => {
        try {
          return readFileSync(join(root, path), 'utf8');
        } catch (error) {
          return refuse(`${name}/${path}`, error);
        }
      },
    }));
}
