import { z } from 'zod';
import { type PageNumber, pagesOf } from '../../formats/pages';
import { sitePlan } from '../../plan/sites';
import type { Registry } from '../../registry/schema';
import type { Surface } from '../../registry/schema/surface';
import type { Tier } from '../../registry/schema/tier';
import { faultPlaces } from '../../registry/shape-fault';
import { UserError } from '../../registry/user-error';
import type { NetlifyAnswer, NetlifyClient } from './netlify-client';

/** Netlify's representation of a deploy; `ssl_url` is the site's live address, `deploy_ssl_url` the deploy's own. */
export const NetlifyDeploy = z.looseObject({
  id: z.string().min(1),
  state: z.string(),
  title: z.string().nullish(),
  locked: z.boolean().nullish(),
  required: z.array(z.string()).nullish(),
  error_message: z.string().nullish(),
  ssl_url: z.string().nullish(),
  deploy_ssl_url: z.string().nullish(),
  required_functions: z.array(z.unknown()).nullish(),
  required_edge_functions: z.array(z.unknown()).nullish(),
  required_server: z.array(z.unknown()).nullish(),
  function_schedules: z.array(z.unknown()).nullish(),
  available_functions: z.array(z.unknown()).nullish(),
  edge_functions_present: z.boolean().nullish(),
  server: z.unknown().optional(),
});
export type NetlifyDeploy = z.infer<typeof NetlifyDeploy>;

/** Netlify's representation of a site. */
export const NetlifySite = z.looseObject({
  id: z.string().min(1),
  name: z.string(),
  account_slug: z.string(),
  ssl_url: z.string(),
  published_deploy: NetlifyDeploy.nullish(),
});
export type NetlifySite = z.infer<typeof NetlifySite>;

const MOST_PAGES = 50;

/** Validates an answer by its schema. Throws UserError (exit 3) on an absence or another shape. */
export function readAnswer<T>(schema: z.ZodType<T>, answer: NetlifyAnswer, what: string): T {
  if (answer.state === 'absent') {
    throw new UserError(`${what} is not there, or hidden from this token`, { place: 'Netlify', exitCode: 3 });
  }
  const parsed = schema.safeParse(answer.value);
  if (parsed.success) return parsed.data;
  throw new UserError(`${what}: the answer has an unexpected structure, at ${faultPlaces(parsed.error)}`, {
    place: 'Netlify',
    exitCode: 3,
  });
}

/** Every item of a paged list; a list that is too long to be read completely is exit 3. */
export async function readList<T>(
  client: NetlifyClient,
  path: string,
  { schema, doing }: { readonly schema: z.ZodType<T>; readonly doing: string },
): Promise<readonly T[]> {
  const all: T[] = [];
  const separator = path.includes('?') ? '&' : '?';
  const ask = async ({ page, per_page }: PageNumber) => {
    const request = { method: 'GET', path: `${path}${separator}page=${page}&per_page=${per_page}`, doing } as const;
    return { items: readAnswer(z.array(schema), await client(request), doing) };
  };
  for await (const { items, isLast } of pagesOf(ask, { mostPages: MOST_PAGES })) {
    all.push(...items);
    if (isLast) return all;
  }
  throw new UserError(`could not ${doing}: the list is too long`, { place: 'Netlify', exitCode: 3 });
}

/**
 * The site of a surface on a tier: by the registry's id, else by its name in its team. Rejects with UserError: exit 1
 * when it belongs to another team, exit 3 when it cannot be seen.
 */
export async function findSite(
  client: NetlifyClient,
  { registry, surface, tier }: { readonly registry: Registry; readonly surface: Surface; readonly tier: Tier },
): Promise<NetlifySite> {
  const plan = sitePlan(registry, surface, tier);
  if (!plan) throw new Error(`${surface.id} has no Netlify site`);
  const { team, name, siteId } = plan;
  if (siteId !== undefined) {
    const request = { method: 'GET', path: `/sites/${encodeURIComponent(siteId)}`, doing: 'read the site' } as const;
    const site = readAnswer(NetlifySite, await client(request), `the site ${siteId}`);
    if (site.account_slug === team) return site;
    const message = `the site ${siteId} belongs to the team ${site.account_slug}`;
    throw new UserError(message, { place: `${surface.id} on ${tier.id}`, allowed: `the team ${team}`, exitCode: 1 });
  }
  const path = `/${encodeURIComponent(team)}/sites?name=${encodeURIComponent(name)}`;
  const sites = await readList(client, path, { schema: NetlifySite, doing: 'list the sites of the team' });
  const found = sites.find((site) => site.name === name);
  if (found) return found;
  throw new UserError(`there is no site ${name} in the team ${team}`, {
    place: `${surface.id} on ${tier.id}`,
    allowed: 'a site that `pulumi up` made, or that the registry names by siteId',
    exitCode: 3,
  });
}

/** The own address of a deploy. Rejects with UserError (exit 3) when Netlify tells none. */
export async function deployAddress(client: NetlifyClient, deployId: string): Promise<string> {
  const path = `/deploys/${encodeURIComponent(deployId)}`;
  const answer = await client({ method: 'GET', path, doing: 'read the deploy' });
  const { deploy_ssl_url: url } = readAnswer(NetlifyDeploy, answer, `the deploy ${deployId}`);
  if (url && URL.canParse(url)) return url.replace(/\/+$/, '');
  throw new UserError(`Netlify gives no address of the deploy ${deployId}`, { place: 'Netlify', exitCode: 3 });
}
