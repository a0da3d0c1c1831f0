import { z } from 'zod';
import { addressText, siteAddress } from '../../plan/address';
import { PULUMI_TYPES } from '../../plan/logical-names';
import type { FoundationPlan, SitePlan, TierPlan } from '../../plan/types';
import { nameOfUrn } from '../../plan/urn';
import { UserError } from '../../registry/user-error';
import type { NetlifyReader } from '../netlify/reader';
import { reasonOf, validatedReading } from '../reading';
import type { Snapshot } from '../snapshot';
import type { Resource } from './deployment';

const Site = z.looseObject({ name: z.string(), account_slug: z.string() });

function idInState({ key, formerKeys = [] }: SitePlan, resources: readonly Resource[]): string | undefined {
  const names = [key, ...formerKeys];
  return resources.find(({ type, urn }) => type === PULUMI_TYPES.site && names.includes(nameOfUrn(urn)))?.id;
}

async function present(site: SitePlan, id: string, reader: NetlifyReader | undefined): Promise<SitePlan> {
  const answer = reader === undefined ? undefined : await reader.whole(`/sites/${encodeURIComponent(id)}`);
  const reading = answer && validatedReading(Site, answer);
  if (reading?.state === 'absent') return site;
  if (reading?.state === 'read') return { ...site, name: reading.value.name, team: reading.value.account_slug };
  const why = reading === undefined ? 'there is no Netlify credential' : reasonOf(reading);
  throw new UserError(`could not find out whether the site ${site.name} exists: ${why}`, {
    place: addressText(siteAddress(site)),
    allowed: 'an answer of Netlify: nothing is recovered by guessing',
    exitCode: 3,
  });
}

/**
 * A plan whose sites have the names and teams that they have at Netlify now: a site that the state holds is the one with
 * its id, also where a change of its name was never applied, or somebody renamed it by hand. Returns the same plan where
 * nothing differs. Throws a UserError (exit 3) where Netlify does not say.
 */
export async function withPresentSites<Plan extends FoundationPlan | TierPlan>(
  plan: Plan,
  resources: readonly Resource[],
  { objects }: Snapshot,
  reader: NetlifyReader | undefined,
): Promise<Plan> {
  if (!('sites' in plan)) return plan;
  const sites = await Promise.all(
    plan.sites.map((site) => {
      const id = idInState(site, resources);
      const seen = objects.find(({ address }) => address === addressText(siteAddress(site)));
      return id === undefined || seen?.fields['id'] === id ? site : present(site, id, reader);
    }),
  );
  return sites.every((site, at) => site === plan.sites[at]) ? plan : { ...plan, sites };
}
