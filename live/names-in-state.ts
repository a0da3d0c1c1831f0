import { z } from 'zod';
import type { HeldResource } from '../plan/held-objects';
import { namesWithoutId, type RepositoryIds } from '../plan/own-keys';
import { githubName } from '../registry/github-name';
import { UserError } from '../registry/user-error';
import type { GithubReader } from './github/reader';
import { reasonOf, validatedReading } from './reading';

const Repository = z.looseObject({ id: z.number() });

/**
 * Adds the ids of repositories that only a state names, as after a rename at GitHub, which redirects the old name
 * (docs.github.com/en/repositories/creating-and-managing-repositories/renaming-a-repository). A name without a
 * repository stays without an id. Throws a UserError (exit 3) where GitHub does not say.
 */
export async function withNamesInState(
  reader: GithubReader,
  organization: string,
  { held, repositoryIds }: { readonly held: readonly HeldResource[]; readonly repositoryIds: RepositoryIds },
): Promise<RepositoryIds> {
  const found = await Promise.all(
    namesWithoutId(held, repositoryIds).map(async (name) => {
      const path = `/repos/${encodeURIComponent(organization)}/${encodeURIComponent(name)}`;
      const answer = validatedReading(Repository, await reader.get(path));
      if (answer.state === 'absent') return [];
      if (answer.state === 'read') return [[githubName(name), answer.value.id] as const];
      throw new UserError(
        `could not find out which repository ${name} is, which the state names: ${reasonOf(answer)}`,
        { place: `${organization}/${name}`, exitCode: 3 },
      );
    }),
  );
  return new Map([...repositoryIds, ...found.flat()]);
}
