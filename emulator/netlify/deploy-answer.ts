import type { NetlifyDeploy, NetlifySite, NetlifyWorld } from './world';

/** Digests of a deploy's files that were never uploaded. */
export function missingFiles(world: NetlifyWorld, deploy: NetlifyDeploy): string[] {
  const known = new Set(world.files);
  return [...new Set(Object.values(deploy.files))].filter((digest) => !known.has(digest)).sort();
}

/** A deploy as the API answers it. */
export function deployAnswer(world: NetlifyWorld, site: NetlifySite, deploy: NetlifyDeploy): object {
  const own = `${deploy.id}--${site.name}.netlify.app`;
  return {
    id: deploy.id,
    site_id: site.id,
    name: site.name,
    state: deploy.state,
    context: deploy.context,
    branch: deploy.branch,
    draft: deploy.context !== 'production',
    locked: deploy.locked,
    required: missingFiles(world, deploy),
    required_functions: [],
    url: `http://${site.customDomain ?? `${site.name}.netlify.app`}`,
    ssl_url: `https://${site.customDomain ?? `${site.name}.netlify.app`}`,
    deploy_url: `http://${own}`,
    deploy_ssl_url: `https://${own}`,
    admin_url: `https://app.netlify.com/projects/${site.name}`,
    created_at: deploy.createdAt,
    updated_at: deploy.publishedAt ?? deploy.createdAt,
    ...(deploy.title === null ? {} : { title: deploy.title }),
    ...(deploy.publishedAt === null ? {} : { published_at: deploy.publishedAt }),
  };
}
