import { addManually } from '../../../demo/manual-changes';
import { verifyStack } from '../../../demo/verify-stack';
import { FOUNDATION } from '../../../registry/naming';
import { Registry } from '../../../registry/schema';
import { CANARY, type Draft, document } from '../draft';
import { EditScene } from '../edits/scene';
import { Scene } from '../scene';
import { DISTURBANCES, type Disturbance, type Write, writesOf } from './disturbance';
import { Kept } from './kept';
import { recovered } from './recovery';

/** The stacks whose first `up` is disturbed. */
export const FIRST_UPS = [FOUNDATION, 'dev'] as const;

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
    private readonly edits: EditScene,
    private readonly start: Kept,
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
    const start = Kept.of(scene);
    const edits = EditScene.on(scene, draft);
    const writes = await writesOf(edits, stack);
    return new FirstUp(stack, edits, start, writes, inventory(scene.world));
  }

  /** The problems after an `up` that is disturbed at a write, `recover`, and one `up`; empty if correct. */
  async disturbed(write: Write, kind: Disturbance): Promise<readonly string[]> {
    this.start.restore();
    const { edits } = this;
    const { world } = edits.scene;
    const before = world.violations().length;
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
      const registry = Registry.parse(edits.base);
      addManually(registry, world, this.stack === FOUNDATION ? [] : [this.stack]);
      const findings = await verifyStack(registry, world, this.stack);
      return [
        ...written,
        ...left.map((each) => `left or doubled: ${each}`),
        ...lost.map((each) => `lost: ${each}`),
        ...deleted,
        ...findings.map((finding) => JSON.stringify(finding)),
        ...world.violations().slice(before),
      ];
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
  }

  async close(): Promise<void> {
    this.start.drop();
    await this.edits.scene.close();
  }
}
