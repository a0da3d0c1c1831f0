import type { Draft } from '../draft';
import type { EditScene } from './scene';

/** A surface of a registry's draft. */
export const surface = (draft: Draft, id: string) => draft.surfaces.find((each: Draft) => each.id === id);
/** A tier of a registry's draft. */
export const tier = (draft: Draft, id: string) => draft.tiers.find((each: Draft) => each.id === id);

/** Inserts the tier `qa` between staging and production, for the worker only. */
export function insertTier(draft: Draft): void {
  const before = draft.tiers.map(({ id }: Draft) => id);
  for (const each of draft.surfaces) {
    if (each.id === 'worker') each.variables.CONCURRENCY.values.qa = '2';
    else each.tiers = before;
  }
  draft.tiers.splice(2, 0, { id: 'qa', branch: 'dev', promotesFrom: 'staging' });
  draft.tiers[3].promotesFrom = 'qa';
}

/**
 * GitHub's own rename of a repository. The old name redirects to the new one, and access is the repository's, not its
 * name's.
 */
export function renameAtGithub({ scene }: EditScene, from: string, to: string): void {
  const { repositories, teams, apps, tokens } = scene.world.github.world;
  const repository = repositories[from]!;
  const formerNames = [...(repository.formerNames ?? []), from].filter((name) => name !== to);
  repositories[to] = Object.assign(repository, { name: to, formerNames });
  delete repositories[from];
  for (const { repositories: roles } of Object.values(teams)) {
    if (roles[from] === undefined) continue;
    roles[to] = roles[from];
    delete roles[from];
  }
  for (const each of [...Object.values(apps), ...Object.values(tokens)]) {
    if (each.repositories === 'all') continue;
    each.repositories = each.repositories.map((name) => (name === from ? to : name));
  }
}
