// https://git-scm.com/docs/git-check-ref-format
const bad = /\.\.|@\{|\/\/|[/.]$|\/@$|\/\.|\.lock(?:\/|$)|[\p{Cc}\s~^:?*[\\]/u;

/** Whether git takes a name of a ref. */
export function isRefName(name: string): boolean {
  return !bad.test(name);
}

/**
 * Whether a branch or a tag may not have this name: GitHub keeps names that look like an id of an object, or that begin with
 * `refs/`
 * (https://docs.github.com/en/get-started/using-git/dealing-with-special-characters-in-branch-and-tag-names#naming-branches-and-tags),
 * and git those that begin with a dash.
 */
export function isKeptName(short: string): boolean {
  return /^[0-9a-f]{40}$/i.test(short) || short.startsWith('refs/') || short.startsWith('-');
}
