"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "accountHandlers", {
    enumerable: true,
    get: function() {
        return accountHandlers;
    }
});
const _access = require("./access");
const since = '2024-01-01T00:00:00.000Z';
function answer(world, account) {
    const used = world.sites.filter((site)=>site.accountId === account.id).length;
    return {
        id: account.id,
        name: account.name,
        slug: account.slug,
        type: account.plan,
        type_id: `type-${account.plan}`,
        type_name: account.plan,
        type_slug: account.plan,
        capabilities: {
            sites: {
                included: 500,
                used
            },
            collaborators: {
                included: 10,
                used: 1
            }
        },
        owner_ids: world.tokens.filter((token)=>token.accounts.includes(account.id)).map((token)=>token.owner),
        role: 'Owner',
        roles_allowed: [
            'Owner',
            'Developer'
        ],
        member_roles: [],
        created_at: since,
        updated_at: since,
        support_administration_enabled: false,
        deploy_diagnostics_setting: 'enabled',
        ai_usage_enabled_setting: 'disabled',
        ai_usage_limit_enforced: false,
        configurable_limits_exceeded: [],
        block_site_transfers: false,
        credit_alert_percentage: 0,
        in_operational_mode: false
    };
}
const accountHandlers = {
    listAccountsForUser: ({ world, caller })=>{
        const seen = world.accounts.filter((account)=>caller.accounts.includes(account.id));
        return {
            status: 200,
            body: seen.map((account)=>answer(world, account))
        };
    },
    getAccount: (exchange)=>{
        const account = (0, _access.visibleAccount)(exchange, exchange.params['account_id']);
        return {
            status: 200,
            body: answer(exchange.world, account)
        };
    },
    getCurrentUser: ({ world, caller })=>{
        const sites = world.sites.filter((site)=>caller.accounts.includes(site.accountId));
        const body = {
            id: caller.owner,
            full_name: caller.owner,
            email: `${caller.owner}@netlify.example`,
            site_count: sites.length
        };
        return {
            status: 200,
            body
        };
    }
};
