import { extname } from 'node:path';
import type { DoorReply, DoorRequest } from '../core/exchange';
import { byRedirect, rulesOf, withHeaders } from './site-rules';
import type { NetlifyDeploy, NetlifyWorld, SiteFault } from './world';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=UTF-8',
  '.css': 'text/css; charset=UTF-8',
  '.js': 'application/javascript',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=UTF-8',
  '.svg': 'image/svg+xml',
};

/** The media type of a file, by its name. */
export function mimeType(path: string): string {
  return types[extname(path)] ?? 'application/octet-stream';
}

interface Place {
  readonly deploy: NetlifyDeploy | undefined;
  /** Name of the site at its live address; null at a deploy's own address. */
  readonly live: string | null;
  readonly path: string;
}

function placeOf(world: NetlifyWorld, sent: string): Place | undefined {
  const [, kind, name = '', rest = '/'] = /^\/_(site|live)\/([^/]+)(\/.*)?$/.exec(sent) ?? [];
  if (kind === undefined) return undefined;
  const path = decodeURIComponent(rest);
  if (kind === 'site') return { deploy: world.deploys.find(({ id }) => id === name), live: null, path };
  const site = world.sites.find((one) => one.name === name);
  const deploy = world.deploys.find(({ id }) => id === site?.publishedDeployId);
  return { deploy, live: name, path };
}

/** Counts a request against every matching fault and returns the faults that hit it. */
function faultsOf(world: NetlifyWorld, { deploy, live, path }: Place): SiteFault[] {
  return world.siteFaults
    .filter((fault) => fault.deploy === undefined || fault.deploy === deploy?.id)
    .filter((fault) => fault.site === undefined || fault.site === live)
    .filter((fault) => fault.path === undefined || new RegExp(fault.path).test(path))
    .filter((fault) => {
      const n = fault.seen ?? 0;
      fault.seen = n + 1;
      const { pattern } = fault;
      return pattern === undefined || pattern.length === 0 || pattern[n % pattern.length] === true;
    });
}

function fileOf(world: NetlifyWorld, deploy: NetlifyDeploy, path: string): { path: string; bytes: Buffer } | undefined {
  const tries = [path, `${path.replace(/\/$/, '')}/index.html`, `${path.replace(/\/$/, '')}.html`];
  for (const found of tries) {
    const data = world.files[deploy.files[found] ?? ''];
    if (data !== undefined) return { path: found, bytes: Buffer.from(data, 'base64') };
  }
  return undefined;
}

function faulty(fault: SiteFault, right: DoorReply): DoorReply {
  const text = { 'content-type': 'text/plain; charset=UTF-8' };
  switch (fault.kind) {
    case 'drop':
      return 'drop';
    case 'status':
      return { status: fault.status ?? 503, body: fault.body ?? 'Service Unavailable', headers: text };
    case 'redirect':
      return { status: fault.status ?? 302, headers: { location: fault.location ?? '/' } };
    case 'body':
      return { status: 200, body: fault.body ?? '', headers: text };
    default:
      return right;
  }
}

async function served(world: NetlifyWorld, { deploy, path }: Place): Promise<Exclude<DoorReply, 'drop'> | undefined> {
  if (deploy?.state !== 'ready') return undefined;
  const rules = await rulesOf(world, deploy);
  const reply = byRedirect(rules, path, (asked) => {
    const file = fileOf(world, deploy, asked);
    return file && { status: 200, body: file.bytes, headers: { 'content-type': mimeType(file.path) } };
  });
  return reply && withHeaders(reply, rules, path);
}

/**
 * Serves a ready deploy's files at its own address (`/_site/ID/…`) and the published one's at the live address
 * (`/_live/NAME/…`), by the rules in its `_headers` and `_redirects` that apply to everybody.
 */
export async function serveSite({
  world,
  path: sent,
  method,
}: DoorRequest<NetlifyWorld>): Promise<DoorReply | undefined> {
  const place = placeOf(world, sent);
  if (place === undefined) return undefined;
  const text = { 'content-type': 'text/plain; charset=UTF-8' };
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, body: 'Method Not Allowed', headers: text };
  const right = (await served(world, place)) ?? { status: 404, body: 'Not Found', headers: text };
  const hits = faultsOf(world, place);
  const delayMs = hits.reduce((sum, fault) => sum + (fault.delayMs ?? 0), 0);
  const breaking = hits.find(({ kind }) => kind !== 'slow');
  const reply = breaking === undefined ? right : faulty(breaking, right);
  return reply === 'drop' ? reply : { ...reply, delayMs };
}
