import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { WorldMoment } from '../../support/world-moment';
import type { Scene } from '../scene';

/** The entries of an engine's folder that belong to a run: state, stack files and registry, not links to the checkout. */
function ownEntries(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isSymbolicLink())
    .map(({ name }) => name);
}

function copyOwn(from: string, to: string): void {
  for (const name of ownEntries(from)) cpSync(path.join(from, name), path.join(to, name), { recursive: true });
}

/**
 * A scene's services, state and registry at one moment. To return to it costs a copy of some files: the services keep
 * their addresses, so the engine's warm processes serve on.
 */
export class Kept {
  private constructor(
    private readonly scene: Scene,
    private readonly folder: string,
    private readonly moment: WorldMoment,
  ) {}

  static of(scene: Scene): Kept {
    const folder = mkdtempSync(path.join(tmpdir(), 'causeway-kept-'));
    copyOwn(scene.engine.folder, folder);
    return new Kept(scene, folder, WorldMoment.of(scene.world));
  }

  /** Returns the scene to this moment. */
  restore(): void {
    const { engine } = this.scene;
    for (const name of ownEntries(engine.folder)) rmSync(path.join(engine.folder, name), { recursive: true });
    copyOwn(this.folder, engine.folder);
    this.moment.restore();
  }

  /** Removes the copy. */
  drop(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
