import { unprocessable } from '../errors';

const longestBytes = 48 * 1024;

/** Upper-case form of a variable's or secret's name; throws 422 for one that GitHub refuses (W29). */
export function storedName(kind: 'Variable' | 'Secret', name: string): string {
  if (!/^[a-z_][a-z0-9_]*$/i.test(name)) {
    throw unprocessable(
      `${kind} names can only contain alphanumeric characters ([a-z], [A-Z], [0-9]) or underscores (_). Spaces are not allowed. Must start with a letter ([a-z], [A-Z]) or underscores (_).`,
    );
  }
  if (/^github_/i.test(name)) throw unprocessable(`${kind} names must not start with GITHUB_.`);
  return name.toUpperCase();
}

/** Throws 422 above 48 KB. */
export function requireSize(kind: 'Variable' | 'Secret', value: string): void {
  requireBytes(kind, Buffer.byteLength(value));
}

/** Throws 422 above 48 KB. */
export function requireBytes(kind: 'Variable' | 'Secret', bytes: number): void {
  if (bytes > longestBytes) throw unprocessable(`${kind} value is too large; the limit is 48 KB.`);
}
