/**
 * A name in the form in which GitHub compares it, for keys of sets and maps. Case does not matter in logins, team
 * slugs, organizations, repositories, environments ("Environment names are not case sensitive",
 * https://docs.github.com/actions/how-tos/deploy/configure-and-manage-deployments/manage-environments), or names of
 * secrets and variables (https://docs.github.com/actions/reference/security/secrets). It matters in branches, tags and
 * rulesets, which do not use this function.
 */
export function githubName(name: string): string {
  return name.toLowerCase();
}

/** Whether GitHub treats two names as the same. */
export function isSameName(one: string, other: string): boolean {
  return githubName(one) === githubName(other);
}

/** Whether a list contains a name, as GitHub compares names. */
export function hasName(names: readonly string[], name: string): boolean {
  return names.some((each) => isSameName(each, name));
}
