import { z } from 'zod';
import { parseAddress } from '../../plan/address-parse';
import { readEnvironments } from '../github/environments';
import type { GithubReader } from '../github/reader';
import { planIn } from '../organization-plan';
import { reasonOf, validatedReading } from '../reading';
import { type SeenObject, Sighting } from '../snapshot';

/** One environment as it is at GitHub; a field that could not be read is absent. */
export interface SeenEnvironment {
  readonly name: string;
  readonly reviewers?: readonly string[];
  readonly waitMinutes?: number;
  readonly preventSelfReview?: boolean;
  readonly adminsBypass?: boolean;
  /** Which branches may deploy: exact names and patterns, or GitHub's other two ways. */
  readonly branchPolicy?: string;
  readonly branches: readonly string[];
  readonly tags: readonly string[];
  /** Types of protection rules that no registry has. */
  readonly otherRules: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  /** When each secret was last written, by name. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** One repository as it is at GitHub. */
export interface SeenRepository {
  readonly name: string;
  readonly id: number;
  readonly visibility: string;
  readonly defaultBranch: string;
  readonly environments: readonly SeenEnvironment[];
}

/** Something that GitHub did not tell, and why. */
export interface Unread {
  readonly what: string;
  readonly reason: string;
}

/** The parts of an organization from which a first registry is made. */
export interface SeenOrganization {
  readonly login: string;
  readonly host?: string | undefined;
  readonly plan?: string;
  readonly repositories: readonly SeenRepository[];
  readonly unread: readonly Unread[];
}

const Repository = z.looseObject({
  id: z.int().positive(),
  name: z.string(),
  visibility: z.string(),
  default_branch: z.string(),
});
const part = encodeURIComponent;

const texts = (value: unknown) => (Array.isArray(value) ? value.map(String) : undefined);

function environmentOf(own: SeenObject, all: readonly SeenObject[]): SeenEnvironment {
  const { name, reviewers, waitMinutes, preventSelfReview, adminsBypass, branchPolicy } = own.fields;
  const inside = all
    .filter(({ address }) => address.startsWith(`${own.address}/`))
    .map(({ address, fields }) => ({ at: parseAddress(address), fields }));
  const people = texts(reviewers);
  return {
    name: String(name),
    ...(people === undefined ? {} : { reviewers: people }),
    ...(typeof waitMinutes === 'number' ? { waitMinutes } : {}),
    ...(typeof preventSelfReview === 'boolean' ? { preventSelfReview } : {}),
    ...(typeof adminsBypass === 'boolean' ? { adminsBypass } : {}),
    ...(typeof branchPolicy === 'string' ? { branchPolicy } : {}),
    branches: inside.flatMap(({ at }) => (at.kind === 'branch-policy' ? [at.pattern] : [])),
    tags: inside.flatMap(({ at }) => (at.kind === 'tag-policy' ? [at.pattern] : [])),
    otherRules: texts(own.fields['otherRules']) ?? [],
    variables: Object.fromEntries(
      inside.flatMap(({ at, fields }) =>
        at.kind === 'environment-variable' ? [[at.name, String(fields['value'])] as const] : [],
      ),
    ),
    secrets: Object.fromEntries(
      inside.flatMap(({ at, fields }) =>
        at.kind === 'environment-secret' ? [[at.name, String(fields['updatedAt'])] as const] : [],
      ),
    ),
  };
}

async function readRepository(
  reader: GithubReader,
  login: string,
  asked: string,
): Promise<SeenRepository | readonly Unread[]> {
  const found = validatedReading(Repository, await reader.get(`/repos/${part(login)}/${part(asked)}`));
  if (found.state !== 'read') return [{ what: `repository ${asked}`, reason: reasonOf(found) }];
  const { id, name, visibility, default_branch: defaultBranch } = found.value;
  const sighting = new Sighting();
  await readEnvironments(reader, sighting, `/repos/${part(login)}/${part(name)}`, name, () => true);
  const { objects, unverified } = sighting.snapshot(login);
  // A half-read repository would be half imported, so it is left out.
  if (unverified.length > 0) {
    return unverified.map(({ address, field, reason }) => ({
      what: field === undefined ? address : `${address}, ${field}`,
      reason,
    }));
  }
  const environments = objects
    .filter(({ kind }) => kind === 'environment')
    .map((object) => environmentOf(object, objects));
  return { id, name, visibility, defaultBranch, environments };
}

/** Reads the input of a first registry. It only reads; unreadable parts are reported, and never guessed. */
export async function seeOrganization(
  reader: GithubReader,
  {
    login,
    host,
    repositories,
  }: { readonly login: string; readonly host?: string; readonly repositories: readonly string[] },
): Promise<SeenOrganization> {
  const answer = await reader.get(`/orgs/${part(login)}`);
  const plan = answer.state === 'read' ? planIn(answer.value) : answer;
  const found = await Promise.all(repositories.map((name) => readRepository(reader, login, name)));
  return {
    login,
    ...(host === undefined ? {} : { host }),
    ...(plan.state === 'read' ? { plan: plan.value } : {}),
    repositories: found.flatMap((each) => ('name' in each ? [each] : [])),
    unread: [
      ...(plan.state === 'read' ? [] : [{ what: 'organization plan', reason: reasonOf(plan) }]),
      ...found.flatMap((each) => ('name' in each ? [] : each)),
    ],
  };
}
