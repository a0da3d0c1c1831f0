import { ApiError } from '../core/exchange';
import { isObject, type JsonObject } from '../core/json';
import { refusal } from './access';
import type { NetlifySite, NetlifyWorld } from './world';

const buildFields = [
  'cmd',
  'dir',
  'base',
  'package_path',
  'functions_dir',
  'stop_builds',
  'allowed_branches',
  'skip_prs',
] as const;

function unprocessable(field: string, problem: string): ApiError {
  return new ApiError(422, { errors: { [field]: [problem] } });
}

/** Refuses a name or domain that another site has. Both are unique across Netlify. */
function refuseTaken(world: NetlifyWorld, site: NetlifySite, change: JsonObject): void {
  const others = world.sites.filter((other) => other.id !== site.id);
  const name = change['name'];
  if (typeof name === 'string') {
    if (!/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i.test(name)) throw unprocessable('subdomain', 'is invalid');
    if (others.some((other) => other.name === name.toLowerCase())) throw unprocessable('subdomain', 'must be unique');
  }
  const aliases = Array.isArray(change['domain_aliases']) ? (change['domain_aliases'] as string[]) : [];
  const taken = others.flatMap((other) => [
    ...(other.customDomain === null ? [] : [other.customDomain]),
    ...other.domainAliases,
  ]);
  const own = typeof change['custom_domain'] === 'string' ? [change['custom_domain']] : [];
  if (own.some((domain) => taken.includes(domain))) throw unprocessable('custom_domain', 'must be unique');
  if (aliases.some((domain) => taken.includes(domain))) throw unprocessable('domain_aliases', 'must be unique');
}

/** A text, or null for an empty one. In the API "" means "none". */
function domainOr(now: string | null, given: unknown): string | null {
  if (typeof given !== 'string') return now;
  return given === '' ? null : given.toLowerCase();
}

function link(site: NetlifySite, repo: JsonObject): void {
  if (typeof repo['repo_path'] !== 'string' && typeof repo['repo_url'] !== 'string') {
    throw refusal(422, 'A repository needs repo_path or repo_url');
  }
  const branch = typeof repo['repo_branch'] === 'string' ? repo['repo_branch'] : 'main';
  site.buildSettings = {
    ...site.buildSettings,
    ...repo,
    repo_branch: branch,
    allowed_branches: Array.isArray(repo['allowed_branches']) ? (repo['allowed_branches'] as string[]) : [branch],
  };
}

/**
 * `branch` becomes the linked repository's branch. A site without a linked repository accepts `branch` and answers
 * none.
 */
function changeBuild(site: NetlifySite, settings: JsonObject): void {
  const linked = site.buildSettings.repo_branch !== undefined;
  const given = buildFields.filter((field) => settings[field] !== undefined).map((field) => [field, settings[field]]);
  Object.assign(site.buildSettings, Object.fromEntries(given));
  const branch = settings['branch'] ?? settings['repo_branch'];
  if (linked && typeof branch === 'string') site.buildSettings.repo_branch = branch;
}

/**
 * Applies the body of a create or an update. Throws 422 before it changes anything. Ignores fields that cannot be set.
 */
export function changeSite(world: NetlifyWorld, site: NetlifySite, change: JsonObject, now: string): void {
  refuseTaken(world, site, change);
  const { repo, build_settings: build, processing_settings: processing } = change;
  if (isObject(repo)) link(site, repo);
  if (isObject(build)) changeBuild(site, build);
  if (typeof change['name'] === 'string') site.name = change['name'].toLowerCase();
  site.customDomain = domainOr(site.customDomain, change['custom_domain']);
  site.branchDeployCustomDomain = domainOr(site.branchDeployCustomDomain, change['branch_deploy_custom_domain']);
  site.deployPreviewCustomDomain = domainOr(site.deployPreviewCustomDomain, change['deploy_preview_custom_domain']);
  if (Array.isArray(change['domain_aliases'])) site.domainAliases = [...(change['domain_aliases'] as string[])];
  if (typeof change['notification_email'] === 'string') site.notificationEmail = change['notification_email'] || null;
  if (typeof change['force_ssl'] === 'boolean') site.forceSsl = change['force_ssl'];
  if (typeof change['build_image'] === 'string') site.buildImage = change['build_image'];
  if (typeof change['functions_region'] === 'string') site.functionsRegion = change['functions_region'];
  if (typeof change['prevent_non_git_prod_deploys'] === 'boolean') {
    site.preventNonGitProdDeploys = change['prevent_non_git_prod_deploys'];
  }
  const html = isObject(processing) ? processing['html'] : undefined;
  if (isObject(html) && typeof html['pretty_urls'] === 'boolean') site.prettyUrls = html['pretty_urls'];
  site.updatedAt = now;
}
