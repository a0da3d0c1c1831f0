import { Option } from 'commander';
import { REPOSITORY_KEY_VARIABLE } from '../../registry/derived-variables';
import { isSameName } from '../../registry/github-name';
import type { Registry } from '../../registry/schema';
import { repositoryOf } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import type { Context } from '../context';

/** The option that names a repository of the registry; `about` describes which. */
export function repositoryOption(about: string): Option {
  return new Option(
    '--repository <key>',
    `${about}; without it what ${REPOSITORY_KEY_VARIABLE} in the environment says`,
  );
}

// Anyone with write access may change a repository's variables, so GitHub's own name of the repository must agree.
function refuseAnother(registry: Registry, key: string, { env }: Context): void {
  const actual = env['GITHUB_REPOSITORY'];
  const named = `${registry.organization.login}/${repositoryOf(registry, key).name}`;
  if (actual === undefined || isSameName(actual, named)) return;
  throw new UserError(`"${key}" is ${named}, and this runs in ${actual}`, {
    place: REPOSITORY_KEY_VARIABLE,
    allowed: 'the key of the repository that the workflow runs in, as the foundation stack writes it',
  });
}

// A person may also use a repository's name; a key is never mistaken for a name.
function keyOf(registry: Registry, asked: string): string {
  if (Object.hasOwn(registry.repositories, asked)) return asked;
  const named = Object.entries(registry.repositories).filter(([, { name }]) => isSameName(name, asked));
  return named.length === 1 && named[0] ? named[0][0] : asked;
}

/**
 * The key of the requested repository, by `--repository`, else by the environment; undefined without either. Throws
 * UserError (exit 2) on an unknown repository.
 */
export function repositoryKey(registry: Registry, asked: string | undefined, context: Context): string | undefined {
  // A workflow gets a missing repository variable as an empty text.
  const told = context.env[REPOSITORY_KEY_VARIABLE] || undefined;
  const key = asked === undefined ? told : keyOf(registry, asked);
  if (key === undefined) return undefined;
  if (!Object.hasOwn(registry.repositories, key)) {
    throw new UserError(`there is no repository "${key}"`, {
      place: asked === undefined ? REPOSITORY_KEY_VARIABLE : '--repository',
      allowed: Object.keys(registry.repositories).join(', '),
    });
  }
  if (asked === undefined) refuseAnother(registry, key, context);
  return key;
}

/** The repository of a commit: the requested one, else the only one. Throws UserError (exit 2). */
export function requireRepositoryKey(registry: Registry, asked: string | undefined, context: Context): string {
  const keys = Object.keys(registry.repositories);
  const key = repositoryKey(registry, asked, context) ?? (keys.length === 1 ? keys[0] : undefined);
  if (key !== undefined) return key;
  throw new UserError('the repository is missing', {
    place: '--repository',
    allowed: `${keys.join(', ')}; or ${REPOSITORY_KEY_VARIABLE} in the environment`,
  });
}
