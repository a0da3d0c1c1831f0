import { githubName } from '../registry/github-name';
import type { HeldObject, HeldResource } from './held-objects';
import { objectKey } from './kinds';
import type { PlannedObject } from './planned-objects';

/** GitHub's numeric ids of repositories by lower-case name. The id survives a rename at GitHub. */
export type RepositoryIds = ReadonlyMap<string, number>;

export type Key = (object: PlannedObject | HeldObject) => string | undefined;

// After a rename at GitHub, state still holds the repository's old name with its id, and another repository may have
// that name by now. Some of the provider's objects keep the id, others only the name.
function keptIds(held: readonly HeldResource[]): RepositoryIds {
  return new Map(
    held.flatMap(({ fields, repositoryId }) =>
      fields['repository'] === undefined || repositoryId === undefined
        ? []
        : [[githubName(fields['repository']), repositoryId] as const],
    ),
  );
}

/**
 * The repositories that a state names, and whose id neither the state nor `seen` has. After a rename at GitHub is followed,
 * only the objects that are bound to the old name still have it.
 */
export function namesWithoutId(held: readonly HeldResource[], seen: RepositoryIds): readonly string[] {
  const kept = keptIds(held);
  const names = held.flatMap(({ fields: { repository } }) => (repository === undefined ? [] : [repository]));
  const unknown = names.filter((name) => !kept.has(githubName(name)) && !seen.has(githubName(name)));
  return [...new Map(unknown.map((name) => [githubName(name), name])).values()];
}

// A site's name is unique at Netlify, so the team is not part of its key.
function keyOf(object: PlannedObject | HeldObject, id: number | undefined): string | undefined {
  const { kind, fields } = object;
  const { repository } = fields;
  const there = repository === undefined || id === undefined ? repository : `#${id}`;
  return objectKey(kind, { ...fields, team: '', repository: there && githubName(there) });
}

/** The keys of planned and of held objects; equal keys mean the same object. */
export function keysBy(
  held: readonly HeldResource[],
  seen: RepositoryIds,
): { readonly planned: Key; readonly held: Key } {
  const kept = keptIds(held);
  const named = (ids: RepositoryIds, { fields: { repository } }: PlannedObject | HeldObject) =>
    repository === undefined ? undefined : ids.get(githubName(repository));
  return {
    planned: (object) => keyOf(object, named(seen, object)),
    held: (object) => {
      const own = 'repositoryId' in object ? object.repositoryId : undefined;
      return keyOf(object, own ?? named(kept, object) ?? named(seen, object));
    },
  };
}
