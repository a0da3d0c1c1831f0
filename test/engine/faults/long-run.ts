import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { addManually } from '../../../demo/manual-changes';
import { verifyStack } from '../../../demo/verify-stack';
import { Registry } from '../../../registry/schema';
import type { Draft } from '../draft';
import { surface, tier } from '../edit-table';
import { EditScene } from '../edits';
import { DISTURBANCES, type Disturbance, type Write } from './disturbance';
import { recovered } from './recovery';

const EDITED = ['dev', 'staging'] as const;
/** The number of edits in one world. A resumed run starts with the next world. */
const IN_ONE_WORLD = 10;
/** Writes that an edit of a tier may make. If an edit makes none of the chosen kind, its update is not disturbed. */
const WRITES: readonly Write[] = [
  { service: 'github', method: 'PUT', path: '/environments/[^/]+$', isPattern: true },
  { service: 'github', method: 'POST', path: '/deployment-branch-policies$', isPattern: true },
  { service: 'github', method: 'POST', path: '/variables$', isPattern: true },
  { service: 'github', method: 'PATCH', path: '/variables/[^/]+$', isPattern: true },
  { service: 'github', method: 'DELETE', path: '/environments/', isPattern: true },
  { service: 'netlify', method: 'POST', path: '/sites$', isPattern: true },
  { service: 'netlify', method: 'POST', path: '/env$', isPattern: true },
  { service: 'netlify', method: 'DELETE', path: '/', isPattern: true },
];

const Line = z.strictObject({
  world: z.int(),
  edit: z.string(),
  stack: z.string(),
  fault: z.string(),
  problems: z.array(z.string()),
});
type Line = z.infer<typeof Line>;

const TEAM = 'acme-staging';

/** Updates the parts of a surface that depend on its tiers. */
function onTiers(copy: Draft, tiers: readonly string[], value: string): void {
  copy.tiers = tiers;
  const places = copy.target.kind === 'netlify' ? ['github', 'netlify'] : ['github'];
  copy.variables = {
    LEVEL: { in: places, values: Object.fromEntries(tiers.map((each) => [each, `${value}-${each}`])) },
  };
}

/** Numbers from 0 to 1 that depend only on a seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Random edits of one world, and their results. */
class World {
  private count = 0;
  private readonly added: string[] = [];

  constructor(
    private readonly edits: EditScene,
    private readonly random: () => number,
    private readonly number: number,
  ) {}

  private pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.random() * items.length)] as T;
  }

  private tiers(): readonly string[] {
    return this.pick([['dev'], ['dev', 'staging'], ['staging']]);
  }

  private name(): string {
    this.count += 1;
    return `made-${this.count}`;
  }

  private add(): string {
    const id = this.name();
    const model = this.pick(['worker', 'storefront']);
    this.edits.scene.edit((draft) => {
      const copy = structuredClone(surface(draft, model));
      Object.assign(copy, { id, secrets: [], paths: { include: [`made/${id}/**`] } });
      if (model === 'storefront') copy.target = { kind: 'netlify', team: TEAM, site: `acme-${id}-{tier}` };
      for (const each of ['toggles', 'alerts']) delete copy[each];
      onTiers(copy, this.tiers(), id);
      draft.surfaces.push(copy);
    });
    this.added.push(id);
    return `add ${id}`;
  }

  private remove(): string {
    const id = this.pick(this.added);
    this.added.splice(this.added.indexOf(id), 1);
    this.edits.scene.edit((draft) => {
      draft.surfaces = draft.surfaces.filter((each: Draft) => each.id !== id);
    });
    return `remove ${id}`;
  }

  private move(): string {
    const [id, tiers] = [this.pick(this.added), this.tiers()];
    this.edits.scene.edit((draft) => {
      onTiers(surface(draft, id), tiers, id);
    });
    return `move ${id} to ${tiers.join(' and ')}`;
  }

  private async rename(): Promise<string> {
    const [id, to] = [this.pick(this.added), this.name()];
    const { code, stderr } = await this.edits.causeway('rename', 'surface', id, to);
    if (code !== 0) throw new Error(`rename ${id} ended with ${code}: ${stderr}`);
    this.added.splice(this.added.indexOf(id), 1, to);
    return `rename ${id} to ${to}`;
  }

  private change(): string {
    const value = `value-${this.number}-${this.count}-${Math.floor(this.random() * 1000)}`;
    this.edits.scene.edit((draft) => {
      surface(draft, 'worker').variables.CONCURRENCY.values = { dev: value, staging: value, production: '8' };
      tier(draft, 'staging').approval.quorum = this.pick([1, 2]);
    });
    return 'change values and the quorum';
  }

  private edit(): Promise<string> | string {
    const isEmpty = this.added.length === 0;
    const act = this.pick(
      isEmpty ? (['add', 'change'] as const) : (['add', 'remove', 'move', 'rename', 'change'] as const),
    );
    return this[act]();
  }

  private async applied(edit: string, stack: string): Promise<Line> {
    const { edits } = this;
    const kind = this.random() < 0.7 ? this.pick(Object.keys(DISTURBANCES) as readonly Disturbance[]) : undefined;
    const write = this.pick(WRITES);
    const fault = kind === undefined ? 'none' : `${kind} at ${write.method} ${write.path}`;
    const line = { world: this.number, edit, stack, fault };
    try {
      if (kind !== undefined) {
        await DISTURBANCES[kind](edits, stack, write).catch((error: unknown) => {
          // The update made no such write and was not disturbed.
          if (!(error instanceof Error && error.message.includes('ended without'))) throw error;
        });
        edits.scene.world[write.service].clearFaults();
        await recovered(edits, stack);
      }
      await edits.up(stack);
      await edits.up(stack, '--expect-no-changes');
      const registry = Registry.parse(JSON.parse(readFileSync(edits.scene.registryFile, 'utf8')));
      addManually({ ...registry, tiers: registry.tiers.filter(({ id }) => id === stack) }, edits.scene.world);
      const findings = await verifyStack(registry, edits.scene.world, stack);
      return {
        ...line,
        problems: [...findings.map((each) => JSON.stringify(each)), ...edits.scene.world.violations()],
      };
    } catch (error) {
      return { ...line, problems: [error instanceof Error ? error.message : String(error)] };
    }
  }

  /** Makes one edit and applies it to both tiers. */
  async step(): Promise<readonly Line[]> {
    const edit = await this.edit();
    const lines: Line[] = [];
    for (const stack of EDITED) lines.push(await this.applied(edit, stack));
    return lines;
  }
}

/**
 * Makes random edits of the registry and applies each to two tiers. Most of these updates are disturbed, recovered and
 * verified. Edits that an earlier run recorded in `log` are not run again. Returns whether all ended correctly.
 */
export async function longRun(
  edits: number,
  { seed, log }: { readonly seed: number; readonly log: string },
): Promise<boolean> {
  const text = existsSync(log) ? readFileSync(log, 'utf8') : '';
  const before = text
    .split('\n')
    .filter(Boolean)
    .map((each) => Line.parse(JSON.parse(each)));
  const lines: Line[] = [...before];
  const next = Math.max(0, ...before.map(({ world }) => world + 1));
  for (let number = next; number * IN_ONE_WORLD < edits; number += 1) {
    const scene = await EditScene.open();
    const world = new World(scene, numbers(seed + number), number);
    for (let step = 0; step < IN_ONE_WORLD; step += 1) {
      const found = await world.step();
      lines.push(...found);
      for (const line of found) {
        appendFileSync(log, `${JSON.stringify(line)}\n`);
        console.log(`${line.problems.length === 0 ? 'ok  ' : 'FAIL'} ${line.edit} on ${line.stack}, ${line.fault}`);
        if (line.problems.length > 0) console.log(line.problems.join('\n'));
      }
      // Later results in an incorrect world prove nothing.
      if (found.some(({ problems }) => problems.length > 0)) break;
    }
    await scene.scene.close();
  }
  const failed = lines.filter(({ problems }) => problems.length > 0).length;
  console.log(`${lines.length - failed} of ${lines.length} updates ended as they must (seed ${seed})`);
  return failed === 0;
}
