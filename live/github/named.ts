import { z } from 'zod';
import type { InEnvironment, InRepository } from '../../plan/address';
import { reasonOf, validatedReading } from '../reading';
import type { Sighting } from '../snapshot';
import type { GithubReader } from './reader';

const Variable = z.looseObject({ name: z.string(), value: z.string() });
const Secret = z.looseObject({ name: z.string(), updated_at: z.string() });

/** Plain variables of a repository or environment. */
export async function readVariables(
  reader: GithubReader,
  sighting: Sighting,
  path: string,
  owner: InRepository | InEnvironment,
) {
  const list = validatedReading(z.array(Variable), await reader.list(path, 'variables'));
  if (list.state !== 'read') return sighting.missed({ list: 'variable', ...owner }, reasonOf(list));
  for (const { name, value } of list.value) {
    if ('environment' in owner) sighting.saw({ kind: 'environment-variable', ...owner, name }, { value });
    else sighting.saw({ kind: 'repository-variable', ...owner, name }, { value });
  }
}

/** The names of an environment's secrets, and when each was last written. */
export async function readNamed(reader: GithubReader, sighting: Sighting, path: string, owner: InEnvironment) {
  const list = validatedReading(z.array(Secret), await reader.list(path, 'secrets'));
  if (list.state !== 'read') return sighting.missed({ list: 'secret', ...owner }, reasonOf(list));
  for (const { name, updated_at: updatedAt } of list.value) {
    sighting.saw({ kind: 'environment-secret', ...owner, name }, { updatedAt });
  }
}
