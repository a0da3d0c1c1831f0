import { githubName, isSameName } from '../../registry/github-name';
import type { Registry } from '../../registry/schema';

const PRINCIPAL = /^(?:user|team):/;

/** Every person and team in a registry, in its own spelling, by the name that GitHub compares. */
function principalsIn(value: unknown, found = new Map<string, string>()): ReadonlyMap<string, string> {
  if (typeof value === 'string' && PRINCIPAL.test(value)) found.set(githubName(value), value);
  else if (typeof value === 'object' && value !== null) {
    for (const each of Object.values(value)) principalsIn(each, found);
  }
  return found;
}

function respelled<T>(value: T, principals: ReadonlyMap<string, string>): T {
  if (typeof value === 'string') {
    return PRINCIPAL.test(value) ? ((principals.get(githubName(value)) ?? value) as T) : value;
  }
  if (Array.isArray(value)) return value.map((each) => respelled(each, principals)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, respelled(each, principals)])) as T;
}

const like = (name: string, other: string | undefined) =>
  other !== undefined && isSameName(name, other) ? other : name;

/**
 * A registry with the spelling of another where GitHub sees no difference: people, teams, the organization and
 * repositories (registry/github-name.ts). Another letter case is then no difference between the two.
 */
export function spelledLike(registry: Registry, other: Registry): Registry {
  const spelled = respelled(registry, principalsIn(other));
  const { organization } = spelled;
  const repositories = Object.entries(spelled.repositories).map(
    ([key, each]) => [key, { ...each, name: like(each.name, other.repositories[key]?.name) }] as const,
  );
  return {
    ...spelled,
    organization: { ...organization, login: like(organization.login, other.organization.login) },
    repositories: Object.fromEntries(repositories),
  };
}
