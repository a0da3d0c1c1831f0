import { isObject } from '../core/json';
import { type NetlifyExchange, type NetlifyHandler, queryText, refusal, visibleSite } from './access';
import { deployAnswer, missingFiles } from './deploy-answer';
import { page } from './paging';
import { type NetlifyDeploy, type NetlifySite, nextId } from './world';

interface Found {
  readonly site: NetlifySite;
  readonly deploy: NetlifyDeploy;
}

function find(exchange: NetlifyExchange): Found {
  const deploy = exchange.world.deploys.find((one) => one.id === exchange.params['deploy_id']);
  const siteId = exchange.params['site_id'] ?? deploy?.siteId;
  const site = visibleSite(exchange, siteId);
  if (deploy === undefined || deploy.siteId !== site.id) throw refusal(404, 'Not Found');
  return { site, deploy };
}

function answer(exchange: NetlifyExchange, { site, deploy }: Found, status: number) {
  return { status, body: deployAnswer(exchange.world, site, deploy) };
}

function publish(exchange: NetlifyExchange, { site, deploy }: Found): void {
  site.publishedDeployId = deploy.id;
  deploy.publishedAt = exchange.now();
}

/** Deploys by file digests. A deploy is ready when every file was uploaded before; files themselves are not served. */
export const deployHandlers: Readonly<Record<string, NetlifyHandler>> = {
  listSiteDeploys: (exchange) => {
    const site = visibleSite(exchange, exchange.params['site_id']);
    const { world } = exchange;
    const [state, branch] = [queryText(exchange, 'state'), queryText(exchange, 'branch')];
    const found = world.deploys
      .filter((one) => one.siteId === site.id)
      .filter((one) => state === undefined || one.state === state)
      .filter((one) => branch === undefined || one.branch === branch)
      .filter((one) => queryText(exchange, 'production') !== 'true' || one.context === 'production')
      .filter((one) => queryText(exchange, 'deploy-previews') !== 'true' || one.context === 'deploy-preview')
      .filter((one) => queryText(exchange, 'latest-published') !== 'true' || one.id === site.publishedDeployId)
      .reverse();
    return page(
      exchange,
      found.map((deploy) => deployAnswer(world, site, deploy)),
    );
  },
  createSiteDeploy: (exchange) => {
    const { world } = exchange;
    const site = visibleSite(exchange, exchange.params['site_id']);
    const body = isObject(exchange.body) ? exchange.body : {};
    const branch = typeof body['branch'] === 'string' ? body['branch'] : undefined;
    const context = body['draft'] === true ? 'deploy-preview' : branch === undefined ? 'production' : 'branch-deploy';
    if (context === 'production' && site.preventNonGitProdDeploys) {
      throw refusal(422, 'This site takes production deploys from its linked repository only');
    }
    const deploy: NetlifyDeploy = {
      id: nextId(world, 'object'),
      siteId: site.id,
      state: 'uploading',
      context,
      branch: branch ?? site.buildSettings.repo_branch ?? 'main',
      title: queryText(exchange, 'title') ?? null,
      locked: false,
      files: isObject(body['files']) ? (body['files'] as Record<string, string>) : {},
      createdAt: exchange.now(),
      publishedAt: null,
    };
    world.deploys.push(deploy);
    if (missingFiles(world, deploy).length === 0) {
      deploy.state = 'ready';
      // A locked deploy stays published: that is what locking is for.
      const locked = world.deploys.some((one) => one.id === site.publishedDeployId && one.locked);
      if (context === 'production' && !locked) publish(exchange, { site, deploy });
    }
    return answer(exchange, { site, deploy }, 200);
  },
  getDeploy: (exchange) => answer(exchange, find(exchange), 200),
  getSiteDeploy: (exchange) => answer(exchange, find(exchange), 200),
  lockDeploy: (exchange) => {
    const found = find(exchange);
    if (found.site.publishedDeployId !== found.deploy.id) throw refusal(422, 'Only the published deploy can be locked');
    found.deploy.locked = true;
    return answer(exchange, found, 200);
  },
  unlockDeploy: (exchange) => {
    const found = find(exchange);
    found.deploy.locked = false;
    return answer(exchange, found, 200);
  },
  restoreSiteDeploy: (exchange) => {
    const found = find(exchange);
    if (found.deploy.state !== 'ready') throw refusal(422, `A deploy that is ${found.deploy.state} cannot be restored`);
    const before = exchange.world.deploys.find((one) => one.id === found.site.publishedDeployId);
    if (before?.locked === true) {
      before.locked = false;
      found.deploy.locked = true;
    }
    publish(exchange, found);
    return answer(exchange, found, 201);
  },
};
