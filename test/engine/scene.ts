import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Engine, EngineRun } from '../../demo/engine';
import type { RecordedRequest } from '../../emulator/core/recorder';
import { FOUNDATION } from '../../registry/naming';
import { Registry } from '../../registry/schema';
import { tierChain } from '../../registry/selectors';
import { type RunningWorld, startWorld } from '../../sandbox/world';
import type { Draft } from './draft';
import { configOf, copyWorld, draft, engineOn, inPairs } from './one-world';

/** The requests that changed something. Minting an App's token changes nothing visible. */
export function changing(requests: readonly RecordedRequest[]): readonly RecordedRequest[] {
  return requests.filter(({ write, path: at }) => write && !at.endsWith('/access_tokens'));
}

/** The options of a scene's engine. */
export interface SceneOptions {
  /** Whether the policy pack runs; default true. The pack takes a third of a preview's CPU time. */
  readonly isPoliced?: boolean;
  /**
   * Whether the program, the pack and the providers run in processes that serve one engine after another; default true.
   */
  readonly isWarm?: boolean;
}

/** Both emulators, a folder with a registry, and the real engine. */
export class Scene {
  readonly stacks: readonly string[];
  /** All output of the engine in this scene. */
  printed = '';

  private constructor(
    readonly world: RunningWorld,
    readonly engine: Engine,
    readonly registryFile: string,
    registry: Registry,
  ) {
    this.stacks = [FOUNDATION, ...tierChain(registry).map(({ id }) => id)];
  }

  /** Starts the emulators with everything that this registry refers to, and makes all its stacks. */
  static async start(draft: Draft, options: SceneOptions = {}): Promise<Scene> {
    const registry = Registry.parse(draft);
    const scene = Scene.on(
      await startWorld(registry),
      registry,
      mkdtempSync(path.join(tmpdir(), 'causeway-engine-')),
      options,
    );
    scene.write(draft);
    await inPairs(scene.stacks, (stack) => scene.engine.init(stack, configOf(stack)));
    return scene;
  }

  /** A copy of the one world with every stack applied and an edited registry. The edit is not applied yet. */
  static async copy(edited: Draft = draft, options: SceneOptions = {}): Promise<Scene> {
    const folder = mkdtempSync(path.join(tmpdir(), 'causeway-engine-'));
    const scene = Scene.on(await copyWorld(folder), Registry.parse(draft), folder, options);
    scene.write(edited);
    return scene;
  }

  /** An engine on a world, in a folder that may already contain state. */
  static on(world: RunningWorld, registry: Registry, folder: string, options: SceneOptions): Scene {
    const { engine, registryFile } = engineOn(world, folder, { isWarm: true, ...options });
    return new Scene(world, engine, registryFile, registry);
  }

  /** Makes one more stack with any name. */
  async init(stack: string, tier: string): Promise<void> {
    await this.engine.init(stack, { ...configOf(stack), 'causeway:tier': tier });
  }

  write(draft: Draft): void {
    writeFileSync(this.registryFile, JSON.stringify(draft, null, 2));
  }

  /** Changes the registry's file. */
  edit(change: (draft: Draft) => void): void {
    const draft = JSON.parse(readFileSync(this.registryFile, 'utf8'));
    change(draft);
    this.write(draft);
  }

  async up(stack: string, ...options: readonly string[]): Promise<EngineRun> {
    return this.heard(await this.engine.up(stack, ...options));
  }

  async preview(stack: string, ...options: readonly string[]): Promise<EngineRun> {
    return this.heard(await this.engine.preview(stack, ...options));
  }

  /** `up` of every stack, the foundation first. Throws with the engine's output when one fails. */
  async upAll(...options: readonly string[]): Promise<void> {
    await this.mustUp(FOUNDATION, ...options);
    const tiers = this.stacks.filter((stack) => stack !== FOUNDATION);
    await inPairs(tiers, (stack) => this.mustUp(stack, ...options));
  }

  async mustUp(stack: string, ...options: readonly string[]): Promise<EngineRun> {
    const run = await this.up(stack, ...options);
    if (run.code !== 0) throw new Error(`up of ${stack} ended with ${run.code}:\n${run.output}`);
    return run;
  }

  private heard(run: EngineRun): EngineRun {
    this.printed += run.output;
    return run;
  }

  requests(): readonly RecordedRequest[] {
    return [...this.world.github.requests(), ...this.world.netlify.requests()];
  }

  /** Requests that changed something. */
  writes(): readonly RecordedRequest[] {
    return changing(this.requests());
  }

  clearRequests(): void {
    this.world.github.clearRequests();
    this.world.netlify.clearRequests();
  }

  /** The text of every file of the engine: state, its history and backups, stack files. */
  files(): readonly { readonly name: string; readonly text: string }[] {
    return readdirSync(this.engine.folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.startsWith('state') || name.startsWith('Pulumi.'))
      .map((name) => path.join(this.engine.folder, name))
      .filter((name) => statSync(name).isFile())
      .map((name) => ({ name, text: readFileSync(name, 'utf8') }));
  }

  async close(): Promise<void> {
    await this.world.close();
    rmSync(this.engine.folder, { recursive: true, force: true });
  }
}
