import { z } from 'zod';
import type { OnSite } from '../../plan/address';
import { reasonOf, shaped } from '../reading';
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

async function readVariables(
  reader: NetlifyReader,
  sighting: Sighting,
  { account, site }: { readonly account: string; readonly site: string },
  owner: OnSite,
) {
  const path = `/accounts/${encodeURIComponent(account)}/env?site_id=${encodeURIComponent(site)}`;
  const list = shaped(z.array(Variable), await reader.whole(path));
  if (list.state !== 'read') return sighting.missed({ list: 'variable', ...owner }, reasonOf(list));
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
  wanted: (site: OnSite) => boolean,
) {
  const team = account.slug;
  const list = shaped(z.array(Site), await reader.list(`/${encodeURIComponent(account.slug)}/sites`));
  if (list.state !== 'read') return sighting.missed({ kind: 'netlify-team', team }, reasonOf(list));
  await Promise.all(
    list.value.map(async (site) => {
      const own = { team, site: site.name };
      sighting.saw(
        { kind: 'site', ...own },
        {
          id: site.id,
          domain: site.custom_domain ?? '',
          linked: site.build_settings?.repo_path ?? '',
          // Without a published deploy there is nothing to lock yet.
          autoPublishes: site.published_deploy != null && site.published_deploy.locked !== true,
        },
      );
      if (wanted(own)) await readVariables(reader, sighting, { account: account.id, site: site.id }, own);
    }),
  );
}

/** The teams that the token sees, and the sites of the requested teams. Variables are read only for `wanted` sites. */
export async function readNetlify(
  reader: NetlifyReader,
  sighting: Sighting,
  teams: readonly string[],
  wanted: (site: OnSite) => boolean,
): Promise<void> {
  const list = shaped(z.array(Account), await reader.whole('/accounts'));
  if (list.state !== 'read') return sighting.missed({ list: 'netlify' }, reasonOf(list));
  for (const { slug, id } of list.value) sighting.saw({ kind: 'netlify-team', team: slug }, { id });
  const asked = list.value.filter(({ slug }) => teams.includes(slug));
  await Promise.all(asked.map((account) => readTeam(reader, sighting, account, wanted)));
}
