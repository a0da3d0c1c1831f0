import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Outcome, runHere } from '../../../demo/command';
import { githubAt } from '../../../emulator/github/address';
import type { GithubRepository, Permissions } from '../../../emulator/github/world';
import type { Registry } from '../../../registry/schema';
import { type RunningWorld, startWorld } from '../../../sandbox/world';
import { registryOfCheckout } from '../../support/live/looking';
import { NOW } from '../../support/registry/fixtures';

/** A checkout with a registry, and emulators with everything that it names. */
export class GithubScene {
  private constructor(
    readonly folder: string,
    readonly registry: Registry,
    readonly world: RunningWorld,
  ) {}

  static async open(registry: Registry = registryOfCheckout()): Promise<GithubScene> {
    const folder = mkdtempSync(join(tmpdir(), 'causeway-github-'));
    const scene = new GithubScene(folder, registry, await startWorld(registry));
    scene.put('registry/deploy-surfaces.json', JSON.stringify(registry, null, 2));
    return scene;
  }

  /** Writes a file into the checkout. Returns its path. */
  put(path: string, content: string): string {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), content);
    return path;
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  repository(key: string): GithubRepository {
    return this.world.github.world.repositories[this.registry.repositories[key]!.name]!;
  }

  /** The variables of a token with these permissions, for an App's installation or a person. */
  token(permissions: Permissions, { app = null, user = null }: { app?: string | null; user?: string | null }) {
    const { tokens } = this.world.github.world;
    const id = `scene-${Object.keys(tokens).length}`;
    const token = `${app ? 'ghs' : 'ghp'}_scene${id.replace('-', '')}0000000000000000`;
    const kind = app ? ('installation' as const) : ('personal' as const);
    tokens[id] = { id, token, kind, permissions, repositories: 'all', app, user, expiresAt: null, limit: 5000 };
    return { ...githubAt(this.world.github.url), GITHUB_TOKEN: token };
  }

  /** Runs a command in the checkout. */
  async run(
    args: readonly string[],
    env: Readonly<Record<string, string>>,
    { at = NOW, ask }: { readonly at?: Date; readonly ask?: (question: string) => Promise<string> } = {},
  ): Promise<Outcome> {
    return runHere(args, { cwd: this.folder, env, startedAt: at, ask });
  }

  async close(): Promise<void> {
    rmSync(this.folder, { recursive: true });
    await this.world.close();
  }
}
