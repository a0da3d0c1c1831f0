/**
 * A name in the one form in which GitHub compares it: case tells neither logins, team slugs, organizations and
 * repositories apart, nor environments ("Environment names are not case sensitive",
 * https://docs.github.com/actions/how-tos/deploy/configure-and-manage-deployments/manage-environments), nor the names of
 * secrets and variables (https://docs.github.com/actions/reference/security/secrets). For keys of sets and maps. Branches,
 * tags and rulesets are told apart by case, and do not go through here.
 */
export function githubName(name: string): string {
  return name.toLowerCase();
}

/** Whether two names stand for one thing at GitHub. */
export function isSameName(one: string, other: string): boolean {
  return githubName(one) === githubName(other);
}

/** Whether a name stands in a list, as GitHub compares names. */
export function hasName(names: readonly string[], name: string): boolean {
  return names.some((each) => isSameName(each, name));
}
