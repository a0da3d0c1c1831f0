import type { Registry } from '../registry/schema';
import { UserError } from '../registry/user-error';

/** The repository that a commit is meant in: the one asked for, else the only one. Throws UserError (exit 2). */
export function requireRepositoryKey(registry: Registry, asked: string | undefined): string {
  const keys = Object.keys(registry.repositories);
  const [only] = keys;
  if (asked === undefined && keys.length === 1 && only !== undefined) return only;
  if (asked !== undefined && keys.includes(asked)) return asked;
  const message = asked === undefined ? 'which repository?' : `there is no repository "${asked}"`;
  throw new UserError(message, { place: '--repository', allowed: keys.join(', ') });
}
