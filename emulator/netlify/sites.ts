import { isObject, type JsonObject } from '../core/json';
import { type NetlifyHandler, queryText, refusal, visibleAccount, visibleSite } from './access';
import { page } from './paging';
import { siteAnswer } from './site-answer';
import { changeSite } from './site-change';
import { type NetlifySite, type NetlifyWorld, nextId } from './world';

/** A site as Netlify makes it, with nothing set. The world does not have it yet. */
export function newSite(world: NetlifyWorld, accountId: string, now: string): NetlifySite {
  const id = nextId(world, 'uuid');
  return {
    id,
    accountId,
    name: `emulated-site-${id.slice(0, 8)}`,
    customDomain: null,
    domainAliases: [],
    branchDeployCustomDomain: null,
    deployPreviewCustomDomain: null,
    notificationEmail: null,
    forceSsl: false,
    buildImage: 'noble',
    functionsRegion: 'us-east-2',
    preventNonGitProdDeploys: false,
    prettyUrls: true,
    buildSettings: {},
    wafPolicyId: null,
    publishedDeployId: null,
    createdAt: now,
    updatedAt: now,
  };
}

function bodyOf(body: unknown): JsonObject {
  return isObject(body) ? body : {};
}

/** Sites of a team, and one site by id. */
export const siteHandlers: Readonly<Record<string, NetlifyHandler>> = {
  listSitesForAccount: (exchange) => {
    const { world } = exchange;
    const account = visibleAccount(exchange, exchange.params['account_slug']);
    const part = queryText(exchange, 'name') ?? '';
    const found = world.sites.filter((site) => site.accountId === account.id && site.name.includes(part));
    return page(
      exchange,
      found.map((site) => siteAnswer(exchange, site)),
    );
  },
  createSiteInTeam: (exchange) => {
    const { world } = exchange;
    const account = visibleAccount(exchange, exchange.params['account_slug']);
    const site = newSite(world, account.id, exchange.now());
    changeSite(world, site, bodyOf(exchange.body), exchange.now());
    world.sites.push(site);
    return { status: 201, body: siteAnswer(exchange, site) };
  },
  getSite: (exchange) => {
    return { status: 200, body: siteAnswer(exchange, visibleSite(exchange, exchange.params['site_id'])) };
  },
  updateSite: (exchange) => {
    const site = visibleSite(exchange, exchange.params['site_id']);
    changeSite(exchange.world, site, bodyOf(exchange.body), exchange.now());
    return { status: 200, body: siteAnswer(exchange, site) };
  },
  // Beta. "Delete associated deploy keys, outgoing webhooks for the repo, the site's build hooks": the emulator keeps
  // none of them.
  unlinkSiteRepo: (exchange) => {
    const site = visibleSite(exchange, exchange.params['site_id']);
    for (const key of Object.keys(site.buildSettings)) {
      if (key.startsWith('repo_') || key === 'provider') delete (site.buildSettings as JsonObject)[key];
    }
    site.updatedAt = exchange.now();
    return { status: 200, body: siteAnswer(exchange, site) };
  },
  deleteSite: (exchange) => {
    const { world } = exchange;
    const { id } = visibleSite(exchange, exchange.params['site_id']);
    world.sites = world.sites.filter((site) => site.id !== id);
    world.variables = world.variables.filter((variable) => variable.siteId !== id);
    world.deploys = world.deploys.filter((deploy) => deploy.siteId !== id);
    return { status: 204 };
  },
  getSiteWafPolicy: (exchange) => {
    const site = visibleSite(exchange, exchange.params['site_id']);
    exchange.deviations.use('netlify-waf-policy');
    return site.wafPolicyId === null ? { status: 204 } : { status: 200, body: { id: site.wafPolicyId } };
  },
  updateSiteWafPolicy: (exchange) => {
    const site = visibleSite(exchange, exchange.params['site_id']);
    exchange.deviations.use('netlify-waf-policy');
    const account = visibleAccount(exchange, site.accountId);
    if (account.plan !== 'enterprise') throw refusal(403, 'Upgrade your Netlify account to use firewall policies');
    const id = bodyOf(exchange.body)['policy_id'];
    site.wafPolicyId = typeof id === 'string' && id !== '' ? id : null;
    return { status: 200, body: site.wafPolicyId === null ? {} : { id: site.wafPolicyId } };
  },
};
