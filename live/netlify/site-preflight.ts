import { z } from 'zod';
import type { Fields } from '../../plan/kind';
import type { SitePlan } from '../../plan/types';
import { isSameName } from '../../registry/github-name';
import { UserError } from '../../registry/user-error';
import { type Reading, reasonOf, validatedReading } from '../reading';
import type { NetlifyReader } from './reader';
import { siteNamed } from './sites';

const Account = z.looseObject({ id: z.string(), slug: z.string() });
const Variable = z.looseObject({ key: z.string() });
const Site = z.looseObject({
  id: z.string(),
  name: z.string(),
  account_slug: z.string(),
  custom_domain: z.string().nullish(),
  build_settings: z.looseObject({ repo_path: z.string().nullish() }).nullish(),
});
type Site = z.infer<typeof Site>;

/** A planned site and the one in the state; undefined where the state has none. */
export interface PlannedSite {
  readonly plan: SitePlan;
  /** Inputs of the site in the state. */
  readonly held: Fields | undefined;
  /** The domain in the state. */
  readonly heldDomain: string | undefined;
  /** The names of its variables and secrets that the state does not hold. */
  readonly comes: readonly string[];
}

/** Whether an update leaves a site unchanged: then Netlify is not asked. */
function isUnchanged({ plan, held, heldDomain, comes }: PlannedSite): boolean {
  return (
    comes.length === 0 &&
    held !== undefined &&
    held['name'] === plan.name &&
    held['team'] === plan.team &&
    held['siteId'] === plan.siteId &&
    held['linkedRepository'] === plan.linked?.repository &&
    heldDomain === plan.domain
  );
}

function required<T>(reading: Reading<T>, what: string): T {
  if (reading.state === 'read') return reading.value;
  throw new UserError(`could not read ${what} at Netlify: ${reasonOf(reading)}`, { place: 'netlify', exitCode: 3 });
}

async function byId(reader: NetlifyReader, id: string): Promise<Site | undefined> {
  const reading = validatedReading(Site, await reader.whole(`/sites/${encodeURIComponent(id)}`));
  return reading.state === 'absent' ? undefined : required(reading, `the site ${id}`);
}

/**
 * Throws a UserError (exit 3) where the lists lack an existing site that the state holds: Netlify gives no total, and a
 * truncated list looks like a short one.
 */
async function requireHeld(
  reader: NetlifyReader,
  changed: readonly PlannedSite[],
  sites: readonly Site[],
): Promise<void> {
  for (const { held } of changed) {
    const name = held?.['name'];
    if (name === undefined || sites.some((each) => each.name === name)) continue;
    const alone = await siteNamed(reader, name);
    if (alone.state === 'absent') continue;
    const why = alone.state === 'read' ? 'it exists: the list is truncated' : reasonOf(alone);
    throw new UserError(`no list from Netlify shows the site ${name}, which is in the state: ${why}`, {
      place: 'netlify',
      allowed: 'lists that show all sites; nothing was written',
      exitCode: 3,
    });
  }
}

/** The site that an update would work on; undefined where it makes a new one. */
function siteThere({ held }: PlannedSite, sites: readonly Site[], named: Site | undefined): Site | undefined {
  return named ?? (held && sites.find((each) => each.name === held['name']));
}

// Netlify makes no variable twice (422 "already exists"), and the update would end half way.
async function judgeVariables(
  reader: NetlifyReader,
  { plan: { name }, comes }: PlannedSite,
  site: Site | undefined,
  accounts: readonly z.infer<typeof Account>[],
): Promise<readonly string[]> {
  const account = accounts.find(({ slug }) => slug === site?.account_slug);
  if (comes.length === 0 || site === undefined || account === undefined) return [];
  const path = `/accounts/${encodeURIComponent(account.id)}/env?site_id=${encodeURIComponent(site.id)}`;
  const there = required(
    validatedReading(z.array(Variable), await reader.whole(path)),
    `the variables of the site ${site.name}`,
  );
  return there
    .filter(({ key }) => comes.includes(key))
    .map(({ key }) => `variable ${key} of the site ${name}: it already exists, and this stack does not own it`);
}

/** The reason why Netlify would refuse a site. */
function judgeOne(planned: PlannedSite, sites: readonly Site[], named: Site | undefined): readonly string[] {
  const { plan, held } = planned;
  const { name, team, siteId, linked, domain } = plan;
  const at = (site: Site) => `${site.name} (${site.id}) of the team ${site.account_slug}`;
  const own = held && sites.find((each) => each.name === held['name']);
  if (siteId !== undefined) {
    if (named === undefined)
      return [`site ${name}: there is no site with the id ${siteId}, or this token cannot see it`];
    if (named.account_slug !== team) {
      return [`site ${name}: ${at(named)} is not in the team ${team}; transfer it at Netlify first`];
    }
    if (own !== undefined && own.id !== siteId) {
      return [
        `site ${name}: the state contains ${at(own)}, but siteId names ${at(named)}: no stack would own the first`,
      ];
    }
  }
  const there = siteThere(planned, sites, named);
  const taken = sites.find((each) => each.name === name && each.id !== there?.id);
  const why =
    taken && (there === undefined ? 'it already exists, and this stack does not own it' : 'another site has that name');
  const owner = sites.find((each) => domain !== undefined && each.custom_domain === domain && each.id !== there?.id);
  const repository = there?.build_settings?.repo_path ?? undefined;
  return [
    ...(taken ? [`site ${name}: ${why}: ${at(taken)}`] : []),
    ...(owner ? [`domain ${domain}: it belongs to ${at(owner)}; remove it there first`] : []),
    ...(there !== undefined && linked !== undefined && !isSameName(repository ?? '', linked.repository)
      ? [
          `site ${name}: it is linked to ${repository ?? 'no repository'}, not to ${linked.repository}; link it at Netlify`,
        ]
      : []),
  ];
}

/**
 * Refuses, before anything is written, sites that Netlify would not create or change as planned: a name or a domain of
 * another site (both are unique in all of Netlify, 422 "must be unique"), an id of no site or of another one, a team
 * that the site is not in, a link that does not exist. Only reads, and only sites that change. Teams that the token
 * cannot see are unknown here. Throws a UserError (exit 2), or exit 3 where a list or a planned team cannot be read.
 */
export async function requireSites(
  reader: NetlifyReader,
  planned: readonly PlannedSite[],
  which: string,
): Promise<void> {
  const changed = planned.filter((each) => !isUnchanged(each));
  if (changed.length === 0) return;
  // Of every team that the token sees, because names and domains are unique at Netlify.
  const teams = required(validatedReading(z.array(Account), await reader.whole('/accounts')), 'the teams');
  const unseen = [...new Set(changed.map(({ plan }) => plan.team))].filter(
    (team) => !teams.some(({ slug }) => slug === team),
  );
  if (unseen.length > 0) {
    throw new UserError(`this token sees no team ${unseen.join(', ')} at Netlify: what that team has is unknown`, {
      place: 'NETLIFY_API_TOKEN',
      allowed: `a token of a member; it sees ${teams.map(({ slug }) => slug).join(', ') || 'no team'}`,
      exitCode: 3,
    });
  }
  const lists = await Promise.all(
    teams.map(async ({ slug }) => {
      const list = validatedReading(z.array(Site), await reader.list(`/${encodeURIComponent(slug)}/sites`));
      return required(list, `the sites of the team ${slug}`);
    }),
  );
  const sites = lists.flat();
  await requireHeld(reader, changed, sites);
  const problems = await Promise.all(
    changed.map(async (each) => {
      const { siteId } = each.plan;
      const named = siteId === undefined ? undefined : await byId(reader, siteId);
      const variables = await judgeVariables(reader, each, siteThere(each, sites, named), teams);
      return [...judgeOne(each, sites, named), ...variables];
    }),
  );
  const found = problems.flat();
  if (found.length === 0) return;
  throw new UserError(
    ['Netlify would not create these sites as planned:', ...found.map((each) => `  ${each}`)].join('\n'),
    {
      place: 'a registry that fits what is at Netlify; nothing was written',
      allowed: `after an update that was killed or failed: causeway recover ${which}; to take a site over, put its id under siteId; delete a variable at Netlify first; otherwise choose another name`,
    },
  );
}
