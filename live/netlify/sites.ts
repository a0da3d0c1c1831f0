import { z } from 'zod';
import type { OnSite } from '../../plan/address';
import type { SitePlan } from '../../plan/types';
import { type Reading, reasonOf, validatedReading } from '../reading';
import type { Sighting } from '../snapshot';
import type { NetlifyReader } from './reader';

const Account = z.looseObject({ id: z.string(), slug: z.string() });
const Site = z.looseObject({
  id: z.string(),
  name: z.string(),
  custom_domain: z.string().nullable().optional(),
  build_settings: z.looseObject({ repo_path: z.string().optional(), stop_builds: z.boolean().optional() }).nullish(),
  published_deploy: z.looseObject({ locked: z.boolean().nullish() }).nullish(),
});
const Variable = z.looseObject({
  key: z.string(),
  is_secret: z.boolean().optional(),
  scopes: z.array(z.string()).optional(),
  values: z.array(z.looseObject({ context: z.string(), value: z.string().optional() })),
  updated_at: z.string().optional(),
});

/**
 * A site by its name, independent of the lists. Netlify accepts a site's domain in place of its id
 * (docs.netlify.com/api-and-cli-guides/api-guides/get-started-with-api, "Get sites").
 */
export async function siteNamed(reader: NetlifyReader, name: string): Promise<Reading<unknown>> {
  return await reader.whole(`/sites/${encodeURIComponent(`${name}.netlify.app`)}`);
}

// Netlify gives no total: a truncated list looks like a short one. A site that a list lacks is therefore requested by
// its name.
function lackReason(name: string, alone: Reading<unknown>): string | undefined {
  if (alone.state === 'absent') return undefined;
  if (alone.state === 'read') return `the list lacks ${name}, which exists: the list is cut off`;
  return `the list lacks ${name}, and it could not be read whether the site exists: ${alone.reason}`;
}

/** The first reason not to believe a list that lacks some names; undefined where each of them is really not there. */
async function whyNotWhole(
  names: readonly string[],
  listed: readonly string[],
  ask: (name: string) => Promise<Reading<unknown>>,
): Promise<string | undefined> {
  const lacking = names.filter((name) => !listed.includes(name));
  const reasons = await Promise.all(lacking.map(async (name) => lackReason(name, await ask(name))));
  return reasons.find((reason) => reason !== undefined);
}

async function readVariables(
  reader: NetlifyReader,
  sighting: Sighting,
  { account, site }: { readonly account: string; readonly site: string },
  { owner, names }: { readonly owner: OnSite; readonly names: readonly string[] },
) {
  const path = `/accounts/${encodeURIComponent(account)}/env?site_id=${encodeURIComponent(site)}`;
  const list = validatedReading(z.array(Variable), await reader.whole(path));
  if (list.state !== 'read') return sighting.missed({ list: 'variable', ...owner }, reasonOf(list));
  const keys = list.value.map(({ key }) => key);
  const [start, query] = path.split('?');
  const cut = await whyNotWhole(names, keys, (key) => reader.whole(`${start}/${encodeURIComponent(key)}?${query}`));
  if (cut !== undefined) sighting.missed({ list: 'variable', ...owner }, cut);
  for (const { key, is_secret: isSecret, values, updated_at: updatedAt } of list.value) {
    const address = { kind: 'site-variable', ...owner, name: key } as const;
    const shown = isSecret === true ? undefined : values.find(({ context }) => context === 'production')?.value;
    sighting.saw(address, {
      contexts: values.map(({ context }) => context).sort(),
      ...(isSecret === undefined ? {} : { secret: isSecret }),
      ...(shown === undefined ? {} : { value: shown }),
      ...(updatedAt === undefined ? {} : { updatedAt }),
      account,
      site,
    });
    if (isSecret === undefined) sighting.missed(address, 'the answer does not say is_secret', 'secret');
  }
}

async function readTeam(
  reader: NetlifyReader,
  sighting: Sighting,
  account: z.infer<typeof Account>,
  planned: readonly SitePlan[],
) {
  const team = account.slug;
  const list = validatedReading(z.array(Site), await reader.list(`/${encodeURIComponent(account.slug)}/sites`));
  if (list.state !== 'read') return sighting.missed({ kind: 'netlify-team', team }, reasonOf(list));
  const own = planned.filter((site) => site.team === team);
  const cut = await whyNotWhole(
    own.map(({ name }) => name),
    list.value.map(({ name }) => name),
    async (name) => {
      const alone = validatedReading(z.looseObject({ account_slug: z.string() }), await siteNamed(reader, name));
      // A site of that name in another team does not belong to this list.
      return alone.state === 'read' && alone.value.account_slug !== team ? { state: 'absent' } : alone;
    },
  );
  if (cut !== undefined) sighting.missed({ kind: 'netlify-team', team }, cut);
  await Promise.all(
    list.value.map(async (site) => {
      const owner = { team, site: site.name };
      sighting.saw(
        { kind: 'site', ...owner },
        {
          id: site.id,
          domain: site.custom_domain ?? '',
          linked: site.build_settings?.repo_path ?? '',
          // Without a published deploy there is nothing to lock yet.
          autoPublishes: site.published_deploy != null && site.published_deploy.locked !== true,
        },
      );
      const plan = own.find(({ name }) => name === site.name);
      if (plan === undefined) return;
      const names = [...plan.variables, ...plan.secrets].map(({ name }) => name);
      await readVariables(reader, sighting, { account: account.id, site: site.id }, { owner, names });
    }),
  );
}

/** The teams that the token sees, the sites of those that a plan names, and the variables of the planned sites. */
export async function readNetlify(
  reader: NetlifyReader,
  sighting: Sighting,
  planned: readonly SitePlan[],
): Promise<void> {
  const list = validatedReading(z.array(Account), await reader.whole('/accounts'));
  if (list.state !== 'read') return sighting.missed({ list: 'netlify' }, reasonOf(list));
  for (const { slug, id } of list.value) sighting.saw({ kind: 'netlify-team', team: slug }, { id });
  for (const { team } of planned) {
    if (list.value.some(({ slug }) => slug === team)) continue;
    sighting.missed({ kind: 'netlify-team', team }, 'the list of teams that the token sees lacks it');
  }
  const asked = list.value.filter(({ slug }) => planned.some(({ team }) => team === slug));
  await Promise.all(asked.map((account) => readTeam(reader, sighting, account, planned)));
}
