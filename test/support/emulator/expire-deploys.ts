import type { NetlifyWorld } from '../../../emulator/netlify/world';

/** Plays Netlify's retention: deletes every deploy of a site from before a time, except the published one. */
export function expireDeploys(world: NetlifyWorld, siteId: string, before: string): void {
  const published = world.sites.find(({ id }) => id === siteId)?.publishedDeployId;
  world.deploys = world.deploys.filter(
    (one) => one.siteId !== siteId || one.id === published || one.createdAt >= before,
  );
}
