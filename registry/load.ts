import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { counted } from './counted';
import { MAX_BYTES } from './document/limits';
import { type ParseResult, parseRegistry } from './parse';
import { describeProblem, type Problem } from './problem';
import type { Registry } from './schema';
import { UserError } from './user-error';

/** A registry that passed every rule, and where it came from. */
export interface LoadedRegistry {
  readonly registry: Registry;
  /** `sha256:…` of the document's canonical form. */
  readonly digest: string;
  readonly warnings: readonly Problem[];
  /** The path that it was read from, as given. */
  readonly file: string;
}

/** The inputs of reading besides the path. */
export interface ReadOptions {
  /** The evaluation time. */
  readonly now: Date;
  /** The name that messages use for the file; default the path. */
  readonly name?: string;
}

const SHOWN_PROBLEMS = 5;

function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'the file may not be read';
  if (code === 'EISDIR') return 'it is a directory';
  if (code === 'ENOTDIR') return 'a part of the path is not a directory';
  throw error;
}

function readBytes(path: string, name: string): Buffer | 'too large' {
  let descriptor: number | undefined;
  try {
    // Without O_NONBLOCK, opening a named pipe would block.
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) {
      throw new UserError('the registry is not a regular file', { place: name, allowed: 'the path of a JSON file' });
    }
    if (stats.size > MAX_BYTES) return 'too large';
    // One byte more than allowed: a file that grows during the read is refused, not truncated.
    const bytes = Buffer.alloc(MAX_BYTES + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read) {
      read = readSync(descriptor, bytes, length, bytes.length - length, null);
    }
    return length > MAX_BYTES ? 'too large' : bytes.subarray(0, length);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`the registry cannot be read: ${reason(error)}`, {
      place: name,
      allowed: 'the path of a JSON file; `causeway init` writes a first one',
    });
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function refused(code: string, message: string, allowed: string): ParseResult {
  return { ok: false, problems: [{ code, level: 'error', message, allowed, pointer: '', line: 1, column: 1 }] };
}

/**
 * Reads and checks a registry file; the result holds the problems of its content. Throws UserError when there is no
 * file to read.
 */
export function readRegistry(path: string, { now, name = path }: ReadOptions): ParseResult {
  const bytes = readBytes(path, name);
  if (bytes === 'too large') {
    return refused('json-too-large', 'the document is too large', `at most ${MAX_BYTES} bytes`);
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refused('json-not-utf8', 'the document is not UTF-8', 'UTF-8');
  }
  return parseRegistry(text, { file: name, now });
}

/** Reads a registry that must be sound. Throws UserError (exit 2) naming the first problems with `file:line:column`. */
export function loadRegistry(path: string, { now, name = path }: ReadOptions): LoadedRegistry {
  const result = readRegistry(path, { now, name });
  if (result.ok) return { registry: result.registry, digest: result.digest, warnings: result.warnings, file: path };
  const errors = result.problems.filter(({ level }) => level === 'error');
  const lines = errors.slice(0, SHOWN_PROBLEMS).map((problem) => `  ${describeProblem(name, problem)}`);
  if (errors.length > SHOWN_PROBLEMS)
    lines.push(`  and ${errors.length - SHOWN_PROBLEMS} more: causeway registry check`);
  const first = errors[0];
  throw new UserError(
    [`the registry is refused: ${counted(errors.length, 'problem')}`, ...lines].join('\n'),
    first ? { place: `${name}:${first.line}:${first.column}` } : {},
  );
}
