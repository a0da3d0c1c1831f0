// https://git-scm.com/docs/git-check-ref-format
const bad = /\.\.|@\{|\/\/|[/.]$|\/@$|\/\.|\.lock(?:\/|$)|[\p{Cc}\s~^:?*[\\]/u;

/** Whether git accepts a name of a ref. */
export function isRefName(name: string): boolean {
  return !bad.test(name);
}

/**
 * Whether a branch or a tag may not have this name. GitHub reserves names that look like an object's id or begin with
 * `refs/`
 * (https://docs.github.com/en/get-started/using-git/dealing-with-special-characters-in-branch-and-tag-names#naming-branches-and-tags).
 * Git reserves names that begin with a dash.
 */
export function isKeptName(short: string): boolean {
  return /^[0-9a-f]{40}$/i.test(short) || short.startsWith('refs/') || short.startsWith('-');
}
