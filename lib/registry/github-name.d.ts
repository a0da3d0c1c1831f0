/**
 * A name in the one form in which GitHub compares it: case tells neither logins, team slugs, organizations and
 * repositories apart, nor environments ("Environment names are not case sensitive",
 * https://docs.github.com/actions/how-tos/deploy/configure-and-manage-deployments/manage-environments), nor the names of
 * secrets and variables (https://docs.github.com/actions/reference/security/secrets). For keys of sets and maps. Branches,
 * tags and rulesets are told apart by case, and do not go through here.
 */
export declare function githubName(name: string): string;
/** Whether two names stand for one thing at GitHub. */
export declare function isSameName(one: string, other: string): boolean;
/** Whether a name stands in a list, as GitHub compares names. */
export declare function hasName(names: readonly string[], name: string): boolean;
