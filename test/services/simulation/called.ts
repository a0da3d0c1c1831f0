import { generatedWorkflows } from '../../../demo/stage/governed';
import { openShop, REPOSITORY, type Shop, shopRegistry } from '../../../demo/stage/shop';
import { commitFiles } from '../../../emulator/github/actions/pulls';
import { worldOf } from '../../../emulator/github/world-of';
import type { CalledPlace } from '../../../workflows/caller';

const CAUSEWAY = 'causeway';

/** The files of an adopter's repository that call this checkout's callable workflows, by path. */
export function callers(place: CalledPlace): Record<string, string> {
  return generatedWorkflows(shopRegistry(), 'web', { call: place });
}

/**
 * A shop whose repository only calls the workflows of another repository of the organization: this checkout's
 * workflows, at one commit.
 */
export interface CallingShop extends Shop {
  /** The repository and commit that the shop's trust pins. */
  readonly pinned: CalledPlace;
  /** Another commit of the same repository, with identical workflows. */
  readonly other: CalledPlace;
}

/** Opens the shop. */
export async function openCallingShop(): Promise<CallingShop> {
  const organization = { login: 'acme', plan: 'enterprise' } as const;
  const about = { name: CAUSEWAY, id: 7000, visibility: 'internal', branches: ['main'] } as const;
  const made = worldOf({ organization, repositories: [{ ...about, files: generatedWorkflows(shopRegistry(), 'web') }] })
    .repositories[CAUSEWAY];
  const commit = made?.branches['main']?.sha;
  if (made === undefined || commit === undefined) throw new Error('the called repository was not made');
  const pinned = { repository: `acme/${CAUSEWAY}`, commit };
  const { trust } = shopRegistry();
  const entries = trust?.entries.map((entry) => {
    if (entry.kind !== 'sigstore') return entry;
    const signerWorkflow = entry.signerWorkflow.replace(`acme/${REPOSITORY}/`, `${pinned.repository}/`);
    return { ...entry, signerWorkflow, signerDigests: [commit] };
  });
  const shop = await openShop({ trust: { ...trust, entries } }, { files: callers(pinned) });
  const { world } = shop.world.github;
  world.repositories[CAUSEWAY] = made;
  const change = { user: 'mona', message: 'Say more', files: { 'README.md': 'more\n' }, at: new Date().toISOString() };
  const later = commitFiles(world, { repository: CAUSEWAY, branch: 'main', ...change });
  return { ...shop, pinned, other: { ...pinned, commit: later } };
}
