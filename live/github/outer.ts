import { z } from 'zod';
import type { OuterLevel } from '../../plan/address';
import { reasonOf, validatedReading } from '../reading';
import type { Sighting } from '../snapshot';
import type { GithubReader } from './reader';

/** The kinds of outer names that can hide an environment's: secrets and variables are separate. */
export type OuterKind = 'secret' | 'variable';

/** The levels outside environments: the repository, or the organization that shares a name with it. */
export const OUTER_LEVELS: readonly OuterLevel[] = ['repository', 'organization'];

const Named = z.looseObject({ name: z.string() });

/**
 * The secrets or variables that every job of a repository sees, with or without an environment. GitHub prefers the
 * environment's own. If that is removed, the job continues with the outer one.
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
      const list = validatedReading(z.array(Named), await reader.list(path, `${kind}s`));
      if (list.state !== 'read') return sighting.missed({ list: `outer-${kind}`, repository, level }, reasonOf(list));
      for (const { name } of list.value) {
        sighting.saw({ kind: `outer-${kind}`, repository, level, name }, { level });
      }
    }),
  );
}
