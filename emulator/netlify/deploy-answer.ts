import type { NetlifyExchange } from './access';
import type { NetlifyDeploy, NetlifySite, NetlifyWorld } from './world';

/** Digests of a deploy's files that nobody has uploaded. */
export function missingFiles(world: NetlifyWorld, deploy: NetlifyDeploy): string[] {
  return [...new Set(Object.values(deploy.files))].filter((digest) => world.files[digest] === undefined).sort();
}

/**
 * A deploy in the API's form. Its own address and the site's live one are on this emulator, below `/_site` and
 * `/_live`; Netlify has a host for each. A request appends the page's path.
 */
export function deployAnswer(exchange: NetlifyExchange, site: NetlifySite, deploy: NetlifyDeploy): object {
  const { world } = exchange;
  const origin = exchange.base.replace(/\/api\/v1$/, '');
  const own = `${origin}/_site/${deploy.id}`;
  const live = `${origin}/_live/${site.name}`;
  return {
    id: deploy.id,
    site_id: site.id,
    name: site.name,
    state: deploy.state,
    context: deploy.context,
    branch: deploy.branch,
    draft: deploy.draft,
    locked: deploy.locked,
    required: deploy.state === 'preparing' ? [] : missingFiles(world, deploy),
    required_functions: [],
    available_functions: Object.entries(deploy.code?.functions ?? {}).map(([n, d]) => ({ n, d })),
    edge_functions_present: Object.keys(deploy.code?.edgeFunctions ?? {}).length > 0 ? true : null,
    url: live,
    ssl_url: live,
    deploy_url: own,
    deploy_ssl_url: own,
    admin_url: `https://app.netlify.com/projects/${site.name}`,
    created_at: deploy.createdAt,
    updated_at: deploy.publishedAt ?? deploy.createdAt,
    ...(deploy.errorMessage === null ? {} : { error_message: deploy.errorMessage }),
    ...(deploy.title === null ? {} : { title: deploy.title }),
    ...(deploy.publishedAt === null ? {} : { published_at: deploy.publishedAt }),
  };
}
