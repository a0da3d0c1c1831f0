import { headersFor, redirectFor } from '../../formats/netlify/match';
import { type NetlifyRules, readNetlifyRules } from '../../formats/netlify/rules';
import type { VerifiedBundle } from '../bundle/contents';
import { ANSWER_TIMEOUT, MARKER_PATH } from './marker';

/** The most addresses that are asked: each kind of rule proves that Netlify read the file. */
const MOST = 20;

// Netlify sets these itself and ignores rules for them (https://docs.netlify.com/manage/routing/headers/), or its CDN
// consumes them (https://docs.netlify.com/build/caching/caching-overview/).
const NOT_SERVED: readonly string[] = [
  ...['accept-ranges', 'age', 'allow', 'alt-svc', 'connection', 'content-encoding', 'content-length', 'content-range'],
  ...['date', 'location', 'server', 'set-cookie', 'trailer', 'transfer-encoding', 'upgrade'],
  ...['netlify-cdn-cache-control', 'cdn-cache-control', 'netlify-vary', 'netlify-cache-tag', 'cache-tag', 'vary'],
  ...['basic-auth', 'etag', 'content-type'],
];

type Answer = { readonly status: number; readonly headers: Headers };

async function ask(url: string): Promise<Answer | undefined> {
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { 'user-agent': 'causeway', 'cache-control': 'no-cache' },
      signal: AbortSignal.timeout(ANSWER_TIMEOUT),
    });
    await response.body?.cancel();
    return response;
  } catch {
    return undefined;
  }
}

function items(value: string): readonly string[] {
  return value.split(',').map((each) => each.trim().toLowerCase());
}

async function headerRefusal(url: string, path: string, rules: NetlifyRules): Promise<string | undefined> {
  const wanted = Object.entries(headersFor(rules.headers, path)).filter(
    ([name]) => !NOT_SERVED.includes(name.toLowerCase()),
  );
  if (wanted.length === 0) return undefined;
  const answer = await ask(url + path);
  if (!answer) return `${path} gave no answer`;
  for (const [name, value] of wanted) {
    const served = items(answer.headers.get(name) ?? '');
    if (!items(value).every((each) => served.includes(each)))
      return `${path} is served without the header ${name} of its rules`;
  }
  return undefined;
}

/** Takes the place of a rule's placeholders and star. No bundle has a file of that name. */
const PROBE = 'causeway-probe';

function probeOf(path: string): string {
  return path
    .split('/')
    .map((part) => (part === '*' || part.startsWith(':') ? PROBE : part))
    .join('/');
}

/** Whether the bundle has the file that a rewrite serves. A function's or another host's answer is not known here. */
function isOwnFile(to: string, paths: ReadonlySet<string>): boolean {
  const path = to.replace(/[?#].*$/, '').replace(/\/$/, '');
  return [path, `${path}.html`, `${path}/index.html`].some((each) => paths.has(each));
}

// An address that cannot be parsed stands for itself.
function hrefOf(address: string, base: string): string {
  return URL.canParse(address, base) ? new URL(address, base).href : address;
}

async function redirectRefusal(
  url: string,
  path: string,
  { redirects }: NetlifyRules,
  paths: ReadonlySet<string>,
): Promise<string | undefined> {
  const found = redirectFor(redirects, path);
  const status = found?.rule.status ?? 301;
  const isRewrite = status === 200 && isOwnFile(found?.to ?? '', paths);
  // A proxy returns its target's answer; an existing file is served unless the rule is forced.
  if (!found || (!isRewrite && (status < 300 || status > 399)) || (paths.has(path) && !found.rule.force))
    return undefined;
  const answer = await ask(url + path);
  if (!answer) return `${path} gave no answer`;
  if (isRewrite) {
    return answer.status === 200 ? undefined : `${path} does not serve ${found.to} with 200, as its rules say`;
  }
  const location = answer.headers.get('location');
  const isThere = location !== null && hrefOf(location, url) === hrefOf(found.to, url);
  if (answer.status === status && isThere) return undefined;
  return `${path} is not redirected to ${found.to} with ${status}, as its rules say`;
}

// Netlify may redirect the path of a page to one without its ending
// (https://docs.netlify.com/manage/routing/redirects/redirect-options/#trailing-slash).
function visitedPath(path: string): string {
  return path.replace(/(?:(?<=\/)index)?\.html$/, '');
}

function spread<T>(all: readonly T[]): readonly T[] {
  return all.slice(0, MOST / 2);
}

/**
 * The reason why an address does not apply the `_headers` and `_redirects` of a bundle; undefined when it does, for a
 * visitor without cookies, role and country. Requests the marker's path, files that header rules match, and a path for
 * each redirect, 20 at most.
 */
export async function servedRulesRefusal({ contents }: VerifiedBundle, url: string): Promise<string | undefined> {
  const text = (name: string) => contents.get(`tree/${name}`)?.bytes;
  const texts = { _headers: text('_headers'), _redirects: text('_redirects') };
  if (texts._headers === undefined && texts._redirects === undefined) return undefined;
  const found = await readNetlifyRules(texts);
  if (!found.ok) return `the rules of the bundle cannot be read: ${found.reasons[0] ?? 'unknown'}`;
  const { rules } = found;
  const paths = new Set([...contents.keys()].flatMap((path) => (path.startsWith('tree/') ? [path.slice(4)] : [])));
  // The page for what is not there has a status of its own.
  const visited = [...paths].filter((path) => path !== '/404.html').map(visitedPath);
  const about = rules.headers.flatMap((rule) =>
    paths.has(rule.for) ? [rule.for] : (visited.find((path) => rule.forRegExp.test(path)) ?? []),
  );
  for (const path of new Set([MARKER_PATH, ...spread(about)])) {
    // A redirected path has no file's headers.
    const isRedirected = redirectFor(rules.redirects, path)?.rule.force === true;
    const refusal = isRedirected ? undefined : await headerRefusal(url, path, rules);
    if (refusal !== undefined) return refusal;
  }
  const asked = new Set(rules.redirects.map(({ path }) => probeOf(path)).filter((path) => !path.includes('*')));
  for (const path of spread([...asked])) {
    const refusal = await redirectRefusal(url, path, rules, paths);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
