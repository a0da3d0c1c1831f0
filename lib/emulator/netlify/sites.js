"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "siteHandlers", {
    enumerable: true,
    get: function() {
        return siteHandlers;
    }
});
const _json = require("../core/json");
const _access = require("./access");
const _paging = require("./paging");
const _siteanswer = require("./site-answer");
const _sitechange = require("./site-change");
const _world = require("./world");
function newSite(world, accountId, now) {
    const id = (0, _world.nextId)(world, 'uuid');
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
        updatedAt: now
    };
}
function bodyOf(body) {
    return (0, _json.isObject)(body) ? body : {};
}
const siteHandlers = {
    listSitesForAccount: (exchange)=>{
        const { world } = exchange;
        const account = (0, _access.visibleAccount)(exchange, exchange.params['account_slug']);
        const part = (0, _access.queryText)(exchange, 'name') ?? '';
        const found = world.sites.filter((site)=>site.accountId === account.id && site.name.includes(part));
        return (0, _paging.page)(exchange, found.map((site)=>(0, _siteanswer.siteAnswer)(exchange, site)));
    },
    createSiteInTeam: (exchange)=>{
        const { world } = exchange;
        const account = (0, _access.visibleAccount)(exchange, exchange.params['account_slug']);
        const site = newSite(world, account.id, exchange.now());
        (0, _sitechange.changeSite)(world, site, bodyOf(exchange.body), exchange.now());
        world.sites.push(site);
        return {
            status: 201,
            body: (0, _siteanswer.siteAnswer)(exchange, site)
        };
    },
    getSite: (exchange)=>{
        return {
            status: 200,
            body: (0, _siteanswer.siteAnswer)(exchange, (0, _access.visibleSite)(exchange, exchange.params['site_id']))
        };
    },
    updateSite: (exchange)=>{
        const site = (0, _access.visibleSite)(exchange, exchange.params['site_id']);
        (0, _sitechange.changeSite)(exchange.world, site, bodyOf(exchange.body), exchange.now());
        return {
            status: 200,
            body: (0, _siteanswer.siteAnswer)(exchange, site)
        };
    },
    deleteSite: (exchange)=>{
        const { world } = exchange;
        const { id } = (0, _access.visibleSite)(exchange, exchange.params['site_id']);
        world.sites = world.sites.filter((site)=>site.id !== id);
        world.variables = world.variables.filter((variable)=>variable.siteId !== id);
        world.deploys = world.deploys.filter((deploy)=>deploy.siteId !== id);
        return {
            status: 204
        };
    },
    getSiteWafPolicy: (exchange)=>{
        const site = (0, _access.visibleSite)(exchange, exchange.params['site_id']);
        exchange.deviations.use('netlify-waf-policy');
        return site.wafPolicyId === null ? {
            status: 204
        } : {
            status: 200,
            body: {
                id: site.wafPolicyId
            }
        };
    },
    updateSiteWafPolicy: (exchange)=>{
        const site = (0, _access.visibleSite)(exchange, exchange.params['site_id']);
        exchange.deviations.use('netlify-waf-policy');
        const account = (0, _access.visibleAccount)(exchange, site.accountId);
        if (account.plan !== 'enterprise') throw (0, _access.refusal)(403, 'Upgrade your Netlify account to use firewall policies');
        const id = bodyOf(exchange.body)['policy_id'];
        site.wafPolicyId = typeof id === 'string' && id !== '' ? id : null;
        return {
            status: 200,
            body: site.wafPolicyId === null ? {} : {
                id: site.wafPolicyId
            }
        };
    }
};
