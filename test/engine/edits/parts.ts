import type { Draft } from '../draft';
import type { EditScene } from './scene';

/** A surface of a registry's draft. */
export const surface = (draft: Draft, id: string) => draft.surfaces.find((each: Draft) => each.id === id);
/** A tier of a registry's draft. */
export const tier = (draft: Draft, id: string) => draft.tiers.find((each: Draft) => each.id === id);

/** GitHub's own rename of a repository. The old name redirects to the new one. */
export function renameAtGithub({ scene }: EditScene, from: string, to: string): void {
  const all = scene.world.github.world.repositories;
  all[to] = Object.assign(all[from]!, { name: to });
  delete all[from];
}
