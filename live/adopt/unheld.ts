import { z } from 'zod';
import type { ObjectKind } from '../../plan/kinds';
import { overwriteLoss } from '../../plan/losses';
import type { OwnComparison } from '../../plan/own-comparison';
import { objectLabel, type Refusal } from '../../plan/own-judging';
import type { PlannedObject } from '../../plan/planned-objects';
import { stackOptions } from '../../plan/stack-options';
import { githubName } from '../../registry/github-name';
import { UserError } from '../../registry/user-error';
import type { GithubReader } from '../github/reader';
import { reasonOf, validatedReading } from '../reading';

/** A list of GitHub's that shows all objects of a kind in one place. */
interface List {
  /** Below the repository, or below the environment where objects of the kind are in one. */
  readonly path: string;
  readonly key?: string;
  readonly input: string;
  /** The service distinguishes the names by case. */
  readonly isExact?: true;
  /** PUT writes it, even when it exists: after an update that was killed, the next one writes it again. */
  readonly isOverwritten?: true;
}

// Objects that GitHub refuses to create twice, and secrets, whose values nobody can read back.
const LISTS: { readonly [K in ObjectKind]?: List } = {
  'branch-policy': {
    path: '/deployment-branch-policies',
    key: 'branch_policies',
    input: 'branchPattern',
    isExact: true,
  },
  'environment-variable': { path: '/variables', key: 'variables', input: 'variableName' },
  'environment-secret': { path: '/secrets', key: 'secrets', input: 'secretName', isOverwritten: true },
  'repository-variable': { path: '/actions/variables', key: 'variables', input: 'variableName' },
  ruleset: { path: '/rulesets?includes_parents=false', input: 'name', isExact: true },
};

const Named = z.array(z.looseObject({ name: z.string() }));

function placeOf({ fields: { repository = '', environment } }: Pick<PlannedObject, 'fields'>): string {
  const root = `/${encodeURIComponent(repository)}`;
  return environment === undefined ? root : `${root}/environments/${encodeURIComponent(environment)}`;
}

/** The places in which the stack already holds something: an object for a new place cannot have existed before. */
function heldPlaces({ matches }: OwnComparison): ReadonlySet<string> {
  return new Set(
    matches.flatMap(({ planned: { kind, fields } }) => [
      placeOf({ fields: { repository: fields['repository'] } }),
      ...(kind === 'environment' ? [placeOf({ fields })] : []),
    ]),
  );
}

async function namesAt(reader: GithubReader, path: string, key: string | undefined): Promise<readonly string[]> {
  const list = validatedReading(Named, await reader.list(path, key));
  if (list.state === 'read') return list.value.map(({ name }) => name);
  if (list.state === 'absent') return [];
  throw new UserError(`could not list what is at GitHub: ${reasonOf(list)}`, { place: path, exitCode: 3 });
}

/** A planned object that would duplicate or replace an existing one that no state of Causeway's holds. */
export interface Unheld {
  readonly refusals: readonly Refusal[];
  /** Secrets whose value is overwritten, one sentence each. */
  readonly losses: readonly string[];
}

/**
 * Checks whether an object that is new in a repository or an environment of the stack already exists at GitHub. GitHub
 * refuses to create a second one, so the update would end half way; it overwrites the value of a secret silently. Reads
 * only lists of places that get new objects. Throws a UserError (exit 3) when one cannot be read.
 */
export async function unheldAt(
  reader: GithubReader,
  { organization, stack }: { readonly organization: string; readonly stack: string },
  comparison: OwnComparison,
): Promise<Unheld> {
  const held = heldPlaces(comparison);
  const lists = new Map<string, Promise<readonly string[]>>();
  const found = await Promise.all(
    comparison.come.map(async (object): Promise<Unheld> => {
      const { [object.kind]: list } = LISTS;
      const place = placeOf(object);
      if (list === undefined || !held.has(place)) return { refusals: [], losses: [] };
      const path = `/repos/${encodeURIComponent(organization)}${place}${list.path}`;
      const names = lists.get(path) ?? namesAt(reader, path, list.key);
      lists.set(path, names);
      const form = (name: string) => (list.isExact ? name : githubName(name));
      const { [list.input]: own = '' } = object.fields;
      if (!(await names).some((name) => form(name) === form(own))) return { refusals: [], losses: [] };
      if (list.isOverwritten) return { refusals: [], losses: [`${objectLabel(object)}: ${overwriteLoss()}`] };
      const which = stackOptions(stack);
      const why =
        'it already exists, and this stack does not own it: GitHub would refuse to create it, and the update would stop half way';
      const command = `causeway adopt ${which}; after an update that was killed or failed: causeway recover ${which}`;
      return { refusals: [{ what: objectLabel(object), why, command }], losses: [] };
    }),
  );
  return { refusals: found.flatMap(({ refusals }) => refusals), losses: found.flatMap(({ losses }) => losses) };
}
