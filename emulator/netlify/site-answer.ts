import type { NetlifyExchange } from './access';
import { deployAnswer } from './deploy-answer';
import type { NetlifySite } from './world';

/** A site in the API's form: every field that the official provider requires, with null for unset ones. */
export function siteAnswer(exchange: NetlifyExchange, site: NetlifySite): object {
  const { world } = exchange;
  const account = world.accounts.find((one) => one.id === site.accountId);
  const domain = site.customDomain ?? `${site.name}.netlify.app`;
  const published = world.deploys.find((deploy) => deploy.id === site.publishedDeployId);
  return {
    id: site.id,
    state: 'current',
    plan: `nf_team_${account?.plan ?? 'free'}`,
    name: site.name,
    default_domain: `${site.name}.netlify.app`,
    id_domain: `${site.id}.netlify.app`,
    custom_domain: site.customDomain,
    domain_aliases: site.domainAliases,
    branch_deploy_custom_domain: site.branchDeployCustomDomain,
    deploy_preview_custom_domain: site.deployPreviewCustomDomain,
    notification_email: site.notificationEmail,
    sso_login: false,
    sso_login_context: 'all',
    url: `http://${domain}`,
    ssl_url: `https://${domain}`,
    admin_url: `https://app.netlify.com/projects/${site.name}`,
    deploy_url: `http://main--${site.name}.netlify.app`,
    screenshot_url: null,
    force_ssl: site.forceSsl,
    managed_dns: false,
    deploy_hook: null,
    build_settings: site.buildSettings,
    processing_settings: { html: { pretty_urls: site.prettyUrls } },
    build_image: site.buildImage,
    build_timelimit: 15,
    functions_region: site.functionsRegion,
    prevent_non_git_prod_deploys: site.preventNonGitProdDeploys,
    deploy_retention_in_days: 90,
    labels: [],
    capabilities: {},
    account_id: site.accountId,
    account_slug: account?.slug,
    account_name: account?.name,
    created_at: site.createdAt,
    updated_at: site.updatedAt,
    ...(published === undefined ? {} : { published_deploy: deployAnswer(exchange, site, published) }),
  };
}
