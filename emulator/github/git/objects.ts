import { createHash } from 'node:crypto';
import { conflict } from '../errors';

/** Kinds of objects that git knows. */
export type GitKind = 'blob' | 'tree' | 'commit' | 'tag';

/** One object as git keeps it, its content in base64. */
export interface GitObject {
  readonly kind: GitKind;
  readonly data: string;
}

/** Objects by their SHA-1. An object never changes, and the same object is stored once. */
export type GitObjects = Record<string, GitObject>;

/** The id that git gives an object. */
export function objectId(kind: GitKind, bytes: Buffer): string {
  return createHash('sha1').update(`${kind} ${bytes.length}\0`).update(bytes).digest('hex');
}

/** Stores an object and returns its id. */
export function putObject(objects: GitObjects, kind: GitKind, bytes: Buffer): string {
  const sha = objectId(kind, bytes);
  objects[sha] ??= { kind, data: bytes.toString('base64') };
  return sha;
}

/** Content of an object of this kind; undefined when there is none. */
export function findObject(objects: GitObjects, kind: GitKind, sha: string): Buffer | undefined {
  const found = objects[sha];
  return found?.kind === kind ? Buffer.from(found.data, 'base64') : undefined;
}

/** The same for an object that another one names. Throws 409, as GitHub does for a broken repository. */
export function readObject(objects: GitObjects, kind: GitKind, sha: string): Buffer {
  const found = findObject(objects, kind, sha);
  if (found === undefined) throw conflict(`Git Repository is missing the ${kind} ${sha}.`);
  return found;
}
