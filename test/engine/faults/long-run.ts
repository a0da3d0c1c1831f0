import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectFolder } from '../../../demo/engine';
import { addManually } from '../../../demo/manual-changes';
import { verifyStack } from '../../../demo/verify-stack';
import { Registry } from '../../../registry/schema';
import { writeFileWhole } from '../../../registry/written-file';
import { good, grouped, RunLog } from '../../support/run-log';
import type { Draft } from '../draft';
import { surface, tier } from '../edits/parts';
import { EditScene } from '../edits/scene';
import { DISTURBANCES, type Disturbance, type Write } from './disturbance';
import { Kept } from './kept';
import { recovered } from './recovery';

const TABLE = 'bench/faults-long-run.md';

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
    const before = edits.scene.world.violations().length;
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
        problems: [...findings.map((each) => JSON.stringify(each)), ...edits.scene.world.violations().slice(before)],
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

function table(lines: readonly Line[], seed: number): string {
  const faulty = lines.filter(({ fault }) => fault !== 'none');
  const edits = new Set(lines.map(({ world, edit }) => `${world} ${edit}`)).size;
  const kinds = grouped(lines, ({ fault }) => fault.replace(/ at .*$/, ''));
  return [
    '# Random edits with random faults',
    '',
    `Written by \`npm run faults -- --long-run\`, seed ${seed}. Each edit adds, removes, renames or moves a surface, or changes values, and`,
    'goes to two stacks. Most of these updates are disturbed and recovered. Each counts as good when the next `up` has nothing to do,',
    '`live verify` finds nothing, and the emulators saw no request that the services would refuse.',
    '',
    `${edits} edits, ${lines.length} updates, ${faulty.length} of them with a fault: ${good(lines)} were good.`,
    '',
    '| fault | good |',
    '|---|---|',
    ...[...kinds].map(([kind, all]) => `| ${kind} | ${good(all)} of ${all.length} |`),
    '',
  ].join('\n');
}

/**
 * Makes random edits of the registry and applies each to two tiers. Most of these updates are disturbed, recovered and
 * verified. Edits that an earlier run recorded in `log` are not run again. Returns whether all ended correctly.
 */
export async function longRun(
  edits: number,
  { seed, log }: { readonly seed: number; readonly log: string | undefined },
): Promise<boolean> {
  const results = new RunLog(Line, log);
  const next = Math.max(0, ...results.lines.map(({ world }) => world + 1));
  const scene = await EditScene.open();
  const start = Kept.of(scene.scene);
  for (let number = next; number * IN_ONE_WORLD < edits; number += 1) {
    start.restore();
    const world = new World(scene, numbers(seed + number), number);
    for (let step = 0; step < IN_ONE_WORLD; step += 1) {
      const found = await world.step();
      for (const line of found) results.add(line, `${line.edit} on ${line.stack}, ${line.fault}`);
      // Later results in an incorrect world prove nothing.
      if (found.some(({ problems }) => problems.length > 0)) break;
    }
    writeFileWhole(join(projectFolder(), TABLE), table(results.lines, seed));
  }
  await scene.scene.close();
  const { length } = results.lines;
  console.log(`${length - results.failed} of ${length} updates ended as they must (seed ${seed})`);
  return results.isGood;
}
