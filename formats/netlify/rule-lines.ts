import type { HeaderRule, RedirectRule } from './rules';

/** A rule of headers as lines of a `_headers` file (https://docs.netlify.com/manage/routing/headers/). */
export function headerLines({ for: path, values }: HeaderRule): readonly string[] {
  return [path, ...Object.entries(values).map(([name, value]) => `  ${name}: ${value}`)];
}

function pairs(values: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(values).map(([name, value]) => `${name}=${Array.isArray(value) ? value.join(',') : value}`);
}

/** A redirect as a line of a `_redirects` file (https://docs.netlify.com/manage/routing/redirects/redirect-options/). */
export function redirectLine({ from, query, to, status, force, conditions, signed }: RedirectRule): string {
  // Options follow a status; Netlify's default is 301.
  const code = `${status ?? 301}${force ? '!' : ''}`;
  const sign = signed === undefined ? [] : [`signed=${signed}`];
  return [from, ...pairs(query), to, code, ...pairs(conditions), ...sign].join(' ');
}

/** The identity of a rule: two rules are the same if these parts are equal, defaults included. */
export function ruleIdentity(rule: HeaderRule | RedirectRule): string {
  if ('for' in rule) return JSON.stringify([rule.for, rule.values]);
  const { from, to, query, status = 301, force, conditions, signed = null, headers, rate_limit = null } = rule;
  const sorted = (value: object) => Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([from, to, sorted(query), status, force, sorted(conditions), signed, headers, rate_limit]);
}
