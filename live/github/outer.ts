import { z } from 'zod';
import { reasonOf, shaped } from '../reading';
import type { Sighting } from '../snapshot';
import type { GithubReader } from './reader';

/** What an environment's names can be hidden behind: `secret` and `variable` live apart. */
export type OuterKind = 'secret' | 'variable';

/** Where a name can stand outside of an environment: in its repository, or in the organization and shared with it. */
export const OUTER_LEVELS = ['repository', 'organization'] as const;

const Named = z.looseObject({ name: z.string() });

/** Where a repository's outer name stands in a snapshot. */
export function outerAddress(repository: string, level: string, kind: OuterKind, name: string): string {
  return `${repository}/outer/${level}-${kind}/${name.toUpperCase()}`;
}

/**
 * The names of the secrets or variables that every job of a repository sees, with or without an environment. GitHub takes
 * the environment's own first: take that away, and the job runs on with the outer one.
 */
export async function readOuterNames(
  reader: GithubReader,
  sighting: Sighting,
  root: string,
  repository: string,
  kind: OuterKind,
): Promise<void> {
  await Promise.all(
    OUTER_LEVELS.map(async (level) => {
      const path = `${root}/actions/${level === 'organization' ? 'organization-' : ''}${kind}s`;
      const list = shaped(z.array(Named), await reader.list(path, `${kind}s`));
      if (list.state !== 'read') return sighting.missed(`${repository}/outer/${level}-${kind}`, reasonOf(list));
      for (const { name } of list.value) {
        sighting.saw(outerAddress(repository, level, kind, name), `outer-${kind}`, { level });
      }
    }),
  );
}
