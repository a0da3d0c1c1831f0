import type { Registry } from '../registry/schema';
import { repositoryOf } from '../registry/selectors';
import { sortedSet } from './sorted';

/** The group of repositories that name none. */
export const DEFAULT_PARTITION = 'default';

/** The group that a repository belongs to. */
export function partitionOf(registry: Registry, repositoryKey: string): string {
  return repositoryOf(registry, repositoryKey).group ?? DEFAULT_PARTITION;
}

/** All groups, sorted; each can have a stack of its own for every tier (`production.web-apps`). */
export function partitions(registry: Registry): readonly string[] {
  return sortedSet(Object.keys(registry.repositories).map((key) => partitionOf(registry, key)));
}

/** The repository keys of a group, or all of them, sorted. */
export function repositoriesIn(registry: Registry, partition: string | undefined): readonly string[] {
  const keys = Object.keys(registry.repositories);
  return sortedSet(partition === undefined ? keys : keys.filter((key) => partitionOf(registry, key) === partition));
}
