import { headersFor, redirectFor } from '../../formats/netlify/match';
import { type NetlifyRules, readNetlifyRules } from '../../formats/netlify/rules';
import type { DoorReply } from '../core/exchange';
import type { NetlifyDeploy, NetlifyWorld } from './world';

const NONE: NetlifyRules = { headers: [], redirects: [] };
// Many requests go to one deploy, and its files never change.
const KNOWN = new Map<string, Promise<NetlifyRules>>();

/**
 * The rules of a deploy, as Netlify's parsers read its `_headers` and `_redirects`. A file with an error gives no rules
 * here.
 */
export function rulesOf(world: NetlifyWorld, { files }: NetlifyDeploy): Promise<NetlifyRules> {
  const [headers, redirects] = [files['/_headers'], files['/_redirects']];
  if (headers === undefined && redirects === undefined) return Promise.resolve(NONE);
  const key = `${headers} ${redirects}`;
  const bytes = (sha1: string | undefined) => {
    const data = world.files[sha1 ?? ''];
    return data === undefined ? undefined : Buffer.from(data, 'base64');
  };
  const read = async () => {
    const found = await readNetlifyRules({ _headers: bytes(headers), _redirects: bytes(redirects) });
    return found.ok ? found.rules : NONE;
  };
  const known = KNOWN.get(key) ?? read();
  KNOWN.set(key, known);
  return known;
}

type Right = Exclude<DoorReply, 'drop'>;

/** A path's answer by redirects. `file` answers with a file of the deploy; undefined: the file does not exist. */
export function byRedirect(
  { redirects }: NetlifyRules,
  path: string,
  file: (path: string) => Right | undefined,
): Right | undefined {
  const own = file(path);
  const found = redirectFor(redirects, path);
  // An existing file is served, unless the rule is forced ("shadowing").
  // https://docs.netlify.com/manage/routing/redirects/rewrites-proxies/#shadowing
  if (!found || (own && !found.rule.force)) return own;
  const { to } = found;
  const status = found.rule.status ?? 301;
  const text = { 'content-type': 'text/plain; charset=UTF-8' };
  if (status >= 300 && status < 400)
    return { status, body: `Redirecting to ${to}`, headers: { ...text, location: to } };
  if (!to.startsWith('/')) return { status: 502, body: 'the emulated Netlify proxies nothing', headers: text };
  const target = file(to.split(/[?#]/)[0] ?? to);
  return target && { ...target, status: status === 200 ? target.status : status };
}

/** An answer with the headers that rules set for its path. */
export function withHeaders(reply: Right, { headers }: NetlifyRules, path: string): Right {
  const more = Object.entries(headersFor(headers, path)).map(([name, value]) => [name.toLowerCase(), value] as const);
  return { ...reply, headers: { ...reply.headers, ...Object.fromEntries(more) } };
}
