import { createHash } from 'node:crypto';
import { isObject, type JsonObject } from '../core/json';
import { type NetlifyExchange, type NetlifyHandler, queryText, refusal, visibleSite } from './access';
import { deployAnswer, missingFiles } from './deploy-answer';
import { page } from './paging';
import { mimeType } from './serving';
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

/** Counts a read of a transitional state, and advances the deploy after the last such read. */
function passOn(exchange: NetlifyExchange, { site, deploy }: Found): void {
  if (deploy.state !== 'preparing' && deploy.state !== 'uploaded') return;
  if (deploy.readsLeft > 0) deploy.readsLeft -= 1;
  else if (deploy.state === 'preparing' && missingFiles(exchange.world, deploy).length > 0) deploy.state = 'uploading';
  else finish(exchange, { site, deploy });
}

/**
 * All files are uploaded. The deploy is ready, and it is live when it is a production deploy and no deploy is locked.
 */
function finish(exchange: NetlifyExchange, { site, deploy }: Found): void {
  deploy.state = 'ready';
  // A locked deploy stays published.
  const locked = exchange.world.deploys.some((one) => one.id === site.publishedDeployId && one.locked);
  if (deploy.context === 'production' && !deploy.draft && !locked) publish(exchange, { site, deploy });
}

function filesOf(given: unknown): Record<string, string> {
  const files = isObject(given) ? given : {};
  const wrong = Object.entries(files).find(
    ([, digest]) => typeof digest !== 'string' || !/^[0-9a-f]{40}$/.test(digest),
  );
  if (wrong !== undefined) throw refusal(422, `'${wrong[0]}' needs a SHA-1`);
  // The words are from Netlify's own client (https://github.com/netlify/cli/blob/main/src/utils/deploy/util.ts).
  const name = Object.keys(files).find((path) => /[#?]/.test(path));
  if (name !== undefined) {
    throw refusal(422, `Invalid filename ${name}. Deployed filenames cannot contain # or ? characters`);
  }
  const entries = Object.entries(files as Record<string, string>);
  return Object.fromEntries(entries.map(([path, digest]) => [path.startsWith('/') ? path : `/${path}`, digest]));
}

// Code counts as uploaded: like a file, it is uploaded once, for this deploy or an earlier one.
function codeOf({ functions, edge_functions: edge }: JsonObject): NonNullable<NetlifyDeploy['code']> {
  return { functions: isObject(functions) ? functions : {}, edgeFunctions: isObject(edge) ? edge : {} };
}

function answer(exchange: NetlifyExchange, { site, deploy }: Found, status: number) {
  return { status, body: deployAnswer(exchange, site, deploy) };
}

function publish(exchange: NetlifyExchange, { site, deploy }: Found): void {
  site.publishedDeployId = deploy.id;
  deploy.publishedAt = exchange.now();
}

function read(exchange: NetlifyExchange) {
  const found = find(exchange);
  passOn(exchange, found);
  return answer(exchange, found, 200);
}

/** The announced files of a deploy. A deploy without announced files has an empty list. */
function filePage(exchange: NetlifyExchange, deploy: NetlifyDeploy | undefined) {
  const files = Object.entries(deploy?.files ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
  const sizeOf = (sha: string) => Buffer.from(exchange.world.files[sha] ?? '', 'base64').length;
  return page(
    exchange,
    files.map(([path, sha]) => ({ id: path, path, sha, mime_type: mimeType(path), size: sizeOf(sha) })),
  );
}

function remove(exchange: NetlifyExchange) {
  const { site, deploy } = find(exchange);
  if (site.publishedDeployId === deploy.id) throw refusal(422, 'The published deploy cannot be deleted');
  exchange.world.deploys = exchange.world.deploys.filter((one) => one.id !== deploy.id);
  return { status: 204 };
}

/** Deploys by file digests. A deploy is ready when every file was uploaded, for it or earlier. */
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
      found.map((deploy) => deployAnswer(exchange, site, deploy)),
    );
  },
  createSiteDeploy: (exchange) => {
    const { world } = exchange;
    const site = visibleSite(exchange, exchange.params['site_id']);
    const body = isObject(exchange.body) ? exchange.body : {};
    const branch = typeof body['branch'] === 'string' ? body['branch'] : undefined;
    const draft = body['draft'] === true;
    const context = draft ? 'deploy-preview' : branch === undefined ? 'production' : 'branch-deploy';
    if (context === 'production' && site.preventNonGitProdDeploys) {
      throw refusal(422, 'This site takes production deploys from its linked repository only');
    }
    const deploy: NetlifyDeploy = {
      id: nextId(world, 'object'),
      siteId: site.id,
      state: body['async'] === true ? 'preparing' : 'uploading',
      draft,
      errorMessage: null,
      readsLeft: world.passingReads,
      context,
      branch: branch ?? site.buildSettings.repo_branch ?? 'main',
      title: queryText(exchange, 'title') ?? null,
      locked: false,
      files: filesOf(body['files']),
      code: codeOf(body),
      createdAt: exchange.now(),
      publishedAt: null,
    };
    world.deploys.push(deploy);
    if (deploy.state === 'uploading' && missingFiles(world, deploy).length === 0) finish(exchange, { site, deploy });
    return answer(exchange, { site, deploy }, 200);
  },
  listSiteFiles: (exchange) => {
    const site = visibleSite(exchange, exchange.params['site_id']);
    return filePage(
      exchange,
      exchange.world.deploys.find(({ id }) => id === site.publishedDeployId),
    );
  },
  listDeployFiles: (exchange) => {
    const { deploy } = find(exchange);
    exchange.deviations.use('netlify-deploy-files');
    return filePage(exchange, deploy);
  },
  getDeploy: read,
  getSiteDeploy: read,
  uploadDeployFile: (exchange) => {
    const { site, deploy } = find(exchange);
    const path = `/${exchange.params['path'] ?? ''}`;
    const digest = deploy.files[path];
    if (deploy.state !== 'uploading') throw refusal(422, `A deploy that is ${deploy.state} takes no files`);
    if (digest === undefined) throw refusal(404, `The deploy has no file ${path}`);
    const bytes = Buffer.isBuffer(exchange.body) ? exchange.body : Buffer.alloc(0);
    if (createHash('sha1').update(bytes).digest('hex') !== digest) throw refusal(422, `${path} has another SHA-1`);
    exchange.world.files[digest] = bytes.toString('base64');
    if (missingFiles(exchange.world, deploy).length === 0) {
      Object.assign(deploy, { state: 'uploaded', readsLeft: exchange.world.passingReads });
      if (deploy.readsLeft === 0) finish(exchange, { site, deploy });
    }
    return { status: 200, body: { id: path, path, sha: digest, mime_type: mimeType(path), size: bytes.length } };
  },
  cancelSiteDeploy: (exchange) => {
    const found = find(exchange);
    if (found.deploy.state === 'ready') throw refusal(422, 'A deploy that is ready cannot be canceled');
    Object.assign(found.deploy, { state: 'error', errorMessage: 'Canceled deploy' });
    return answer(exchange, found, 201);
  },
  deleteDeploy: remove,
  deleteSiteDeploy: remove,
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
