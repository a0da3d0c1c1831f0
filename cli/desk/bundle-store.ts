import { resolve } from 'node:path';
import { releaseStore } from '../../delivery/bundle/release-store';
import { type BundleStore, directoryStore } from '../../delivery/bundle/store';
import { Commit } from '../../evidence/statement/predicates/parts';
import { githubCredentials } from '../../live/credentials';
import { githubClient } from '../../live/github-client';
import type { Registry } from '../../registry/schema';
import { repositoryOf } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import type { Context } from '../context';

/** The help text of `--store`. */
export const STORE_HELP = 'a folder that keeps bundles by digest, or release:<repository key> for release assets';
const RELEASE = 'release:';

/** The owner of a store's bundles. */
interface Kept {
  readonly surface: string | undefined;
  readonly commit: string | undefined;
}

/**
 * The store that `--store` names: a folder, or `release:<repository key>` for the assets of that repository's
 * prerelease of the surface and the commit. Throws UserError (exit 2) on an unknown repository or surface, a missing
 * commit, or a missing GitHub credential.
 */
export function storeOf(
  text: string,
  { surface, commit }: Kept,
  { registry, context }: { readonly registry: () => Registry; readonly context: Context },
): BundleStore {
  if (!text.startsWith(RELEASE)) return directoryStore(resolve(context.cwd, text));
  const key = text.slice(RELEASE.length);
  const known = registry();
  if (!Object.hasOwn(known.repositories, key)) {
    const allowed = Object.keys(known.repositories).map((each) => RELEASE + each);
    throw new UserError(`there is no repository "${key}"`, { place: '--store', allowed: allowed.join(', ') });
  }
  const ids = known.surfaces.filter(({ repository }) => repository === key).map((each) => each.id);
  if (surface === undefined || !ids.includes(surface)) {
    throw new UserError('the release store needs a surface', { place: '--surface', allowed: ids.join(', ') });
  }
  const id = Commit.safeParse(commit);
  if (!id.success) {
    throw new UserError('the release store needs a commit', { place: '--commit', allowed: 'a full commit id' });
  }
  const owner = known.organization.login;
  const client = githubClient(githubCredentials(context.env, known.organization));
  return releaseStore(client, { owner, repo: repositoryOf(known, key).name, surface, commit: id.data });
}
