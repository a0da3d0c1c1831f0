import { githubName, isSameName } from '../../registry/github-name';
import type { Registry } from '../../registry/schema';
import type { Principal } from '../../registry/schema/primitives';

type Spell = (principal: Principal) => Principal;

/** A registry with another spelling of its people and teams: of the fields that hold a `Principal`, and of no other. */
function respelled(registry: Registry, spell: Spell): Registry {
  const { governance, scope, trust } = registry;
  const { product, manager } = governance.checklistRoles;
  return {
    ...registry,
    governance: {
      ...governance,
      owners: governance.owners.map(spell),
      waiverApprovers: governance.waiverApprovers.map(spell),
      checklistRoles: { product: product.map(spell), manager: manager.map(spell) },
    },
    tiers: registry.tiers.map((tier) =>
      tier.approval ? { ...tier, approval: { ...tier.approval, reviewers: tier.approval.reviewers.map(spell) } } : tier,
    ),
    surfaces: registry.surfaces.map((surface) => ({
      ...surface,
      owner: spell(surface.owner),
      secrets: surface.secrets.map((secret) => ({ ...secret, owner: spell(secret.owner) })),
    })),
    scope: { ...scope, lanes: scope.lanes.map((lane) => ({ ...lane, owners: lane.owners.map(spell) })) },
    trust: trust && {
      ...trust,
      entries: trust.entries.map((entry) =>
        entry.kind === 'key' && entry.person !== undefined ? { ...entry, person: spell(entry.person) } : entry,
      ),
    },
  };
}

/** The spelling of each person and team in a registry, by the name that GitHub compares. */
function spellingsIn(registry: Registry): ReadonlyMap<string, Principal> {
  const found = new Map<string, Principal>();
  respelled(registry, (principal) => {
    found.set(githubName(principal), principal);
    return principal;
  });
  return found;
}

const like = (name: string, other: string | undefined) =>
  other !== undefined && isSameName(name, other) ? other : name;

/**
 * A registry with the spelling of another where GitHub sees no difference: people, teams, the organization and
 * repositories (registry/github-name.ts). Another letter case is then no difference between the two.
 */
export function spelledLike(registry: Registry, other: Registry): Registry {
  const spellings = spellingsIn(other);
  const spelled = respelled(registry, (principal) => spellings.get(githubName(principal)) ?? principal);
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
