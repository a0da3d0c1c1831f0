import { z } from 'zod';
import { reasonOf, shaped } from '../reading';
import type { Sighting } from '../snapshot';
import type { GithubReader } from './reader';

const Variable = z.looseObject({ name: z.string(), value: z.string() });
const Secret = z.looseObject({ name: z.string(), updated_at: z.string() });

/** Plain variables of a repository or environment. */
export async function readVariables(reader: GithubReader, sighting: Sighting, path: string, owner: string) {
  const list = shaped(z.array(Variable), await reader.list(path, 'variables'));
  if (list.state !== 'read') return sighting.missed(`${owner}/variable`, reasonOf(list));
  for (const { name, value } of list.value) {
    sighting.saw(`${owner}/variable/${name.toUpperCase()}`, 'variable', { value });
  }
}

/** Secrets' names, and when each was last written. */
export async function readNamed(reader: GithubReader, sighting: Sighting, path: string, owner: string) {
  const list = shaped(z.array(Secret), await reader.list(path, 'secrets'));
  if (list.state !== 'read') return sighting.missed(`${owner}/secret`, reasonOf(list));
  for (const { name, updated_at: updatedAt } of list.value) {
    sighting.saw(`${owner}/secret/${name.toUpperCase()}`, 'secret', { updatedAt });
  }
}
