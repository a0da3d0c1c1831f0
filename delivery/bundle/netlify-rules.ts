import { headerLines, redirectLine, ruleIdentity } from '../../formats/netlify/rule-lines';
import { type HeaderRule, type NetlifyRules, type RedirectRule, readNetlifyRules } from '../../formats/netlify/rules';
import { UserError } from '../../registry/user-error';
import type { FileContent } from './contents';

/** The files of a published tree that Netlify reads rules from. */
export type RuleFiles = Readonly<Partial<Record<'_headers' | '_redirects', Buffer>>>;

function refuse(message: string, allowed: string): UserError {
  return new UserError(message, { place: 'netlify.toml', allowed });
}

async function rulesIn(texts: Parameters<typeof readNetlifyRules>[0]): Promise<NetlifyRules> {
  const found = await readNetlifyRules(texts);
  if (found.ok) return found.rules;
  const [reason = ''] = found.reasons;
  throw refuse(`a rule of headers or redirects cannot be read: ${reason}`, 'rules that Netlify’s own parsers read');
}

const READABLE = 'rules that Netlify’s own parsers read';

function added(file: Buffer | undefined, lines: readonly string[]): Buffer | undefined {
  if (lines.length === 0) return file;
  const before = file?.toString('utf8') ?? '';
  const gap = before === '' || before.endsWith('\n') ? '' : '\n';
  return Buffer.from(`${before}${gap}${lines.join('\n')}\n`, 'utf8');
}

function nameOf(rule: HeaderRule | RedirectRule): string {
  return 'for' in rule
    ? `[[headers]] for ${JSON.stringify(rule.for)}`
    : `[[redirects]] from ${JSON.stringify(rule.from)}`;
}

function requireSame(
  wanted: readonly (HeaderRule | RedirectRule)[],
  carried: readonly (HeaderRule | RedirectRule)[],
  file: string,
): void {
  const at = wanted.findIndex((rule, index) => {
    const other = carried[index];
    return other === undefined || ruleIdentity(rule) !== ruleIdentity(other);
  });
  const other = wanted[at] ?? carried[wanted.length];
  if (at === -1 && carried.length === wanted.length) return;
  const what = other ? nameOf(other) : file;
  throw refuse(
    `${what}: previews have it and a release does not: a ${file} file cannot express it`,
    'rules without request headers, rate limits and spaces, which Netlify’s files express',
  );
}

// The parsers' errors do not name the rule, so each rule is tried separately.
async function firstUnsaid(said: NetlifyRules): Promise<never> {
  for (const rule of [...said.headers, ...said.redirects]) {
    const text = ('for' in rule ? headerLines(rule) : [redirectLine(rule)]).join('\n');
    const isHeader = 'for' in rule;
    const found = await readNetlifyRules({ [isHeader ? '_headers' : '_redirects']: Buffer.from(text, 'utf8') });
    if (!found.ok) requireSame([rule], [], isHeader ? '_headers' : '_redirects');
  }
  throw refuse('the rules of netlify.toml and of the tree cannot be read together', READABLE);
}

/**
 * The `_headers` and `_redirects` of a release, with the rules of its `netlify.toml` after those of the tree: Netlify's
 * own build, which makes the previews, merges them in this order, and a release is uploaded only by the digests of its
 * files. Netlify's own parsers read the result back and must find the same rules. Undefined where the file has no
 * rules. Rejects with UserError (exit 2) on a rule of the tree that cannot be read, and on one that
 * these files cannot express.
 */
export async function carriedRules(
  tree: ReadonlyMap<string, FileContent>,
  config: string | undefined,
): Promise<RuleFiles | undefined> {
  const own = { _headers: tree.get('_headers')?.bytes, _redirects: tree.get('_redirects')?.bytes };
  const readable = await readNetlifyRules(own);
  // Netlify would leave out the rule, and nothing could tell whether the others are served.
  if (!readable.ok)
    throw refuse(`a rule of the tree’s own files cannot be read: ${readable.reasons[0] ?? ''}`, READABLE);
  if (config === undefined) return undefined;
  const said = await rulesIn({ config });
  if (said.headers.length + said.redirects.length === 0) return undefined;
  const wanted = await rulesIn({ ...own, config });
  const headers = added(own._headers, said.headers.flatMap(headerLines));
  const redirects = added(own._redirects, said.redirects.map(redirectLine));
  const read = await readNetlifyRules({ _headers: headers, _redirects: redirects });
  const carried = read.ok ? read.rules : await firstUnsaid(said);
  requireSame(wanted.headers, carried.headers, '_headers');
  requireSame(wanted.redirects, carried.redirects, '_redirects');
  return { ...(headers && { _headers: headers }), ...(redirects && { _redirects: redirects }) };
}
