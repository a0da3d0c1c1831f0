import { z } from 'zod';
import { addressText } from '../../plan/address';
import { placeText } from '../../plan/address-place';
import { sortedSet } from '../../plan/sorted';
import type { FoundationPlan, TierPlan } from '../../plan/types';
import { UserError } from '../../registry/user-error';
import { environmentsOf } from '../expected';
import type { GithubReader } from '../github/reader';
import { reasonOf, validatedReading } from '../reading';

/** An environment by its repository's and its own name. */
export interface NamedEnvironment {
  readonly repository: string;
  readonly name: string;
}

const List = z.array(z.looseObject({ name: z.string() }));

function identity({ repository, name }: NamedEnvironment): string {
  return addressText({ kind: 'environment', repository, environment: name });
}

async function environmentsIn(reader: GithubReader, organization: string, repository: string) {
  const root = `/repos/${encodeURIComponent(organization)}/${encodeURIComponent(repository)}`;
  const list = validatedReading(List, await reader.list(`${root}/environments`, 'environments'));
  if (list.state === 'read') return list.value.map(({ name }) => ({ repository, name }));
  throw new UserError(`could not list the environments of ${organization}/${repository}: ${reasonOf(list)}`, {
    place: placeText({ list: 'environment', repository }),
    exitCode: 3,
  });
}

/** The plan's environments that are at GitHub and not among the owned ones; sorted. Throws a UserError (exit 3) when a list cannot be read. */
export async function unownedEnvironments(
  reader: GithubReader,
  plan: FoundationPlan | TierPlan,
  owned: readonly NamedEnvironment[],
): Promise<readonly string[]> {
  const mine = new Set(owned.map(identity));
  const wanted = environmentsOf(plan).map(({ repository, name }) => ({ repository: repository.name, name }));
  const open = wanted.filter((environment) => !mine.has(identity(environment)));
  const repositories = sortedSet(open.map(({ repository }) => repository));
  const lists = await Promise.all(repositories.map((name) => environmentsIn(reader, plan.organization, name)));
  const there = new Set(lists.flat().map(identity));
  return sortedSet(
    open.filter((each) => there.has(identity(each))).map(({ repository, name }) => `${repository}/${name}`),
  );
}
