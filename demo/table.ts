import Table from 'cli-table3';
import type { GithubEnvironment, GithubWorld } from '../emulator/github/world';
import type { NetlifyWorld } from '../emulator/netlify/world';
import { approvalEnvironmentNames, deployEnvironmentName, siteName } from '../registry/naming';
import type { Registry } from '../registry/schema';
import { repositoryOf, tiersOf } from '../registry/selectors';

function find(github: GithubWorld, repository: string, name: string): GithubEnvironment | undefined {
  return github.repositories[repository]?.environments[name.toLowerCase()];
}

function reviewers(environment: GithubEnvironment | undefined): string {
  if (!environment) return 'MISSING';
  return environment.reviewers.map(({ type, id }) => `${type.toLowerCase()} ${id}`).join(', ') || 'nobody';
}

/** The current content of the services, from their own state and not from the plan: a row for each surface and tier. */
export function worldTable(registry: Registry, github: GithubWorld, netlify: NetlifyWorld): string {
  const table = new Table({
    head: ['surface', 'tier', 'environment', 'branches', 'approvals (reviewers)', 'variables', 'secrets', 'site'],
    style: { head: [], border: [] },
  });
  for (const surface of registry.surfaces) {
    const repository = repositoryOf(registry, surface.repository).name;
    for (const tier of tiersOf(registry, surface)) {
      const environment = find(github, repository, deployEnvironmentName(registry, surface, tier));
      const approvals = approvalEnvironmentNames(registry, tier, surface).map(
        (name) => `${name} (${reviewers(find(github, repository, name))})`,
      );
      const name = siteName(surface, tier);
      table.push([
        surface.id,
        tier.id,
        environment?.name ?? 'MISSING',
        environment
          ? Object.values(environment.policies)
              .map((policy) => policy.name)
              .join(', ')
          : 'MISSING',
        approvals.join('\n') || '-',
        String(Object.keys(environment?.variables ?? {}).length),
        String(Object.keys(environment?.secrets ?? {}).length),
        name === undefined ? '-' : (netlify.sites.find((site) => site.name === name)?.name ?? 'MISSING'),
      ]);
    }
  }
  return table.toString();
}
