import type * as pulumi from '@pulumi/pulumi';

/** The inputs of the Site resource: plain values, which policies can read. */
export interface SiteInputs {
  readonly team: string;
  readonly name: string;
  /** Adopt this site; create one when absent. */
  readonly siteId?: string;
  /** `owner/name` of the linked repository; absent for sites that only we deploy to. */
  readonly linkedRepository?: string;
  readonly linkedBranch?: string;
  readonly buildCommand?: string;
  readonly publishDirectory?: string;
  /** Removing the resource deletes the site. Otherwise the site is kept with all of its deploys. */
  readonly deleteOnRemoval: boolean;
}

/** The part of Netlify's answer about a site that the state keeps. */
export interface SiteState extends SiteInputs {
  readonly siteUrl: string;
  readonly accountSlug: string;
}

interface NetlifySite {
  readonly id: string;
  readonly name: string;
  readonly account_slug: string;
  readonly ssl_url?: string;
  readonly url?: string;
  readonly build_settings?: { readonly repo_path?: string; readonly repo_url?: string; readonly stop_builds?: boolean };
}

/**
 * Creates, adopts, reads and updates a site over Netlify's REST API: the official Terraform provider cannot create one
 * (terraform-provider-netlify#39). Pulumi stores this object's code in the state, so it uses globals alone, and reads
 * the token (`NETLIFY_API_TOKEN`, the bridged provider's name) where it is used: captured, it would be state too.
 */
export const siteProvider: pulumi.dynamic.ResourceProvider<SiteInputs, SiteState> = {
  async create(inputs) {
    const site = inputs.siteId === undefined ? await createSite(inputs) : await adoptSite(inputs, inputs.siteId);
    return { id: site.id, outs: stateOf(site, inputs) };
  },

  async read(id, state) {
    if (!state) throw new Error('importing a site needs no state: name its id as siteId in the registry instead');
    const answer = await call('GET', `/sites/${encodeURIComponent(id)}`);
    // An empty id tells the engine that the object no longer exists.
    if (answer.status === 404) return { id: '' };
    const site = expectSite(answer, `read site ${id}`);
    return { id, props: { ...stateOf(site, state), name: site.name, team: site.account_slug } };
  },

  async diff(_id, olds, news) {
    const keys = ['team', 'name', 'siteId', 'linkedRepository', 'linkedBranch', 'buildCommand', 'publishDirectory'];
    const changed = [...keys, 'deleteOnRemoval'].filter(
      (key) => olds[key as keyof SiteInputs] !== news[key as keyof SiteInputs],
    );
    // Netlify has no call that moves a site to another team. Naming the id of the site that we have is no change.
    const replaces = changed.filter(
      (key) => key === 'team' || (key === 'siteId' && news.siteId !== undefined && news.siteId !== _id),
    );
    return { changes: changed.length > 0, replaces, deleteBeforeReplace: false };
  },

  async update(id, _olds, news) {
    const answer = await call('PATCH', `/sites/${encodeURIComponent(id)}`, { name: news.name });
    const site = expectLinked(expectSite(answer, `update site ${id}`), news);
    return { outs: stateOf(site, news) };
  },

  async delete(id, state) {
    if (!state.deleteOnRemoval) return;
    const answer = await call('DELETE', `/sites/${encodeURIComponent(id)}`);
    if (answer.status !== 204 && answer.status !== 404) throw new Error(describe(answer, `delete site ${id}`));
  },
};

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Repeats a request that Netlify refused because of too many requests, after the wait that Netlify asks for. */
async function call(method: string, path: string, body?: unknown): Promise<Answer> {
  for (let left = 5; ; left -= 1) {
    const answer = await ask(method, path, body);
    if (answer.status !== 429 || left === 0) return answer;
    // Netlify's limits are counted by the minute (docs.netlify.com/api/get-started, "Rate limiting").
    await new Promise((resolve) => setTimeout(resolve, Math.min(answer.retryAfter ?? 10, 120) * 1000));
  }
}

async function ask(method: string, path: string, body?: unknown): Promise<Answer & { readonly retryAfter?: number }> {
  const token = process.env['NETLIFY_API_TOKEN'];
  if (!token) throw new Error('NETLIFY_API_TOKEN is not set: Netlify sites cannot be read or written');
  const endpoint = process.env['NETLIFY_API_ENDPOINT'] ?? 'https://api.netlify.com';
  const response = await fetch(`${endpoint.replace(/\/+$/, '')}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'user-agent': 'causeway' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  });
  const text = await response.text();
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const { status } = response;
  const wait = Number.isFinite(seconds) && seconds >= 0 ? { retryAfter: seconds } : {};
  try {
    return { status, body: text === '' ? undefined : JSON.parse(text), ...wait };
  } catch {
    return { status, body: text.slice(0, 200), ...wait };
  }
}

function describe(answer: Answer, doing: string): string {
  return `Netlify answered ${answer.status} to "${doing}": ${JSON.stringify(answer.body ?? '').slice(0, 300)}`;
}

function expectSite(answer: Answer, doing: string): NetlifySite {
  const site = answer.body as Partial<NetlifySite> | undefined;
  if (answer.status < 200 || answer.status > 299 || !site?.id || !site.name || !site.account_slug) {
    throw new Error(describe(answer, doing));
  }
  return site as NetlifySite;
}

function expectLinked(site: NetlifySite, inputs: SiteInputs): NetlifySite {
  const path = site.build_settings?.repo_path;
  // GitHub does not distinguish owners and repositories by case.
  if (inputs.linkedRepository !== undefined && path?.toLowerCase() !== inputs.linkedRepository.toLowerCase()) {
    throw new Error(
      `site ${site.name} is linked to ${path ?? 'no repository'}, not to ${inputs.linkedRepository}: link it at Netlify and name its id (${site.id}) as siteId in the registry`,
    );
  }
  return site;
}

function stateOf(site: NetlifySite, inputs: SiteInputs): SiteState {
  return { ...inputs, siteUrl: site.ssl_url || site.url || '', accountSlug: site.account_slug };
}

async function createSite(inputs: SiteInputs): Promise<NetlifySite> {
  const repo =
    inputs.linkedRepository === undefined
      ? {}
      : {
          repo: {
            provider: 'github',
            repo_path: inputs.linkedRepository,
            repo_branch: inputs.linkedBranch,
            cmd: inputs.buildCommand,
            dir: inputs.publishDirectory,
          },
        };
  const answer = await call('POST', `/${encodeURIComponent(inputs.team)}/sites`, { name: inputs.name, ...repo });
  if (answer.status === 422) {
    throw new Error(
      `${describe(answer, `create site ${inputs.name}`)}; if the site already exists, name its id as siteId in the registry`,
    );
  }
  return expectLinked(expectSite(answer, `create site ${inputs.name}`), inputs);
}

async function adoptSite(inputs: SiteInputs, siteId: string): Promise<NetlifySite> {
  const doing = `adopt site ${siteId}`;
  const site = expectSite(await call('GET', `/sites/${encodeURIComponent(siteId)}`), doing);
  if (site.account_slug !== inputs.team) {
    throw new Error(`site ${siteId} belongs to the team ${site.account_slug}, not to ${inputs.team}`);
  }
  expectLinked(site, inputs);
  if (site.name === inputs.name) return site;
  return expectSite(await call('PATCH', `/sites/${encodeURIComponent(siteId)}`, { name: inputs.name }), doing);
}
