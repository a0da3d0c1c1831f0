import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Outcome, runHere } from '../../../demo/command';
import type { EngineRun } from '../../../demo/engine';
import { addManually } from '../../../demo/manual-changes';
import { FOUNDATION } from '../../../registry/naming';
import { Registry } from '../../../registry/schema';
import { inspectionOf } from '../../support/live/looking';
import type { Draft } from '../draft';
import { document } from '../draft';
import { Scene } from '../scene';

/** The checkout's registry. Every surface has a secret that only its owner knows, on tiers of different branches. */
function ownersRegistry(): Draft {
  const draft = document();
  for (const { secrets } of draft.surfaces)
    secrets.push({ name: 'OWNERS_KEY', tiers: ['dev', 'production'], owner: 'team:web' });
  return draft;
}

/** An edit that `up` applies. */
export interface Edit {
  readonly stack: string;
  /**
   * The change of the registry, or the `causeway` commands that make it, or changes elsewhere too, with the reversal.
   */
  readonly edit:
    | { readonly draft: (draft: Draft) => void }
    | { readonly commands: readonly string[] }
    | { readonly there: (edits: EditScene) => Promise<void>; readonly back: (edits: EditScene) => Promise<void> };
  /** The text that the preview shows. */
  readonly says: readonly RegExp[];
  /** The path parts of the objects that the edit creates. Taking the edit back deletes only these. */
  readonly makes?: readonly string[];
  /** The path parts of the objects that the edit deletes, as its message said. Taking it back makes them anew. */
  readonly loses?: readonly string[];
  /** Stacks that still use the old names. `live verify` gets their states. */
  readonly waiting?: readonly string[];
  /** Objects that stay at the service until a person removes them. `live verify` finds them after the edit. */
  readonly leaves?: readonly string[];
}

/** The one world after all manual steps, with the operations on it. */
export class EditScene {
  /** All output of the engine in this scene. */
  printed = '';
  /** The first names of repositories, by GitHub's number. A rename at GitHub does not change these. */
  private readonly firstNames = new Map<number, string>();

  private constructor(
    readonly scene: Scene,
    readonly base: Draft,
  ) {}

  static async open(): Promise<EditScene> {
    const base = ownersRegistry();
    const scene = await Scene.copy(base, { isPoliced: false });
    addManually(Registry.parse(base), scene.world);
    return EditScene.on(scene, base);
  }

  /** A scene in its current state, with `base` as its registry. */
  static on(scene: Scene, base: Draft): EditScene {
    const edits = new EditScene(scene, base);
    for (const { id, name } of Object.values(scene.world.github.world.repositories)) edits.firstNames.set(id, name);
    return edits;
  }

  /** Environments with the names of their secrets and variables, and sites by id. An edit must not lose any. */
  kept() {
    const { github, netlify } = this.scene.world;
    const environments = Object.values(github.world.repositories).flatMap(({ id, name: now, environments: all }) =>
      Object.entries(all).map(([name, each]) => [
        `${this.firstNames.get(id) ?? now}/${name}`,
        [...Object.keys(each.secrets), ...Object.keys(each.variables)].sort(),
      ]),
    );
    const sites = netlify.world.sites.map(({ id, customDomain, accountId }) => [id, [customDomain, accountId]]);
    return Object.fromEntries([...environments, ...sites]);
  }

  deletes(): readonly string[] {
    return this.scene
      .requests()
      .filter(({ method }) => method === 'DELETE')
      .map(({ path }) => path);
  }

  /** Runs only the program. The pack has its own tests, and starting it takes half of the time. */
  async alone(command: 'up' | 'preview', stack: string, ...options: readonly string[]): Promise<EngineRun> {
    const { engine } = this.scene;
    const yes = command === 'up' ? ['--yes', '--skip-preview'] : [];
    const run = await engine.run(command, ...engine.on(stack), ...yes, '--non-interactive', ...options);
    this.printed += run.output;
    return run;
  }

  /** The scene's registry as it is now. */
  read(): Draft {
    return JSON.parse(readFileSync(this.scene.registryFile, 'utf8'));
  }

  /** An `up` that must succeed. */
  async up(stack: string, ...options: readonly string[]): Promise<EngineRun> {
    const run = await this.alone('up', stack, ...options);
    if (run.code !== 0) throw new Error(`up of ${stack} ended with ${run.code}:\n${run.output}`);
    return run;
  }

  /** A `causeway` command on the scene's registry. */
  causeway(...args: readonly string[]): Promise<Outcome> {
    const { engine, registryFile } = this.scene;
    return runHere([...args, '--registry', registryFile], { cwd: engine.folder, startedAt: new Date() });
  }

  /** A printed `causeway recover` command, run with the engine's own environment. */
  recovered(args: readonly string[]): Promise<Outcome> {
    const { engine, registryFile } = this.scene;
    return runHere([...args, '--registry', registryFile], {
      cwd: engine.folder,
      env: engine.environment,
      startedAt: new Date(),
    });
  }

  /** `live verify` of a stack. The world must match the registry. */
  async verified(stack: string, waiting: readonly string[] = [], tokenOf = stack): Promise<void> {
    const { engine, registryFile, world } = this.scene;
    const which = stack === FOUNDATION ? ['--foundation'] : ['--tier', stack];
    for (const other of waiting) {
      await engine.must('stack', 'export', '--stack', other, '--file', path.join(engine.folder, `${other}.json`));
    }
    const states = waiting.length === 0 ? [] : ['--states', ...waiting.map((other) => `${other}.json`)];
    const { code, stdout, stderr } = await runHere(
      ['live', 'verify', ...which, '--registry', registryFile, ...states],
      {
        cwd: engine.folder,
        startedAt: new Date(),
        env: inspectionOf(world, tokenOf),
      },
    );
    if (code !== 0) throw new Error(`live verify of ${stack} ended with ${code}:\n${stdout}${stderr}`);
  }

  /** `live verify` after an edit. It finds only what the edit leaves to people. */
  async verifiedAfter({ stack, waiting = [], leaves = [] }: Pick<Edit, 'stack' | 'waiting' | 'leaves'>): Promise<void> {
    if (leaves.length === 0) return this.verified(stack, waiting);
    const found = await this.verified(stack, waiting).then(
      () => 'nothing',
      (error: Error) => error.message,
    );
    for (const each of leaves)
      if (!found.includes(each)) throw new Error(`live verify does not find ${each}:\n${found}`);
  }

  /**
   * An edit, its preview, `up`, the reversal, and `up` again. Only objects that the edit created are deleted, every
   * secret exists after each step, and `live verify` finds nothing.
   */
  async thereAndBack({ stack, edit, says, makes = [], loses = [], waiting = [], leaves = [] }: Edit): Promise<void> {
    const before = this.kept();
    const isLost = (at: string) => loses.some((each) => at.includes(each));
    this.scene.clearRequests();
    await this.make(edit);
    const preview = await this.alone('preview', stack);
    expect(preview.output).not.toContain('has no value');
    expect({ code: preview.code, output: preview.code === 0 ? '' : preview.output }).toEqual({ code: 0, output: '' });
    for (const words of says) expect(preview.output).toMatch(words);
    expect(this.scene.writes()).toEqual([]);
    await this.up(stack);
    expect(this.deletes().filter((at) => !isLost(at))).toEqual([]);
    expect(this.kept()).toMatchObject(Object.fromEntries(Object.entries(before).filter(([key]) => !isLost(key))));
    if (loses.length > 0) expect(this.deletes()).not.toEqual([]);
    await this.up(stack, '--expect-no-changes');
    await this.verifiedAfter({ stack, waiting, leaves });
    await this.takeBack(edit);
    await this.up(stack);
    expect(this.deletes().filter((at) => !isLost(at) && !makes.some((made) => at.includes(made)))).toEqual([]);
    this.setAgain(before);
    expect(this.kept()).toEqual(before);
    await this.verified(stack);
  }

  /** Owners set the secrets again that were lost with their environments. */
  setAgain(before: ReturnType<EditScene['kept']>): void {
    const at = new Date().toISOString();
    for (const { id, name: now, environments } of Object.values(this.scene.world.github.world.repositories)) {
      for (const [key, environment] of Object.entries(environments)) {
        for (const name of before[`${this.firstNames.get(id) ?? now}/${key}`] ?? []) {
          if (typeof name !== 'string' || !this.isExternal(name) || name in environment.secrets) continue;
          environment.secrets[name] = { name, encryptedValue: 'again', keyId: '1', createdAt: at, updatedAt: at };
        }
      }
    }
  }

  private isExternal(name: string): boolean {
    return this.base.surfaces.some(({ secrets }: Draft) =>
      secrets.some((each: Draft) => each.name === name && each.managed !== 'pulumi'),
    );
  }

  /** Makes an edit without applying it. */
  async make(edit: Edit['edit']): Promise<void> {
    if ('there' in edit) return edit.there(this);
    if ('draft' in edit) return this.scene.edit(edit.draft);
    for (const command of edit.commands) {
      const { code, stderr } = await this.causeway(...command.split(' '));
      if (code !== 0) throw new Error(`${command} ended with ${code}: ${stderr}`);
    }
  }

  /** Takes an edit back without applying the reversal. */
  async takeBack(edit: Edit['edit']): Promise<void> {
    if ('back' in edit) return edit.back(this);
    this.scene.write(this.base);
  }

  /** A preview refuses an edit with these words and writes nothing. `up` runs the same program. */
  async refused(stack: string, edit: (draft: Draft) => void, ...words: readonly string[]): Promise<EngineRun> {
    this.scene.clearRequests();
    this.scene.edit(edit);
    const run = await this.alone('preview', stack);
    expect({ code: run.code === 0, output: run.output }).toEqual({ code: false, output: expect.anything() });
    for (const word of words) expect(run.output).toContain(word);
    expect(run.output).not.toMatch(/pulumi state unprotect|at .*\.ts:\d+/);
    expect(this.scene.writes()).toEqual([]);
    this.scene.write(this.base);
    return run;
  }
}
