import type { HeaderRule, RedirectRule } from './rules';

/** The headers that rules give a path: of one that several rules name the last one's value counts, as in Netlify's `headersForPath` (https://github.com/netlify/cli, src/utils/headers.ts). */
export function headersFor(rules: readonly HeaderRule[], path: string): Readonly<Record<string, string>> {
  return Object.assign({}, ...rules.filter(({ forRegExp }) => forRegExp.test(path)).map(({ values }) => values));
}

/** Where a redirect sends a path. */
export interface Redirected {
  readonly rule: RedirectRule;
  /** `to`, with what the placeholders stand for. */
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

/** Whether what a rule says beside its path depends on who asks: country, language, role, cookie, host, query. */
function isConditional({ conditions, query, host }: RedirectRule): boolean {
  return Object.keys(conditions).length + Object.keys(query).length > 0 || host !== undefined;
}

/**
 * The first rule for everybody that matches a path (https://docs.netlify.com/manage/routing/redirects/overview/: rules are
 * tried from top to bottom, a trailing slash makes no difference). Conditional rules are left out.
 */
export function redirectFor(rules: readonly RedirectRule[], path: string): Redirected | undefined {
  for (const rule of rules) {
    const found = isConditional(rule) ? undefined : captured(rule.path, path);
    if (!found) continue;
    let { to } = rule;
    // The longest name first: `:id` begins `:identity`, too.
    for (const [name, value] of [...found].sort(([one], [other]) => other.length - one.length))
      to = to.replaceAll(`:${name}`, value);
    return { rule, to };
  }
  return undefined;
}
