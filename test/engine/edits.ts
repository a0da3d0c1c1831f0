import path from 'node:path';
import { type Outcome, runHere } from '../../demo/command';
import type { EngineRun } from '../../demo/engine';
import { addManually } from '../../demo/manual-changes';
import { FOUNDATION } from '../../registry/naming';
import { Registry } from '../../registry/schema';
import { inspectionOf } from '../support/live/looking';
import type { Draft } from './draft';
import { document } from './draft';
import { Scene } from './scene';

/** The checkout's registry, where every surface has a secret that nobody but its owner knows, on tiers of different branches. */
function ownersRegistry(): Draft {
  const draft = document();
  for (const { secrets } of draft.surfaces)
    secrets.push({ name: 'OWNERS_KEY', tiers: ['dev', 'production'], owner: 'team:web' });
  return draft;
}

/** An edit that `up` carries out. */
export interface Edit {
  readonly stack: string;
  /** What is done to the registry, the `causeway` commands that do it, or what is done elsewhere too, and the way back. */
  readonly edit:
    | { readonly draft: (draft: Draft) => void }
    | { readonly commands: readonly string[] }
    | { readonly there: (edits: EditScene) => Promise<void>; readonly back: (edits: EditScene) => Promise<void> };
  /** What a person reads in the preview. */
  readonly says: readonly RegExp[];
  /** What the edit makes, as it stands in paths: taking it back deletes this and nothing else. */
  readonly makes?: readonly string[];
  /** Stacks that still hold what the edited registry calls otherwise: `live verify` is given their states. */
  readonly waiting?: readonly string[];
  /** What stays at the service until somebody ends it there by hand: `live verify` finds it after the edit. */
  readonly leaves?: readonly string[];
}

/** The one world with all that people put there by hand, and what is done to it. */
export class EditScene {
  /** Everything that the engine printed here. */
  printed = '';
  /** What repositories were called at first, by GitHub's number: a rename there changes no name here. */
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

  /** A scene as it is now, whose registry is `base`. */
  static on(scene: Scene, base: Draft): EditScene {
    const edits = new EditScene(scene, base);
    for (const { id, name } of Object.values(scene.world.github.world.repositories)) edits.firstNames.set(id, name);
    return edits;
  }

  /** Environments with the names of their secrets and variables, and sites by id: what an edit must not lose. */
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

  /** The program alone: the pack has tests of its own, and starting it takes half of the time. */
  async alone(command: 'up' | 'preview', stack: string, ...options: readonly string[]): Promise<EngineRun> {
    const { engine } = this.scene;
    const yes = command === 'up' ? ['--yes', '--skip-preview'] : [];
    const run = await engine.run(command, ...engine.on(stack), ...yes, '--non-interactive', ...options);
    this.printed += run.output;
    return run;
  }

  /** An `up` that must go well. */
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

  /** A printed `causeway recover`, with what the engine itself runs with. */
  recovered(args: readonly string[]): Promise<Outcome> {
    const { engine, registryFile } = this.scene;
    return runHere([...args, '--registry', registryFile], {
      cwd: engine.folder,
      env: engine.environment,
      startedAt: new Date(),
    });
  }

  /** `live verify` of a stack: it must find the world as the registry says. */
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

  /** `live verify` after an edit: it finds what the edit leaves to people, and nothing else. */
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
   * An edit, its preview, `up`, the edit taken back, and `up` again. Nothing is deleted but what the edit made, every secret
   * is there after each step, and `live verify` finds nothing.
   */
  async thereAndBack({ stack, edit, says, makes = [], waiting = [], leaves = [] }: Edit): Promise<void> {
    const before = this.kept();
    this.scene.clearRequests();
    await this.make(edit);
    const preview = await this.alone('preview', stack);
    expect(preview.output).not.toContain('has no value');
    expect({ code: preview.code, output: preview.code === 0 ? '' : preview.output }).toEqual({ code: 0, output: '' });
    for (const words of says) expect(preview.output).toMatch(words);
    expect(this.scene.writes()).toEqual([]);
    await this.up(stack);
    expect(this.deletes()).toEqual([]);
    expect(this.kept()).toMatchObject(before);
    await this.verifiedAfter({ stack, waiting, leaves });
    await this.takeBack(edit);
    await this.up(stack);
    expect(this.deletes().filter((path) => !makes.some((made) => path.includes(made)))).toEqual([]);
    expect(this.kept()).toEqual(before);
    await this.verified(stack);
  }

  /** Makes an edit; nothing of it is applied yet. */
  async make(edit: Edit['edit']): Promise<void> {
    if ('there' in edit) return edit.there(this);
    if ('draft' in edit) return this.scene.edit(edit.draft);
    for (const command of edit.commands) {
      const { code, stderr } = await this.causeway(...command.split(' '));
      if (code !== 0) throw new Error(`${command} ended with ${code}: ${stderr}`);
    }
  }

  /** Takes an edit back; nothing of that is applied yet. */
  async takeBack(edit: Edit['edit']): Promise<void> {
    if ('back' in edit) return edit.back(this);
    this.scene.write(this.base);
  }

  /** A preview refuses an edit in these words, and nothing is written: `up` runs the same program. */
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
