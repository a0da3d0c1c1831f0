import { readdirSync, readFileSync } from 'node:fs';

function ifExists<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The names in a folder; none when it does not exist. Throws the system's error when it cannot be read. */
export function namesIn(folder: string): readonly string[] {
  return ifExists(() => readdirSync(folder)) ?? [];
}

/** The text of a file; undefined when it does not exist. Throws the system's error when it cannot be read. */
export function textOfExisting(file: string): string | undefined {
  return ifExists(() => readFileSync(file, 'utf8'));
}
