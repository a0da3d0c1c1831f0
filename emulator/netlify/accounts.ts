import type { NetlifyHandler } from './access';
import { visibleAccount } from './access';
import type { NetlifyAccount, NetlifyWorld } from './world';

const since = '2024-01-01T00:00:00.000Z';

function answer(world: NetlifyWorld, account: NetlifyAccount): object {
  const used = world.sites.filter((site) => site.accountId === account.id).length;
  return {
    id: account.id,
    name: account.name,
    slug: account.slug,
    type: account.plan,
    type_id: `type-${account.plan}`,
    type_name: account.plan,
    type_slug: account.plan,
    capabilities: { sites: { included: 500, used }, collaborators: { included: 10, used: 1 } },
    owner_ids: world.tokens.filter((token) => token.accounts.includes(account.id)).map((token) => token.owner),
    role: 'Owner',
    roles_allowed: ['Owner', 'Developer'],
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
    in_operational_mode: false,
  };
}

/** Teams, and the token's owner. */
export const accountHandlers: Readonly<Record<string, NetlifyHandler>> = {
  listAccountsForUser: ({ world, caller }) => {
    const seen = world.accounts.filter((account) => caller.accounts.includes(account.id));
    return { status: 200, body: seen.map((account) => answer(world, account)) };
  },
  getAccount: (exchange) => {
    const account = visibleAccount(exchange, exchange.params['account_id']);
    return { status: 200, body: answer(exchange.world, account) };
  },
  listMembersForAccount: (exchange) => {
    const { world, params } = exchange;
    const account = visibleAccount(exchange, params['account_slug']);
    const members = world.tokens.filter(({ accounts }) => accounts.includes(account.id));
    const body = members.map(({ owner, role }) => ({
      id: owner,
      full_name: owner,
      email: `${owner}@netlify.example`,
      role: role ?? 'Owner',
    }));
    return { status: 200, body };
  },
  getCurrentUser: ({ world, caller }) => {
    const sites = world.sites.filter((site) => caller.accounts.includes(site.accountId));
    const body = {
      id: caller.owner,
      full_name: caller.owner,
      email: `${caller.owner}@netlify.example`,
      site_count: sites.length,
    };
    return { status: 200, body };
  },
};
