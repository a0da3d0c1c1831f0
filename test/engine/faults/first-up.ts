import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addManually } from '../../../demo/manual-changes';
import { verifyStack } from '../../../demo/verify-stack';
import { FOUNDATION } from '../../../registry/naming';
import { Registry } from '../../../registry/schema';
import { type SavedWorld, startWorld } from '../../../sandbox/world';
import { CANARY, type Draft, document } from '../draft';
import { EditScene } from '../edits';
import { readdress } from '../one-world';
import { Scene } from '../scene';
import { DISTURBANCES, type Disturbance, type Write, writesOf } from './disturbance';
import { recovered } from './recovery';

/** The stacks whose first `up` is disturbed. */
export const FIRST_UPS = [FOUNDATION, 'dev'] as const;
const ADDRESSES = ['GITHUB_BASE_URL', 'NETLIFY_API_ENDPOINT'];

/**
 * The checkout's registry with one repository and its two surfaces. Together they have every kind of object of a tier.
 */
function oneRepository(): Draft {
  const draft = document();
  draft.surfaces = draft.surfaces.filter(({ repository }: Draft) => repository === 'web');
  delete draft.repositories.services;
  for (const entry of draft.trust.entries) {
    if (entry.repositories !== undefined)
      entry.repositories = entry.repositories.filter((key: string) => key === 'web');
  }
  draft.checks = draft.checks.filter(({ surfaces = [] }: Draft) =>
    surfaces.every((id: string) => draft.surfaces.some((each: Draft) => each.id === id)),
  );
  return draft;
}

/** The names of all objects with their counts. A recovery must neither duplicate an object nor leave one behind. */
function inventory({ github, netlify }: Scene['world']): readonly string[] {
  const repositories = Object.values(github.world.repositories).flatMap((repository) => [
    ...Object.values(repository.environments).flatMap(({ name, secrets, variables, policies }) => [
      `${repository.name}/${name}`,
      ...Object.keys(secrets).map((each) => `${repository.name}/${name}/secret ${each}`),
      ...Object.values(variables).map((each) => `${repository.name}/${name}/variable ${each.name}=${each.value}`),
      ...Object.values(policies).map((each) => `${repository.name}/${name}/policy ${each.name}`),
    ]),
    ...Object.values(repository.variables).map((each) => `${repository.name}/variable ${each.name}=${each.value}`),
    ...Object.values(repository.rulesets).map((each) => `${repository.name}/ruleset ${each.name}`),
  ]);
  const sites = netlify.world.sites.flatMap((site) => [
    `site ${site.name}`,
    ...netlify.world.variables
      .filter(({ siteId }) => siteId === site.id)
      .map(({ key, values }) => `site ${site.name}/variable ${key} ${values.map(({ value }) => value).join()}`),
  ]);
  return [...repositories, ...sites].sort();
}

/** A stack that was never applied, with an applied foundation, and the result of one undisturbed `up`. */
export class FirstUp {
  private constructor(
    readonly stack: string,
    private readonly draft: Draft,
    private readonly kept: { readonly folder: string; readonly world: SavedWorld; readonly at: readonly string[] },
    readonly writes: readonly Write[],
    private readonly made: readonly string[],
  ) {}

  static async of(stack: string): Promise<FirstUp> {
    const draft = oneRepository();
    const scene = await Scene.start(draft, { isPoliced: false });
    const names = ['storefront.NETLIFY_API_TOKEN', 'storefront.SESSION_KEY', 'docs.NETLIFY_API_TOKEN'];
    await scene.engine.setSecrets(
      'dev',
      Object.fromEntries(names.map((name) => [`causeway:secrets.${name}`, `${CANARY}-${name}`])),
    );
    if (stack !== FOUNDATION) await scene.mustUp(FOUNDATION);
    const folder = mkdtempSync(path.join(tmpdir(), 'causeway-first-up-'));
    cpSync(scene.engine.folder, folder, { recursive: true, verbatimSymlinks: true });
    const kept = {
      folder,
      world: structuredClone(scene.world.save()),
      at: ADDRESSES.map((name) => scene.world.addresses[name] ?? ''),
    };
    const writes = await writesOf(EditScene.on(scene, draft), stack);
    const first = new FirstUp(stack, draft, kept, writes, inventory(scene.world));
    await scene.close();
    return first;
  }

  private async open(): Promise<EditScene> {
    const { folder: from, world: saved, at } = this.kept;
    const folder = mkdtempSync(path.join(tmpdir(), 'causeway-engine-'));
    const world = await startWorld(Registry.parse(this.draft), undefined, structuredClone(saved));
    cpSync(from, folder, { recursive: true, verbatimSymlinks: true });
    const changes = ADDRESSES.map((name, index) => [at[index] ?? '', world.addresses[name] ?? ''] as const);
    readdress(path.join(folder, 'state'), changes);
    const scene = Scene.on(world, Registry.parse(this.draft), folder, { isPoliced: false });
    scene.write(this.draft);
    return EditScene.on(scene, this.draft);
  }

  /** The problems after an `up` that is disturbed at a write, `recover`, and one `up`; empty if correct. */
  async disturbed(write: Write, kind: Disturbance): Promise<readonly string[]> {
    const edits = await this.open();
    const { world } = edits.scene;
    try {
      await DISTURBANCES[kind](edits, this.stack, write);
      edits.scene.clearRequests();
      await recovered(edits, this.stack);
      const written = edits.scene.writes().map(({ method, path: at }) => `recover wrote: ${method} ${at}`);
      await edits.up(this.stack);
      await edits.up(this.stack, '--expect-no-changes');
      const now = inventory(world);
      const left = now.filter((each, at) => !this.made.includes(each) || now.indexOf(each) !== at);
      const lost = this.made.filter((each) => !now.includes(each));
      const deleted = edits.deletes().map((at) => `deleted: ${at}`);
      const registry = Registry.parse(this.draft);
      addManually({ ...registry, tiers: registry.tiers.filter(({ id }) => id === this.stack) }, world);
      const findings = await verifyStack(registry, world, this.stack);
      return [
        ...written,
        ...left.map((each) => `left or doubled: ${each}`),
        ...lost.map((each) => `lost: ${each}`),
        ...deleted,
        ...findings.map((finding) => JSON.stringify(finding)),
        ...world.violations(),
      ];
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    } finally {
      await edits.scene.close();
    }
  }
}
