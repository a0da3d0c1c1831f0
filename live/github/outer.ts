import { z } from 'zod';
import type { OuterLevel } from '../../plan/address';
import { reasonOf, shaped } from '../reading';
import type { Sighting } from '../snapshot';
import type { GithubReader } from './reader';

/** What an environment's names can be hidden behind: `secret` and `variable` live apart. */
export type OuterKind = 'secret' | 'variable';

/** Where a name can stand outside of an environment: in its repository, or in the organization and shared with it. */
export const OUTER_LEVELS: readonly OuterLevel[] = ['repository', 'organization'];

const Named = z.looseObject({ name: z.string() });

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
      if (list.state !== 'read') return sighting.missed({ list: `outer-${kind}`, repository, level }, reasonOf(list));
      for (const { name } of list.value) {
        sighting.saw({ kind: `outer-${kind}`, repository, level, name }, { level });
      }
    }),
  );
}
