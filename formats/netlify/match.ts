import type { HeaderRule, RedirectRule } from './rules';

/**
 * The headers that rules give a path. Where several rules set the same header the last value counts, as in Netlify's
 * `headersForPath` (https://github.com/netlify/cli, src/utils/headers.ts).
 */
export function headersFor(rules: readonly HeaderRule[], path: string): Readonly<Record<string, string>> {
  return Object.assign({}, ...rules.filter(({ forRegExp }) => forRegExp.test(path)).map(({ values }) => values));
}

/** The destination of a redirected path. */
export interface Redirected {
  readonly rule: RedirectRule;
  /** `to` with its placeholders replaced. */
  readonly to: string;
}

const parts = (path: string) => path.split('/').filter((part) => part !== '');

function captured(pattern: string, path: string): Map<string, string> | undefined {
  const wanted = parts(pattern);
  const given = parts(path);
  const found = new Map<string, string>();
  const isSplat = wanted.at(-1) === '*';
  if (isSplat ? given.length < wanted.length - 1 : given.length !== wanted.length) return undefined;
  for (const [index, part] of (isSplat ? wanted.slice(0, -1) : wanted).entries()) {
    const own = given[index] ?? '';
    if (part.startsWith(':')) found.set(part.slice(1), own);
    else if (part !== own) return undefined;
  }
  if (isSplat) found.set('splat', given.slice(wanted.length - 1).join('/'));
  return found;
}

/** Whether a rule depends on the visitor as well as the path: country, language, role, cookie, host, query. */
function isConditional({ conditions, query, host }: RedirectRule): boolean {
  return Object.keys(conditions).length + Object.keys(query).length > 0 || host !== undefined;
}

/**
 * The first unconditional rule that matches a path. Netlify tries rules from top to bottom, and a trailing slash makes
 * no difference (https://docs.netlify.com/manage/routing/redirects/overview/).
 */
export function redirectFor(rules: readonly RedirectRule[], path: string): Redirected | undefined {
  for (const rule of rules) {
    const found = isConditional(rule) ? undefined : captured(rule.path, path);
    if (!found) continue;
    let { to } = rule;
    // The longest name first, because `:identity` starts with `:id`.
    for (const [name, value] of [...found].sort(([one], [other]) => other.length - one.length))
      to = to.replaceAll(`:${name}`, value);
    return { rule, to };
  }
  return undefined;
}
