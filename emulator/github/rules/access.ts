import type { GithubRepository, GithubTeam, GithubUser, GithubWorld, RepositoryRole } from '../world';

const order: readonly RepositoryRole[] = ['pull', 'triage', 'push', 'maintain', 'admin'];
const baseRoles = { none: undefined, read: 'pull', write: 'push', admin: 'admin' } as const;

/** A team's role on a repository; undefined without a grant. */
export function roleOfTeam(team: GithubTeam, repository: GithubRepository): RepositoryRole | undefined {
  return team.repositories[repository.name];
}

/** A person's strongest role on a repository; undefined when the person cannot read it. */
export function roleOfUser(
  world: GithubWorld,
  user: GithubUser,
  repository: GithubRepository,
): RepositoryRole | undefined {
  const isMember = user.role !== 'outside';
  const granted = [
    ...(user.role === 'admin' ? (['admin'] as const) : []),
    ...(repository.visibility === 'public' ? (['pull'] as const) : []),
    isMember ? baseRoles[world.organization.basePermission] : undefined,
    repository.collaborators[user.login],
    ...Object.values(world.teams)
      .filter(({ members }) => members.includes(user.login))
      .map((team) => roleOfTeam(team, repository)),
  ];
  const levels = granted.filter((role) => role !== undefined).map((role) => order.indexOf(role));
  return levels.length === 0 ? undefined : order[Math.max(...levels)];
}
