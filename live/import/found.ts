import { listText, type Notes } from './notes';
import { placeOf } from './place';
import type { SeenEnvironment, SeenOrganization, SeenRepository } from './seen';

/** An environment that deploys, with the meaning of its name. */
export interface Found {
  readonly key: string;
  readonly repository: SeenRepository;
  readonly environment: SeenEnvironment;
  readonly tier: string;
  readonly surface: string;
  readonly template: string;
}

/** Which environments deploy, and which ask for approval of a tier. */
export interface Environments {
  readonly deploys: readonly Found[];
  readonly approvals: ReadonlyMap<string, readonly SeenEnvironment[]>;
}

/** A name of GitHub's as an id of the registry. */
export const keyOf = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');

/** Sorts the environments by the meaning of their names; an environment without a clear name is reported. */
export function foundIn(seen: SeenOrganization, notes: Notes): Environments {
  const deploys: Found[] = [];
  const approvals = new Map<string, readonly SeenEnvironment[]>();
  for (const repository of seen.repositories) {
    const key = keyOf(repository.name);
    for (const environment of repository.environments) {
      const place = placeOf(environment.name);
      if (place === undefined) {
        notes.ask(
          '/tiers',
          `the name of environment ${environment.name} of ${repository.name} says no tier: it is left out`,
        );
      } else if (place.kind === 'approval') {
        approvals.set(place.tier, [...(approvals.get(place.tier) ?? []), environment]);
      } else if (place.kind === 'deploy') {
        const surface = keyOf(place.surface ?? repository.name);
        const { tags, otherRules } = environment;
        const lost = [...tags.map((tag) => `tags ${tag}`), ...otherRules.map((rule) => `the rule ${rule}`)];
        if (lost.length > 0) {
          notes.ask(
            '/tiers',
            `environment ${environment.name} of ${repository.name} has ${listText(lost)}: the registry has no field for that`,
          );
        }
        deploys.push({ key, repository, environment, tier: place.tier, surface, template: place.template });
      }
    }
  }
  return { deploys, approvals };
}
