import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Engine, type EngineRun, projectFolder } from '../../demo/engine';
import { type RunningWorld, startWorld } from '../../demo/world';
import type { RecordedRequest } from '../../emulator/core/recorder';
import { FOUNDATION } from '../../registry/naming';
import { Registry } from '../../registry/schema';
import { tierChain } from '../../registry/selectors';

/** A registry as it is written, loosely typed so that tests can write wrong ones. */
// biome-ignore lint/suspicious/noExplicitAny: tests edit documents that need not fit the schema.
export type Draft = any;

/** Marks every secret value that a test plants, so that all output can be searched for it. */
export const CANARY = 'canary-5f1d9c';

/** A registry's document from the checkout. */
export function document(name = 'deploy-surfaces.json'): Draft {
  return JSON.parse(readFileSync(path.join(projectFolder(), 'registry', name), 'utf8'));
}

/** Both emulators, a folder with a registry, and the real engine on it. */
export class Scene {
  readonly stacks: readonly string[];
  /** Everything that the engine ever printed here. */
  printed = '';

  private constructor(
    readonly world: RunningWorld,
    readonly engine: Engine,
    readonly registryFile: string,
    registry: Registry,
  ) {
    this.stacks = [FOUNDATION, ...tierChain(registry).map(({ id }) => id)];
  }

  /** Starts the emulators with what this registry refers to, and makes all its stacks. */
  static async start(draft: Draft, credential: 'app' | 'token' = 'app'): Promise<Scene> {
    const registry = Registry.parse(draft);
    const world = await startWorld(registry);
    const folder = mkdtempSync(path.join(tmpdir(), 'causeway-engine-'));
    const registryFile = path.join(folder, 'deploy-surfaces.json');
    const credentials = credential === 'app' ? world.environment : world.tokenEnvironment;
    const environment = { ...credentials, CAUSEWAY_REGISTRY: registryFile };
    const engine = new Engine({ folder, project: projectFolder(), environment });
    const scene = new Scene(world, engine, registryFile, registry);
    scene.write(draft);
    for (const stack of scene.stacks) await scene.init(stack, stack === FOUNDATION ? undefined : stack);
    return scene;
  }

  async init(stack: string, tier: string | undefined): Promise<void> {
    await this.engine.init(stack, {
      'causeway:writeDelayMs': '0',
      ...(tier === undefined ? {} : { 'causeway:tier': tier }),
    });
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

  /** `up` of every stack, the foundation first. Throws with the engine's words when one fails. */
  async upAll(...options: readonly string[]): Promise<void> {
    for (const stack of this.stacks) await this.mustUp(stack, ...options);
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

  /** Requests that changed something. Minting an App's token changes nothing that anybody sees. */
  writes(): readonly RecordedRequest[] {
    return this.requests().filter(({ write, path: at }) => write && !at.endsWith('/access_tokens'));
  }

  clearRequests(): void {
    this.world.github.clearRequests();
    this.world.netlify.clearRequests();
  }

  /** The text of every file that the engine left: state, its history and backups, stack files. */
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
