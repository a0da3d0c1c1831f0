import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { namesIn } from '../../registry/existing-file';
import { UserError } from '../../registry/user-error';
import { writeFileWhole } from '../../registry/written-file';
import type { SavedWorld } from '../../sandbox/world';

interface Kept {
  /** Digest of the world's registry. */
  readonly registry: string;
  readonly world: SavedWorld;
}

/** The file that marks a folder as the emulator's, from its first moment. The emulator replaces what is in the folder. */
const MARK = '.causeway-emulator';
const WORLD = 'world.json';

function readKept(folder: string): Kept {
  const file = join(folder, WORLD);
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Partial<Kept> | null;
    if (typeof kept?.registry === 'string' && typeof kept.world === 'object') return kept as Kept;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new UserError('the kept world cannot be read', {
    place: file,
    allowed: 'another --state folder, or delete this one: nothing in it is real',
  });
}

/**
 * The world that a folder keeps; undefined for a new folder, which is marked as the emulator's. Throws UserError (exit
 * 2) for a folder with files of somebody else, and for the world of another registry.
 */
export function openKept(folder: string, registry: string): SavedWorld | undefined {
  const names = namesIn(folder);
  if (names.length > 0 && !names.includes(MARK)) {
    throw new UserError('the folder is not empty, and the emulator did not make it', {
      place: folder,
      allowed: '--state with a new or an empty folder: the emulator replaces files in it',
    });
  }
  mkdirSync(folder, { recursive: true });
  writeFileWhole(join(folder, MARK), '');
  if (!names.includes(WORLD)) return undefined;
  const kept = readKept(folder);
  if (kept.registry === registry) return kept.world;
  // The kept world lacks objects of a new registry, and every preview would fail.
  throw new UserError('the kept world was made for another registry', {
    place: join(folder, WORLD),
    allowed: 'another --state folder, or delete this one: nothing in it is real',
  });
}

/** Keeps a world in a folder that `openKept` opened. */
export function keepWorld(folder: string, registry: string, world: SavedWorld): void {
  writeFileWhole(join(folder, WORLD), JSON.stringify({ registry, world } satisfies Kept), { mode: 0o600 });
}
