import { z } from 'zod';
import { deployEnvironment } from '../../plan/environments';
import { sitePlan } from '../../plan/sites';
import { sortedSet } from '../../plan/sorted';
import { planTier } from '../../plan/tier';
import type { Registry } from '../../registry/schema';
import { tierChain, tiersOf } from '../../registry/selectors';
import { isHidden } from '../compare';
import type { GithubReader } from '../github/reader';
import type { NetlifyReader } from '../netlify/reader';
import { type Reading, reasonOf, shaped } from '../reading';
import type { Snapshot } from '../snapshot';
import { type Readers, takeSnapshot } from '../take';
import type { IsolationFacts } from './facts';

/** What was read for the isolation of surfaces, and what could not be. */
export interface Observation {
  readonly facts: IsolationFacts;
  /** One sentence each. */
  readonly doubts: readonly string[];
}

/** What is read through; `tokens` are Netlify's by `<surface>/<tier>`, as far as somebody gave them. */
export interface ObservationReaders extends Readers {
  readonly tokens: ReadonlyMap<string, NetlifyReader>;
}

const Account = z.looseObject({ login: z.string(), type: z.string() });
const Owner = z.looseObject({ id: z.string().min(1) });

/** Whether a reviewer is or holds a bot. GitHub tells by an account's type; a team counts all its members. */
async function readReviewer(
  github: GithubReader,
  organization: string,
  reviewer: string,
): Promise<Reading<'people' | 'bot'>> {
  const [kind, name = ''] = reviewer.split(':');
  const found: Reading<readonly z.infer<typeof Account>[]> =
    kind === 'team'
      ? shaped(
          z.array(Account),
          await github.list(`/orgs/${encodeURIComponent(organization)}/teams/${encodeURIComponent(name)}/members`),
        )
      : shaped(
          Account.transform((account) => [account]),
          await github.get(`/users/${encodeURIComponent(name)}`),
        );
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

/** The secrets that an address has in a snapshot; undefined where not all of them could be seen. */
function secretsAt(snapshot: Snapshot, address: string, isSecret: (kind: string, isMarked: boolean) => boolean) {
  const isThere = snapshot.objects.some((object) => object.address === address);
  const lists = [`${address}/secret`, `${address}/variable`];
  if (!isThere || lists.some((list) => isHidden(snapshot.unverified, list))) return undefined;
  return snapshot.objects
    .filter((object) => object.address.startsWith(`${address}/`))
    .filter(({ kind, fields }) => isSecret(kind, fields['secret'] === true))
    .map((object) => object.address.slice(object.address.lastIndexOf('/') + 1).toUpperCase());
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
      const { repository, name } = deployEnvironment(registry, surface, tier);
      const address = `${repository.name}/environment/${name.toLowerCase()}`;
      const site = sitePlan(registry, surface, tier);
      const siteAddress = site && `netlify/${site.team}/${site.name}`;
      const own = secretsAt(snapshot, address, (kind) => kind === 'secret');
      const onSite = siteAddress ? secretsAt(snapshot, siteAddress, (_kind, isMarked) => isMarked) : [];
      if (own && onSite) names[key] = [...sortedSet([...own, ...onSite])];
      const id = snapshot.objects.find((object) => object.address === siteAddress)?.fields['id'];
      if (site && typeof id === 'string') sites[key] = `${site.team}/${id}`;
    }
  }
  return { names, sites };
}

/** Reads what isolation rests on: secrets' names, sites, token owners, reviewers. What could not be read is left out, and told. */
export async function observeIsolation(registry: Registry, readers: ObservationReaders): Promise<Observation> {
  const { login } = registry.organization;
  const tiers = tierChain(registry);
  const snapshots = await Promise.all(
    tiers.map(async ({ id }) => [id, await takeSnapshot(planTier(registry, id), readers)] as const),
  );
  const people = sortedSet(tiers.flatMap(({ approval }) => approval?.reviewers ?? []));
  const reviewers = await readAll(people, 'the reviewer', (each) => readReviewer(readers.github, login, each));
  const owners = await readAll(readers.tokens.keys(), 'the Netlify token of', async (key) =>
    shaped(Owner, (await readers.tokens.get(key)?.whole('/user')) ?? { state: 'absent' }),
  );
  const tokens = Object.fromEntries(Object.entries(owners.values).map(([key, { id }]) => [key, id]));
  const blind = snapshots.flatMap(([id, { unverified }]) =>
    unverified.map(
      ({ address, field, reason }) => `${id}: ${address}${field === undefined ? '' : ` (${field})`}: ${reason}`,
    ),
  );
  return {
    facts: {
      ...{ fingerprints: {}, tokens, reviewers: reviewers.values },
      ...{ ...factsIn(registry, new Map(snapshots)), observed: true },
    },
    doubts: sortedSet([...reviewers.doubts, ...owners.doubts, ...blind]),
  };
}
