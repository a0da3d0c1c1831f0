import { z } from 'zod';
import { type Address, addressText, environmentAddress, ownName, siteAddress } from '../../plan/address';
import { parseAddress } from '../../plan/address-parse';
import { isWithin, type ListPlace, placeText } from '../../plan/address-place';
import { deployEnvironment } from '../../plan/environments';
import { sitePlan } from '../../plan/sites';
import { sortedSet } from '../../plan/sorted';
import { planTier } from '../../plan/tier';
import type { Registry } from '../../registry/schema';
import { tierChain, tiersOf } from '../../registry/selectors';
import { isHidden } from '../compare';
import type { GithubReader } from '../github/reader';
import type { NetlifyReader } from '../netlify/reader';
import { type Readers, readSnapshot } from '../read-snapshot';
import { type Reading, reasonOf, validatedReading } from '../reading';
import type { SeenObject, Snapshot } from '../snapshot';
import type { IsolationFacts } from './facts';

/** The isolation facts of surfaces that were read, and those that could not be read. */
export interface Observation {
  readonly facts: IsolationFacts;
  /** One sentence each. */
  readonly doubts: readonly string[];
}

/** The readers; `tokens` are Netlify's by `<surface>/<tier>`, where given. */
export interface ObservationReaders extends Readers {
  readonly tokens: ReadonlyMap<string, NetlifyReader>;
}

const Account = z.looseObject({ login: z.string(), type: z.string() });
const Owner = z.looseObject({ id: z.string().min(1) });

const Team = z.looseObject({ members_count: z.int() });

/** The members of a team. GitHub gives no total with the list: the team's own count shows whether it is complete. */
async function membersOf(
  github: GithubReader,
  organization: string,
  slug: string,
): Promise<Reading<readonly z.infer<typeof Account>[]>> {
  const path = `/orgs/${encodeURIComponent(organization)}/teams/${encodeURIComponent(slug)}`;
  const [team, list] = await Promise.all([github.get(path), github.list(`${path}/members`)]);
  const [counted, members] = [validatedReading(Team, team), validatedReading(z.array(Account), list)];
  if (counted.state !== 'read') return counted;
  if (members.state !== 'read' || members.value.length >= counted.value.members_count) return members;
  const reason = `the list of members is not whole: ${members.value.length} of ${counted.value.members_count}`;
  return { state: 'unverified', reason };
}

async function accountOf(github: GithubReader, login: string): Promise<Reading<readonly z.infer<typeof Account>[]>> {
  return validatedReading(
    Account.transform((account) => [account]),
    await github.get(`/users/${encodeURIComponent(login)}`),
  );
}

/** Whether a reviewer is a bot or contains one. GitHub says so by an account's type; all members of a team count. */
async function readReviewer(
  github: GithubReader,
  organization: string,
  reviewer: string,
): Promise<Reading<'people' | 'bot'>> {
  const [kind, name = ''] = reviewer.split(':');
  const found = kind === 'team' ? await membersOf(github, organization, name) : await accountOf(github, name);
  if (found.state !== 'read') return found;
  if (found.value.length === 0) return { state: 'unverified', reason: 'the team has no members' };
  return { state: 'read', value: found.value.every(({ type }) => type === 'User') ? 'people' : 'bot' };
}

interface Read<T> {
  readonly values: Readonly<Record<string, T>>;
  readonly doubts: readonly string[];
}

async function readAll<T>(
  keys: Iterable<string>,
  what: string,
  read: (key: string) => Promise<Reading<T>>,
): Promise<Read<T>> {
  const readings = await Promise.all([...keys].map(async (key) => [key, await read(key)] as const));
  const values = readings.flatMap(([key, reading]) =>
    reading.state === 'read' ? [[key, reading.value] as const] : [],
  );
  const doubts = readings.flatMap(([key, reading]) =>
    reading.state === 'read' ? [] : [`${what} ${key}: ${reasonOf(reading)}`],
  );
  return { values: Object.fromEntries(values), doubts };
}

function seenAt({ objects }: Snapshot, at: Address) {
  const address = addressText(at);
  return objects.find((object) => object.address === address);
}

/** The secrets in a list of a snapshot; undefined where their owner does not exist or some could not be seen. */
function secretsIn(snapshot: Snapshot, owner: Address, list: ListPlace, isSecret: (object: SeenObject) => boolean) {
  const place = placeText(list);
  if (!seenAt(snapshot, owner) || isHidden(snapshot.unverified, place)) return undefined;
  return snapshot.objects
    .filter((object) => isWithin(place, object.address) && isSecret(object))
    .map(({ address }) => ownName(parseAddress(address)).toUpperCase());
}

function factsIn(
  registry: Registry,
  snapshots: ReadonlyMap<string, Snapshot>,
): Pick<IsolationFacts, 'names' | 'sites'> {
  const names: Record<string, string[]> = {};
  const sites: Record<string, string> = {};
  for (const surface of registry.surfaces) {
    for (const tier of tiersOf(registry, surface)) {
      const snapshot = snapshots.get(tier.id);
      if (!snapshot) continue;
      const key = `${surface.id}/${tier.id}`;
      const environment = environmentAddress(deployEnvironment(registry, surface, tier));
      const site = sitePlan(registry, surface, tier);
      const own = secretsIn(snapshot, environment, { ...environment, list: 'secret' }, () => true);
      const at = site && siteAddress(site);
      const isMarked = ({ fields }: SeenObject) => fields['secret'] === true;
      const onSite = at ? secretsIn(snapshot, at, { ...at, list: 'variable' }, isMarked) : [];
      if (own && onSite) names[key] = [...sortedSet([...own, ...onSite])];
      const id = at && seenAt(snapshot, at)?.fields['id'];
      if (site && typeof id === 'string') sites[key] = `${site.team}/${id}`;
    }
  }
  return { names, sites };
}

/**
 * Reads the basis of isolation: secrets' names, sites, token owners, reviewers. Unreadable parts are left out and
 * reported.
 */
export async function observeIsolation(registry: Registry, readers: ObservationReaders): Promise<Observation> {
  const { login } = registry.organization;
  const tiers = tierChain(registry);
  const snapshots = await Promise.all(
    tiers.map(async ({ id }) => [id, await readSnapshot(planTier(registry, id), readers)] as const),
  );
  const people = sortedSet(tiers.flatMap(({ approval }) => approval?.reviewers ?? []));
  const reviewers = await readAll(people, 'the reviewer', (each) => readReviewer(readers.github, login, each));
  const owners = await readAll(readers.tokens.keys(), 'the Netlify token of', async (key) =>
    validatedReading(Owner, (await readers.tokens.get(key)?.whole('/user')) ?? { state: 'absent' }),
  );
  const tokens = Object.fromEntries(Object.entries(owners.values).map(([key, { id }]) => [key, id]));
  const blind = snapshots.flatMap(([id, { unverified }]) =>
    unverified.map(
      ({ address, field, reason }) => `${id}: ${address}${field === undefined ? '' : ` (${field})`}: ${reason}`,
    ),
  );
  return {
    facts: {
      fingerprints: {},
      tokens,
      reviewers: reviewers.values,
      ...factsIn(registry, new Map(snapshots)),
      observed: true,
    },
    doubts: sortedSet([...reviewers.doubts, ...owners.doubts, ...blind]),
  };
}
