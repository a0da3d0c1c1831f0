import { z } from 'zod';
import { addressText } from '../../plan/address';
import { placeText } from '../../plan/address-place';
import { sortedSet } from '../../plan/sorted';
import type { FoundationPlan, TierPlan } from '../../plan/types';
import { UserError } from '../../registry/user-error';
import { environmentsOf } from '../expected';
import type { GithubReader } from '../github/reader';
import { reasonOf, validatedReading } from '../reading';

/** The value with which `preview` lets a preview (never an update) ignore environments without an owner. */
export const ADOPTION_PREVIEW = 'CAUSEWAY_ADOPT';

/** An environment by its repository's and its own name. */
export interface NamedEnvironment {
  readonly repository: string;
  readonly name: string;
}

/**
 * Whether the program runs only for `causeway adopt` to learn the objects that it would create. Never true in an
 * update, which always looks for unowned objects.
 */
export function isAdoptionPreview(env: Readonly<Record<string, string | undefined>>, isDryRun: boolean): boolean {
  return isDryRun && env[ADOPTION_PREVIEW] === 'preview';
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

/**
 * Refuses a plan with an environment that exists at GitHub and has no owner: GitHub's PUT is an upsert, which would
 * silently overwrite its reviewers and policies (W6). Throws a UserError that names them.
 */
export async function refuseUnowned(
  reader: GithubReader,
  plan: FoundationPlan | TierPlan,
  owned: readonly NamedEnvironment[],
): Promise<void> {
  const found = await unownedEnvironments(reader, plan, owned);
  if (found.length === 0) return;
  const which = 'sites' in plan ? `--tier ${plan.tier}` : '--foundation';
  throw new UserError(`an up would overwrite what the stack ${plan.stack} does not own: ${found.join(', ')}`, {
    place: `${plan.organization}, environments`,
    allowed: `after an update that was killed or failed: causeway recover ${which}; otherwise adopt them first (causeway adopt ${which}), or choose other names in the registry's naming`,
  });
}
